"""Periods to choose among, and what is compared with them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from bumdes.phrase import phrase
from ledger import Period
from ledger.period import last_day_of_month
from reports.words import period_words
from webapp.readings.sight import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST_YEAR, EARLIER = "tahun-lalu", "sebelumnya"
YEARS = {"dua-tahun": 2, "empat-tahun": 4}
"""How many years before stand beside a period."""
PARTS = {"per-semester": 6, "per-triwulan": 3, "per-bulan": 1}
"""How many months has each part of a period that stands beside the whole."""
MOST_PARTS = 24
"""Parts that a statement shows side by side; of more, none is shown."""

COMPARISONS = (
    Choice("", "Tanpa pembanding"),
    Choice(LAST_YEAR, "Masa yang sama tahun lalu"),
    Choice("dua-tahun", "Masa yang sama, dua tahun sebelumnya"),
    Choice("empat-tahun", "Masa yang sama, empat tahun sebelumnya"),
    Choice(EARLIER, "Masa sebelumnya"),
    Choice("per-semester", "Tiap semester di dalamnya"),
    Choice("per-triwulan", "Tiap triwulan di dalamnya"),
    Choice("per-bulan", "Tiap bulan di dalamnya"),
)


class PeriodGroup(NamedTuple):
    """The periods of a year, as a list offers them."""

    year: int
    choices: tuple[Choice, ...]


def so_far(today: dt.date) -> Period:
    """Return this year up to *today*."""
    return Period(dt.date(today.year, 1, 1), today)


def file_period(period: Period) -> str:
    """Return *period* as the names of files say it: 2026, 2026-S1, 2026-Q2, 2026-07."""
    year, month = period.first_day.year, period.first_day.month
    usual = {
        Period.year(year): f"{year}",
        Period.semester(year, (month + 5) // 6): f"{year}-S{(month + 5) // 6}",
        Period.quarter(year, (month + 2) // 3): f"{year}-Q{(month + 2) // 3}",
        Period.month(year, month): f"{year}-{month:02d}",
    }
    days = f"{period.first_day:%Y%m%d}-{period.last_day:%Y%m%d}"
    return usual.get(period, days)


def whole_months(period: Period) -> Period:
    """Return the whole months that *period* touches."""
    last = period.last_day
    return Period(period.first_day.replace(day=1), last_day_of_month(last.year, last.month))


def period_groups(first_year: int, today: dt.date, chosen: Period) -> list[PeriodGroup]:
    """Return the periods from *first_year* on, the latest year first.

    What is *chosen* stands on top of its year if it is none of the usual ones.
    """
    groups = []
    for year in range(today.year, min(first_year, today.year) - 1, -1):
        choices = tuple(_of_year(year, today))
        groups.append(PeriodGroup(year, choices))
    return _with_chosen(groups, chosen)


def compared(period: Period, how: str) -> tuple[Period, ...]:
    """Return the periods that stand beside *period*; none if *how* asks for none."""
    if how == LAST_YEAR:
        return (period.year_before,)
    if how == EARLIER:
        return (_preceding(period),)
    if how in YEARS:
        years = [period]
        for _ in range(YEARS[how]):
            years.append(years[-1].year_before)
        return tuple(years[1:])
    parts = list(_parts(period, PARTS[how])) if how in PARTS else []
    return tuple(p for p in parts if p != period) if len(parts) <= MOST_PARTS else ()


def _parts(period: Period, months: int) -> Iterator[Period]:
    """Yield the parts of *period* that semesters, quarters or months of the calendar cut."""
    first = period.first_day
    while first <= period.last_day:
        last_month = (first.month - 1) // months * months + months
        last = min(last_day_of_month(first.year, last_month), period.last_day)
        yield Period(first, last)
        first = last + dt.timedelta(days=1)


def _of_year(year: int, today: dt.date) -> Iterator[Choice]:
    if year == today.year:
        yield Choice(str(so_far(today)), phrase("Tahun {year} sampai hari ini", year=year))
    yield Choice(str(year), phrase("Tahun {year} penuh", year=year))
    yield from (
        Choice(f"{year}-S{half}", phrase("Semester {half} {year}", half=half, year=year))
        for half in (1, 2)
    )
    yield from (
        Choice(f"{year}-Q{n}", phrase("Triwulan {n} {year}", n=n, year=year))
        for n in range(1, 5)
    )
    for month in range(1, 13):
        yield Choice(f"{year}-{month:02d}", phrase("{month}", month=Period.month(year, month)))


def _with_chosen(groups: list[PeriodGroup], chosen: Period) -> list[PeriodGroup]:
    offered = {Period.parse(choice.value) for group in groups for choice in group.choices}
    if chosen in offered:
        return groups
    own = PeriodGroup(chosen.last_day.year, (Choice(str(chosen), period_words(chosen)),))
    return [own, *groups]


def _preceding(period: Period) -> Period:
    """Return as many whole months, or else as many days, as *period* has, just before it."""
    first, last = period.first_day, period.last_day
    is_whole = first.day == 1 and last == last_day_of_month(last.year, last.month)
    if not is_whole:
        return Period(first - (last - first) - dt.timedelta(days=1), period.eve)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    place = first.year * 12 + first.month - 1 - months
    return Period(dt.date(place // 12, place % 12 + 1, 1), period.eve)
