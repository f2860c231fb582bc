"""The general income tax of a year: its rate, and the half rate of Art. 31E."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.tax.rounding import down_to, rupiah_of, whole_rupiah
from bumdes.tax.rule import rule_on
from ledger import rp

if TYPE_CHECKING:
    from fractions import Fraction

    from bumdes.tax.rule import TaxRule
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CorporateTax:
    """What a year's taxable income is taxed.

    Attributes:
        income: taxable income before rounding; below zero for a loss.
        taxable: *income* rounded down to whole thousands, nothing for a loss.
        favoured: the part of *taxable* at the lower rate.
        ordinary: the rest, at the full rate.
        favoured_percent, percent: both rates.
        favoured_tax, ordinary_tax: what the two parts come to.
        rules: what it rests on.
    """

    income: Money
    turnover: Money
    taxable: Money
    favoured: Money
    ordinary: Money
    favoured_percent: Fraction
    percent: Fraction
    favoured_tax: Money
    ordinary_tax: Money
    rules: tuple[TaxRule, ...]

    @property
    def tax(self) -> Money:
        """What the whole comes to."""
        return self.favoured_tax + self.ordinary_tax


def corporate_tax(year: int, *, income: Money, turnover: Money) -> CorporateTax:
    """Return the tax on the taxable *income* of *year*.

    Up to the band's turnover all of it has the lower rate; above it the part that the band is
    of the turnover; above the ceiling none.

    Args:
        income: after fiscal corrections and earlier losses.
        turnover: of the whole year.

    Raises:
        TaxRateOutsideDatesError: the table says nothing of that year.
    """
    last_day = dt.date(year, 12, 31)
    keys = ("pph_badan_rate", "pph_31e_cut", "pph_31e_band", "pph_31e_ceiling")
    rate, cut, band, ceiling = (rule_on(key, last_day) for key in keys)
    step = rule_on("taxable_income_step", last_day)
    taxable = down_to(income, int(step.value))
    favoured = _favoured(taxable, turnover, band=band.money, ceiling=ceiling.money)
    lower = rate.value * (1 - cut.part)
    whole = rupiah_of(taxable) * rate.part - rupiah_of(favoured) * (rate.part - lower / 100)
    favoured_tax = whole_rupiah(rupiah_of(favoured) * lower / 100)
    return CorporateTax(
        income=income,
        turnover=turnover,
        taxable=taxable,
        favoured=favoured,
        ordinary=taxable - favoured,
        favoured_percent=lower,
        percent=rate.value,
        favoured_tax=favoured_tax,
        ordinary_tax=whole_rupiah(whole) - favoured_tax,
        rules=(rate, cut, band, ceiling, step),
    )


def _favoured(taxable: Money, turnover: Money, *, band: Money, ceiling: Money) -> Money:
    if turnover > ceiling:
        return rp(0)
    if turnover <= band:
        return taxable
    return whole_rupiah(rupiah_of(taxable) * rupiah_of(band) / rupiah_of(turnover))
