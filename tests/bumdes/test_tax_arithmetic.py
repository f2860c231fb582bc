from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.errors import TaxBelowThresholdError, TaxRateOutsideDatesError
from bumdes.month import month_of
from bumdes.tax.corporate import corporate_tax
from bumdes.tax.deadline import Duty, deadlines, due_day
from bumdes.tax.rounding import down_to, percent_of, whole_rupiah
from bumdes.tax.rule import rule_on, tax_rules
from bumdes.tax.value_added import value_added
from bumdes.tax.withholding import TAX_OBJECTS, withhold
from ledger import rp

TODAY = dt.date(2026, 3, 15)


def month(year, number):
    return month_of(dt.date(year, number, 1))


# --- rounding ------------------------------------------------------------------------


@pytest.mark.parametrize(("exact", "whole"), [("1/2", 1), ("49/100", 0), ("-1/2", -1)])
def test_a_half_is_rounded_up(exact, whole):
    assert whole_rupiah(Fraction(exact)) == rp(whole)


def test_taxable_income_is_rounded_down_to_thousands():
    assert down_to(rp("1999.99"), 1000) == rp(1000)


def test_a_loss_is_no_taxable_income():
    assert down_to(rp(-5_000), 1000) == rp(0)


def test_half_a_percent_is_exact():
    assert percent_of(rp(12_345_700), Fraction("0.5")) == rp(61_729)


# --- rules ---------------------------------------------------------------------------


def test_a_rule_outside_its_dates_is_refused():
    with pytest.raises(TaxRateOutsideDatesError):
        rule_on("pph_final_rate", dt.date(2030, 1, 1))


def test_every_rule_says_where_it_stands():
    assert all(rule.source and rule.label for rule in tax_rules())


def test_no_two_rules_of_one_key_hold_on_one_day():
    rules = tax_rules()
    days = {rule.first_day for rule in rules} | {r.last_day for r in rules if r.last_day}
    for day in days:
        held = [r.key for r in rules if r.first_day <= day <= (r.last_day or dt.date.max)]
        assert len(held) == len(set(held))


# --- general tax ---------------------------------------------------------------------


def test_a_small_enterprise_pays_half_the_rate():
    # 123.456.789 -> 123.456.000 x 11 %
    tax = corporate_tax(2026, income=rp(123_456_789), turnover=rp(900_000_000))

    assert (tax.taxable, tax.tax) == (rp(123_456_000), rp(13_580_160))


def test_above_the_band_its_part_of_the_income_pays_half_the_rate():
    # 4.8 / 30 of 3 billion = 480 million at 11 %, 2 520 million at 22 %
    tax = corporate_tax(2026, income=rp(3_000_000_000), turnover=rp(30_000_000_000))

    assert (tax.favoured_tax, tax.ordinary_tax) == (rp(52_800_000), rp(554_400_000))


def test_above_the_ceiling_all_pays_the_full_rate():
    tax = corporate_tax(2026, income=rp(1_000_000_000), turnover=rp(50_000_000_001))

    assert tax.tax == rp(220_000_000)


@given(st.integers(-(10**12), 10**13), st.integers(0, 10**11))
def test_the_tax_lies_between_both_rates(income, turnover):
    tax = corporate_tax(2026, income=rp(income), turnover=rp(turnover))

    taxable = tax.taxable.amount
    assert taxable * 11 <= tax.tax.amount * 100 <= taxable * 22
    assert tax.favoured + tax.ordinary == tax.taxable


# --- withholding ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "base", "has_npwp", "tax"),
    [
        ("pph_23_services", 1_000_000, True, 20_000),
        ("pph_23_services", 1_000_000, False, 40_000),
        ("pph_23_capital", 1_000_000, True, 150_000),
        ("pph_4_2_rent", 12_000_000, True, 1_200_000),
        ("pph_4_2_rent", 12_000_000, False, 1_200_000),
        ("pph_4_2_construction_small", 10_000_000, True, 175_000),
        ("pph_22_goods", 2_000_001, True, 30_000),
        ("pph_22_goods", 3_000_000, False, 90_000),
    ],
)
def test_what_is_withheld(key, base, has_npwp, tax):
    assert withhold(key, rp(base), TODAY, has_npwp=has_npwp).tax == rp(tax)


def test_net_and_tax_are_the_base():
    held = withhold("pph_23_services", rp(333_333), TODAY, has_npwp=True)

    assert held.net + held.tax == rp(333_333)


def test_art_22_is_not_withheld_from_small_purchases():
    with pytest.raises(TaxBelowThresholdError):
        withhold("pph_22_goods", rp(2_000_000), TODAY, has_npwp=True)


def test_a_day_before_a_rate_is_refused():
    with pytest.raises(TaxRateOutsideDatesError):
        withhold("pph_4_2_construction", rp(1), dt.date(2020, 1, 1), has_npwp=True)


@pytest.mark.parametrize("key", TAX_OBJECTS)
def test_every_object_of_withholding_has_its_rules(key):
    assert withhold(key, rp(10_000_000), TODAY, has_npwp=False).rules


# --- value added tax -----------------------------------------------------------------


def test_value_added_tax_is_eleven_percent_by_its_base():
    added = value_added(rp(1_200_000), TODAY)

    assert (added.base, added.tax) == (rp(1_100_000), rp(132_000))
    assert added.effective_percent == 11


def test_value_added_tax_of_2024_has_the_whole_price_as_its_base():
    assert value_added(rp(1_000_000), dt.date(2024, 12, 31)).base == rp(1_000_000)


# --- deadlines -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tax", "of_month", "due"),
    [
        ("pph_21", month(2024, 11), dt.date(2024, 12, 10)),
        ("pph_21", month(2025, 1), dt.date(2025, 2, 15)),
        ("pph_final", month(2026, 12), dt.date(2027, 1, 15)),
        ("ppn", month(2026, 1), dt.date(2026, 2, 28)),
        ("pph_29", month(2026, 12), dt.date(2027, 4, 30)),
    ],
)
def test_when_a_tax_is_due(tax, of_month, due):
    assert due_day(tax, of_month) == due


def test_the_yearly_return_is_due_by_the_end_of_april():
    filing = [d for d in deadlines("pph_29", month(2026, 12)) if d.duty is Duty.FILING]

    assert [d.due_on for d in filing] == [dt.date(2027, 4, 30)]
