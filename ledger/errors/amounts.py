"""Amounts that cannot be kept exactly, or not be shared out."""

from __future__ import annotations

from ledger.errors.root import LedgerError


class MoneyError(LedgerError):
    """An amount that cannot be kept exactly."""

    code = "money"


class FloatAmountError(MoneyError):
    """A float: it may already have lost a sen before anybody could see it."""

    code = "float_amount"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is a float; give int, Decimal, str or Money", value=value)


class BooleanAmountError(MoneyError):
    """True and False are integers to Python, but no amounts."""

    code = "boolean_amount"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is a boolean, not an amount", value=value)


class NotAnAmountError(MoneyError):
    """Something that is no number at all."""

    code = "not_an_amount"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is not an amount", value=value)


class NotFiniteAmountError(MoneyError):
    """Not a number, or infinite."""

    code = "not_finite_amount"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value} is not a finite amount", value=value)


class TooPreciseAmountError(MoneyError):
    """More decimals than the currency has."""

    code = "too_precise_amount"

    def __init__(self, value: object, currency: str) -> None:
        message = f"{value} has more decimals than {currency}"
        super().__init__(message, value=value, currency=currency)


class AmountOverflowError(MoneyError):
    """Past what a signed 64-bit number of minor units holds."""

    code = "amount_overflow"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value} is past 9.2e18 minor units", value=value)


class UnknownCurrencyError(MoneyError):
    """A currency code that ISO 4217 does not have."""

    code = "unknown_currency"

    def __init__(self, currency: object) -> None:
        super().__init__(f"there is no currency {currency!r}", currency=currency)


class AllocationError(LedgerError):
    """An amount that cannot be shared out as asked."""

    code = "allocation"


class NoWeightsError(AllocationError):
    """Nobody to share among, or nobody with any weight."""

    code = "no_weights"

    def __init__(self) -> None:
        super().__init__("there is nobody with a weight to share among")


class InvalidWeightError(AllocationError):
    """A weight that is negative, a float, or no number."""

    code = "invalid_weight"

    def __init__(self, recipient: str, weight: object) -> None:
        message = f"{weight!r} is not a weight for {recipient}"
        super().__init__(message, recipient=recipient, weight=weight)


class PercentagesTotalError(AllocationError):
    """Percentages that do not add up to one hundred."""

    code = "percentages_total"

    def __init__(self, total: object) -> None:
        super().__init__(f"percentages add up to {total}, not 100", total=total)


class ImpossibleBoundsError(AllocationError):
    """Floors above the amount, caps below it, or a floor above its cap."""

    code = "impossible_bounds"

    def __init__(self, amount: int, lowest: int, highest: int | None) -> None:
        message = f"{amount} cannot be shared between bounds of {lowest} and {highest}"
        super().__init__(message, amount=amount, lowest=lowest, highest=highest)
