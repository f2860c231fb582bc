"""The annual report is looked through by advisor and supervisor before the deliberation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Duty
from bumdes.permissions import Role
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
        yield from dated_due(work, "annual_review", year, about=f"Tahun {number}")


ANNUAL_REVIEW = Duty(
    key="annual_review",
    label="Menyerahkan laporan tahunan untuk ditelaah",
    recipient="Penasihat dan Pengawas",
    roles=(Role.DIRECTOR, Role.TREASURER, Role.SECRETARY),
    place="reports",
    find=_find,
)
