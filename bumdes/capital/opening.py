"""Openings: capital that came before the books, and is not told apart by who brought it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.account import capital_accounts
from ledger import EntryKind, Period
from ledger.period import FIRST_DAY

if TYPE_CHECKING:
    import datetime as dt

    from ledger import BookView


def unnamed_openings(view: BookView, *, at: dt.date) -> dict[str, int]:
    """Return by account the opening capital up to a day that names nobody, in sen."""
    found: dict[str, int] = {}
    codes = capital_accounts(view.chart)
    rows = view.turnovers(last_day=at, accounts=codes, components=False) if codes else []
    for account in sorted({row.account for row in rows if row.kind == EntryKind.OPENING}):
        lines = view.lines(account, Period(FIRST_DAY, at), party="")
        minor = sum(
            line.credit_minor - line.debit_minor
            for line in lines
            if line.kind == EntryKind.OPENING
        )
        if minor:
            found[account] = minor
    return found
