"""Social security: shares, caps and dates of the table."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.errors import RateOutsideDatesError
from bumdes.payroll.contributions import Programme, Risk, contributions

MAY = dt.date(2026, 5, 31)


def rupiah(amount: int) -> int:
    return amount * 100


def one(programme: Programme, pay: int, on: dt.date = MAY, risk: Risk = Risk.VERY_LOW):
    (found,) = contributions(rupiah(pay), [programme], risk, on)
    return found.employer // 100, found.employee // 100


def test_all_programmes_of_a_wage():
    found = contributions(rupiah(3_000_000), list(Programme), Risk.LOW, MAY)

    assert {c.programme.value: (c.employer // 100, c.employee // 100) for c in found} == {
        "kesehatan": (120_000, 30_000),
        "jht": (111_000, 60_000),
        "jp": (60_000, 30_000),
        "jkk": (16_200, 0),
        "jkm": (9_000, 0),
    }


def test_health_counts_no_more_than_its_cap():
    assert one(Programme.HEALTH, 15_000_000) == (480_000, 120_000)


@pytest.mark.parametrize(
    ("on", "employee"),
    [
        (dt.date(2025, 2, 28), 100_423),
        (dt.date(2025, 3, 1), 105_474),
        (dt.date(2026, 2, 28), 105_474),
        (dt.date(2026, 3, 1), 110_863),
    ],
)
def test_the_cap_of_pensions_rises_in_march(on, employee):
    assert one(Programme.PENSION, 20_000_000, on)[1] == employee


@pytest.mark.parametrize(
    ("risk", "employer"),
    [
        (Risk.VERY_LOW, 2_400),
        (Risk.LOW, 5_400),
        (Risk.MEDIUM, 8_900),
        (Risk.HIGH, 12_700),
        (Risk.VERY_HIGH, 17_400),
    ],
)
def test_dangerous_work_costs_more(risk, employer):
    assert one(Programme.ACCIDENT, 1_000_000, risk=risk) == (employer, 0)


def test_half_a_rupiah_is_rounded_up():
    assert one(Programme.HEALTH, 1_000_050) == (40_002, 10_001)  # 10 000.50


def test_a_rate_of_a_day_before_the_table_is_refused():
    with pytest.raises(RateOutsideDatesError):
        one(Programme.PENSION, 3_000_000, dt.date(2024, 2, 29))
