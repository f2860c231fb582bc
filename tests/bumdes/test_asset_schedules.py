"""Depreciation adds up to what there is to depreciate, whatever the life, method and days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.assets.schedule import (
    Method,
    Schedule,
    StartRule,
    first_day_of,
    last_day_of,
    month_number,
)

JANUARY = month_number(dt.date(2025, 1, 1))

days = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
amounts = st.integers(0, 10**13)
lives = st.integers(0, 480)
methods = st.sampled_from(Method)
rules = st.sampled_from(StartRule)


def schedule(base=1_200_000, months=12, **facts):
    given_facts = {"carrying": base, "life": months, "first_month": JANUARY, "grain": 1}
    return Schedule(base=base, months=months, **(given_facts | facts))


@given(base=amounts, life=lives, method=methods, day=days, rule=rules)
def test_a_whole_life_sums_to_what_there_was_to_wear_off(base, life, method, day, rule):
    spread = schedule(base, life, method=method, first_month=rule.first_month(day), grain=100)

    months = range(spread.first_month, spread.last_month + 1)

    assert sum(spread.of_month(m) for m in months) == (base if life else 0)


@given(base=amounts, life=lives, method=methods, residual=amounts)
def test_no_month_gives_wear_back(base, life, method, residual):
    spread = schedule(base, life, method=method, carrying=base + residual, grain=100)

    assert all(spread.of_month(m) >= 0 for m in range(JANUARY - 1, JANUARY + life + 2))


@given(
    base=amounts, life=lives, method=methods, bought=days, kept=st.integers(0, 9999), rule=rules
)
def test_wear_and_what_is_left_on_the_day_it_goes_are_the_cost(
    base, life, method, bought, kept, rule
):
    spread = schedule(base, life, method=method, first_month=rule.first_month(bought))
    gone = bought + dt.timedelta(days=kept)

    worn = spread.through(rule.last_month(gone))
    counted = range(rule.first_month(bought), rule.last_month(gone) + 1)

    assert sum(spread.of_month(m) for m in counted) == worn
    assert 0 <= worn <= base


@given(
    base=amounts,
    life=st.integers(2, 480),
    method=methods,
    passed=st.integers(1, 479),
    added=amounts,
)
def test_a_life_that_goes_on_with_more_cost_sums_to_all_of_it(
    base, life, method, passed, added
):
    first = schedule(base, life, method=method)
    turn = JANUARY + min(passed, life - 1)
    worn = first.through(turn - 1)
    then = schedule(
        base + added - worn,
        first.left_after(turn - 1),
        worn=worn,
        method=method,
        carrying=base + added - worn,
        life=life,
        first_month=turn,
    )

    before = sum(first.of_month(m) for m in range(JANUARY, turn))
    after = sum(then.of_month(m) for m in range(turn, then.last_month + 1))

    assert before + after == base + added


@given(day=days, kept=st.integers(0, 9999), rule=rules)
def test_coming_and_going_follow_the_same_rule(day, kept, rule):
    gone = day + dt.timedelta(days=kept)

    assert rule.last_month(gone) >= rule.first_month(day) - 1


@pytest.mark.parametrize(
    ("rule", "day", "month"),
    [
        (StartRule.MONTH_OF, dt.date(2025, 1, 31), 0),
        (StartRule.MONTH_AFTER, dt.date(2025, 1, 1), 1),
        (StartRule.MID_MONTH, dt.date(2025, 1, 15), 0),
        (StartRule.MID_MONTH, dt.date(2025, 1, 16), 1),
    ],
)
def test_the_rule_says_which_month_is_the_first(rule, day, month):
    assert rule.first_month(day) - JANUARY == month


def test_a_straight_line_takes_the_same_every_month():
    assert {schedule().of_month(JANUARY + n) for n in range(12)} == {100_000}


def test_the_last_month_takes_what_rounding_left():
    spread = schedule(1_000_000, 3, grain=100)

    assert [spread.of_month(JANUARY + n) for n in range(3)] == [333_300, 333_300, 333_400]


def test_a_declining_balance_takes_half_of_what_is_left_in_a_life_of_four_years():
    spread = schedule(160_000_000, 48, method=Method.DECLINING_BALANCE)

    ends = [spread.through(JANUARY + 12 * n - 1) for n in range(1, 5)]
    assert ends == [80_000_000, 120_000_000, 140_000_000, 160_000_000]


def test_a_declining_balance_never_goes_below_the_residual():
    spread = schedule(60_000, 48, method=Method.DECLINING_BALANCE, carrying=160_000)

    assert spread.through(JANUARY + 11) == 60_000


def test_what_does_not_wear_out_stays_as_it_was():
    assert schedule(500, 0, worn=70).through(JANUARY + 99) == 70


def test_months_are_their_days():
    assert (first_day_of(JANUARY), last_day_of(JANUARY + 1)) == (
        dt.date(2025, 1, 1),
        dt.date(2025, 2, 28),
    )
