"""The supervisor reports what the supervision found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Duty
from bumdes.permissions import Permission, Role
from bumdes.reporting.dated_due import dated_due
from bumdes.reporting.lifetime import years_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, window: Period) -> Iterator[Due]:
    for year in years_around(work, window):
        number = year.last_day.year
        yield from dated_due(work, "supervisor_report", year, about=f"Tahun {number}")


SUPERVISOR_REPORT = Duty(
    key="supervisor_report",
    label="Menyampaikan laporan hasil pengawasan",
    recipient="Musyawarah Desa",
    roles=(Role.SUPERVISOR,),
    place="reports",
    permission=Permission.WRITE_SUPERVISION,
    find=_find,
)
