"""The final tax of a month: of the whole turnover, borne by the units that made it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.tax.rounding import percent_of, rupiah_of
from bumdes.tax.rule import rule_on
from ledger import allocate, rp

if TYPE_CHECKING:
    from bumdes.tax.turnover import MonthTurnover
    from ledger import Money


def final_tax_by_unit(turnover: MonthTurnover) -> dict[str, Money]:
    """Return what the final tax of a month comes to, and which part of it each unit bears.

    The tax is that of the whole, in whole rupiah; the units share it by what they turned over.

    Raises:
        TaxRateOutsideDatesError: the table says nothing of that month.
    """
    rate = rule_on("pph_final_rate", turnover.month.last_day)
    weights = {each.unit: max(rupiah_of(each.counted), Fraction()) for each in turnover.units}
    tax = percent_of(turnover.counted, rate.value)
    if tax.amount <= 0 or not any(weights.values()):
        return {unit: rp(0) for unit in weights}
    shares = allocate(int(tax.amount), weights)
    return {unit: rp(share.units) for unit, share in shares.items()}
