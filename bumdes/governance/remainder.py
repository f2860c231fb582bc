"""What is left of an enterprise on a day: what it has, and what it owes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger import AccountKind, Dimension, Side
from ledger.money import total

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ledger import Balance, BookView, Money


@dataclass(frozen=True, slots=True)
class Left:
    """One account with what is left on it.

    Attributes:
        amount: in rupiah, positive as its kind grows: what the enterprise has, or owes. A
            deduction, such as depreciation, is negative.
    """

    account: str
    name: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder:
    """What there is to settle.

    Attributes:
        on: the day at whose end it is so.
        assets, liabilities: every account that is not zero, in code order.
    """

    on: dt.date
    assets: tuple[Left, ...]
    liabilities: tuple[Left, ...]
    total_assets: Money
    total_liabilities: Money

    @property
    def net(self) -> Money:
        """What would be left for the owners; negative if more is owed than there is."""
        return self.total_assets - self.total_liabilities

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to settle."""
        return not self.assets and not self.liabilities


def what_is_left(book: BookView, on: dt.date) -> Remainder:
    """Return what the books have at the end of day *on*, head office and units together.

    What the head office and its units owe each other is left out.
    """
    balances = book.balances(on)
    assets = _left(book, balances, AccountKind.ASSET)
    liabilities = _left(book, balances, AccountKind.LIABILITY)
    return Remainder(
        on=on,
        assets=assets,
        liabilities=liabilities,
        total_assets=total((line.amount for line in assets), book.currency),
        total_liabilities=total((line.amount for line in liabilities), book.currency),
    )


def _left(
    book: BookView, balances: Mapping[str, Balance], kind: AccountKind
) -> tuple[Left, ...]:
    between = {value.account for value in book.known(Dimension.UNIT)}
    between.add(book.settings().unit_current_account)
    side = Side.DEBIT if kind is AccountKind.ASSET else Side.CREDIT
    lines = (
        Left(code, book.chart[code].name, balance.net(side))
        for code, balance in balances.items()
        if book.chart[code].kind is kind and code not in between
    )
    return tuple(line for line in lines if line.amount)
