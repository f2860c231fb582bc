"""Value added tax (PPN): what it comes to on a price, by rate and base of the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.tax.rounding import rupiah_of, whole_rupiah
from bumdes.tax.rule import rule_on

if TYPE_CHECKING:
    import datetime as dt
    from fractions import Fraction

    from bumdes.tax.rule import TaxRule
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueAdded:
    """The tax on a price without tax.

    Attributes:
        base: what the rate is taken of (DPP nilai lain), in whole rupiah.
        effective_percent: what the tax is of the price.
    """

    price: Money
    base: Money
    tax: Money
    effective_percent: Fraction
    rules: tuple[TaxRule, ...]

    @property
    def total(self) -> Money:
        """What the buyer pays."""
        return self.price + self.tax


def value_added(price: Money, on: dt.date) -> ValueAdded:
    """Return the tax on a *price* that does not hold it, in whole rupiah, a half rounded up.

    Raises:
        TaxRateOutsideDatesError: no rate is laid down for that day.
    """
    rate, base = rule_on("ppn_rate", on), rule_on("ppn_base", on)
    exact = rupiah_of(price) * base.value
    return ValueAdded(
        price=price,
        base=whole_rupiah(exact),
        tax=whole_rupiah(exact * rate.part),
        effective_percent=rate.value * base.value,
        rules=(rate, base),
    )
