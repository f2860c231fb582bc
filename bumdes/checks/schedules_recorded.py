"""What falls on the months of the period, of what is spread over months, was posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, Finding, Occasion
from bumdes.month import month_of, month_words
from bumdes.schedules.course import courses
from bumdes.schedules.recurring import recurrences
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    through = month_of(period.last_day)
    for course in courses(work):
        schedule = course.schedule
        for step in course.due(through):
            yield Finding(
                text=f"{schedule.description}, bagian {month_words(step.month)} belum dicatat.",
                unit=schedule.unit,
                account=schedule.held_account,
                amounts=(from_minor(step.minor, work.book.currency),),
            )
    for recurrence in recurrences(work, through):
        for month in recurrence.waiting:
            yield Finding(
                text=f"{recurrence.entry.name}, {month_words(month)} belum dicatat.",
                unit=recurrence.lines[0].unit if recurrence.lines else None,
                amounts=(recurrence.amount,),
            )


SCHEDULES_RECORDED = Check(
    key="schedules_recorded",
    label="Jadwal bulanan dan catatan rutin sudah dicatat",
    advice="Buka Jadwal bulanan, lalu catat yang menunggu.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE}),
    find=_find,
)
