"""Closing a year: revenue, expense and drawings go to retained earnings, unit by unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.account import Side
from ledger.errors import SettingMissingError
from ledger.journal import EntryKind, JournalEntry, Posting
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from ledger.money import Currency

MOST_EMPTIED = 250
"""Accounts and funds that one entry empties; each may need three postings more."""

Surplus = tuple[str, str, int]
"""Account, fund, and debits less credits in minor units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingAccounts:
    """The accounts that closing needs.

    Attributes:
        result: takes the result, for example retained earnings.
        head_office: in a unit, what it owes the head office; empty if units keep their
            results.
        unit_current: at the head office, what a unit owes it, unless the unit has its own.
        by_unit: the units that have their own.
        retaining: the units that keep their results, whatever the others do.
    """

    result: str
    head_office: str
    unit_current: str
    by_unit: Mapping[str, str]
    retaining: frozenset[str] = frozenset()


def closing_entries(
    unit: str,
    surpluses: Iterable[Surplus],
    *,
    accounts: ClosingAccounts,
    on: dt.date,
    currency: Currency,
) -> list[JournalEntry]:
    """Return the entries that empty the temporary accounts of *unit* on day *on*.

    The result goes to the result account: at the head office, through the inter-unit
    accounts, or in the unit itself where it retains it or the book has no such accounts.
    There is one entry, none if there is nothing to empty, more if one would be too long.
    Each fund is closed by itself.

    Raises:
        SettingMissingError: the head office has no account for what *unit* owes it.
    """
    ordered = sorted(each for each in surpluses if each[2])
    parts = [ordered[n : n + MOST_EMPTIED] for n in range(0, len(ordered), MOST_EMPTIED)]
    return [
        JournalEntry(
            date=on,
            description=f"Penutupan tahun {on.year}" + (f", unit {unit}" if unit else ""),
            postings=tuple(_postings(unit, part, accounts=accounts, currency=currency)),
            kind=EntryKind.CLOSING,
        )
        for part in parts
    ]


def _postings(
    unit: str, surpluses: list[Surplus], *, accounts: ClosingAccounts, currency: Currency
) -> list[Posting]:
    postings = [
        _posting(account, -minor, unit=unit, fund=fund, currency=currency)
        for account, fund, minor in surpluses
    ]
    results: dict[str, int] = {}
    for _, fund, minor in surpluses:
        results[fund] = results.get(fund, 0) + minor
    for fund, minor in sorted(results.items()):
        if minor:
            postings += _carry(unit, fund, minor, accounts=accounts, currency=currency)
    return postings


def _carry(
    unit: str, fund: str, loss: int, *, accounts: ClosingAccounts, currency: Currency
) -> list[Posting]:
    """Return the legs that take the result (a *loss* if positive) to where it is kept."""
    if not unit or not accounts.head_office or unit in accounts.retaining:
        return [_posting(accounts.result, loss, unit=unit, fund=fund, currency=currency)]
    current = accounts.by_unit.get(unit) or accounts.unit_current
    if not current:
        raise SettingMissingError("unit_current_account")
    return [
        _posting(accounts.head_office, loss, unit=unit, fund=fund, currency=currency),
        _posting(current, -loss, unit="", fund=fund, currency=currency),
        _posting(accounts.result, loss, unit="", fund=fund, currency=currency),
    ]


def _posting(
    account: str, signed_minor: int, *, unit: str, fund: str, currency: Currency
) -> Posting:
    """Return the leg that debits *signed_minor*, or credits it where it is negative."""
    return Posting(
        account=account,
        side=Side.DEBIT if signed_minor > 0 else Side.CREDIT,
        amount=from_minor(abs(signed_minor), currency),
        unit=unit,
        fund=fund,
    )
