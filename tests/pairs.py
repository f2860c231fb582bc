"""Pairwise combinations: few cases in which every two values of two options meet once.

Most faults come of one option, or of two that meet; all cases of many options are too many.
"""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Case = dict[str, Any]
Pair = tuple[str, Any, str, Any]

_TRIES = 300
"""Cases thrown for a pair before it is held to be none."""
_KEPT = 25
"""Allowed ones among them, of which the best is taken."""


def pairs_of(case: Case) -> set[Pair]:
    """Return every two values that meet in a case."""
    return {
        (one, case[one], other, case[other])
        for one, other in itertools.combinations(sorted(case), 2)
    }


def pairwise(
    options: Mapping[str, Sequence[Any]], *, allowed: Callable[[Case], bool]
) -> list[Case]:
    """Return cases in which all pairs meet that meet in any *allowed* one; always the same."""
    chance = random.Random(1)
    missing = {
        (one, value, other, its)
        for one, other in itertools.combinations(sorted(options), 2)
        for value in options[one]
        for its in options[other]
    }
    chosen: list[Case] = []
    while missing:
        wanted = min(missing, key=repr)
        missing.discard(wanted)
        best = max(
            _holding(wanted, options, allowed, chance),
            key=lambda case: len(missing & pairs_of(case)),
            default=None,
        )
        if best is not None:
            chosen.append(best)
            missing -= pairs_of(best)
    return chosen


def _holding(
    pair: Pair,
    options: Mapping[str, Sequence[Any]],
    allowed: Callable[[Case], bool],
    chance: random.Random,
) -> list[Case]:
    """Return some allowed cases in which *pair* meets."""
    one, value, other, its = pair
    thrown = (
        {name: chance.choice(values) for name, values in options.items()}
        | {one: value, other: its}
        for _ in range(_TRIES)
    )
    return list(itertools.islice(filter(allowed, thrown), _KEPT))
