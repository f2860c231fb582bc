"""What was done with money for food security is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.programme import programmes_of_year
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

_FOOD = "ketahanan_pangan"

_REPORTS = ("food-security",)


def _find(work: Work, window: Period) -> Iterator[Due]:
    for year in years_due(work, "food_security_report", window):
        number = year.last_day.year
        programmes = programmes_of_year(work.session, work.book, number)
        given = [p for p in programmes if p.earmark.key == _FOOD and p.contributed.amount]
        if not given:
            continue
        yield from dated_due(
            work,
            "food_security_report",
            year,
            about=phrase("Tahun {number}", number=number),
            amount=given[0].contributed,
            **handed_over(work, _REPORTS, year, Step.ACCEPTED),
        )


FOOD_SECURITY_REPORT = Duty(
    key="food_security_report",
    label="Melaporkan penggunaan dana ketahanan pangan",
    recipient="Kepala Desa",
    roles=(Role.DIRECTOR, Role.TREASURER),
    place="reports",
    reports=_REPORTS,
    find=_find,
)
