"""The calendar of duties: what falls due in some days, and how each of it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.duties import DUTIES
from bumdes.duty import DutyState
from bumdes.errors import NotFoundError
from bumdes.permissions import Role
from bumdes.reporting.duty_mark import marks_of
from ledger import Period

if TYPE_CHECKING:
    from bumdes.duty import Due, Duty
    from bumdes.reporting.duty_mark import DutyMark
    from bumdes.work import Work

SOON = dt.timedelta(days=30)
"""How long before its day a duty is pressing."""

LONG_AGO = dt.timedelta(days=366)
"""How long a duty that nobody did is reminded of."""

_SEE_ALL = frozenset({Role.ADMINISTRATOR, Role.DIRECTOR, Role.SECRETARY})
"""Who is reminded of the duties of everybody."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One time that a duty falls due, and how it stands.

    Attributes:
        mark: that somebody said it was done; None if nobody did.
    """

    duty: Duty
    due: Due
    mark: DutyMark | None

    @property
    def is_done(self) -> bool:
        """Whether the records tell that it was done, or somebody said so."""
        return self.due.is_done or self.mark is not None

    @property
    def done_on(self) -> dt.date | None:
        """The day it was done, as far as it is known."""
        return self.mark.done_on if self.mark else self.due.done_on

    def state(self, today: dt.date) -> DutyState:
        """Return how it stands on a day."""
        if self.is_done:
            return DutyState.DONE
        if self.due.due_on < today:
            return DutyState.LATE
        return DutyState.SOON if self.due.due_on <= today + SOON else DutyState.LATER


def calendar_of(work: Work, window: Period) -> list[CalendarEntry]:
    """Return what falls due in *window*, the first day first."""
    marks = marks_of(work.session, work.book_id)
    found = [
        CalendarEntry(duty, due, marks.get((duty.key, due.subject)))
        for duty in DUTIES.values()
        for due in duty.find(work, window)
        if window.first_day <= due.due_on <= window.last_day
    ]
    return sorted(found, key=lambda entry: (entry.due.due_on, entry.duty.key, entry.due.about))


def reminders(work: Work, today: dt.date) -> list[CalendarEntry]:
    """Return what the actor has to do and has not done, overdue or soon due.

    Who watches over everything is reminded of what others have to do as well.
    """
    role = work.actor.role
    return [
        entry
        for entry in calendar_of(work, Period(today - LONG_AGO, today + SOON))
        if not entry.is_done and (role in _SEE_ALL or role in entry.duty.roles)
    ]


def find_duty(key: str) -> Duty:
    """Return the duty with *key*.

    Raises:
        NotFoundError: there is none.
    """
    try:
        return DUTIES[key]
    except KeyError:
        raise NotFoundError("duty", key) from None
