"""What the calendar of duties shows, and what the home page reminds of."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bumdes.duty import DutyState
from bumdes.duty_calendar import calendar_of, reminders
from bumdes.month import MONTHS
from bumdes.permissions import Permission
from bumdes.reporting.lifetime import first_day_of_books, has_begun
from ledger import Period
from reports.composing import failed_proofs, gaps_of
from reports.kind import Asked
from reports.kinds import KINDS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from bumdes.duty import Duty
    from bumdes.duty_calendar import CalendarEntry
    from bumdes.work import Work
    from reports.kind import ReportKind

CERTAINTIES = {
    "C": "pasti",
    "S": "perlu dicocokkan dengan aturannya",
    "K": "belum pasti: tetapkan menurut AD",
    "": "ketetapan sendiri",
}
"""How sure the source of a day is, in words."""

MOST_REMINDED = 3
"""Duties that the home page tells of; the calendar shows all."""


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One time that a duty falls due, as the calendar shows it.

    Attributes:
        kind: the report that it hands over; None for none.
        missing: what is still to be done for it, in sentences.
    """

    entry: CalendarEntry
    state: DutyState
    kind: ReportKind | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The calendar of a year.

    Attributes:
        late: what should have been done by now.
        months: what is to come, by the name of the month that it is due in.
        done: what was done, the latest first.
    """

    late: tuple[CalendarRow, ...]
    months: tuple[tuple[str, tuple[CalendarRow, ...]], ...]
    done: tuple[CalendarRow, ...]
    first_year: int


def read_calendar(work: Work, year: int, now: dt.datetime) -> CalendarPage:
    """Return what falls due in *year*, as it stands now."""
    rows = list(_rows(work, calendar_of(work, Period.year(year)), now))
    late = tuple(row for row in rows if row.state is DutyState.LATE)
    done = tuple(row for row in reversed(rows) if row.state is DutyState.DONE)
    rest = [row for row in rows if row.state in {DutyState.SOON, DutyState.LATER}]
    months = tuple(
        (MONTHS[month - 1], tuple(found))
        for month, found in groupby(rest, key=lambda row: row.entry.due.due_on.month)
    )
    began = first_day_of_books(work).year
    return CalendarPage(late, months, done, min(began, now.year))


def reminded(work: Work, today: dt.date) -> list[CalendarEntry]:
    """Return what the actor is reminded of; nothing for who sees one unit, or no reports.

    Nothing is due, or late, before the books begin.
    """
    if not work.actor.allows(Permission.READ_REPORTS) or not has_begun(work):
        return []
    return reminders(work, today)


def kind_of(duty: Duty) -> ReportKind | None:
    """Return the kind of report that *duty* hands over; None for none."""
    return next((KINDS[key] for key in duty.reports if key in KINDS), None)


def _rows(
    work: Work, entries: Iterable[CalendarEntry], now: dt.datetime
) -> Iterable[CalendarRow]:
    """Yield each entry with what it lacks; reports are asked once they press, or are late.

    Told is what people can do. Whether the books are whole is looked at where papers are made.
    """
    proofs: dict[Period, tuple[str, ...]] = {}
    for entry in entries:
        state, kind = entry.state(now.date()), kind_of(entry.duty)
        missing = () if entry.is_done else entry.due.missing
        if kind is not None and state in {DutyState.LATE, DutyState.SOON}:
            period = Period.parse(entry.due.subject)
            if kind.is_checked and period not in proofs:
                proofs[period] = failed_proofs(work, period, of_storage=False)
            gaps = gaps_of(work, kind, Asked(period=period, now=now))
            missing = (*missing, *proofs.get(period, ()), *gaps)
        yield CalendarRow(entry, state, kind, missing)
