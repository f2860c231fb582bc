"""What taxes refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Money


class TaxError(EnterpriseError):
    """A tax cannot be worked out, owed, paid or returned so."""

    code = "tax"


class TaxRateOutsideDatesError(TaxError):
    """No row of the table of rules holds on the day that is asked about."""

    code = "tax_rate_outside_dates"

    def __init__(self, rate: str, on: dt.date) -> None:
        super().__init__(f"nothing is laid down of {rate!r} on {on}", rate=rate, on=on)


class WrongTaxRegimeError(TaxError):
    """The tax is not owed by who is in the other regime in that year."""

    code = "wrong_tax_regime"

    def __init__(self, tax: str, year: int, *, regime: str) -> None:
        message = f"{tax} is not owed in {year}, which is in the regime {regime!r}"
        super().__init__(message, tax=tax, year=year, regime=regime)


class NotTaxableDealerError(TaxError):
    """Only who is registered for value added tax (PKP) may charge or credit it."""

    code = "not_taxable_dealer"

    def __init__(self, on: dt.date) -> None:
        super().__init__(f"no value added tax is charged on {on}: not registered", on=on)


class TaxOverpaidError(TaxError):
    """More would be paid on a tax of a month than is still owed."""

    code = "tax_overpaid"

    def __init__(self, tax: str, month: str, *, left: Money, asked: Money) -> None:
        message = f"{tax} of {month} has {left} left, less than {asked}"
        super().__init__(message, tax=tax, month=month, left=left, asked=asked)


class TaxNotOwedError(TaxError):
    """Nothing is left to be paid on a tax of a month."""

    code = "tax_not_owed"

    def __init__(self, tax: str, month: str) -> None:
        super().__init__(f"nothing of {tax} is owed for {month}", tax=tax, month=month)


class TaxBelowThresholdError(TaxError):
    """The tax is withheld from larger amounts only."""

    code = "tax_below_threshold"

    def __init__(self, tax: str, *, above: Money, base: Money) -> None:
        message = f"{tax} is withheld above {above} only, not from {base}"
        super().__init__(message, tax=tax, above=above, base=base)


class LocalRateTooHighError(TaxError):
    """A regional tax cannot be higher than the law lets a region set it."""

    code = "local_rate_too_high"

    def __init__(self, tax: str, *, percent: str, most: str, source: str) -> None:
        message = f"{tax} of {percent} % is more than {most} % ({source})"
        super().__init__(message, tax=tax, percent=percent, most=most, source=source)


class TaxYearSettledError(TaxError):
    """The income tax of a year was settled already."""

    code = "tax_year_settled"

    def __init__(self, year: int) -> None:
        super().__init__(f"the income tax of {year} is settled", year=year)
