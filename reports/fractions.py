"""Exact fractions as Indonesians read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

MOST_DECIMALS = 6
"""Decimals that are shown; a longer number is cut there, and marked."""


def say_hundredths(hundredths: int) -> str:
    """Return hundredths of a percent, none below zero, with both decimals: ``12,50``."""
    return f"{hundredths // 100},{hundredths % 100:02d}"


def say_weight(value: Fraction) -> str:
    """Return *value* exactly: with a decimal comma, or as a fraction where that never ends."""
    said = say_fraction(value)
    return str(value) if said.endswith("…") else said


def say_fraction(value: Fraction) -> str:
    """Return *value* with a decimal comma: ``25,43``; with ``…`` where it goes on."""
    sign = "-" if value < 0 else ""
    scaled = abs(value) * 10**MOST_DECIMALS
    whole, part = divmod(int(scaled), 10**MOST_DECIMALS)
    digits = f"{part:0{MOST_DECIMALS}d}"
    goes_on = scaled != int(scaled)
    if not goes_on:
        digits = digits.rstrip("0")
    grouped = f"{whole:,}".replace(",", ".")
    return f"{sign}{grouped}" + (f",{digits}" if digits else "") + ("…" if goes_on else "")
