"""Pay slips, worked out by hand beside what the program says; amounts in rupiah."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from bumdes.payroll.contributions import Programme, Risk
from bumdes.payroll.payslip import EarlierPay, PayFacts, PayItemKind, work_out
from bumdes.payroll.staff import PayKind


def rupiah(amount: int) -> int:
    return amount * 100


def slip(wage: int, *, status: str = "TK/0", month: int = 5, **facts):
    amounts = {
        k: rupiah(facts.pop(k)) for k in ("allowance", "overtime", "bonus") if k in facts
    }
    given = {
        "on": dt.date(2026, month, 28),
        "pay_kind": PayKind.MONTHLY,
        "wage": rupiah(wage),
        "tax_status": status,
        **amounts,
        **facts,
    }
    return work_out(PayFacts(**given))


def sum_of(found, kind: PayItemKind) -> int:
    return sum(item.minor for item in found.items if item.kind is kind) // 100


def test_a_wage_below_the_first_bound_is_paid_whole():
    found = slip(2_500_000, allowance=300_000)

    assert found.net == rupiah(2_800_000)
    assert sum_of(found, PayItemKind.TAX) == 0


def test_tax_is_taken_of_all_pay():
    found = slip(5_000_000, allowance=500_000, overtime=250_000, bonus=250_000)

    # 6 000 000 in category A: 0.75 %
    assert sum_of(found, PayItemKind.TAX) == 45_000
    assert found.net == rupiah(5_955_000)


def test_what_the_enterprise_pays_for_health_and_accidents_is_taxed_as_well():
    found = slip(6_000_000, programmes=tuple(Programme), risk=Risk.LOW)

    # 6 000 000 + 240 000 (4 %) + 32 400 (0.54 %) + 18 000 (0.3 %) = 6 290 400: 0.75 %
    assert found.taxed == rupiah(6_290_400)
    assert sum_of(found, PayItemKind.TAX) == 47_178
    # own: 60 000 + 120 000 + 60 000; the last two are paid into pensions
    assert sum_of(found, PayItemKind.CONTRIBUTION) == 240_000
    assert found.deducted == rupiah(180_000)
    # the enterprise: 240 000 + 222 000 + 120 000 + 32 400 + 18 000
    assert sum_of(found, PayItemKind.EMPLOYER) == 632_400
    assert found.net == rupiah(6_000_000 - 240_000 - 47_178)


def test_december_settles_the_tax_of_the_year():
    earlier = EarlierPay(gross=rupiah(110_000_000), tax=rupiah(2_200_000), months=11)

    found = slip(10_000_000, month=12, is_last=True, earlier=earlier)

    # 120 m - 6 m - 54 m = 60 m at 5 % = 3 m, of which 2.2 m were withheld
    assert sum_of(found, PayItemKind.TAX) == 800_000
    assert found.net == rupiah(9_200_000)


def test_december_gives_back_what_was_withheld_too_much():
    # a bonus of ten million in one month of a year of three million a month
    earlier = EarlierPay(gross=rupiah(43_000_000), tax=rupiah(650_000), months=11)

    found = slip(3_000_000, month=12, is_last=True, earlier=earlier)

    assert sum_of(found, PayItemKind.TAX) == -650_000
    assert found.net == rupiah(3_650_000)


def test_pensions_lower_the_tax_of_the_year():
    earlier = EarlierPay(
        gross=rupiah(77_000_000), deducted=rupiah(2_310_000), tax=rupiah(962_500), months=11
    )

    found = slip(
        7_000_000,
        month=12,
        is_last=True,
        earlier=earlier,
        programmes=(Programme.OLD_AGE, Programme.PENSION),
    )

    # 84 m - 4.2 m - 2.52 m - 54 m = 23.28 m at 5 % = 1 164 000; 962 500 were withheld
    assert sum_of(found, PayItemKind.TAX) == 201_500


def test_pay_by_the_day_has_its_own_rates():
    found = slip(500_000, pay_kind=PayKind.DAILY, days=4)

    assert found.earned == rupiah(2_000_000)
    assert sum_of(found, PayItemKind.TAX) == 10_000


def test_small_pay_by_the_day_is_free():
    found = slip(90_000, pay_kind=PayKind.DAILY, days=20)

    assert found.net == rupiah(1_800_000)


def test_who_did_not_come_gets_no_slip():
    assert slip(90_000, pay_kind=PayKind.DAILY, allowance=100_000).items == ()


def test_part_of_a_month_is_paid_by_its_days():
    found = slip(3_000_000, part_worked=Fraction(10, 31))

    assert found.earned == rupiah(967_742)  # 967 741.94


def test_an_advance_is_taken_off():
    found = slip(3_000_000, advances=(("K2026-0001", rupiah(500_000)),))

    assert found.net == rupiah(2_500_000)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_rate_on_a_slip_says_where_it_is_laid_down(month):
    found = slip(9_000_000, month=month, programmes=tuple(Programme), is_last=month == 12)

    rated = [item for item in found.items if item.source]
    assert len(rated) == 9
    assert all(item.basis and item.certainty in "CSK" for item in rated)


def test_twelve_months_come_to_the_tax_of_the_year():
    earlier = EarlierPay()
    for month in range(1, 13):
        found = slip(12_000_000, month=month, is_last=month == 12, earlier=earlier)
        tax = sum_of(found, PayItemKind.TAX)
        earlier = EarlierPay(
            gross=earlier.gross + found.taxed,
            tax=earlier.tax + rupiah(tax),
            months=month,
        )

    # 144 m - 6 m - 54 m = 84 m: 3 m + 15 % of 24 m
    assert earlier.tax == rupiah(6_600_000)
