"""Matching the village's books with ours."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from bumdes.village_books.matching import Agreement, reconcile
from bumdes.village_books.movement import Movement, MovementKind
from ledger import rp


def movement(amount=50_000_000, day=10, **facts):
    given_facts = {
        "kind": MovementKind.CAPITAL,
        "date": dt.date(2025, 3, day),
        "amount": rp(amount),
        "reference": "SPP/7",
    }
    return Movement(**(given_facts | facts))


def agreements(theirs, ours, **options):
    return [pair.agreement for pair in reconcile(theirs, ours, **options).pairs]


def test_the_same_amount_near_in_time_is_the_same_movement():
    assert agreements([movement(day=1)], [movement(day=14)]) == [Agreement.DATE]


def test_the_same_amount_far_in_time_is_another_movement():
    found = reconcile([movement(day=1)], [movement(day=14)], days_apart=12)

    assert (len(found.only_theirs), len(found.only_ours)) == (1, 1)


def test_the_same_decision_makes_it_the_same_however_far_in_time():
    theirs = movement(day=1, description="Penyertaan modal Perdes No. 3/2025")
    ours = movement(day=30, decision="Perdes No. 3/2025")

    assert agreements([theirs], [ours], days_apart=3) == [Agreement.DECISION]


def test_a_decision_whose_number_only_begins_alike_is_another():
    theirs = movement(day=1, description="Penyertaan modal Perdes 3/20251")
    ours = movement(day=30, decision="Perdes 3/2025")

    assert agreements([theirs], [ours], days_apart=3) == []


def test_the_same_decision_with_another_amount_is_a_difference():
    theirs = movement(50_000_000, description="Perdes 3/2025")
    ours = movement(45_000_000, decision="Perdes 3/2025")
    found = reconcile([theirs], [ours])

    assert [pair.difference for pair in found.pairs] == [rp(5_000_000)]
    assert not found.agrees


def test_capital_is_never_taken_for_a_share_of_profit():
    theirs = movement(kind=MovementKind.PROFIT_SHARE)

    assert agreements([theirs], [movement()]) == []


def test_of_two_that_fit_the_nearer_is_taken():
    near, far = movement(day=9, reference="B"), movement(day=2, reference="A")

    (pair,) = reconcile([movement(day=10)], [far, near]).pairs

    assert pair.ours is near


def test_the_one_that_names_the_decision_is_taken_before_the_nearer():
    theirs = movement(day=10, description="Perdes 3/2025")
    near, named = movement(day=10), movement(day=28, decision="Perdes 3/2025")

    (pair,) = reconcile([theirs], [near, named]).pairs

    assert pair.ours is named


def test_books_that_say_the_same_agree():
    assert reconcile([movement()], [movement()]).agrees


MOVEMENTS = st.lists(
    st.builds(
        movement,
        amount=st.sampled_from([1, 2, 3]),
        day=st.integers(1, 31),
        kind=st.sampled_from(list(MovementKind)),
        decision=st.sampled_from(["", "Perdes 1", "Perdes 2"]),
        reference=st.sampled_from(["A", "B", "C"]),
    ),
    max_size=6,
)


@given(MOVEMENTS, MOVEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_matter(theirs, ours, chance):
    mixed_theirs, mixed_ours = theirs[:], ours[:]
    chance.shuffle(mixed_theirs)
    chance.shuffle(mixed_ours)

    assert reconcile(mixed_theirs, mixed_ours) == reconcile(theirs, ours)


@given(MOVEMENTS, MOVEMENTS)
def test_every_movement_is_told_once(theirs, ours):
    found = reconcile(theirs, ours)

    told = [pair.theirs for pair in found.pairs] + list(found.only_theirs)
    assert sorted(map(repr, told)) == sorted(map(repr, theirs))


@given(MOVEMENTS, MOVEMENTS)
def test_the_difference_is_all_of_theirs_less_all_of_ours(theirs, ours):
    total = sum(m.amount.amount for m in theirs) - sum(m.amount.amount for m in ours)

    assert reconcile(theirs, ours).difference.amount == total
