"""How the reasons of taxes say months and shares."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bumdes.month import month_of, month_words

if TYPE_CHECKING:
    import datetime as dt
    from fractions import Fraction


def month_in_words(day: dt.date) -> str:
    """Return the month of *day* as ``April 2026``."""
    return month_words(month_of(day))


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
