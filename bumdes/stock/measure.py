"""Measures: how people count goods, and how many of the smallest measure that is.

Quantities are whole numbers of the smallest measure of an item, such as grams or pieces. What
people say, "2.5 kg" or "3 cartons", is turned into it exactly or refused: no float, no
rounding.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from bumdes.errors import InvalidFieldError
from ledger.money import LARGEST_MINOR

Quantity = int | Decimal | Fraction
"""An exact quantity as people say it; never a float."""


def smallest(quantity: Quantity, factor: Fraction, *, field: str = "quantity") -> int:
    """Return *quantity* of a measure in the smallest measure of its item; it may be zero.

    Args:
        factor: how many of the smallest measure one of this measure is.

    Raises:
        InvalidFieldError: it is below zero, a float, no whole number of the smallest
            measure, or more than a table holds.
    """
    if isinstance(quantity, bool) or not isinstance(quantity, int | Decimal | Fraction):
        raise InvalidFieldError(field, quantity, "whole_in_smallest")
    if isinstance(quantity, Decimal) and not quantity.is_finite():
        raise InvalidFieldError(field, quantity, "whole_in_smallest")
    exact = Fraction(quantity) * factor
    if exact < 0 or exact.denominator != 1 or exact > LARGEST_MINOR:
        raise InvalidFieldError(field, quantity, "whole_in_smallest")
    return int(exact)


def said(quantity: int, factor: Fraction) -> Fraction:
    """Return *quantity* of the smallest measure in a measure that is *factor* of it."""
    return Fraction(quantity) / factor


def written(quantity: Fraction | int) -> str:
    """Return *quantity* as Indonesians write it: 2,5 or 1.250; a third is 1/3."""
    exact = Fraction(quantity)
    whole, rest = divmod(abs(exact), 1)
    sign = "-" if exact < 0 else ""
    grouped = f"{int(whole):,}".replace(",", ".")
    if not rest:
        return f"{sign}{grouped}"
    decimals = _decimals(rest)
    if decimals:
        return f"{sign}{grouped},{decimals}"
    return f"{sign}{int(whole)} {rest}" if whole else f"{sign}{rest}"


def _decimals(rest: Fraction) -> str:
    """Return the decimals of *rest*, which is below one; nothing if they never end."""
    for places in range(1, 7):
        scaled = rest * 10**places
        if scaled.denominator == 1:
            return f"{int(scaled):0{places}}"
    return ""
