"""Rounding as returns ask for it: tax in whole rupiah, taxable income in whole thousands.

Source: PER-11/PJ/2025 Art. 129 (whole rupiah, half up); thousands: Art. 17 (4) of the income
tax law.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ledger import rp
from ledger.money import to_minor

if TYPE_CHECKING:
    from ledger import Money


def rupiah_of(amount: Money) -> Fraction:
    """Return how many rupiah *amount* is, its sen as a fraction."""
    return Fraction(to_minor(amount), 100)


def whole_rupiah(exact: Fraction) -> Money:
    """Return *exact* rupiah in whole rupiah, a half rounded up; mirrored below zero."""
    whole = (abs(exact) + Fraction(1, 2)).__floor__()
    return rp(whole if exact >= 0 else -whole)


def percent_of(amount: Money, percent: Fraction) -> Money:
    """Return *percent* hundredths of *amount*, in whole rupiah, a half rounded up."""
    return whole_rupiah(rupiah_of(amount) * percent / 100)


def down_to(amount: Money, step: int) -> Money:
    """Return *amount* rounded down to whole *step* rupiah; nothing if it is below zero."""
    return rp(max(0, rupiah_of(amount) // step * step))
