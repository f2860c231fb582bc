"""Periods to choose among, and what stands beside them."""

from __future__ import annotations

import datetime as dt

import pytest

from ledger import Period
from webapp.periods import compared, period_groups, so_far

TODAY = dt.date(2026, 11, 24)


def _days(first, last):
    return Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (Period.month(2026, 11), Period.month(2026, 10)),
        (Period.month(2026, 1), Period.month(2025, 12)),
        (Period.quarter(2026, 1), Period.quarter(2025, 4)),
        (Period.semester(2026, 2), Period.semester(2026, 1)),
        (Period.year(2026), Period.year(2025)),
        (_days("2026-11-11", "2026-11-20"), _days("2026-11-01", "2026-11-10")),
        (_days("2026-11-01", "2026-11-24"), _days("2026-10-08", "2026-10-31")),
    ],
)
def test_the_period_before_is_as_long_and_ends_on_the_eve(period, before):
    assert compared(period, "sebelumnya") == (before,)


def test_the_same_days_of_the_year_before_are_offered():
    assert compared(so_far(TODAY), "tahun-lalu") == (_days("2025-01-01", "2025-11-24"),)


@pytest.mark.parametrize("how", ["", "entah"])
def test_nothing_is_compared_unless_it_is_asked(how):
    assert compared(Period.year(2026), how) == ()


def test_every_year_offers_its_usual_periods():
    groups = period_groups(2025, TODAY, Period.year(2026))

    assert [group.year for group in groups] == [2026, 2025]
    assert groups[0].choices[0].label == "Tahun 2026 sampai hari ini"
    assert len(groups[0].choices) == 20
    assert len(groups[1].choices) == 19
    for group in groups:
        for choice in group.choices:
            Period.parse(choice.value)


def test_days_of_ones_own_stand_on_top():
    groups = period_groups(2026, TODAY, _days("2026-02-03", "2026-02-09"))

    assert groups[0].choices[0].label == "3 s/d 9 Februari 2026"
    assert len(groups) == 2


def test_a_book_of_the_future_offers_this_year():
    assert [g.year for g in period_groups(2030, TODAY, Period.year(2026))] == [2026]
