"""Days and times as people say them, where the enterprise is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

from webapp.language.choice import language
from webapp.language.saying import t

if TYPE_CHECKING:
    import datetime as dt


def full_day(day: dt.date) -> str:
    """Return the day with its name: ``Selasa, 24 November 2026``."""
    return format_date(day, "EEEE, d MMMM y", locale=language())


def long_day(day: dt.date) -> str:
    """Return the day as documents write it: ``24 November 2026``."""
    return format_date(day, "d MMMM y", locale=language())


def short_day(day: dt.date) -> str:
    """Return the day as lists write it: ``24 Nov``."""
    return format_date(day, "d MMM", locale=language())


def dated_day(day: dt.date) -> str:
    """Return the day as lists over years write it: ``24 Nov 2026``."""
    return format_date(day, "d MMM y", locale=language())


def month_name(day: dt.date) -> str:
    """Return the month of *day*: ``November 2026``."""
    return format_date(day, "MMMM y", locale=language())


def short_month(day: dt.date) -> str:
    """Return the month of *day* in three letters: ``Nov``."""
    return format_date(day, "MMM", locale=language())


def clock_time(moment: dt.datetime) -> str:
    """Return the time of the day, in the zone of *moment*: ``14.05``."""
    return f"{moment:%H.%M}"


def greeting(moment: dt.datetime) -> str:
    """Return how people greet at this hour."""
    words = "Selamat malam"
    for until, said in ((18, "Selamat sore"), (15, "Selamat siang"), (11, "Selamat pagi")):
        if moment.hour < until:
            words = said
    return str(t(words))
