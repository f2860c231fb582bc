"""What the calendar of duties shows, and what the home page reminds of."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bumdes.duty import DutyState
from bumdes.duty_calendar import calendar_of, reminders
from bumdes.month import MONTHS
from bumdes.permissions import Permission
from bumdes.reporting.lifetime import first_day_of_books
from ledger import Period

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.duty_calendar import CalendarEntry
    from bumdes.work import Work

CERTAINTIES = {
    "C": "pasti",
    "S": "dari sumber kedua",
    "K": "belum pasti: tetapkan menurut AD",
    "": "ketetapan sendiri",
}
"""How sure the source of a day is, in words."""

MOST_REMINDED = 3
"""Duties that the home page tells of; the calendar shows all."""


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The calendar of a year.

    Attributes:
        late: what should have been done by now.
        months: the rest, by the name of the month that it is due in.
    """

    late: tuple[CalendarEntry, ...]
    months: tuple[tuple[str, tuple[CalendarEntry, ...]], ...]
    first_year: int


def read_calendar(work: Work, year: int, today: dt.date) -> CalendarPage:
    """Return what falls due in *year*, as it stands on a day."""
    entries = calendar_of(work, Period.year(year))
    late = tuple(e for e in entries if e.state(today) is DutyState.LATE)
    rest = [entry for entry in entries if entry not in late]
    months = tuple(
        (MONTHS[month - 1], tuple(found))
        for month, found in groupby(rest, key=lambda entry: entry.due.due_on.month)
    )
    began = first_day_of_books(work).year
    return CalendarPage(late, months, min(began, today.year))


def reminded(work: Work, today: dt.date) -> list[CalendarEntry]:
    """Return what the actor is reminded of; nothing for who sees one unit, or no reports."""
    if not work.actor.allows(Permission.READ_REPORTS):
        return []
    return reminders(work, today)
