"""What falls on months of the period that are over was posted, of what goes month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.month import month_of
from bumdes.phrase import phrase
from bumdes.schedules.course import courses
from bumdes.schedules.recurring import recurrences
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    through, today = month_of(period.last_day), work.today
    for course in courses(work):
        schedule = course.schedule
        for step in course.due(through):
            if step.month.last_day > today:
                continue
            yield Finding(
                text=phrase(
                    "{description}, bagian {month} belum dicatat.",
                    description=schedule.description,
                    month=step.month,
                ),
                unit=schedule.unit,
                account=schedule.held_account,
                amounts=(from_minor(step.minor, work.book.currency),),
            )
    for recurrence in recurrences(work, through):
        for month in recurrence.waiting:
            if month.last_day > today:
                continue
            yield Finding(
                text=phrase(
                    "{name}, {month} belum dicatat.", name=recurrence.entry.name, month=month
                ),
                unit=recurrence.lines[0].unit if recurrence.lines else None,
                amounts=(recurrence.amount,),
            )


SCHEDULES_RECORDED = Check(
    key="schedules_recorded",
    label="Jadwal bulanan dan catatan rutin sudah dicatat",
    advice="Buka Jadwal bulanan, lalu catat yang menunggu.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE, Occasion.PRINT}),
    area=CheckArea.DUES,
    why="Bagian bulan ini belum menjadi biaya atau pendapatan, jadi untungnya keliru.",
    place="schedules",
    find=_find,
)
