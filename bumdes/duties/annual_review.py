"""The annual report is looked through by advisor and supervisor before the deliberation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Duty
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.reporting.dated_due import dated_due, years_due
from bumdes.reporting.handed_over import handed_over
from bumdes.reporting.signing import Step
from bumdes.year_end.accepted_year import year_standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period

_REPORTS = ("lpj", "annual")


def _find(work: Work, window: Period) -> Iterator[Due]:
    for year in years_due(work, "annual_review", window):
        number = year.last_day.year
        accepted = year_standing(work, number).accepted
        told = handed_over(work, _REPORTS, year, Step.REVIEWED)
        if accepted is not None and not told:
            told = {"is_done": True, "done_by": "Laporannya sudah diterima musyawarah"}
        yield from dated_due(
            work, "annual_review", year, about=phrase("Tahun {number}", number=number), **told
        )


ANNUAL_REVIEW = Duty(
    key="annual_review",
    label="Menyerahkan laporan tahunan untuk ditelaah",
    recipient="Penasihat dan Pengawas",
    roles=(Role.DIRECTOR, Role.TREASURER, Role.SECRETARY),
    place="reports",
    reports=_REPORTS,
    find=_find,
)
