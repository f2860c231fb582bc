"""Amounts as sentences say them: ``Rp 1.500.000``, ``naik 12,3 persen``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.money import decimals, to_minor
from reports.figures import figure, has_sen, percent_figure, tenths_of_percent

if TYPE_CHECKING:
    from ledger import Money

NOTHING = "nihil"
"""What a sentence says of no money."""


def said_money(money: Money | None) -> str:
    """Return *money* as a sentence says it; sen are said where there are any."""
    minor = _minor(money)
    if money is None or minor == 0:
        return NOTHING
    digits = decimals(money.currency)
    shown = figure(abs(minor), digits, sen=has_sen(minor, digits))
    return f"{'minus ' if minor < 0 else ''}Rp\N{NO-BREAK SPACE}{shown}"


def said_change(now: Money | None, before: Money | None) -> str:
    """Return how *now* differs from *before*: ``naik 12,3 persen``."""
    minor, past = _minor(now), _minor(before)
    if minor == past:
        return "tetap"
    verb = "naik" if minor > past else "turun"
    tenths = tenths_of_percent(abs(minor - past), past)
    if tenths is None:
        return f"{verb} dari {NOTHING}"
    return f"{verb} {percent_figure(tenths).strip('()')} persen"


def _minor(money: Money | None) -> int:
    return 0 if money is None else to_minor(money)
