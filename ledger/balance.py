"""Balances: what the journal adds up to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.account import Side
from ledger.money import Money, from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledger.journal import JournalEntry
    from ledger.money import Currency


@dataclass(frozen=True, slots=True)
class Balance:
    """The turnover of an account: all its debits, and all its credits."""

    debits: Money
    credits: Money

    @classmethod
    def of_minor(cls, debits: int, credits: int, currency: Currency) -> Balance:
        """Return the balance of so many minor units of *currency*."""
        return cls(from_minor(debits, currency), from_minor(credits, currency))

    @classmethod
    def zero(cls, currency: Currency) -> Balance:
        return cls.of_minor(0, 0, currency)

    @property
    def side(self) -> Side:
        """The side that is larger; debit if both are equal."""
        return Side.CREDIT if self.credits > self.debits else Side.DEBIT

    def net(self, side: Side) -> Money:
        """Return the balance as *side* sees it: negative where the other side is larger."""
        difference = self.debits - self.credits
        return difference if side == Side.DEBIT else -difference

    def __add__(self, other: Balance) -> Balance:
        return Balance(self.debits + other.debits, self.credits + other.credits)


def fold(entries: Iterable[JournalEntry], currency: Currency) -> Mapping[str, Balance]:
    """Return the balance of each account that *entries* touch.

    This is the definition of a balance. ``Book.balances`` reads the same figures from the
    database; the property tests hold the two against each other.
    """
    turnover: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for entry in entries:
        for posting in entry.postings:
            turnover[posting.account][posting.side is Side.CREDIT] += posting.minor
    return {
        account: Balance.of_minor(debits, credits, currency)
        for account, (debits, credits) in turnover.items()
    }
