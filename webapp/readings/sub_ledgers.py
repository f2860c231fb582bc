"""What pages about sub-ledgers show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger import Side
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.sub_ledger import Holding
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
    accounts = [work.book.chart[c] for c in proof.sub_ledger.control_accounts(work.book.chart)]
    if all(account.normal_side is Side.CREDIT for account in accounts):
        return ShownProof(proof, -proof.control, -proof.named)
    return ShownProof(proof, proof.control, proof.named)


class StandingLine(NamedTuple):
    """What stands on a control account for one identity, in people's words.

    ``said`` holds pairs of code and name; both are empty where nothing is named.
    """

    account: Account
    said: tuple[tuple[str, str], ...]
    amount: Money


def standing_lines(work: Work, proof: SubLedgerProof) -> list[StandingLine]:
    """Return what stands in a sub-ledger, each identity by the names that the book knows."""
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
            _on_side(work, holding),
        )
        for holding in proof.held
    ]


def _on_side(work: Work, holding: Holding) -> Money:
    side = work.book.chart[holding.account].normal_side
    minor = holding.minor if side is Side.DEBIT else -holding.minor
    return from_minor(minor, work.book.currency)
