"""Days and periods as documents say them."""

from __future__ import annotations

import datetime as dt

import pytest

from ledger import Period
from reports import words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2025", "1 Januari s/d 31 Desember 2025"),
        ("2025-S2", "1 Juli s/d 31 Desember 2025"),
        ("2025-02", "1 s/d 28 Februari 2025"),
        ("2025-08-17..2025-08-17", "17 Agustus 2025"),
        ("2025-11-05..2026-02-03", "5 November 2025 s/d 3 Februari 2026"),
    ],
)
def test_a_period_is_said_in_words(written, said):
    assert words.period_words(Period.parse(written)) == said


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("2025", "2025"),
        ("2025-S1", "Semester I 2025"),
        ("2025-S2", "Semester II 2025"),
        ("2025-Q1", "Triwulan I 2025"),
        ("2025-Q3", "Triwulan III 2025"),
        ("2025-Q4", "Triwulan IV 2025"),
        ("2025-12", "Desember 2025"),
        ("2025-01-01..2025-06-17", "01/01/2025 s/d 17/06/2025"),
    ],
)
def test_a_column_is_named_after_its_period(written, name):
    assert words.period_name(Period.parse(written)) == name


def test_years_that_are_compared_are_named_once():
    periods = [Period.year(2025), Period.year(2024), Period.year(2023)]

    assert words.for_periods(periods) == (
        "Untuk Periode 1 Januari s/d 31 Desember 2025, 2024, dan 2023"
    )
    assert words.at_days(periods[:2]) == "Per 31 Desember 2025 dan 2024"


def test_periods_that_differ_in_more_than_the_year_are_said_in_full():
    periods = [Period.month(2024, 2), Period.month(2023, 2)]

    assert words.for_periods(periods) == (
        "Untuk Periode 1 s/d 29 Februari 2024 dan 1 s/d 28 Februari 2023"
    )


def test_periods_over_new_year_are_said_in_full():
    periods = [Period.parse("2024-07-01..2025-06-30"), Period.parse("2023-07-01..2024-06-30")]

    assert words.for_periods(periods).count("Juli") == 2


@pytest.mark.parametrize(
    ("offset", "zone"),
    [(7, "WIB"), (8, "WITA"), (9, "WIT"), (0, "UTC"), (5.5, "UTC+05.30"), (-3, "UTC-03.00")],
)
def test_a_moment_is_said_with_its_zone(offset, zone):
    zone_info = dt.timezone(dt.timedelta(hours=offset))

    said = words.moment_words(dt.datetime(2026, 3, 16, 14, 5, tzinfo=zone_info))

    assert said == f"16 Maret 2026 pukul 14.05 {zone}"
