"""Valuing stock: what goods cost that come in and go out, without losing a sen.

Goods lie in layers, told apart by the line of the journal that brought them. By weighted
average there is one layer for all; by first in, first out, each receipt makes its own, and the
oldest goes out first. What goes out costs its share of the layer it lies in, and the last of
a layer all that is left of it: so quantity and cost of a layer end together, at zero.

Where a unit may sell what it has not recorded yet, the missing part is owed to a layer of
shortage, at the cost last known; the next receipt fills it, and the difference between what it
cost and what was assumed is cost of sales then.

What went out keeps the cost it had when it was posted: a receipt that is recorded later, even
for an earlier day, changes what goes out from then on, and nothing before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger.allocation import allocate
from ledger.money import LARGEST_MINOR

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction


class LayerKey(NamedTuple):
    """Which layer: the place of the entry that brought it, and of its line among its goods."""

    sequence: int
    line: int


POOLED = LayerKey(0, 0)
"""The one layer of goods valued by weighted average."""

SHORT = LayerKey(-1, 0)
"""What went out and was not there: its quantity is never above zero."""

_NEXT = LARGEST_MINOR


def next_layer(line: int) -> LayerKey:
    """Return the layer of a line of an entry about to be posted, whose place is not known."""
    return LayerKey(_NEXT, line)


def placed(layer: LayerKey, sequence: int) -> LayerKey:
    """Return *layer* once its entry has the place *sequence*."""
    return LayerKey(sequence, layer.line) if layer.sequence == _NEXT else layer


class Part(NamedTuple):
    """So much of one layer: what lies there, or what moves, negative if it goes out.

    Attributes:
        quantity: in the smallest measure of the item.
        cost: in minor units (sen).
    """

    layer: LayerKey
    quantity: int
    cost: int


class Received(NamedTuple):
    """What a receipt did.

    Attributes:
        parts: what moved; it adds up to the whole quantity.
        expensed: what the goods cost more than was assumed when they went out before they
            came, in sen; negative if they cost less.
    """

    parts: tuple[Part, ...]
    expensed: int


def on_hand(layers: Iterable[Part]) -> int:
    """Return how much lies there; below zero if more went out than came."""
    return sum(part.quantity for part in layers)


def cost_of(parts: Iterable[Part]) -> int:
    """Return what *parts* cost, in sen."""
    return sum(part.cost for part in parts)


def taken(
    layers: Iterable[Part], quantity: int, *, assumed: Fraction, first: int = 0
) -> tuple[Part, ...]:
    """Return what leaves when *quantity* goes out, the oldest layer first.

    Args:
        layers: what lies there.
        quantity: above zero.
        assumed: sen for one, of what is not there.
        first: place of an entry whose layers go before all others.
    """
    left, parts = quantity, []
    for layer in sorted(layers, key=lambda part: (part.layer.sequence != first, part)):
        if left and layer.layer != SHORT and layer.quantity > 0:
            out = min(left, layer.quantity)
            parts.append(Part(layer.layer, -out, -share_of(layer.cost, out, layer.quantity)))
            left -= out
    if left:
        parts.append(Part(SHORT, -left, -round(assumed * left)))
    return tuple(parts)


def received(layers: Iterable[Part], quantity: int, cost: int, *, into: LayerKey) -> Received:
    """Return what comes in when *quantity* is received for *cost*: what is short first.

    Args:
        layers: what lies there.
        quantity: above zero.
        cost: of all of it, in sen.
        into: the layer of what is not short.
    """
    short = next((part for part in layers if part.layer == SHORT), Part(SHORT, 0, 0))
    filled = min(quantity, -short.quantity)
    if not filled:
        return Received((Part(into, quantity, cost),), 0)
    paid = share_of(cost, filled, quantity)
    assumed = share_of(-short.cost, filled, -short.quantity)
    parts = [Part(SHORT, filled, assumed)]
    if filled < quantity:
        parts.append(Part(into, quantity - filled, cost - paid))
    return Received(tuple(parts), paid - assumed)


def moved(layers: Iterable[Part], parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return what lies there after *parts* moved, the oldest first; empty layers are left out.

    Nothing is lost: a layer without goods but with a cost stays.
    """
    sums: dict[LayerKey, tuple[int, int]] = {}
    for part in (*layers, *parts):
        quantity, cost = sums.get(part.layer, (0, 0))
        sums[part.layer] = (quantity + part.quantity, cost + part.cost)
    return tuple(Part(layer, *pair) for layer, pair in sorted(sums.items()) if any(pair))


def is_sound(layers: Iterable[Part]) -> bool:
    """Whether *layers* can lie in a store: none holds less than nothing, or a cost alone."""
    return all(
        part.quantity <= 0 and part.cost <= 0
        if part.layer == SHORT
        else part.quantity > 0 and part.cost >= 0
        for part in layers
    )


def share_of(cost: int, part: int, whole: int) -> int:
    """Return what *part* of *whole* costs, if the whole costs *cost*; exactly that if all."""
    if part == whole:
        return cost
    return allocate(cost, {"part": part, "rest": whole - part})["part"].units
