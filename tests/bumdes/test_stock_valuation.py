"""Average and first in, first out, against models that count every single piece."""

from __future__ import annotations

from collections import deque
from fractions import Fraction
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from bumdes.stock.valuation import (
    POOLED,
    SHORT,
    LayerKey,
    Part,
    cost_of,
    is_sound,
    moved,
    on_hand,
    received,
    taken,
)
from tests.scale import long_or

many = settings(max_examples=long_or(60, 5_000), deadline=None)


class Step(NamedTuple):
    """Goods that come in at a cost, or go out."""

    quantity: int
    cost: int


_receipts = st.builds(Step, st.integers(1, 12), st.integers(0, 50_000))
_issues = st.builds(Step, st.integers(-12, -1), st.just(0))
steps = st.lists(st.one_of(_receipts, _issues), max_size=30)


def run(todo: list[Step], *, average: bool, may_be_short: bool = False) -> list[list[Part]]:
    """Return what lay there after each step that could be done."""
    layers: tuple[Part, ...] = ()
    after = []
    for sequence, step in enumerate(todo, start=1):
        if step.quantity > 0:
            into = POOLED if average else LayerKey(sequence, 1)
            parts = received(layers, step.quantity, step.cost, into=into).parts
        elif may_be_short or on_hand(layers) >= -step.quantity:
            parts = taken(layers, -step.quantity, assumed=Fraction(101))
        else:
            continue
        layers = moved(layers, parts)
        after.append(list(layers))
    return after


@many
@given(steps)
def test_the_average_stays_within_half_a_sen_an_issue_of_the_exact_one(
    todo: list[Step],
) -> None:
    """The model keeps one exact fraction; rounding may add half a sen with each issue."""
    quantity, cost, issues = 0, Fraction(), 0
    for step in todo:
        if step.quantity < 0:
            if quantity < -step.quantity:
                continue
            cost, issues = cost - cost * -step.quantity / quantity, issues + 1
        quantity, cost = quantity + step.quantity, cost + step.cost
    last = (run(todo, average=True) or [[]])[-1]
    assert on_hand(last) == quantity
    assert abs(cost_of(last) - cost) <= Fraction(issues, 2)


@many
@given(steps)
def test_first_in_first_out_takes_the_oldest_pieces(todo: list[Step]) -> None:
    """The model is a queue of single pieces, each with the receipt it came by."""
    pieces: deque[int] = deque()
    for sequence, step in enumerate(todo, start=1):
        if step.quantity > 0:
            pieces.extend([sequence] * step.quantity)
        elif len(pieces) >= -step.quantity:
            for _ in range(-step.quantity):
                pieces.popleft()
    last = (run(todo, average=False) or [[]])[-1]
    assert [part.layer.sequence for part in last for _ in range(part.quantity)] == list(pieces)


@many
@given(steps)
def test_each_layer_costs_its_share_of_its_receipt(todo: list[Step]) -> None:
    """Rounding may move one sen with each issue from a layer, and none at its end."""
    receipts = {n: step for n, step in enumerate(todo, start=1) if step.quantity > 0}
    for layers in run(todo, average=False):
        for part in layers:
            whole = receipts[part.layer.sequence]
            exact = Fraction(whole.cost * part.quantity, whole.quantity)
            assert abs(part.cost - exact) <= whole.quantity - part.quantity


@many
@given(steps, st.booleans())
def test_quantity_and_cost_end_together(todo: list[Step], average: bool) -> None:  # noqa: FBT001
    for layers in run(todo, average=average, may_be_short=True):
        assert is_sound(layers)
        if on_hand(layers) == 0:
            assert cost_of(layers) == 0


@many
@given(steps, st.booleans())
def test_what_is_short_stands_alone(todo: list[Step], average: bool) -> None:  # noqa: FBT001
    for layers in run(todo, average=average, may_be_short=True):
        kinds = {part.layer == SHORT for part in layers}
        assert len(kinds) <= 1


@many
@given(steps, st.booleans())
def test_what_came_is_what_lies_there_what_went_out_and_what_it_was_short_by(
    todo: list[Step],
    average: bool,  # noqa: FBT001
) -> None:
    layers: tuple[Part, ...] = ()
    came = went = expensed = 0
    for sequence, step in enumerate(todo, start=1):
        if step.quantity > 0:
            into = POOLED if average else LayerKey(sequence, 1)
            receipt = received(layers, step.quantity, step.cost, into=into)
            layers = moved(layers, receipt.parts)
            came, expensed = came + step.cost, expensed + receipt.expensed
        else:
            parts = taken(layers, -step.quantity, assumed=Fraction(997, 3))
            layers = moved(layers, parts)
            went -= cost_of(parts)
    assert came == cost_of(layers) + went + expensed


def test_the_last_of_a_layer_costs_all_that_is_left() -> None:
    layers = received((), 3, 1_000, into=POOLED).parts
    costs = []
    for _ in range(3):
        parts = taken(layers, 1, assumed=Fraction())
        layers = moved(layers, parts)
        costs.append(-cost_of(parts))
    assert (sum(costs), layers) == (1_000, ())


def test_what_was_sold_before_it_came_is_put_right_when_it_comes() -> None:
    short = taken((), 4, assumed=Fraction(100))
    receipt = received(short, 10, 1_500, into=POOLED)
    left = moved(short, receipt.parts)
    assert (left, receipt.expensed) == ((Part(POOLED, 6, 900),), 200)
