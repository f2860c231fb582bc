"""Days and periods in Indonesian words, as documents say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.month import MONTHS
from bumdes.phrase import listed, phrase, word
from ledger import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence


ROMAN = ("I", "II", "III", "IV")
MOST_WORDS = 3
"""Periods that a title says in full."""
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
"""Indonesia's time zones, by hours ahead of UTC."""

TOTAL = phrase("Jumlah{of}", of="")
"""What figures add up to; the same word heads a column of amounts, in other languages not."""


def short_day(day: dt.date) -> str:
    """Return *day* as ``31/12/2025``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def period_words(period: Period) -> str:
    """Return *period* as ``1 Januari s/d 31 Desember 2025``, saying month and year once."""
    first, last = period.first_day, period.last_day
    if first == last:
        return phrase("{day}", day=last)
    begun: object = first
    if first.year == last.year:
        begun = first.day
        if first.month != last.month:
            month = word(MONTHS[first.month - 1])
            begun = phrase("{day} {month}", day=first.day, month=month)
    return phrase("{first} s/d {last}", first=begun, last=last)


def period_name(period: Period) -> str:
    """Return what heads the column of *period*: 2025, Semester I 2025, Juli 2025, ..."""
    year, month = period.first_day.year, period.first_day.month
    if period == Period.year(year):
        return str(year)
    if period == Period.semester(year, (month + 5) // 6):
        return phrase("Semester {number} {year}", number=ROMAN[month // 6], year=year)
    if period == Period.quarter(year, (month + 2) // 3):
        return phrase("Triwulan {number} {year}", number=ROMAN[month // 3], year=year)
    if period == Period.month(year, month):
        return phrase("{month}", month=period)
    first, last = short_day(period.first_day), short_day(period.last_day)
    return phrase("{first} s/d {last}", first=first, last=last)


def for_periods(periods: Sequence[Period]) -> str:
    """Return ``Untuk Periode 1 Januari s/d 31 Desember 2025 dan 2024``."""
    said = _joined([period_words(p) for p in periods], _years(periods))
    return phrase("Untuk Periode {periods}", periods=said)


def at_days(periods: Sequence[Period]) -> str:
    """Return ``Per 31 Desember 2025 dan 2024``, for the last days of *periods*."""
    days = [Period(p.last_day, p.last_day) for p in periods]
    said = _joined([phrase("{day}", day=d.last_day) for d in days], _years(days))
    return phrase("Per {days}", days=said)


def moment_words(moment: dt.datetime) -> str:
    """Return *moment* as ``16 Maret 2026 pukul 14.05 WIB``."""
    offset = moment.utcoffset()
    minutes = 0 if offset is None else round(offset.total_seconds() / 60)
    zone = ZONES.get(minutes // 60) if minutes % 60 == 0 else None
    if zone is None:
        zone = "UTC" + (f"{minutes // 60:+03d}.{minutes % 60:02d}" if minutes else "")
    day, time = moment.date(), f"{moment:%H.%M}"
    return phrase("{day} pukul {time} {zone}", day=day, time=time, zone=zone)


def and_list(words: Sequence[str]) -> str:
    """Return *words* as ``a, b, dan c``."""
    if len(words) < 2:
        return words[0] if words else ""
    if len(words) == 2:
        return phrase("{first} dan {last}", first=words[0], last=words[1])
    return phrase("{first}, dan {last}", first=listed(words[:-1]), last=words[-1])


def _years(periods: Sequence[Period]) -> list[str]:
    """Return the year of each period, or nothing if they differ in more than that."""
    shapes = {
        (p.first_day.month, p.first_day.day, p.last_day.month, p.last_day.day) for p in periods
    }
    within = all(p.first_day.year == p.last_day.year for p in periods)
    return [str(p.last_day.year) for p in periods] if len(shapes) == 1 and within else []


def _joined(words: list[str], years: list[str]) -> str:
    """Return *words* in a row; where only the years differ, the words once and the years.

    Of more than can be read in a title the first is said, and how many stand beside it.
    """
    if len(words) > MOST_WORDS and not years:
        more = len(words) - 1
        return phrase("{first}, dengan {more} masa pembanding", first=words[0], more=more)
    return and_list([words[0], *years[1:]]) if years else and_list(words)
