"""Amounts in print: what an Indonesian statement shows, and what a program reads.

Both start from whole minor units (sen for rupiah), and are exact.
"""

from __future__ import annotations

ZERO = "\N{EN DASH}"
"""A statement shows nothing as an en dash."""


def figure(minor: int, decimals: int, *, sen: bool = False) -> str:
    """Return an amount of *minor* units as a statement shows it.

    Dots part the thousands; what is negative stands in parentheses; zero is a dash.

    Args:
        decimals: how many the currency has: two for rupiah.
        sen: whether to show them, after a comma.
    """
    if minor == 0:
        return ZERO
    shown = grouped(abs(minor), decimals, sen=sen)
    return f"({shown})" if minor < 0 else shown


def grouped(minor: int, decimals: int, *, sen: bool = False) -> str:
    """Return *minor* units, zero or more, as ``1.500.000`` or ``1.500.000,50``."""
    whole, rest = divmod(minor, 10**decimals)
    text = f"{whole:,}".replace(",", ".")
    return f"{text},{rest:0{decimals}d}" if sen and decimals else text


def plain(minor: int, decimals: int) -> str:
    """Return *minor* units as programs read them: ``1500000``, or ``-1500000.50``."""
    whole, rest = divmod(abs(minor), 10**decimals)
    sign = "-" if minor < 0 else ""
    return f"{sign}{whole}.{rest:0{decimals}d}" if rest else f"{sign}{whole}"


def has_sen(minor: int, decimals: int) -> bool:
    """Return whether *minor* units are not whole rupiah."""
    return bool(minor % 10**decimals)


def tenths_of_percent(change: int, of: int) -> int | None:
    """Return *change* in tenths of a percent of *of*, rounded half up; None of nothing.

    It has the sign of *change*, also where *of* is negative: less of a loss is a rise.
    """
    if of == 0:
        return None
    tenths = (2000 * abs(change) // abs(of) + 1) // 2
    return -tenths if change < 0 else tenths


def percent_figure(tenths: int | None) -> str:
    """Return tenths of a percent as a statement shows them: ``10,1`` or ``(8,0)``."""
    if tenths is None:
        return ZERO
    whole, rest = divmod(abs(tenths), 10)
    shown = f"{whole:,}".replace(",", ".") + f",{rest}"
    return f"({shown})" if tenths < 0 else shown


def percent_plain(tenths: int | None) -> str | None:
    """Return tenths of a percent as programs read them: ``-8.0``."""
    if tenths is None:
        return None
    whole, rest = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}.{rest}"
