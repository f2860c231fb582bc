"""How the reasons of taxes say days, months and shares."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from fractions import Fraction

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


def day_in_words(day: dt.date) -> str:
    """Return *day* as ``22 April 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_in_words(day: dt.date) -> str:
    """Return the month of *day* as ``April 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def number_in_words(value: Fraction) -> str:
    """Return *value* with a decimal comma, or as a fraction where no decimals say it."""
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return format(exact.normalize(), "f").replace(".", ",")
