"""Sharing a payment among what is open: the oldest first, and from several purses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

K = TypeVar("K", bound="Hashable")
P = TypeVar("P", bound="Hashable")


class Part(NamedTuple):
    """A part of a payment: from which *purse* to which *place*, in minor units."""

    purse: str
    place: tuple[str, ...]
    minor: int


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
    places: Mapping[tuple[str, ...], int], purses: Mapping[str, int]
) -> Iterable[Part]:
    """Yield which purse pays how much to which place, each purse emptied in its turn.

    *places* and *purses* add up to the same, in minor units.
    """
    owed, held = dict(places), dict(purses)
    for purse in purses:
        for place in places:
            part = min(held[purse], owed[place])
            if part > 0:
                held[purse] -= part
                owed[place] -= part
                yield Part(purse, place, part)
