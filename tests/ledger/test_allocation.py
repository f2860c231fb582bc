from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ledger import allocate
from ledger.allocation import check_percentages
from ledger.errors import (
    AllocationError,
    FloatAmountError,
    ImpossibleBoundsError,
    InvalidWeightError,
    LedgerError,
    NotAnAmountError,
    NoWeightsError,
    PercentagesTotalError,
)
from tests.scale import long_or

many = settings(max_examples=long_or(80, 20_000))

names = st.text("ABCDEFGH", min_size=1, max_size=3)
whole_weights = st.integers(0, 1_000)
some_weight = st.one_of(
    whole_weights,
    st.fractions(0, 1_000, max_denominator=97),
    st.decimals(0, 100, places=4),
)
weightings = st.dictionaries(names, some_weight, min_size=1, max_size=50).filter(
    lambda weights: any(weights.values())
)
amounts = st.one_of(st.integers(-200, 200), st.integers(-(10**15), 10**15))


@st.composite
def bounded(draw):
    """An amount, weights, floors and caps, which may or may not go together."""
    weights = draw(st.dictionaries(names, whole_weights, min_size=1, max_size=6))
    assume(any(weights.values()))
    some = st.sampled_from(sorted(weights))
    floors = draw(st.dictionaries(some, st.integers(0, 60), max_size=4))
    caps = draw(st.dictionaries(some, st.integers(0, 120), max_size=4))
    return draw(st.integers(0, 300)), weights, floors, caps


def units_of(portions):
    return {name: portion.units for name, portion in portions.items()}


@many
@given(amounts, weightings)
def test_portions_add_up_to_the_amount(amount, weights):
    assert sum(units_of(allocate(amount, weights)).values()) == amount


@many
@given(amounts, weightings)
def test_nobody_is_off_by_one_unit_or_more(amount, weights):
    total = sum(Fraction(weight) for weight in weights.values())
    off = [
        abs(portion.units - amount * Fraction(weights[name]) / total)
        for name, portion in allocate(amount, weights).items()
    ]
    assert max(off) < 1


@many
@given(amounts, weightings, st.randoms(use_true_random=False))
def test_the_order_of_the_weights_does_not_matter(amount, weights, random):
    shuffled = list(weights.items())
    random.shuffle(shuffled)
    assert allocate(amount, weights) == allocate(amount, dict(shuffled))


@given(amounts, weightings)
def test_portions_come_in_the_order_of_the_weights(amount, weights):
    assert list(allocate(amount, weights)) == list(weights)


@given(amounts, weightings, st.integers(1, 10**6))
def test_only_the_proportions_of_the_weights_matter(amount, weights, factor):
    larger = {name: Fraction(weight) * factor for name, weight in weights.items()}
    assert units_of(allocate(amount, larger)) == units_of(allocate(amount, weights))


@given(amounts, weightings)
def test_a_negative_amount_is_shared_as_its_opposite(amount, weights):
    opposite = {name: -units for name, units in units_of(allocate(-amount, weights)).items()}
    assert units_of(allocate(amount, weights)) == opposite


@given(st.integers(-(10**6), 10**6), weightings)
def test_who_weighs_more_gets_no_less(amount, weights):
    units = units_of(allocate(abs(amount), weights))
    by_weight = sorted(weights, key=lambda name: Fraction(weights[name]))
    assert all(
        units[lighter] <= units[heavier]
        for lighter, heavier in itertools.pairwise(by_weight)
        if Fraction(weights[lighter]) < Fraction(weights[heavier])
    )


@pytest.mark.parametrize(
    ("amount", "weights", "units"),
    [
        (100, {"a": 1, "b": 1, "c": 1}, {"a": 34, "b": 33, "c": 33}),  # ties: by name
        (101, {"c": 1, "b": 1, "a": 1}, {"a": 34, "b": 34, "c": 33}),
        (1, {"a": 1, "B": 1}, {"a": 0, "B": 1}),  # in code-point order: capitals first
        (1, {"a": 1, "b": 3}, {"a": 0, "b": 1}),  # the largest remainder
        (2, {"a": 1, "b": 3}, {"a": 0, "b": 2}),  # remainders tie: the larger weight
        (1, {"x": 0, "y": 5}, {"x": 0, "y": 1}),
        (0, {"a": 1, "b": 2}, {"a": 0, "b": 0}),
        (10**6, {"desa": 60, "masyarakat": 40}, {"desa": 600_000, "masyarakat": 400_000}),
        (-100, {"a": 1, "b": 1, "c": 1}, {"a": -34, "b": -33, "c": -33}),
        (7, {"a": Decimal("33.4"), "b": Decimal("66.6")}, {"a": 2, "b": 5}),
        (10, {"a": Fraction(1, 3), "b": Fraction(2, 3)}, {"a": 3, "b": 7}),
    ],
    ids=repr,
)
def test_remainders_go_where_the_rule_says(amount, weights, units):
    assert units_of(allocate(amount, weights)) == units


def test_a_portion_tells_how_it_came_to_be():
    portion = allocate(100, {"a": 1, "b": 2})["a"]
    assert (portion.weight, portion.exact, portion.units) == (1, Fraction(100, 3), 33)


# --- floors and caps -------------------------------------------------------------------------


def naive_shares(amount, weights, floors, caps):
    """Return factor * weight held between bounds, by looking at each stretch of the factor.

    None if there is no such factor: no shares within the bounds add up to the amount.
    """

    def held(name, factor):
        share = max(factor * Fraction(weights[name]), Fraction(floors.get(name, 0)))
        return min(share, Fraction(caps[name])) if name in caps else share

    def total(factor):
        return sum(held(name, factor) for name in weights)

    bounds = [*floors.items(), *((name, 0) for name in weights), *caps.items()]
    turns = {Fraction(bound) / weights[name] for name, bound in bounds if weights[name]}
    turns = sorted(turns | {Fraction(0)})
    if any(caps[name] < floors.get(name, 0) for name in caps):
        return None
    for first, last in zip(turns, [*turns[1:], turns[-1] + 10**6], strict=True):
        low, high = total(first), total(last)
        if low <= amount <= high:
            factor = first
            if high > low:
                factor += (amount - low) * (last - first) / (high - low)
            return {name: held(name, factor) for name in weights}
    return None


@many
@given(bounded())
def test_floors_and_caps_hold_a_share_between_them(question):
    amount, weights, floors, caps = question
    expected = naive_shares(amount, weights, floors, caps)
    try:
        found = allocate(amount, weights, floors=floors, caps=caps)
    except ImpossibleBoundsError:
        found = None
    assert (found and {name: p.exact for name, p in found.items()}) == expected


@many
@given(bounded())
def test_rounding_keeps_to_floors_and_caps_and_to_the_amount(question):
    amount, weights, floors, caps = question
    assume(naive_shares(amount, weights, floors, caps) is not None)

    units = units_of(allocate(amount, weights, floors=floors, caps=caps))

    assert sum(units.values()) == amount
    assert all(units[name] >= floor for name, floor in floors.items())
    assert all(units[name] <= cap for name, cap in caps.items())


def test_a_cap_passes_on_what_it_cuts_off():
    shares = allocate(100, {"a": 8, "b": 1, "c": 1}, caps={"a": 20})
    assert units_of(shares) == {"a": 20, "b": 40, "c": 40}


def test_a_floor_takes_from_the_others():
    shares = allocate(100, {"a": 8, "b": 1, "c": 1}, floors={"c": 50})
    assert units_of(shares) == {"a": 44, "b": 6, "c": 50}


def test_a_floor_without_weight_is_paid():
    assert units_of(allocate(100, {"a": 1, "b": 0}, floors={"b": 30})) == {"a": 70, "b": 30}


def test_bounds_of_a_negative_amount_are_mirrored_too():
    shares = allocate(-100, {"a": 8, "b": 1, "c": 1}, caps={"a": 20})
    assert units_of(shares) == {"a": -20, "b": -40, "c": -40}


# --- refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "bounds"),
    [
        (100, {"floors": {"a": 60, "b": 60}}),
        (100, {"caps": {"a": 40, "b": 40}}),
        (100, {"floors": {"a": 50}, "caps": {"a": 49}}),
        (100, {"floors": {"a": -1}}),
        (100, {"caps": {"a": -1}}),
        (0, {"floors": {"a": 1}}),
    ],
    ids=repr,
)
def test_impossible_bounds_are_refused(amount, bounds):
    with pytest.raises(ImpossibleBoundsError):
        allocate(amount, {"a": 1, "b": 1}, **bounds)


def test_caps_of_all_that_have_weight_may_not_be_below_the_amount():
    with pytest.raises(ImpossibleBoundsError) as refused:
        allocate(100, {"a": 1, "b": 0}, caps={"a": 40})
    assert refused.value.facts["highest"] == 40


@pytest.mark.parametrize("weights", [{}, {"a": 0}, {"a": 0, "b": Decimal(0)}], ids=repr)
def test_nobody_with_a_weight_gets_nothing(weights):
    with pytest.raises(NoWeightsError):
        allocate(100, weights)


@pytest.mark.parametrize(
    "weight",
    [-1, Fraction(-1, 3), Decimal("NaN"), Decimal("-Infinity"), 0.5, True, "1", None, 1j],
    ids=repr,
)
def test_what_is_no_exact_weight_is_refused(weight):
    with pytest.raises(InvalidWeightError):
        allocate(100, {"a": 1, "b": weight})


@pytest.mark.parametrize("bound", ["floors", "caps"])
def test_a_bound_of_somebody_who_does_not_share_is_refused(bound):
    with pytest.raises(AllocationError):
        allocate(100, {"a": 1}, **{bound: {"b": 100}})


@pytest.mark.parametrize(
    ("amount", "error"),
    [
        (0.5, FloatAmountError),
        (100.0, FloatAmountError),
        (Decimal(100), NotAnAmountError),
        ("100", NotAnAmountError),
        (None, NotAnAmountError),
    ],
    ids=repr,
)
def test_what_is_no_whole_number_is_not_shared_out(amount, error):
    with pytest.raises(error):
        allocate(amount, {"a": 1})


@pytest.mark.parametrize("bound", ["floors", "caps"])
@pytest.mark.parametrize("value", [0.5, Decimal(1), True, "1"], ids=repr)
def test_bounds_are_whole_numbers(bound, value):
    with pytest.raises(LedgerError):
        allocate(100, {"a": 1}, **{bound: {"a": value}})


# --- percentages -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "weights",
    [
        {"a": 100},
        {"a": Fraction(100, 3), "b": Fraction(200, 3)},
        {"a": Decimal("99.9"), "b": Decimal("0.1")},
    ],
    ids=repr,
)
def test_percentages_that_add_up_to_a_hundred_pass(weights):
    assert check_percentages(weights) is None


@pytest.mark.parametrize(
    "weights",
    [{}, {"a": 99}, {"a": Decimal("33.33"), "b": Decimal("66.66")}, {"a": 60, "b": 41}],
    ids=repr,
)
def test_percentages_that_do_not_add_up_to_a_hundred_are_refused(weights):
    with pytest.raises(PercentagesTotalError):
        check_percentages(weights)


def test_a_percentage_is_a_weight():
    with pytest.raises(InvalidWeightError):
        check_percentages({"a": 100.0})
