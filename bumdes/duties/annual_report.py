"""The deliberation is given the annual report, and accepts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Duty
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.reporting.dated_due import dated_due, years_due
from bumdes.year_end.accepted_year import year_standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, window: Period) -> Iterator[Due]:
    for year in years_due(work, "annual_report", window):
        number = year.last_day.year
        standing = year_standing(work, number)
        accepted = standing.accepted
        is_over = year.last_day < work.today
        missing = (
            (phrase("Tahun {number} belum ditutup.", number=number),)
            if is_over and not standing.is_closed
            else ()
        )
        yield from dated_due(
            work,
            "annual_report",
            year,
            about=phrase("Tahun {number}", number=number),
            is_done=accepted is not None,
            done_on=accepted.accepted_on if accepted else None,
            done_by=phrase("Diterima dengan keputusan {decision}", decision=accepted.decision)
            if accepted
            else "",
            missing=missing,
        )


ANNUAL_REPORT = Duty(
    key="annual_report",
    label="Menyampaikan laporan pertanggungjawaban tahunan",
    recipient="Musyawarah Desa",
    roles=(Role.DIRECTOR,),
    place="reports",
    reports=("lpj", "annual"),
    find=_find,
)
