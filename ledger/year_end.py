"""The end of a year: its result is carried to retained earnings, or brought back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from ledger.closing import ClosingAccounts, closing_entries
from ledger.dimension import Dimension
from ledger.errors import (
    EarlierYearOpenError,
    PeriodLockedError,
    ReasonRequiredError,
    SettingMissingError,
    YearClosedError,
    YearNotClosedError,
)
from ledger.journal import EntryKind, JournalEntry
from ledger.period import Period
from ledger.tables import entries
from ledger.text import check_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from ledger.closing import Surplus
    from ledger.posted import Posted
    from ledger.recorder import Recorder
    from ledger.view import BookView


def close_year(
    book: Recorder, year: int, *, by: str, retaining: Collection[str] = ()
) -> list[Posted]:
    """Carry the result of *year*, and close it; see ``Book.close_year``."""
    check_text(by, "actor", most=200)
    writer = book.writer()
    days = Period.year(year)
    if any(surplus for _, _, surplus in _all_surpluses(book, days.eve)):
        raise EarlierYearOpenError(year - 1)
    by_unit = _surpluses(book, days.last_day)
    closed_through = book.periods.state.closed_through
    is_closed = closed_through is not None and closed_through >= days.last_day
    if is_closed and not by_unit:
        raise YearClosedError(year)
    if is_closed:
        _make_room(book, days.last_day, by=by)
    accounts = replace(_closing_accounts(book), retaining=frozenset(retaining))
    posted: list[Posted] = []
    for unit, surpluses in sorted(by_unit.items()):
        for entry in closing_entries(
            unit, surpluses, accounts=accounts, on=days.last_day, currency=book.currency
        ):
            components = ("",) * len(entry.postings)
            posted.append(book.write(writer, entry, components, by=by))
    writer.flush()
    through = max(days.last_day, closed_through or days.last_day)
    book.periods.close(through, by=by, reason=f"Tutup buku tahun {year}")
    return posted


def reopen_year(book: Recorder, year: int, *, by: str, reason: str) -> list[Posted]:
    """Take the closing of *year* back, and open it; see ``Book.reopen_year``."""
    if not reason.strip():
        raise ReasonRequiredError("reopen")
    writer = book.writer()
    days = Period.year(year)
    state = book.periods.state
    if state.closed_through is None or state.closed_through < days.last_day:
        raise YearNotClosedError(year)
    if state.locked_through is not None and state.locked_through >= days.first_day:
        raise PeriodLockedError(days.last_day, state.locked_through)
    standing = _standing_closings(book)
    later = [date.year for _, date in standing if date > days.last_day]
    if later:
        raise YearClosedError(max(later))
    book.periods.reopen(days.eve, by=by, reason=reason)
    posted = []
    for sequence, date in standing:
        if date == days.last_day:
            entry = _mirror(book, sequence, reason)
            components = ("",) * len(entry.postings)
            posted.append(book.write(writer, entry, components, by=by))
    writer.flush()
    return posted


def carried_years(book: BookView) -> list[int]:
    """Return the years whose result was carried to retained earnings, and still is."""
    return sorted({day.year for _, day in _standing_closings(book)})


def _make_room(book: Recorder, last_day: dt.date, *, by: str) -> None:
    """Open the last day of a year whose months are closed, for its closing entries."""
    state = book.periods.state
    if state.locked_through is not None and state.locked_through >= last_day:
        raise PeriodLockedError(last_day, state.locked_through)
    eve = last_day - dt.timedelta(days=1)
    book.periods.reopen(eve, by=by, reason=f"Jurnal penutup tahun {last_day.year}")


def _surpluses(book: Recorder, last_day: dt.date) -> dict[str, list[Surplus]]:
    """Return, by unit, what the temporary accounts hold that is to be emptied."""
    by_unit: dict[str, list[Surplus]] = {}
    for unit, line, surplus in _all_surpluses(book, last_day):
        if surplus:
            by_unit.setdefault(unit, []).append((*line, surplus))
    return by_unit


def _all_surpluses(book: Recorder, last_day: dt.date) -> list[tuple[str, tuple[str, str], int]]:
    """Return unit, (account, fund), and debits less credits of each temporary account."""
    sums: dict[tuple[str, str, str], int] = {}
    for row in book.turnovers(last_day=last_day, by=("unit", "fund")):
        if book.chart[row.account].is_temporary:
            key = (row.unit, row.account, row.fund)
            sums[key] = sums.get(key, 0) + row.debits - row.credits
    return [(unit, (account, fund), net) for (unit, account, fund), net in sums.items()]


def _closing_accounts(book: Recorder) -> ClosingAccounts:
    settings = book.settings()
    if not settings.result_account:
        raise SettingMissingError("result_account")
    return ClosingAccounts(
        result=settings.result_account,
        head_office=settings.head_office_account,
        unit_current=settings.unit_current_account,
        by_unit={v.code: v.account for v in book.known(Dimension.UNIT) if v.account},
    )


def _standing_closings(book: BookView) -> list[tuple[int, dt.date]]:
    """Return sequence and day of the closing entries that were not taken back."""
    c, reversal = entries.c, entries.alias()
    taken_back = (
        select(reversal.c.reverses)
        .where(reversal.c.book_id == book.book_id, reversal.c.reverses.is_not(None))
        .scalar_subquery()
    )
    query = (
        select(c.sequence, c.date)
        .where(
            c.book_id == book.book_id,
            c.kind == EntryKind.CLOSING,
            c.reverses.is_(None),
            c.sequence.not_in(taken_back),
        )
        .order_by(c.sequence)
    )
    return [(sequence, date) for sequence, date in book.connection.execute(query)]


def _mirror(book: Recorder, sequence: int, reason: str) -> JournalEntry:
    original = book.entry(sequence)
    return original.mirrored(on=original.entry.date, reason=reason)
