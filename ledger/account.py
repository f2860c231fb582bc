"""Accounts: where amounts are kept, and which side makes them grow."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ledger.errors import AccountExistsError, HeadingAccountError, UnknownAccountError
from ledger.text import check_code, check_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledger.dimension import Dimension


class Side(StrEnum):
    """The two sides of an account."""

    DEBIT = "debit"
    CREDIT = "credit"

    @property
    def opposite(self) -> Side:
        return Side.CREDIT if self is Side.DEBIT else Side.DEBIT


class AccountKind(StrEnum):
    """The five kinds of account; the kind decides the side that increases it."""

    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    REVENUE = "revenue"
    EXPENSE = "expense"

    @property
    def normal_side(self) -> Side:
        return Side.DEBIT if self in {AccountKind.ASSET, AccountKind.EXPENSE} else Side.CREDIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One line of the chart of accounts.

    Attributes:
        code: its place in the chart, for example ``"4.1.01.01"`` under ``"4.1.01"``.
        name: what the account is called on documents.
        kind: asset, liability, equity, revenue or expense.
        is_contra: whether it grows on the other side than its kind, as accumulated
            depreciation does.
        is_cash: whether it is cash or a cash equivalent, whose movements the statement
            of cash flows explains.
        is_drawing: whether it gathers what owners took out in the year, and is closed
            with the year.
        takes_postings: false for headings, which only gather what is under them.
        is_active: false for accounts that take no more postings.
        requires: dimensions that each posting to it must name.
    """

    code: str
    name: str
    kind: AccountKind
    is_contra: bool = False
    is_cash: bool = False
    is_drawing: bool = False
    takes_postings: bool = True
    is_active: bool = True
    requires: tuple[Dimension, ...] = ()

    def __post_init__(self) -> None:
        check_code(self.code, "account", most=64)
        check_text(self.name, "name", most=200)

    @property
    def normal_side(self) -> Side:
        """The side that increases it."""
        side = self.kind.normal_side
        return side.opposite if self.is_contra or self.is_drawing else side

    @property
    def is_temporary(self) -> bool:
        """Whether its balance ends with the year: revenue, expense, drawings."""
        return self.is_drawing or self.kind in {AccountKind.REVENUE, AccountKind.EXPENSE}


class Chart:
    """The chart of accounts: every account of a book, by code, in code order.

    Raises:
        AccountExistsError: two accounts share a code.
    """

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._by_code: dict[str, Account] = {}
        for account in sorted(accounts, key=lambda a: a.code):
            if account.code in self._by_code:
                raise AccountExistsError(account.code)
            self._by_code[account.code] = account

    def __getitem__(self, code: str) -> Account:
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownAccountError(code, self.similar(code)) from None

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[Account]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def similar(self, code: str) -> list[str]:
        """Return up to three codes of the chart that look like *code*."""
        return difflib.get_close_matches(code, self._by_code, n=3)

    def postable(self, code: str) -> Account:
        """Return the account with *code*, which takes postings.

        Raises:
            UnknownAccountError, HeadingAccountError: there is none, or it is a heading.
        """
        account = self[code]
        if not account.takes_postings:
            raise HeadingAccountError(code)
        return account

    def under(self, *prefixes: str) -> list[Account]:
        """Return the accounts that take postings at or under any of *prefixes*.

        A prefix may be written as the heading's own code: 1.1.01.00 gathers 1.1.01.*.
        """
        stems = tuple(_stem(prefix) + "." for prefix in prefixes)
        return [
            account
            for account in self
            if account.takes_postings
            and (account.code in prefixes or account.code.startswith(stems))
        ]

    def cash(self) -> list[Account]:
        """Return the cash accounts that take postings."""
        return [account for account in self if account.is_cash and account.takes_postings]


def _stem(code: str) -> str:
    """Return *code* without the zeros that fill up the code of a heading."""
    parts = code.split(".")
    while len(parts) > 1 and not parts[-1].strip("0"):
        parts.pop()
    return ".".join(parts)
