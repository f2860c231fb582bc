from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import Period
from ledger.errors import InvalidPeriodError
from ledger.period import last_day_of_month

days = st.dates(dt.date(1901, 1, 1), dt.date(2999, 12, 31))
periods = st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair)))


@pytest.mark.parametrize(
    ("written", "first_day", "last_day"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-S1", "2025-01-01", "2025-06-30"),
        ("2025-S2", "2025-07-01", "2025-12-31"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-Q2", "2025-04-01", "2025-06-30"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2025-07", "2025-07-01", "2025-07-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2025-01-15..2025-06-30", "2025-01-15", "2025-06-30"),
        ("2025-01-15..2025-01-15", "2025-01-15", "2025-01-15"),
        ("1900", "1900-01-01", "1900-12-31"),
        ("2999", "2999-01-01", "2999-12-31"),
    ],
)
def test_a_written_period_is_read(written, first_day, last_day):
    expected = Period(dt.date.fromisoformat(first_day), dt.date.fromisoformat(last_day))
    assert Period.parse(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "",
        "25",
        "2025-0",
        "2025-00",
        "2025-13",
        "2025-1",
        "2025-S0",
        "2025-S3",
        "2025-Q0",
        "2025-Q5",
        "2025-q1",
        "2025-M01",
        "2025 ",
        " 2025",
        "2025\n",
        "٢٠٢٥",
        "0000",
        "0001",
        "1899",
        "3000",
        "2025-01-01",
        "2025-01-01..",
        "..2025-01-01",
        "2025-01-01..2025-06-31",
        "2025-02-29..2025-03-01",
        "2025-06-30..2025-01-01",
        "2025-01-01..2025-02-01..2025-03-01",
        "20250101..20250131",
        "2025-W01-1..2025-W02-1",
        "2025-01-01...2025-01-02",
        "1899-12-31..2025-01-01",
        "2025..2026",
        None,
        2025,
        dt.date(2025, 1, 1),
    ],
    ids=repr,
)
def test_what_is_written_in_no_such_way_is_no_period(written):
    with pytest.raises(InvalidPeriodError) as refused:
        Period.parse(written)
    assert refused.value.facts == {"value": written}


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(InvalidPeriodError):
        Period(dt.date(2025, 1, 2), dt.date(2025, 1, 1))


@pytest.mark.parametrize(
    ("first_day", "last_day"),
    [
        (dt.datetime(2025, 1, 1, tzinfo=dt.UTC), dt.datetime(2025, 1, 2, tzinfo=dt.UTC)),
        ("2025-01-01", "2025-01-02"),
        (None, dt.date(2025, 1, 1)),
        (dt.date(1899, 12, 31), dt.date(2025, 1, 1)),
        (dt.date(2025, 1, 1), dt.date(3000, 1, 1)),
    ],
    ids=repr,
)
def test_a_period_is_made_of_days_the_books_can_hold(first_day, last_day):
    with pytest.raises(InvalidPeriodError):
        Period(first_day, last_day)


@pytest.mark.parametrize(("year", "first", "last"), [(2025, 0, 1), (2025, 1, 13), (0, 1, 2)])
def test_months_that_the_calendar_lacks_make_no_period(year, first, last):
    with pytest.raises(InvalidPeriodError):
        Period.months(year, first, last)


@given(periods)
def test_a_period_reads_back_as_it_is_written(period):
    assert Period.parse(str(period)) == period


@given(periods)
def test_first_and_last_day_are_included_and_their_neighbours_are_not(period):
    after = period.last_day + dt.timedelta(days=1)
    inside = [day in period for day in (period.eve, period.first_day, period.last_day, after)]
    assert inside == [False, True, True, False]


@pytest.mark.parametrize("year", [2023, 2024, 2100])
def test_quarters_and_semesters_and_months_fill_the_year(year):
    for parts in (
        [Period.month(year, month) for month in range(1, 13)],
        [Period.quarter(year, quarter) for quarter in range(1, 5)],
        [Period.semester(year, semester) for semester in (1, 2)],
    ):
        assert [each.eve for each in parts[1:]] == [each.last_day for each in parts[:-1]]
        assert Period(parts[0].first_day, parts[-1].last_day) == Period.year(year)


@given(st.integers(1900, 2999), st.integers(1, 12))
def test_the_last_day_of_a_month_is_the_calendars(year, month):
    assert last_day_of_month(year, month).day == max(
        day for week in calendar.monthcalendar(year, month) for day in week
    )


@pytest.mark.parametrize(
    ("written", "before"),
    [
        ("2025", "2024-01-01..2024-12-31"),
        ("2025-02", "2024-02-01..2024-02-29"),
        ("2024-02", "2023-02-01..2023-02-28"),
        ("2024-02-29..2024-03-15", "2023-02-28..2023-03-15"),
        ("2025-02-28..2025-03-30", "2024-02-29..2024-03-30"),
        ("2024-02-28..2024-03-30", "2023-02-28..2023-03-30"),
        ("2024-Q4", "2023-10-01..2023-12-31"),
    ],
)
def test_a_year_before_the_end_of_february_stays_the_end(written, before):
    assert str(Period.parse(written).year_before) == before


def test_periods_are_in_the_order_of_their_days():
    january, year = Period.month(2025, 1), Period.year(2025)
    assert sorted([Period.month(2025, 2), year, january]) == [
        january,
        year,
        Period.month(2025, 2),
    ]
