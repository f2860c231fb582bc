"""Amounts as other programs read them: plain decimals, exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.money import decimals

if TYPE_CHECKING:
    from ledger.money import Currency


def plain(minor: int, currency: Currency) -> str:
    """Return *minor* units as a number with all its decimals and nothing else: 150000.00."""
    places = decimals(currency)
    if not places:
        return str(minor)
    sign, digits = "-" * (minor < 0), str(abs(minor)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
