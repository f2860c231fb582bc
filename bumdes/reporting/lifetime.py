"""The lifetime of a set of books: from when on there is anything to report of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.month import month_of, months_after
from bumdes.read_once import read_once
from ledger import Period
from ledger.search import days_of_entries

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bumdes.work import Work


def first_day_of_books(work: Work) -> dt.date:
    """Return the day of the earliest entry; today where there is none yet."""
    days = _days(work)
    return days.first_day if days else work.today


def has_begun(work: Work) -> bool:
    """Whether there is any entry yet."""
    return _days(work) is not None


@read_once
def _days(work: Work) -> Period | None:
    return days_of_entries(work.book)


def years_around(work: Work, window: Period) -> Iterator[Period]:
    """Yield the years that the books tell of, near enough to be due within *window*."""
    began = first_day_of_books(work).year
    for year in range(window.first_day.year - 1, window.last_day.year + 2):
        if year >= began:
            yield Period.year(year)


def months_around(work: Work, window: Period) -> Iterator[Period]:
    """Yield the months that the books tell of, near enough to be due within *window*."""
    began = first_day_of_books(work)
    month = months_after(month_of(window.first_day), -3)
    while month.first_day <= window.last_day:
        if month.last_day >= began:
            yield month
        month = months_after(month, 1)
