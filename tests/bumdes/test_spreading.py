"""What is spread over months adds up, whatever its days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.errors import InvalidFieldError
from bumdes.month import check_month, day_in, month_of, months_after, months_between
from bumdes.schedules.spreading import Spreading, earned_through, spread
from ledger import Period

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))
TERMS = st.builds(
    lambda first, length: Period(first, first + dt.timedelta(days=length)),
    DAYS,
    st.integers(0, 2000),
)
AMOUNTS = st.integers(0, 10**13)
WAYS = st.sampled_from(Spreading)


@given(AMOUNTS, TERMS, WAYS)
def test_slices_add_up_to_the_amount(minor, term, way):
    assert sum(s.minor for s in spread(minor, term, way)) == minor


@given(AMOUNTS, TERMS, WAYS)
def test_slices_follow_the_calendar_from_the_first_day(minor, term, way):
    months = [s.month for s in spread(minor, term, way)]

    assert months == months_between(month_of(term.first_day), months[-1])


@given(AMOUNTS, TERMS, WAYS)
def test_whole_rupiah_stay_whole(minor, term, way):
    assert all(s.minor % 100 == 0 for s in spread(minor * 100, term, way))


@given(AMOUNTS, TERMS)
def test_equal_months_differ_by_a_unit_at_most(minor, term):
    parts = [s.minor for s in spread(minor * 100, term, Spreading.MONTHS)]

    assert max(parts) - min(parts) <= 100


@given(AMOUNTS, TERMS, WAYS, st.integers(-40, 2100))
def test_what_is_earned_grows_from_nothing_to_all(minor, term, way, later):
    slices = spread(minor, term, way)
    on = term.first_day + dt.timedelta(days=later)

    earned = earned_through(slices, term, way, on)

    assert 0 <= earned <= earned_through(slices, term, way, on + dt.timedelta(days=1)) <= minor
    assert on >= term.first_day or earned == 0
    assert on < term.last_day or earned == minor


def test_a_year_from_the_middle_of_a_month_is_twelve_equal_months():
    term = Period(dt.date(2025, 1, 15), dt.date(2026, 1, 14))

    slices = spread(12_000_000_00, term, Spreading.MONTHS)

    assert [s.minor for s in slices] == [1_000_000_00] * 12
    assert slices[0].month == Period.month(2025, 1)


def test_days_count_only_those_of_the_term():
    term = Period(dt.date(2025, 1, 17), dt.date(2025, 2, 15))  # 15 days and 15 days

    slices = spread(3_000_000_00, term, Spreading.DAYS)

    assert [s.minor for s in slices] == [1_500_000_00, 1_500_000_00]


def test_a_month_that_is_cut_is_earned_by_its_days():
    term = Period(dt.date(2025, 1, 1), dt.date(2025, 6, 30))
    slices = spread(18_100_000_00, term, Spreading.DAYS)  # 100 000 a day

    earned = earned_through(slices, term, Spreading.DAYS, dt.date(2025, 2, 10))

    assert earned == 4_100_000_00


def test_a_month_has_a_last_day_for_every_day():
    assert day_in(Period.month(2025, 2), 31) == dt.date(2025, 2, 28)


def test_months_are_counted_over_the_end_of_a_year():
    assert months_after(Period.month(2025, 11), 3) == Period.month(2026, 2)
    assert months_between(Period.month(2025, 2), Period.month(2025, 1)) == []


def test_a_stretch_of_days_is_no_month():
    with pytest.raises(InvalidFieldError):
        check_month(Period.quarter(2025, 1))
