"""Measures: how large amounts are said short, in thousands, millions or billions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger.money import decimals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger.money import Currency


class Measure(NamedTuple):
    """What one of a short figure stands for.

    Attributes:
        word: ``juta``; nothing for the unit of the currency itself.
        minor: minor units in one of it.
    """

    word: str
    minor: int

    def figure(self, minor: int) -> str:
        """Return *minor* units to one decimal: ``1.264,4``; zero is ``0``."""
        tenths = (20 * abs(minor) // self.minor + 1) // 2
        whole, rest = divmod(tenths, 10)
        shown = f"{whole:,}".replace(",", ".")
        if rest and self.word:
            shown += f",{rest}"
        return f"({shown})" if minor < 0 and tenths else shown

    def words(self, unit: str) -> str:
        """Return what stands over a drawing: ``dalam juta rupiah``."""
        return " ".join(filter(None, ("dalam", self.word, unit)))


_SCALES = ((1_000_000_000, "miliar"), (1_000_000, "juta"), (1_000, "ribu"), (1, ""))


def measure_of(minors: Iterable[int], currency: Currency) -> Measure:
    """Return the measure in which the largest of *minors* has one to four digits.

    Billions begin at ten thousand millions, so that figures of one report share a measure.
    """
    sub_unit = 10 ** decimals(currency)
    most = max((abs(minor) for minor in minors), default=0)
    for scale, word in _SCALES:
        least = 10_000_000_000 if word == "miliar" else scale
        if most >= least * sub_unit:
            return Measure(word, scale * sub_unit)
    return Measure("", sub_unit)


def unit_words(currency: Currency) -> str:
    """Return what the unit of *currency* is called: ``rupiah``."""
    return "rupiah" if currency.code == "IDR" else currency.code
