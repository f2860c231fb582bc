from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction

import moneyed
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import (
    AmountOverflowError,
    BooleanAmountError,
    FloatAmountError,
    MoneyError,
    NotAnAmountError,
    NotFiniteAmountError,
    TooPreciseAmountError,
    UnknownCurrencyError,
)
from ledger.money import (
    LARGEST_MINOR,
    Money,
    currency,
    decimals,
    from_minor,
    money,
    rp,
    to_minor,
    total,
)

RUPIAH = currency("IDR")
minors = st.integers(-LARGEST_MINOR, LARGEST_MINOR)
currencies = st.sampled_from(
    [moneyed.CURRENCIES[code] for code in ("IDR", "JPY", "KWD", "UYW")]
)


@pytest.mark.parametrize(
    ("amount", "minor"),
    [
        (0, 0),
        (150_000, 15_000_000),
        (-3, -300),
        (Decimal("0.01"), 1),
        (Decimal("1E+3"), 100_000),
        (Decimal("-0"), 0),
        (Decimal("0E+30"), 0),
        ("1500000.50", 150_000_050),
        ("-0.99", -99),
        ("007", 700),
        ("1.500", 150),
        (10**16, 10**18),
        ("92233720368547758.07", LARGEST_MINOR),
        ("-92233720368547758.07", -LARGEST_MINOR),
    ],
    ids=repr,
)
def test_amounts_become_whole_sen(amount, minor):
    assert to_minor(rp(amount)) == minor


@pytest.mark.parametrize(
    ("amount", "error"),
    [
        (1.0, FloatAmountError),
        (0.1 + 0.2, FloatAmountError),
        (float("nan"), FloatAmountError),
        (float("inf"), FloatAmountError),
        (True, BooleanAmountError),
        (False, BooleanAmountError),
        (None, NotAnAmountError),
        (1j, NotAnAmountError),
        (Fraction(1, 2), NotAnAmountError),
        (b"1", NotAnAmountError),
        ([1], NotAnAmountError),
        ("", NotAnAmountError),
        (" 1", NotAnAmountError),
        ("1\n", NotAnAmountError),
        ("+1", NotAnAmountError),
        ("1.", NotAnAmountError),
        (".5", NotAnAmountError),
        ("1,5", NotAnAmountError),
        ("1.000.000", NotAnAmountError),
        ("1_000", NotAnAmountError),
        ("1e3", NotAnAmountError),
        ("Rp1000", NotAnAmountError),
        ("satu", NotAnAmountError),
        ("NaN", NotAnAmountError),
        ("Infinity", NotAnAmountError),
        ("١٢", NotAnAmountError),  # digits, but not the ones of the tables
        (Decimal("NaN"), NotFiniteAmountError),
        (Decimal("sNaN"), NotFiniteAmountError),
        (Decimal("Infinity"), NotFiniteAmountError),
        (Decimal("-Infinity"), NotFiniteAmountError),
        (Decimal("0.001"), TooPreciseAmountError),
        ("100.005", TooPreciseAmountError),
        ("0.00000000000000000000000000000000000000001", TooPreciseAmountError),
        ("1.00000000000000000000000000000000000000001", TooPreciseAmountError),
        ("92233720368547758.0700000000000000000000000001", TooPreciseAmountError),
        (Decimal("1E-999999"), TooPreciseAmountError),
        ("92233720368547758.08", AmountOverflowError),
        ("-92233720368547758.08", AmountOverflowError),
        (10**18, AmountOverflowError),
        (Decimal("1E+30"), AmountOverflowError),
        (Decimal("1E+999999"), AmountOverflowError),
    ],
    ids=repr,
)
def test_what_may_not_be_exact_is_refused_by_its_own_name(amount, error):
    with pytest.raises(error) as refused:
        rp(amount)
    assert type(refused.value) is error


@pytest.mark.parametrize("amount", [1.5, True, "1e3", Decimal("NaN"), None], ids=repr)
def test_the_doors_of_money_and_posting_refuse_the_same(amount):
    with pytest.raises(MoneyError) as by_money:
        Money(amount, "IDR")
    with pytest.raises(MoneyError) as by_minor:
        to_minor(amount)
    assert type(by_money.value) is type(by_minor.value)


@pytest.mark.parametrize("amount", [5, Decimal(5), "5"], ids=repr)
def test_an_amount_without_currency_is_no_money(amount):
    with pytest.raises(NotAnAmountError):
        to_minor(amount)


@pytest.mark.parametrize(
    ("wrapped", "error"),
    [
        (Decimal("0.001"), TooPreciseAmountError),
        (0.1 + 0.2, TooPreciseAmountError),
        (Decimal("NaN"), NotFiniteAmountError),
        (float("inf"), NotFiniteAmountError),
        (Decimal(10) ** 17, AmountOverflowError),
    ],
    ids=repr,
)
def test_what_comes_wrapped_in_plain_money_is_checked_again(wrapped, error):
    with pytest.raises(error):
        to_minor(moneyed.Money(wrapped, "IDR"))


@pytest.mark.parametrize(
    ("code", "amount", "minor"),
    [
        ("XXX", 7, 7),
        ("JPY", LARGEST_MINOR, LARGEST_MINOR),
        ("USD", "1.99", 199),
        ("KWD", "1.999", 1999),
    ],
)
def test_each_currency_has_its_own_minor_unit(code, amount, minor):
    assert to_minor(money(amount, code)) == minor


@pytest.mark.parametrize(
    ("code", "amount"), [("XXX", "0.1"), ("JPY", "0.01"), ("USD", "0.001"), ("KWD", "0.0001")]
)
def test_each_currency_has_its_own_precision(code, amount):
    with pytest.raises(TooPreciseAmountError):
        money(amount, code)


def test_every_currency_is_kept_by_powers_of_ten():
    kept = {c: 10 ** decimals(c) for c in moneyed.CURRENCIES.values()}
    assert kept == {c: c.sub_unit for c in moneyed.CURRENCIES.values()}


@given(minors, currencies)
def test_minor_units_and_money_say_the_same(minor, of):
    assert to_minor(from_minor(minor, of)) == minor


@given(minors)
def test_money_does_not_depend_on_the_precision_of_the_day(minor):
    exact = from_minor(minor, RUPIAH)
    with decimal.localcontext(prec=3):
        assert to_minor(exact) == minor
        assert from_minor(minor, RUPIAH) == exact


@given(st.lists(minors.map(lambda minor: minor // 1000), max_size=20))
def test_a_total_is_the_sum_of_minor_units(parts):
    assert total([from_minor(part, RUPIAH) for part in parts], RUPIAH) == from_minor(
        sum(parts), RUPIAH
    )


def test_a_total_of_nothing_is_zero():
    assert total([], RUPIAH) == rp(0)


@pytest.mark.parametrize("code", ["idr", "", "ID", "RUPIAH", "ZZZ", None], ids=repr)
def test_an_unknown_currency_is_refused(code):
    with pytest.raises(UnknownCurrencyError):
        currency(code)


def test_money_takes_a_currency_or_its_code():
    assert Money(5, RUPIAH) == Money(5, "IDR") == moneyed.Money(5, "IDR")


def test_sums_and_products_of_our_money_stay_our_money():
    assert {type(each) for each in (rp(1) + rp(2), -rp(1), abs(rp(-1)), rp(2) * 3)} == {Money}
