"""Sharing a payment among what is open: the oldest first, and from several purses."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

K = TypeVar("K", bound="Hashable")


def oldest_first(left: Mapping[K, int], amount: int) -> dict[K, int]:
    """Return how much of *amount* goes to each of *left*, in the order given.

    What is open comes oldest first; each takes all that is left of it before the next takes
    anything. The parts are positive and add up to *amount*, or to all that is left if that
    is less. All amounts are in minor units, none is negative.
    """
    given: dict[K, int] = {}
    for key, open_minor in left.items():
        part = min(open_minor, amount)
        if part > 0:
            given[key] = part
            amount -= part
    return given


def from_purses(
    places: Mapping[K, int], purses: Mapping[str, int]
) -> Iterator[tuple[str, K, int]]:
    """Yield which purse pays to which place how much, each purse emptied in its turn.

    *places* and *purses* add up to the same, in minor units.
    """
    owed, held = dict(places), dict(purses)
    for purse in purses:
        for place in places:
            part = min(held[purse], owed[place])
            if part > 0:
                held[purse] -= part
                owed[place] -= part
                yield (purse, place, part)
