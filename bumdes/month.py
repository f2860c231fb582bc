"""Months of the calendar: counted one after the other, and as Indonesians name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError
from ledger import Period
from ledger.period import last_day_of_month

if TYPE_CHECKING:
    import datetime as dt

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
"""From Monday on."""


def month_of(day: dt.date) -> Period:
    """Return the calendar month in which *day* lies."""
    return Period.month(day.year, day.month)


def months_after(month: Period, count: int) -> Period:
    """Return the month *count* months after *month*; before it where *count* is negative."""
    place = month.first_day.year * 12 + month.first_day.month - 1 + count
    return Period.month(place // 12, place % 12 + 1)


def months_between(first: Period, last: Period) -> list[Period]:
    """Return the months from *first* to *last*, both included; none if it comes later."""
    count = 12 * (last.first_day.year - first.first_day.year)
    count += last.first_day.month - first.first_day.month
    return [months_after(first, place) for place in range(count + 1)]


def check_month(month: Period) -> Period:
    """Return *month* if it is one whole month of the calendar.

    Raises:
        InvalidFieldError: it is some other stretch of days.
    """
    if month != month_of(month.first_day):
        raise InvalidFieldError("month", str(month), "whole_months")
    return month


def month_key(month: Period) -> str:
    """Return how keys of entries name a month: ``2026-03``."""
    return f"{month.first_day:%Y-%m}"


def day_in(month: Period, day: int) -> dt.date:
    """Return day *day* of *month*, or its last one if the month is shorter."""
    last = last_day_of_month(month.first_day.year, month.first_day.month)
    return last if day >= last.day else month.first_day.replace(day=day)


def month_words(month: Period) -> str:
    """Return what Indonesians call *month*: ``Maret 2026``."""
    return f"{MONTHS[month.first_day.month - 1]} {month.first_day.year}"


def day_words(day: dt.date) -> str:
    """Return what Indonesians call *day*: ``31 Desember 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: dt.date) -> str:
    """Return the name of the weekday of *day*: ``Senin``."""
    return WEEKDAYS[day.weekday()]
