"""Days and times as people say them, where the enterprise is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bumdes.enterprise import villages_of

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work

WESTERN = ZoneInfo("Asia/Jakarta")
_CENTRAL = ZoneInfo("Asia/Makassar")
_EASTERN = ZoneInfo("Asia/Jayapura")

_CENTRAL_PROVINCES = frozenset(
    {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
)
"""Bali, Nusa Tenggara, South, East and North Kalimantan, Sulawesi."""

_EASTERN_PROVINCES = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"})
"""Maluku and Papua."""


def zone_of(village_code: str) -> ZoneInfo:
    """Return the zone of a village: WIB, WITA or WIT.

    Args:
        village_code: of the ministry of home affairs; it begins with the province.

    Source:
        Keppres 41/1987 on the three zones, with the provinces made since.
    """
    province = village_code[:2]
    if province in _CENTRAL_PROVINCES:
        return _CENTRAL
    return _EASTERN if province in _EASTERN_PROVINCES else WESTERN


def zone_of_work(work: Work) -> ZoneInfo:
    """Return the zone of the enterprise: that of its first village."""
    villages = villages_of(work.session, work.book_id)
    return zone_of(villages[0].code if villages else "")


def full_day(day: dt.date) -> str:
    """Return the day with its name: ``Selasa, 24 November 2026``."""
    return format_date(day, "EEEE, d MMMM y", locale="id")


def long_day(day: dt.date) -> str:
    """Return the day as documents write it: ``24 November 2026``."""
    return format_date(day, "d MMMM y", locale="id")


def short_day(day: dt.date) -> str:
    """Return the day as lists write it: ``24 Nov``."""
    return format_date(day, "d MMM", locale="id")


def dated_day(day: dt.date) -> str:
    """Return the day as lists over years write it: ``24 Nov 2026``."""
    return format_date(day, "d MMM y", locale="id")


def month_name(day: dt.date) -> str:
    """Return the month of *day*: ``November 2026``."""
    return format_date(day, "MMMM y", locale="id")


def short_month(day: dt.date) -> str:
    """Return the month of *day* in three letters: ``Nov``."""
    return format_date(day, "MMM", locale="id")


def clock_time(moment: dt.datetime) -> str:
    """Return the time of the day, in the zone of *moment*: ``14.05``."""
    return f"{moment:%H.%M}"


def greeting(moment: dt.datetime) -> str:
    """Return how people greet at this hour."""
    for until, words in ((11, "Selamat pagi"), (15, "Selamat siang"), (18, "Selamat sore")):
        if moment.hour < until:
            return words
    return "Selamat malam"
