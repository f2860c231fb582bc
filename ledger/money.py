"""Money: exact, in one currency, kept as a whole number of minor units (sen for rupiah).

``Money`` is py-moneyed's, with a guard at its door: it takes no float and no boolean. What
comes in as py-moneyed's own ``Money`` is checked again where it is turned into minor units.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact
from functools import cache
from typing import TYPE_CHECKING

import moneyed
from moneyed import Currency

from ledger.errors import (
    AmountOverflowError,
    BooleanAmountError,
    FloatAmountError,
    NotAnAmountError,
    NotFiniteAmountError,
    TooPreciseAmountError,
    UnknownCurrencyError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "LARGEST_MINOR",
    "Currency",
    "Money",
    "currency",
    "from_minor",
    "money",
    "rp",
    "to_minor",
    "total",
]

LARGEST_MINOR = 2**63 - 1
"""The largest number of minor units that a BIGINT holds."""

_EXACT = Context(prec=40, traps=[Inexact])
"""Rounds nothing away, whatever precision the caller's own context has."""

_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z", re.ASCII)


class Money(moneyed.Money):
    """An exact amount of a currency; refuses what may not be exact.

    Raises:
        FloatAmountError, BooleanAmountError: the amount is a float, or True or False.
        NotAnAmountError: the amount is no int, no Decimal and no plain number in a str.
        NotFiniteAmountError: the amount is NaN or infinite.
    """

    def __init__(self, amount: object, currency: str | Currency) -> None:
        super().__init__(_decimal(amount), _currency(currency))


@cache
def currency(code: str) -> Currency:
    """Return the currency with ISO 4217 *code*.

    Raises:
        UnknownCurrencyError: there is none.
    """
    try:
        return moneyed.get_currency(code)
    except moneyed.CurrencyDoesNotExist:
        raise UnknownCurrencyError(code) from None


def money(amount: object, code: str | Currency = "IDR") -> Money:
    """Return *amount* of a currency, checked to be whole minor units that fit a table.

    Raises:
        MoneyError: the amount cannot be kept exactly.
    """
    made = Money(amount, code)
    to_minor(made)
    return made


def rp(amount: object) -> Money:
    """Return *amount* rupiah: int, Decimal, or str such as ``"1500000.50"``."""
    return money(amount, "IDR")


def to_minor(amount: moneyed.Money) -> int:
    """Return *amount* in minor units (sen for rupiah).

    Raises:
        NotAnAmountError: not ``Money``.
        NotFiniteAmountError, TooPreciseAmountError, AmountOverflowError: not whole minor
            units, or more of them than a BIGINT holds.
    """
    if not isinstance(amount, moneyed.Money):
        _decimal(amount)
        raise NotAnAmountError(amount)
    value = amount.amount
    if not value.is_finite():
        raise NotFiniteAmountError(value)
    if value and value.adjusted() > 18:
        raise AmountOverflowError(value)
    try:
        scaled = _EXACT.multiply(value, amount.currency.sub_unit)
    except Inexact:
        raise TooPreciseAmountError(value, amount.currency.code) from None
    minor = int(scaled)
    if minor != scaled:
        raise TooPreciseAmountError(value, amount.currency.code)
    if abs(minor) > LARGEST_MINOR:
        raise AmountOverflowError(value)
    return minor


def from_minor(minor: int, currency: Currency) -> Money:
    """Return the money that *minor* units of *currency* are."""
    if currency.sub_unit == 1:
        return Money(minor, currency)
    return Money(_EXACT.scaleb(Decimal(minor), -decimals(currency)), currency)


@cache
def decimals(currency: Currency) -> int:
    """Return how many decimals *currency* has: two for rupiah, whose sen are hundredths."""
    return len(str(currency.sub_unit)) - 1


def total(amounts: Iterable[moneyed.Money], currency: Currency) -> Money:
    """Return the sum of *amounts*, which is zero money when there are none."""
    return from_minor(sum(map(to_minor, amounts)), currency)


def _decimal(amount: object) -> Decimal:
    if isinstance(amount, bool):
        raise BooleanAmountError(amount)
    if isinstance(amount, float):
        raise FloatAmountError(amount)
    if isinstance(amount, int):
        return Decimal(amount)
    if isinstance(amount, str) and _PLAIN_NUMBER.match(amount):
        return Decimal(amount)
    if not isinstance(amount, Decimal):
        raise NotAnAmountError(amount)
    if not amount.is_finite():
        raise NotFiniteAmountError(amount)
    return amount


def _currency(code: str | Currency) -> Currency:
    return code if isinstance(code, Currency) else currency(code)
