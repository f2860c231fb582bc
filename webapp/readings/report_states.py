"""How the reports stand that are handed over twice a year and once a year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from bumdes.duty_calendar import calendar_of
from ledger import Period
from webapp.readings.duties import kind_of

if TYPE_CHECKING:
    from bumdes.duty import DutyState
    from bumdes.work import Work
    from reports.kind import ReportKind

REPORTED = frozenset({"semester_report", "annual_report", "food_security_report"})
LOOKS_BACK, LOOKS_AHEAD = dt.timedelta(days=430), dt.timedelta(days=70)
MOST_SHOWN = 5


class ReportState(NamedTuple):
    """A report, and how it stands.

    Attributes:
        kind: what can be opened; None for none.
        done_on: the day it was handed over, as far as it is known.
    """

    label: str
    about: str
    period: str
    state: DutyState
    due_on: dt.date
    done_on: dt.date | None
    kind: ReportKind | None


def report_states(work: Work, today: dt.date) -> list[ReportState]:
    """Return the latest reports that fell due or soon do, the latest first."""
    window = Period(today - LOOKS_BACK, today + LOOKS_AHEAD)
    found = [
        ReportState(
            label=entry.duty.label,
            about=entry.due.about,
            period=entry.due.subject,
            state=entry.state(today),
            due_on=entry.due.due_on,
            done_on=entry.done_on,
            kind=kind_of(entry.duty),
        )
        for entry in calendar_of(work, window)
        if entry.duty.key in REPORTED
    ]
    return found[::-1][:MOST_SHOWN]
