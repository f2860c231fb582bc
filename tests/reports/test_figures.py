"""Amounts in print, and as programs read them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import figures

MINOR = st.integers(-(2**70), 2**70)


@pytest.mark.parametrize(
    ("minor", "shown"),
    [
        (0, "\N{EN DASH}"),
        (150_000_000, "1.500.000"),
        (-123_400, "(1.234)"),
        (99_900, "999"),
        (100_000_000_000_000_000_00, "100.000.000.000.000.000"),
    ],
)
def test_a_statement_shows_whole_rupiah(minor, shown):
    assert figures.figure(minor, 2) == shown


@pytest.mark.parametrize(
    ("minor", "shown"), [(150_000_050, "1.500.000,50"), (-5, "(0,05)"), (100, "1,00")]
)
def test_sen_stand_after_a_comma(minor, shown):
    assert figures.figure(minor, 2, sen=True) == shown


def test_a_currency_without_decimals_has_no_comma():
    assert figures.figure(1_500, 0, sen=True) == "1.500"
    assert figures.plain(-1_500, 0) == "-1500"
    assert not figures.has_sen(1_501, 0)


@pytest.mark.parametrize(
    ("minor", "plain"),
    [(0, "0"), (150_000_000, "1500000"), (-150, "-1.50"), (5, "0.05"), (-100, "-1")],
)
def test_programs_read_plain_digits(minor, plain):
    assert figures.plain(minor, 2) == plain


@given(MINOR)
def test_plain_digits_lose_nothing(minor):
    assert Decimal(figures.plain(minor, 2)).scaleb(2) == minor


@given(MINOR)
def test_what_print_shows_can_be_read_back(minor):
    shown = figures.figure(minor, 2, sen=True)

    digits = "".join(c for c in shown if c.isdigit()) or "0"
    assert int(digits) == abs(minor)
    assert shown.startswith("(") == (minor < 0)


@pytest.mark.parametrize(
    ("change", "of", "tenths"),
    [
        (99_323_500, 986_214_000, 101),
        (-6_615_000, 47_890_000, -138),
        (4_892_800, -22_846_300, 214),
        (-1_718_712, -16_031_962, -107),
        (0, 5, 0),
        (1, 0, None),
        (1, 2_000, 1),
        (-1, 2_000, -1),
    ],
)
def test_a_change_is_told_in_tenths_of_a_percent(change, of, tenths):
    assert figures.tenths_of_percent(change, of) == tenths


@pytest.mark.parametrize(
    ("tenths", "shown", "plain"),
    [
        (101, "10,1", "10.1"),
        (-80, "(8,0)", "-8.0"),
        (0, "0,0", "0.0"),
        (12_345, "1.234,5", "1234.5"),
        (None, "\N{EN DASH}", None),
    ],
)
def test_percentages_are_shown_and_read(tenths, shown, plain):
    assert figures.percent_figure(tenths) == shown
    assert figures.percent_plain(tenths) == plain
