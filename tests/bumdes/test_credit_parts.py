"""The laws of sharing payments out, of instalments and of bands of age."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.credit.band import bands_of
from bumdes.credit.instalments import Due, equal_instalments, months_later, unpaid
from bumdes.credit.oldest_first import from_purses, oldest_first
from bumdes.errors import InvalidFieldError

amounts = st.integers(0, 10**13)
days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
open_documents = st.dictionaries(st.integers(0, 30), amounts, max_size=12)
plans = st.lists(st.tuples(days, st.integers(1, 10**12)), min_size=1, max_size=12)


def bands(steps):
    return bands_of(steps, valid_from=dt.date(2021, 1, 1), source="x", certainty="C")


@given(left=open_documents, amount=amounts)
def test_a_payment_is_shared_out_to_the_sen(left, amount):
    given_out = oldest_first(left, amount)

    assert sum(given_out.values()) == min(amount, sum(left.values()))
    assert all(0 < part <= left[key] for key, part in given_out.items())


@given(left=open_documents, amount=amounts)
def test_nothing_newer_is_paid_before_what_is_older(left, amount):
    given_out = oldest_first(left, amount)
    rest = [minor - given_out.get(key, 0) for key, minor in left.items()]

    touched = [place for place, key in enumerate(left) if key in given_out]
    assert not any(rest[place] for place in range(max(touched, default=0)))


@given(
    purses=st.dictionaries(st.sampled_from("abcde"), st.integers(1, 10**12), min_size=1),
    cuts=st.lists(st.integers(1, 10**12), min_size=1, max_size=6),
)
def test_purses_pay_places_to_the_sen(purses, cuts):
    whole = sum(purses.values())
    places = {str(n): min(cut, whole) for n, cut in enumerate(cuts)}
    over = sum(places.values()) - whole
    places["rest"] = max(-over, 0)
    purses = dict(purses, more=max(over, 0))

    paid = list(from_purses(places, purses))

    for name, held in purses.items():
        assert sum(minor for purse, _, minor in paid if purse == name) == held
    for name, owed in places.items():
        assert sum(minor for _, place, minor in paid if place == name) == owed


@given(minor=st.integers(36_000, 10**13), times=st.integers(1, 360), first=days)
def test_instalments_add_up_and_are_equal_to_the_rupiah(minor, times, first):
    dues = equal_instalments(minor, times=times, first_due=first)

    assert sum(due.minor for due in dues) == minor
    assert len({due.minor for due in dues[:-1]}) <= 1
    assert 0 <= dues[-1].minor - dues[0].minor < times * 100


@given(first=days, months=st.integers(1, 12))
def test_instalments_fall_due_one_after_the_other(first, months):
    dues = equal_instalments(10**9, times=13, first_due=first, months=months)

    assert [due.due_on for due in dues] == sorted({due.due_on for due in dues})


@pytest.mark.parametrize("times", [0, -1, 361])
def test_nobody_pays_in_no_instalments_or_for_ever(times):
    with pytest.raises(InvalidFieldError):
        equal_instalments(10**9, times=times, first_due=dt.date(2025, 1, 1))


def test_the_end_of_a_month_stays_in_the_month():
    assert months_later(dt.date(2025, 1, 31), 1) == dt.date(2025, 2, 28)


@given(plan=plans, left=amounts)
def test_what_is_unpaid_of_a_plan_is_what_is_left(plan, left):
    dues = [Due(*due) for due in plan]

    found = unpaid(dues, left)

    assert sum(due.minor for due in found) == left
    assert all(due.minor > 0 for due in found)


@given(plan=plans, left=amounts)
def test_what_is_paid_went_to_what_was_due_first(plan, left):
    dues = sorted(Due(*due) for due in plan)
    found = unpaid(dues, left)

    assert [due.due_on for due in found] == [d.due_on for d in dues[len(dues) - len(found) :]]


@given(
    starts=st.sets(st.integers(1, 1_000), max_size=8),
    overdue=st.integers(-2_000, 2_000),
)
def test_every_age_is_in_one_band(starts, overdue):
    found = bands([(start, Fraction(0)) for start in sorted({0, *starts})])

    holding = [place for place, band in enumerate(found.bands) if band.holds(overdue)]

    assert holding == [found.place(overdue)]


@given(minor=st.integers(0, 10**15), hundredths=st.integers(0, 10_000))
def test_no_more_is_doubted_than_there_is(minor, hundredths):
    (band,) = bands([(0, Fraction(hundredths, 100))]).bands

    assert 0 <= band.doubted(minor) <= minor
    assert abs(band.doubted(minor) - minor * Fraction(hundredths, 10_000)) <= 100


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [(1, Fraction(0))],
        [(0, Fraction(0)), (30, Fraction(1)), (30, Fraction(2))],
        [(0, Fraction(0)), (30, Fraction(1)), (10, Fraction(2))],
        [(0, Fraction(-1))],
        [(0, Fraction(101))],
    ],
)
def test_bands_begin_with_what_is_not_due_and_grow(steps):
    with pytest.raises(InvalidFieldError):
        bands(steps)


def test_bands_are_called_by_their_days():
    found = bands([(0, Fraction(0)), (1, Fraction(5)), (31, Fraction(50))])

    assert [band.label for band in found.bands] == [
        "Belum jatuh tempo",
        "Lewat 1-30 hari",
        "Lewat lebih dari 30 hari",
    ]
