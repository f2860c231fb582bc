"""What pages about schedules and what recurs show and offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.month import month_of
from bumdes.party import parties_of, party_names
from bumdes.schedules.course import course_of, courses
from bumdes.schedules.recurring import find_recurring, recurrence_of, recurrences
from bumdes.schedules.schedule import find_schedule
from ledger import AccountKind
from ledger.money import from_minor, total
from webapp.language.saying import t
from webapp.local_time import month_name
from webapp.readings.sight import slug_of, unit_names
from webapp.readings.units import account_options

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from bumdes.schedules.course import Course
    from bumdes.schedules.recurring import Recurrence, RecurringLine
    from bumdes.schedules.schedule import Schedule
    from bumdes.work import Work
    from ledger import Money, Period

Options = list[tuple[str, str]]

HELD = ("1.1.07.01", "1.1.07.02", "2.1.06.01")
"""Where documents of schedules lie."""

LIABILITIES = ("2.1.03.", "2.1.04.", "2.1.99.")
"""Where what is owed bit by bit lies: wages, utilities, interest."""


class EntryLink(NamedTuple):
    """Where the page of an entry is."""

    year: int
    number: int
    voucher: str
    date: dt.date


class StepLine(NamedTuple):
    """A month of a schedule, in the words of a list."""

    month: str
    amount: Money
    entry: EntryLink | None


class DueLine(NamedTuple):
    """What waits to be posted."""

    about: str
    month: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleLine:
    """A schedule, in the words of a list.

    Attributes:
        state: how it stands, and with what kind of mark.
    """

    course: Course
    unit: str
    party: str
    state: tuple[str, str]

    @property
    def schedule(self) -> Schedule:
        """The schedule itself."""
        return self.course.schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class SchedulePage:
    """What the page of one schedule shows.

    Attributes:
        start, end: the entries that brought it in and ended it.
        earned: what belongs to the days up to today.
        unearned: what would be left to be paid back if it ended today.
    """

    line: ScheduleLine
    steps: list[StepLine]
    start: EntryLink | None
    end: EntryLink | None
    earned: Money
    unearned: Money
    held_name: str
    result_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringLegs:
    """What recurs, in the words of a page."""

    recurrence: Recurrence
    legs: list[tuple[RecurringLine, str, Money]]
    months: list[tuple[str, Period, EntryLink | None, str]]
    unit: str


def entry_links(work: Work, sequences: Iterable[int | None]) -> Mapping[int, EntryLink]:
    """Return where the pages of entries are, by their places in the chain."""
    return {
        posted.sequence: EntryLink(
            posted.entry.date.year, posted.number, posted.voucher, posted.entry.date
        )
        for posted in work.book.entries_at(s for s in sequences if s is not None)
    }


def schedule_lines(
    work: Work, *, kind: str = "", with_ended: bool = True
) -> list[ScheduleLine]:
    """Return the schedules, those that begin last first.

    Args:
        kind: only those of this kind; all of them if it is empty.
        with_ended: whether those that are over are shown too.
    """
    found = [
        course
        for course in courses(work)
        if kind in {"", course.schedule.kind} and (with_ended or course.goes_on)
    ]
    found.sort(key=lambda c: (c.schedule.first_day, c.schedule.schedule_id), reverse=True)
    names = unit_names(work)
    parties = party_names(work.session, work.book_id, {c.schedule.party for c in found})
    return [_line(course, names, parties) for course in found]


def schedule_page(work: Work, schedule_id: str, today: dt.date) -> SchedulePage:
    """Return what the page of one schedule shows.

    Raises:
        NotFoundError: there is no such schedule.
    """
    course = course_of(work, find_schedule(work.session, work.book_id, schedule_id))
    schedule, currency = course.schedule, work.book.currency
    links = entry_links(
        work,
        [
            schedule.entry_sequence,
            schedule.end_sequence,
            *(step.entry_sequence for step in course.steps),
        ],
    )
    earned = course.earned(today)
    parties = party_names(work.session, work.book_id, {schedule.party})
    return SchedulePage(
        line=_line(course, unit_names(work), parties),
        steps=[
            StepLine(
                month_name(step.month.first_day),
                from_minor(step.minor, currency),
                links.get(step.entry_sequence or 0),
            )
            for step in course.steps
        ],
        start=links.get(schedule.entry_sequence or 0),
        end=links.get(schedule.end_sequence or 0) if course.is_ended else None,
        earned=earned,
        unearned=course.amount - earned,
        held_name=t(work.book.chart[schedule.held_account].name),
        result_name=t(work.book.chart[schedule.result_account].name),
    )


def due_lines(work: Work, through: Period) -> list[DueLine]:
    """Return what a run through a month would post, the oldest first."""
    currency = work.book.currency
    due = [
        (
            step.month,
            DueLine(course.schedule.description, month_name(step.month.first_day), amount),
        )
        for course in courses(work)
        for step in course.due(through)
        for amount in [from_minor(step.minor, currency)]
    ]
    due += [
        (month, DueLine(recurrence.entry.name, month_name(month.first_day), recurrence.amount))
        for recurrence in recurrences(work, through)
        if recurrence.entry.is_automatic
        for month in recurrence.waiting
    ]
    return [line for _, line in sorted(due, key=lambda pair: pair[0])]


def due_total(work: Work, lines: Iterable[DueLine]) -> Money:
    """Return what all that is due comes to."""
    return total((line.amount for line in lines), work.book.currency)


def recurring_lines(work: Work, through: Period) -> list[RecurringLegs]:
    """Return all that recurs, and how far it is through a month."""
    return [_legs(work, recurrence) for recurrence in recurrences(work, through)]


def recurring_page(work: Work, recurring_id: str, through: Period) -> RecurringLegs:
    """Return what the page of one thing that recurs shows.

    Raises:
        NotFoundError: nothing recurs under that name.
    """
    entry = find_recurring(work.session, work.book_id, recurring_id)
    last = max(through, month_of(entry.first_month))
    return _legs(work, recurrence_of(work, entry, last))


def held_options(work: Work) -> Options:
    """Return the accounts that what is spread may lie on meanwhile."""
    offered = account_options(work, AccountKind.ASSET, AccountKind.LIABILITY, cash=False)
    return [pair for pair in offered if pair[0] in HELD or pair[0].startswith(LIABILITIES)]


def result_options(work: Work) -> Options:
    """Return the costs and revenues that it may become."""
    return account_options(work, AccountKind.EXPENSE, AccountKind.REVENUE)


def party_choices(work: Work) -> Options:
    """Return code and name of everybody who may be named."""
    return [
        (party.code, party.name)
        for party in parties_of(work.session, work.book_id)
        if not party.is_erased
    ]


def usual_month(today: dt.date) -> Period:
    """Return the month that a run is mostly asked for: the last one that is about over."""
    month = month_of(today)
    return month if (month.last_day - today).days < 7 else month_of(month.eve)


def _line(course: Course, units: Mapping[str, str], parties: Mapping[str, str]) -> ScheduleLine:
    schedule = course.schedule
    return ScheduleLine(
        course=course,
        unit=units.get(schedule.unit, schedule.unit),
        party=parties.get(schedule.party, ""),
        state=_state(course),
    )


def _state(course: Course) -> tuple[str, str]:
    if not course.is_begun:
        return ("Dibatalkan", "bad")
    if course.is_ended:
        return ("Diakhiri", "")
    return ("Berjalan", "ok") if course.due() else ("Selesai", "")


def _legs(work: Work, recurrence: Recurrence) -> RecurringLegs:
    chart, currency = work.book.chart, work.book.currency
    done = [o.done.entry_sequence for o in recurrence.occurrences if o.done is not None]
    links = entry_links(work, done)
    months = [
        (
            month_name(o.month.first_day),
            o.month,
            links.get((o.done.entry_sequence if o.done else 0) or 0),
            o.done.reason if o.done else t("menunggu"),
        )
        for o in reversed(recurrence.occurrences)
    ]
    units = unit_names(work)
    unit = recurrence.lines[0].unit if recurrence.lines else ""
    return RecurringLegs(
        recurrence=recurrence,
        legs=[
            (line, chart[line.account].name, from_minor(line.minor, currency))
            for line in recurrence.lines
        ],
        months=months,
        unit=units.get(unit, slug_of(unit)),
    )
