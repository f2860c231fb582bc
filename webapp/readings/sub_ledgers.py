"""What pages about sub-ledgers show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger import Side
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.sub_ledger_proof import SubLedgerProof
    from bumdes.work import Work
    from ledger import Account, Money


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


def _sign(work: Work, proof: SubLedgerProof) -> int:
    """Return -1 for what grows on the credit side, and 1 for the rest."""
    chart = work.book.chart
    accounts = [chart[code] for code in proof.sub_ledger.control_accounts(chart)]
    return -1 if all(account.normal_side is Side.CREDIT for account in accounts) else 1
