"""The first half of the year is reported; the second is in the annual report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Duty
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.reporting.dated_due import dated_due
from bumdes.reporting.handed_over import handed_over
from bumdes.reporting.lifetime import first_day_of_books, years_around
from bumdes.reporting.signing import Step
from ledger import Period as Days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period

_REPORTS = ("semester",)


def _find(work: Work, window: Period) -> Iterator[Due]:
    began = first_day_of_books(work)
    for year in years_around(work, window):
        number = year.last_day.year
        half = Days.semester(number, 1)
        if half.last_day >= began:
            about = phrase("Semester I {number}", number=number)
            told = handed_over(work, _REPORTS, half, Step.REVIEWED)
            yield from dated_due(work, "semester_report", half, about=about, **told)


SEMESTER_REPORT = Duty(
    key="semester_report",
    label="Menyampaikan laporan semester",
    recipient="Penasihat dan Pengawas",
    roles=(Role.DIRECTOR, Role.TREASURER, Role.SECRETARY),
    place="reports",
    reports=_REPORTS,
    find=_find,
)
