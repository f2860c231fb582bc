"""Figures of the books that several indicators ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger import AccountKind, EntryKind
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Money, Period


def turnover(work: Work, period: Period) -> Money:
    """Return what was earned in *period*, as accounts of revenue have it."""
    view = work.book
    rows = view.turnovers(
        first_day=period.first_day, last_day=period.last_day, components=False
    )
    minor = sum(
        row.credits - row.debits
        for row in rows
        if not row.is_before
        and row.kind != EntryKind.CLOSING
        and view.chart[row.account].kind is AccountKind.REVENUE
    )
    return from_minor(minor, view.currency)
