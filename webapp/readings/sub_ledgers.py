"""What pages about sub-ledgers show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.document import documents_of
from bumdes.phrase import phrase
from bumdes.rupiah import format_rupiah
from bumdes.unit import HEAD_OFFICE_NAME
from ledger import Dimension, Side
from ledger.money import from_minor
from webapp.language.saying import t

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.sub_ledger import SubLedger
    from bumdes.sub_ledger_proof import SubLedgerProof
    from bumdes.work import Work
    from ledger import Account, Money
    from ledger.outstanding import Outstanding


class ShownProof(NamedTuple):
    """A proof, with both sums on the side on which its accounts grow."""

    proof: SubLedgerProof
    control: Money
    named: Money


def shown(work: Work, proof: SubLedgerProof) -> ShownProof:
    """Return *proof* as people read it: what is owed is not negative."""
    sign = _sign(work, proof)
    return ShownProof(proof, proof.control * sign, proof.named * sign)


class StandingLine(NamedTuple):
    """What stands on a control account for one identity, in people's words.

    ``said`` holds pairs of code and name; both are empty where nothing is named.
    """

    account: Account
    said: tuple[tuple[str, str], ...]
    amount: Money


def standing_lines(work: Work, proof: SubLedgerProof) -> list[StandingLine]:
    """Return what stands in a sub-ledger, each identity by the names that the book knows."""
    sign = _sign(work, proof)
    names = {
        dimension: {value.code: value.name for value in work.book.known(dimension)}
        for dimension in proof.sub_ledger.identity
    }
    return [
        StandingLine(
            work.book.chart[holding.account],
            tuple(
                (code, names[dimension].get(code, ""))
                for dimension, code in zip(
                    proof.sub_ledger.identity, holding.identity, strict=True
                )
            ),
            from_minor(sign * holding.minor, work.book.currency),
        )
        for holding in proof.held
    ]


def unnamed_places(work: Work, sub_ledger: SubLedger, at: dt.date) -> list[tuple[str, str]]:
    """Return where something stands unnamed, to choose among: account, unit and fund."""
    identity = [dimension.value for dimension in sub_ledger.identity]
    rows = work.book.outstanding(
        sub_ledger.control_accounts(work.book.chart), at, by=[*identity, "unit", "fund"]
    )
    return [
        (f"{row.account}|{row.unit}|{row.fund}", _said_of(work, row))
        for row in rows
        if row.net and not any(getattr(row, name) for name in identity)
    ]


def _said_of(work: Work, row: Outstanding) -> str:
    units = {value.code: value.name for value in work.book.known(Dimension.UNIT)}
    where = [
        t(work.book.chart[row.account].name),
        units.get(row.unit, row.unit) or t(HEAD_OFFICE_NAME),
        t(phrase("dana {fund}", fund=row.fund)) if row.fund else "",
    ]
    left = format_rupiah(from_minor(abs(row.net), work.book.currency))
    return f"{', '.join(filter(None, where))}: {left}"


def known_codes(work: Work, sub_ledger: SubLedger) -> list[tuple[str, str]]:
    """Return what lines of a sub-ledger may name by one code, to choose among."""
    if Dimension.DOCUMENT in sub_ledger.identity:
        documents = documents_of(work.session, work.book_id, sub_ledger.key)
        return [(d.code, f"{d.code} {d.description}") for d in documents]
    known = work.book.known(sub_ledger.identity[0])
    return [(value.code, f"{value.name} ({value.code})") for value in known]


def _sign(work: Work, proof: SubLedgerProof) -> int:
    """Return -1 for what grows on the credit side, and 1 for the rest."""
    chart = work.book.chart
    accounts = [chart[code] for code in proof.sub_ledger.control_accounts(chart)]
    return -1 if all(account.normal_side is Side.CREDIT for account in accounts) else 1
