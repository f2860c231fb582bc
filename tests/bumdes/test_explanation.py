from __future__ import annotations

import random
from fractions import Fraction

import pytest

from bumdes.sharing.explanation import Bound, explain
from ledger import money, rp
from ledger.errors import ImpossibleBoundsError
from tests.scale import long_or

CASES = long_or(1_500, 100_000)
MOST_RECIPIENTS = 50


def amounts(explanation):
    return {name: int(amount.amount) for name, amount in explanation.amounts.items()}


# --- the proof: many random cases ------------------------------------------------------------


def some_weight(chance):
    """Return a weight of one of the kinds that statutes and accidents come up with."""
    kinds = (
        lambda: Fraction(chance.randrange(100)),
        lambda: Fraction(chance.randrange(10_000), 100),
        lambda: Fraction(chance.randrange(1, 7), 3),
        lambda: Fraction(chance.randrange(1, 100), chance.randrange(1, 100)),
        lambda: Fraction(1, 10 ** chance.randrange(6, 19)),
        lambda: Fraction(chance.randrange(10**12)),
        Fraction,
    )
    return chance.choices(kinds, (4, 4, 3, 2, 1, 1, 1))[0]()


def some_case(number):
    """Return the case *number*: an amount in sen, weights, floors and caps that hold it."""
    chance = random.Random(number)
    count = chance.choice((1, 2, 3, 5, 8, chance.randint(1, MOST_RECIPIENTS)))
    weights = {f"penerima {n:02}": some_weight(chance) for n in range(count)}
    if not any(weights.values()):
        weights["penerima 00"] = Fraction(1, 3)
    largest = chance.choice((0, 9, 1_000, 10**8, 10**12, 10**15))
    minor = chance.randint(-largest, largest)
    rupiah = abs(minor) // 100
    weighing = [name for name, weight in weights.items() if weight]
    floors, caps = {}, {}
    if chance.random() < 0.4:
        for name in chance.sample(weighing, chance.randint(0, len(weighing) // 2)):
            floors[name] = chance.randint(0, rupiah // (2 * count))
    if chance.random() < 0.4 and len(weighing) > 1:
        for name in chance.sample(weighing, chance.randint(0, len(weighing) // 2)):
            caps[name] = max(floors.get(name, 0), chance.randint(0, rupiah))
    return minor, weights, floors, caps


def is_exact(explanation, weights, floors, caps):
    """Whether one factor gives every exact share, held between its bounds, and their sum.

    Nothing is solved here: a factor is right if it gives all shares that touch no bound, lies
    above those that their cap holds down, and below those that their floor holds up.
    """
    rupiah = abs(int(explanation.shared.amount))
    exact = {share.recipient: abs(share.exact) for share in explanation.shares}
    low = {name: Fraction(floors.get(name, 0)) for name in weights}
    if any(exact[n] < low[n] or (n in caps and exact[n] > caps[n]) for n in weights):
        return False
    free = [n for n in weights if exact[n] > low[n] and exact[n] != caps.get(n)]
    at_cap = [n for n in weights if exact[n] == caps.get(n) != low[n] and weights[n]]
    at_low = [n for n in weights if exact[n] == low[n] != caps.get(n) and weights[n]]
    factors = {exact[n] / weights[n] for n in free}
    highest = min((low[n] / weights[n] for n in at_low), default=None)
    lowest = max((caps[n] / weights[n] for n in at_cap), default=Fraction())
    factor = next(iter(factors), lowest)
    fits = lowest <= factor and (highest is None or factor <= highest)
    return sum(exact.values()) == rupiah and len(factors) <= 1 and fits


def verdict(number):
    """Return what is wrong with the answer to the case *number*; nothing if nothing is."""
    minor, weights, floors, caps = some_case(number)
    amount = rp(minor) / 100
    explained = explain(amount, weights, floors=floors, caps=caps)
    given = amounts(explained)
    turned = dict(random.Random(-number).sample(sorted(weights.items()), len(weights)))
    other = explain(amount, turned, floors=floors, caps=caps)
    laws = {
        "sum": rp(sum(given.values())) + explained.left == amount,
        "left": abs(explained.left) < rp(1),
        "near": all(abs(s.exact - given[s.recipient]) < 1 for s in explained.shares),
        "bounds": all(abs(given[n]) >= floor for n, floor in floors.items())
        and all(abs(given[n]) <= cap for n, cap in caps.items()),
        "exact": is_exact(explained, weights, floors, caps),
        "order": amounts(other) == given,
        "mirror": amounts(explain(-amount, weights, floors=floors, caps=caps))
        == {name: -units for name, units in given.items()},
        "steps": all(
            s.whole + s.extra == given[s.recipient]
            and abs(s.extra) == (s.place <= explained.rounded_up)
            for s in explained.shares
        ),
    }
    return [law for law, holds in laws.items() if not holds]


@pytest.mark.parametrize("part", range(10))
def test_random_profits_are_shared_exactly_whatever_the_order(part):
    share = CASES // 10
    numbers = range(part * share, (part + 1) * share)
    wrong = {number: found for number in numbers if (found := verdict(number))}

    assert wrong == {}


def test_the_random_cases_are_of_every_kind():
    cases = [some_case(number) for number in range(CASES)]

    assert any(minor < 0 for minor, *_ in cases)
    assert any(minor == 0 for minor, *_ in cases)
    assert {1, MOST_RECIPIENTS} <= {len(weights) for _, weights, *_ in cases}
    assert any(floors and caps for *_, floors, caps in cases)


# --- what is explained ------------------------------------------------------------------------


def test_sen_are_left_over():
    explained = explain(rp("23735324.84"), {"pengurus": 30, "desa": 70})

    assert (explained.shared, explained.left) == (rp(23_735_324), rp("0.84"))


def test_sen_of_a_negative_amount_are_left_over_too():
    explained = explain(rp("-10.50"), {"a": 1})

    assert (explained.shared, explained.left) == (rp(-10), rp("-0.50"))


def test_each_share_tells_its_steps():
    first = explain(rp(100), {"a": 1, "b": 1, "c": 1}).shares[0]

    assert (first.exact, first.whole, first.extra, first.amount) == (
        Fraction(100, 3),
        33,
        1,
        rp(34),
    )
    assert (first.fraction, first.place) == (Fraction(1, 3), 1)


def test_the_factor_is_what_one_unit_of_weight_gets():
    explained = explain(rp(100), {"a": 8, "b": 1, "c": 1}, caps={"a": 20})

    assert (explained.factor, explained.total_weight) == (40, 10)


def test_where_bounds_decide_every_share_there_is_no_factor():
    assert explain(rp(5), {"a": 1}, caps={"a": 5}).factor == 0


def test_a_share_tells_which_bound_decided_it():
    explained = explain(rp(100), {"a": 8, "b": 1, "c": 1}, caps={"a": 20}, floors={"c": 50})

    assert [share.bound for share in explained.shares] == [Bound.CAP, Bound.NONE, Bound.FLOOR]


def test_money_without_minor_units_is_shared_whole():
    assert explain(money(10, "JPY"), {"a": 1, "b": 1}).amounts["a"] == money(5, "JPY")


def test_bounds_that_cannot_hold_are_refused():
    with pytest.raises(ImpossibleBoundsError):
        explain(rp(100), {"a": 1}, caps={"a": 99})
