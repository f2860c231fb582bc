"""The questionnaire of the ministry's ranking is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Duty
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.reporting.dated_due import dated_due, years_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, window: Period) -> Iterator[Due]:
    for year in years_due(work, "ranking", window):
        number = year.last_day.year
        yield from dated_due(
            work, "ranking", year, about=phrase("Tahun {number}", number=number)
        )


RANKING = Duty(
    key="ranking",
    label="Mengisi data pemeringkatan",
    recipient="Kementerian Desa, lewat laman pemeringkatan",
    roles=(Role.DIRECTOR, Role.SECRETARY),
    place="reports",
    reports=("ranking",),
    find=_find,
)
