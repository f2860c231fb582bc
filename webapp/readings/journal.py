"""The list of transactions: the newest first, by day, some days to a page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, or_, select

from bumdes.permissions import Permission
from ledger.money import from_minor
from ledger.reading import posted_entries
from ledger.tables import entries, postings
from webapp.readings.entries import Direction, entry_rows
from webapp.readings.sight import unit_choices, unit_in_sight, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import ColumnElement

    from bumdes.work import Work
    from ledger import BookView, Money, Period, PostedEntry
    from webapp.readings.entries import EntryRow
    from webapp.readings.sight import Choice

ROWS_PER_PAGE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFilter:
    """What a list is asked to show.

    Attributes:
        period: only entries dated in it.
        unit: only entries of this unit; None for all.
        text: words of the description, a number such as 2026/12, or part of a voucher's.
        minor: an amount that the text may mean, in minor units.
        before: continue after this day and sequence, the newest first.
    """

    period: Period | None = None
    unit: str | None = None
    text: str = ""
    minor: int | None = None
    before: tuple[dt.date, int] | None = None


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
    """One page of the list, and where the next one begins."""

    days: tuple[JournalDay, ...]
    next_before: tuple[dt.date, int] | None
    units: tuple[Choice, ...]
    months: tuple[dt.date, ...]

    @property
    def count(self) -> int:
        """How many entries the page shows."""
        return sum(len(day.rows) for day in self.days)


def read_journal(work: Work, asked: JournalFilter) -> JournalPage:
    """Return a page of the journal.

    Raises:
        PermissionDeniedError: the actor does not see the unit asked for.
    """
    unit = unit_in_sight(work, Permission.READ_BOOKS, asked.unit)
    view, names = work.book, unit_names(work)
    found = _entries(view, replace(asked, unit=unit), most=ROWS_PER_PAGE + 1)
    rows = entry_rows(view, found, unit_names=names, unit=unit)
    page = _whole_days(rows)
    has_more = len(page) < len(rows)
    begun = {asked.before[0]} if asked.before else set()
    unfinished = {row.date for row in rows[len(page) : len(page) + 1]}
    return JournalPage(
        days=tuple(_days(view, page, begun | unfinished)),
        next_before=(page[-1].date, page[-1].sequence) if has_more else None,
        units=unit_choices(work, names),
        months=tuple(_months(view)),
    )


def latest_rows(
    view: BookView, unit: str | None, names: Mapping[str, str], *, most: int
) -> list[EntryRow]:
    """Return the entries of the latest days, at most *most* of them."""
    found = _entries(view, JournalFilter(unit=unit), most=most)
    return entry_rows(view, found, unit_names=names, unit=unit)


def first_and_last_day(view: BookView) -> tuple[dt.date, dt.date] | None:
    """Return the days of the earliest and the latest entry; None while there is none."""
    c = entries.c
    query = select(func.min(c.date), func.max(c.date)).where(c.book_id == view.book_id)
    first, last = view.connection.execute(query).one()
    return (first, last) if first else None


def _entries(view: BookView, asked: JournalFilter, *, most: int) -> Iterator[PostedEntry]:
    c = entries.c
    return posted_entries(
        view.connection,
        view.currency,
        c.book_id == view.book_id,
        *_conditions(asked),
        order=(c.date.desc(), c.sequence.desc()),
        most=most,
    )


def _conditions(asked: JournalFilter) -> Iterator[ColumnElement[bool]]:
    c = entries.c
    if asked.period is not None:
        yield c.date.between(asked.period.first_day, asked.period.last_day)
    if asked.unit is not None:
        yield _has_posting(postings.c.unit == asked.unit)
    if asked.before is not None:
        day, sequence = asked.before
        yield or_(c.date < day, and_(c.date == day, c.sequence < sequence))
    if asked.text:
        yield or_(*_matches(asked))


def _matches(asked: JournalFilter) -> Iterator[ColumnElement[bool]]:
    c = entries.c
    yield func.lower(c.description).contains(asked.text.lower(), autoescape=True)
    if asked.minor is not None:
        p = postings.c
        yield _has_posting(or_(p.debit_minor == asked.minor, p.credit_minor == asked.minor))
    parts = asked.text.upper().split("/")
    if len(parts) >= 2 and all(part.isdecimal() and part.isascii() for part in parts[-2:]):
        year, number = int(parts[-2][:4]), int(parts[-1][:9])
        yield (
            and_(c.year == year, c.voucher_type == parts[0], c.voucher_number == number)
            if len(parts) == 3
            else and_(c.year == year, c.number == number)
        )


def _has_posting(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    p, e = postings.c, entries.c
    return exists().where(p.book_id == e.book_id, p.sequence == e.sequence, condition)


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
    days = first_and_last_day(view)
    if days is None:
        return
    first, month = days[0].replace(day=1), days[1].replace(day=1)
    while month >= first:
        yield month
        month = (month - dt.timedelta(days=1)).replace(day=1)
