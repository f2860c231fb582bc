"""The tax on wages: cases worked out by hand beside the tables."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.dated_table import dated_rows
from bumdes.errors import DailyPayTooHighError, InvalidFieldError, RateOutsideDatesError
from bumdes.payroll.income_tax import (
    check_status,
    daily_tax,
    monthly_tax,
    tax_statuses,
    yearly_tax,
)

MAY = dt.date(2026, 5, 31)


def rupiah(amount: int) -> int:
    return amount * 100


@pytest.mark.parametrize(
    ("pay", "status", "tax"),
    [
        # Category A
        (5_400_000, "TK/0", 0),
        (5_400_001, "K/0", 13_500),  # 0.25 %: 13 500.0025
        (6_000_000, "TK/1", 45_000),  # 0.75 %
        (10_000_000, "TK/0", 200_000),  # 2 %
        (10_050_000, "TK/0", 201_000),  # still 2 %
        (10_050_001, "TK/0", 226_125),  # 2.25 %
        (1_400_000_000, "TK/0", 462_000_000),  # 33 %
        (1_400_000_001, "TK/0", 476_000_000),  # 34 %, rounded down from .34
        # Category B
        (6_200_000, "K/1", 0),
        (6_500_000, "TK/2", 16_250),  # 0.25 %
        (9_200_000, "K/2", 92_000),  # 1 %
        (1_405_000_000, "TK/3", 463_650_000),  # 33 %
        # Category C
        (6_600_000, "K/3", 0),
        (8_850_000, "K/3", 88_500),  # 1 %
        (12_950_000, "K/3", 388_500),  # 3 %
        (1_419_000_001, "K/3", 482_460_000),  # 34 %
    ],
)
def test_a_month_is_taxed_by_its_effective_rate(pay, status, tax):
    assert monthly_tax(rupiah(pay), status, MAY).minor == rupiah(tax)


def test_half_a_rupiah_is_rounded_up():
    assert monthly_tax(rupiah(5_400_200), "TK/0", MAY).minor == rupiah(13_501)  # 13 500.50


@pytest.mark.parametrize(("category", "rows"), [("A", 44), ("B", 40), ("C", 41)])
def test_the_rates_of_a_category_rise_one_by_one(category, rows):
    table = [
        (int(row.values["up_to"] or 10**12), float(row.values["percent"]))
        for row in dated_rows("pph21_monthly_rates")
        if row.values["category"] == category
    ]

    assert len(table) == rows
    assert table == sorted(set(table))
    assert [rate for _, rate in table] == sorted({rate for _, rate in table})
    assert table[0][1] == 0
    assert table[-1] == (10**12, 34)


def test_every_rate_says_where_it_is_laid_down():
    tables = ("monthly_rates", "yearly_rates", "daily_rates", "allowances", "rules")

    rows = [row for table in tables for row in dated_rows(f"pph21_{table}")]

    assert all(row.source and row.certainty in "CSK" for row in rows)


def test_the_rate_comes_with_its_source():
    rate = monthly_tax(rupiah(6_000_000), "TK/0", MAY).rate

    assert (float(rate.percent), rate.certainty) == (0.75, "S")
    assert "PP 58/2023" in rate.source


def test_a_rate_of_a_day_before_the_tables_is_refused():
    with pytest.raises(RateOutsideDatesError) as refused:
        monthly_tax(rupiah(6_000_000), "TK/0", dt.date(2023, 12, 31))

    assert refused.value.facts["on"] == dt.date(2023, 12, 31)


# --- by the day ------------------------------------------------------------------------


def test_small_pay_by_the_day_is_free_of_tax():
    assert daily_tax(rupiah(450_000 * 20), 20, MAY).minor == 0


def test_pay_by_the_day_above_the_bound_is_taxed_as_a_whole():
    assert daily_tax(rupiah(500_000 * 4), 4, MAY).minor == rupiah(10_000)


def test_so_much_pay_a_day_has_no_daily_rate():
    with pytest.raises(DailyPayTooHighError):
        daily_tax(rupiah(2_500_001), 1, MAY)


# --- of a year -------------------------------------------------------------------------


def year(pay: int, status: str, *, months: int = 12, contributions: int = 0, withheld: int = 0):
    return yearly_tax(
        gross=rupiah(pay),
        contributions=rupiah(contributions),
        months=months,
        withheld=rupiah(withheld),
        status=status,
        on=dt.date(2026, 12, 31),
    )


def test_a_year_of_ten_million_a_month():
    found = year(120_000_000, "TK/0", withheld=11 * 200_000)

    # 120 m - 6 m job cost - 54 m = 60 m at 5 % = 3 m; 2.2 m were withheld
    assert found.job_cost == rupiah(6_000_000)
    assert found.taxable == rupiah(60_000_000)
    assert found.tax == rupiah(3_000_000)
    assert found.rest == rupiah(800_000)


def test_job_cost_is_a_twentieth_where_that_is_less_than_the_most():
    found = year(72_000_000, "K/1")

    # 72 m - 3.6 m - 63 m = 5.4 m at 5 %
    assert found.job_cost == rupiah(3_600_000)
    assert found.tax == rupiah(270_000)


def test_job_cost_counts_the_months_of_work():
    found = year(90_000_000, "TK/0", months=6)

    # 90 m - 3 m - 54 m = 33 m at 5 %
    assert found.job_cost == rupiah(3_000_000)
    assert found.tax == rupiah(1_650_000)


def test_what_is_paid_into_pensions_is_taken_off():
    found = year(84_000_000, "TK/0", contributions=2_520_000)

    # 84 m - 4.2 m - 2.52 m - 54 m = 23.28 m at 5 %
    assert found.tax == rupiah(1_164_000)


def test_the_brackets_follow_one_another():
    found = year(600_000_000, "TK/0")

    # 600 m - 6 m - 54 m = 540 m: 3 m + 28.5 m + 62.5 m + 12 m
    assert found.tax == rupiah(106_000_000)


def test_the_taxable_part_is_rounded_down_to_thousands():
    found = year(66_000_999, "TK/0")

    # 66 000 999 - 3 300 050 - 54 000 000 = 8 700 949
    assert found.taxable == rupiah(8_700_000)
    assert found.tax == rupiah(435_000)


def test_who_earns_little_gets_back_what_was_withheld():
    found = year(48_000_000, "TK/0", withheld=35_000)

    assert found.tax == 0
    assert found.rest == -rupiah(35_000)


def test_the_free_part_grows_with_the_family():
    free = [year(0, status).free // rupiah(500_000) for status in tax_statuses()]

    # in halves of a million: 54, 58.5, 58.5, 63, 67.5, 63, 67.5, 72
    assert free == [108, 117, 117, 126, 135, 126, 135, 144]


def test_an_unknown_family_status_is_refused():
    with pytest.raises(InvalidFieldError):
        check_status("K/9")
