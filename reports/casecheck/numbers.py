"""Numbers of a case that are no amounts: rates, weights, percentages; exact, or as printed."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z", re.ASCII)
_FRACTION = re.compile(r"-?\d+/\d+\Z", re.ASCII)

FLOAT_DIGITS = 15
"""Significant digits that a binary floating-point number keeps; sources print up to 17."""


def exact_number(written: object) -> Fraction | None:
    """Return the number that is *written*, such as 30, "33.3" or "1/3"; None if it is none."""
    if isinstance(written, bool):
        return None
    text = str(written).strip().removesuffix("%").strip()
    if not (_NUMBER.match(text) or _FRACTION.match(text)):
        return None
    try:
        return Fraction(text)
    except ZeroDivisionError:
        return None


def half_up(value: Fraction) -> int:
    """Return *value* as a whole number, halves away from zero."""
    rounded = int(abs(value) + Fraction(1, 2))
    return rounded if value >= 0 else -rounded


def as_told(value: Fraction, told: str) -> str:
    """Return *value* with as many decimals as were *told*.

    What was told with more digits than floating point keeps is right in those that it keeps.
    """
    decimals = len(told.partition(".")[2])
    digits = len(told.lstrip("-0.").replace(".", ""))
    written = exact_number(told)
    if written is not None and digits > FLOAT_DIGITS:
        decimals = max(decimals - (digits - FLOAT_DIGITS), 0)
        if _rounded(value, decimals) == _rounded(written, decimals):
            return told
    return _rounded(value, decimals)


def _rounded(value: Fraction, decimals: int) -> str:
    return f"{Decimal(half_up(value * 10**decimals)).scaleb(-decimals):f}"
