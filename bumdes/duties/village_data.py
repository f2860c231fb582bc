"""The village is told what its own reports need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Duty
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.reporting.dated_due import dated_due, years_due
from bumdes.reporting.handed_over import handed_over
from bumdes.reporting.signing import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period

_REPORTS = ("lkmd",)


def _find(work: Work, window: Period) -> Iterator[Due]:
    for year in years_due(work, "village_data", window):
        number = year.last_day.year
        told = handed_over(work, _REPORTS, year, Step.ACCEPTED)
        yield from dated_due(
            work, "village_data", year, about=phrase("Tahun {number}", number=number), **told
        )


VILLAGE_DATA = Duty(
    key="village_data",
    label="Memberi Desa bahan laporan keuangannya",
    recipient="Kepala Desa",
    roles=(Role.DIRECTOR, Role.SECRETARY),
    place="reports",
    reports=_REPORTS,
    find=_find,
)
