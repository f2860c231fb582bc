"""The list of transactions: the newest first, by day, some days to a page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from ledger.money import from_minor
from ledger.search import EntrySearch, days_of_entries, search_entries
from webapp.readings.entries import Direction, entry_rows
from webapp.readings.sight import unit_choices, unit_in_sight, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bumdes.work import Work
    from ledger import BookView, Money
    from webapp.readings.entries import EntryRow
    from webapp.readings.sight import Choice

ROWS_PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class JournalDay:
    """The entries of one day, and the cash they brought and took.

    ``is_whole`` is false if the day goes on at another page; then sums would mislead.
    """

    date: dt.date
    rows: tuple[EntryRow, ...]
    cash_in: Money
    cash_out: Money
    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage:
    """One page of the list, and where the next one begins.

    ``cash_in`` and ``cash_out`` are of this page.
    """

    days: tuple[JournalDay, ...]
    cash_in: Money
    cash_out: Money
    next_before: tuple[dt.date, int] | None
    units: tuple[Choice, ...]
    months: tuple[dt.date, ...]

    @property
    def count(self) -> int:
        """How many entries the page shows."""
        return sum(len(day.rows) for day in self.days)


def read_journal(work: Work, asked: EntrySearch, *, is_empty: bool = False) -> JournalPage:
    """Return a page of the journal; one of nothing if it *is_empty* whatever is asked.

    Raises:
        PermissionDeniedError: the actor does not see the unit asked for.
    """
    unit = unit_in_sight(work, Permission.READ_BOOKS, asked.unit)
    view, names = work.book, unit_names(work)
    most = 0 if is_empty else ROWS_PER_PAGE + 1
    found = search_entries(view, replace(asked, unit=unit), most=most)
    rows = entry_rows(view, found, unit_names=names, unit=unit)
    page = _whole_days(rows)
    has_more = len(page) < len(rows)
    begun = {asked.before[0]} if asked.before else set()
    unfinished = {row.date for row in rows[len(page) : len(page) + 1]}
    return JournalPage(
        days=tuple(_days(view, page, begun | unfinished)),
        cash_in=from_minor(_sum(page, Direction.IN), view.currency),
        cash_out=from_minor(-_sum(page, Direction.OUT), view.currency),
        next_before=(page[-1].date, page[-1].sequence) if has_more else None,
        units=unit_choices(work, names),
        months=tuple(_months(view)),
    )


def latest_rows(
    view: BookView, unit: str | None, names: Mapping[str, str], *, most: int
) -> list[EntryRow]:
    """Return the entries of the latest days, at most *most* of them."""
    found = search_entries(view, EntrySearch(unit=unit), most=most)
    return entry_rows(view, found, unit_names=names, unit=unit)


def _whole_days(rows: list[EntryRow]) -> list[EntryRow]:
    """Return the rows of a page: whole days as far as they fit, or a part of one long day."""
    if len(rows) <= ROWS_PER_PAGE:
        return rows
    return [row for row in rows if row.date != rows[-1].date] or rows[:ROWS_PER_PAGE]


def _days(view: BookView, rows: list[EntryRow], in_parts: set[dt.date]) -> Iterator[JournalDay]:
    for date, group in groupby(rows, key=lambda row: row.date):
        day = tuple(group)
        yield JournalDay(
            date,
            day,
            from_minor(_sum(day, Direction.IN), view.currency),
            from_minor(-_sum(day, Direction.OUT), view.currency),
            is_whole=date not in in_parts,
        )


def _sum(rows: Iterable[EntryRow], direction: Direction) -> int:
    return sum(row.signed_minor for row in rows if row.direction is direction)


def _months(view: BookView) -> Iterator[dt.date]:
    """Yield the first day of each month from the latest entry's back to the earliest's."""
    days = days_of_entries(view)
    if days is None:
        return
    first, month = days.first_day.replace(day=1), days.last_day.replace(day=1)
    while month >= first:
        yield month
        month = (month - dt.timedelta(days=1)).replace(day=1)
