"""The supervisor reports what the supervision found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Duty
from bumdes.permissions import Permission, Role
from bumdes.phrase import phrase
from bumdes.reporting.dated_due import dated_due, years_due
from bumdes.reporting.handed_over import handed_over
from bumdes.reporting.signing import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period

_REPORTS = ("supervisor",)


def _find(work: Work, window: Period) -> Iterator[Due]:
    for year in years_due(work, "supervisor_report", window):
        number = year.last_day.year
        told = handed_over(work, _REPORTS, year, Step.APPROVED)
        yield from dated_due(
            work,
            "supervisor_report",
            year,
            about=phrase("Tahun {number}", number=number),
            **told,
        )


SUPERVISOR_REPORT = Duty(
    key="supervisor_report",
    label="Menyampaikan laporan hasil pengawasan",
    recipient="Musyawarah Desa",
    roles=(Role.SUPERVISOR,),
    place="reports",
    reports=_REPORTS,
    permission=Permission.WRITE_SUPERVISION,
    find=_find,
)
