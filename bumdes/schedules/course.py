"""The course of schedules: what of each was posted and stands, and what is to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bumdes.month import month_of
from bumdes.schedules.schedule import (
    Schedule,
    ScheduleKind,
    ScheduleMonth,
    schedules_of,
)
from bumdes.schedules.spreading import Spreading, earned_through
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable

    from bumdes.work import Work
    from ledger import Currency, Money, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A month of a schedule.

    Attributes:
        minor: what it gets, or got, in sen.
        entry_sequence: the entry that posted it, None while it waits.
        turn: how often it was posted and taken back before.
    """

    month: Period
    minor: int
    entry_sequence: int | None
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a schedule stands.

    Attributes:
        steps: its months; those that were posted, and those that are to come if it goes on.
        is_begun: whether what brought it in stands.
        is_ended: whether it was ended before its time, and that stands.
    """

    schedule: Schedule
    steps: tuple[Step, ...]
    is_begun: bool
    is_ended: bool
    currency: Currency

    @property
    def posted_minor(self) -> int:
        """What was posted month by month and stands, in sen."""
        return sum(step.minor for step in self.steps if step.entry_sequence is not None)

    @property
    def left_minor(self) -> int:
        """What is still to become cost or revenue, in sen; nothing after its end."""
        if self.is_ended or not self.is_begun:
            return 0
        return self.schedule.amount_minor - self.posted_minor

    @property
    def amount(self) -> Money:
        """What it was about."""
        return from_minor(self.schedule.amount_minor, self.currency)

    @property
    def left(self) -> Money:
        """What is still to become cost or revenue."""
        return from_minor(self.left_minor, self.currency)

    @property
    def goes_on(self) -> bool:
        """Whether months of it are to come."""
        return self.is_begun and not self.is_ended and bool(self.due())

    def due(self, through: Period | None = None) -> list[Step]:
        """Return the months that wait to be posted, up to the month *through*."""
        if self.is_ended or not self.is_begun:
            return []
        return [
            step
            for step in self.steps
            if step.entry_sequence is None
            and step.minor
            and (through is None or step.month <= through)
        ]

    def earned(self, on: dt.date) -> Money:
        """Return what belongs to the days up to *on*, included."""
        schedule = self.schedule
        minor = earned_through(
            schedule.slices, schedule.term, Spreading(schedule.spreading), on
        )
        return from_minor(minor, self.currency)


def courses(work: Work, schedules: Iterable[Schedule] | None = None) -> list[Course]:
    """Return how *schedules* stand; all of them, if none are named."""
    chosen = schedules_of(work.session, work.book_id) if schedules is None else list(schedules)
    months = _months(work, {s.schedule_id for s in chosen})
    asked = {m.entry_sequence for group in months.values() for m in group}
    asked |= {s for one in chosen for s in (one.entry_sequence, one.end_sequence) if s}
    taken_back = work.book.reversals(asked).keys()
    return [
        _course(work, schedule, months.get(schedule.schedule_id, []), taken_back)
        for schedule in chosen
    ]


def course_of(work: Work, schedule: Schedule) -> Course:
    """Return how one schedule stands."""
    return courses(work, [schedule])[0]


def standing(
    work: Work, schedules: Iterable[Schedule], at: dt.date
) -> list[tuple[Schedule, int]]:
    """Return what stands of schedules that were posted, at the end of day *at*, in sen.

    It is debits less credits: positive of what was paid ahead, negative of what was received.
    """
    chosen = list(schedules)
    months = _months(work, {s.schedule_id for s in chosen})
    asked = {m.entry_sequence for group in months.values() for m in group}
    asked |= {s for one in chosen for s in (one.entry_sequence, one.end_sequence) if s}
    moved = {p.sequence for p in work.book.entries_at(asked) if p.entry.date <= at}
    moved -= {sequence for sequence, on in work.book.reversals(asked).items() if on <= at}
    found = []
    for schedule in chosen:
        taken = sum(
            m.minor for m in months.get(schedule.schedule_id, []) if m.entry_sequence in moved
        )
        begun = schedule.amount_minor if schedule.entry_sequence in moved else 0
        ended = schedule.end_minor if schedule.end_sequence in moved else 0
        sign = -1 if schedule.of_kind is ScheduleKind.DEFERRED else 1
        found.append((schedule, sign * (begun - taken - ended)))
    return found


def _months(work: Work, asked: Collection[str]) -> dict[str, list[ScheduleMonth]]:
    query = select(ScheduleMonth).where(ScheduleMonth.book_id == work.book_id)
    if len(asked) == 1:
        query = query.where(ScheduleMonth.schedule_id == next(iter(asked)))
    found: dict[str, list[ScheduleMonth]] = {}
    for month in work.session.scalars(query.order_by(ScheduleMonth.month, ScheduleMonth.turn)):
        found.setdefault(month.schedule_id, []).append(month)
    return found


def _course(
    work: Work, schedule: Schedule, months: list[ScheduleMonth], taken_back: Collection[int]
) -> Course:
    begun = schedule.entry_sequence is None or schedule.entry_sequence not in taken_back
    ended = schedule.ended_on is not None and schedule.end_sequence not in taken_back
    standing = {month_of(m.month): m for m in months if m.entry_sequence not in taken_back}
    turns = {month_of(m.month): m.turn for m in months}
    steps = []
    for part in schedule.slices:
        posted = standing.get(part.month)
        if posted is None and ended:
            continue
        steps.append(
            Step(
                month=part.month,
                minor=part.minor if posted is None else posted.minor,
                entry_sequence=None if posted is None else posted.entry_sequence,
                turn=turns.get(part.month, 0),
            )
        )
    return Course(
        schedule=schedule,
        steps=tuple(steps),
        is_begun=begun,
        is_ended=ended,
        currency=work.book.currency,
    )
