"""The books of the year are closed."""

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
    for year in years_due(work, "year_close", window):
        number = year.last_day.year
        is_closed = year_standing(work, number).is_closed
        yield from dated_due(
            work,
            "year_close",
            year,
            about=phrase("Tahun {number}", number=number),
            is_done=is_closed,
            done_by="Buku tahun itu sudah ditutup" if is_closed else "",
        )


YEAR_CLOSE = Duty(
    key="year_close",
    label="Menutup buku tahunan",
    recipient="Direktur",
    roles=(Role.TREASURER, Role.DIRECTOR),
    place="years",
    is_marked=False,
    find=_find,
)
