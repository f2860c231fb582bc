"""Findables: kinds of things that a search over everything looks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bumdes.everyday import is_meant
from webapp.language.saying import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bumdes.work import Work

MOST_OF_A_KIND = 6
"""Hits of one kind that are shown."""


def is_meant_here(asked: str, *told: str) -> bool:
    """Whether words of the program are meant, in Indonesian or as the page says them."""
    return is_meant(asked, *told) or is_meant(asked, *map(t, told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found, and the page that shows it.

    Attributes:
        figure: an amount as lists write it; empty for none.
    """

    title: str
    hint: str
    icon: str
    endpoint: str
    values: Mapping[str, Any] = field(default_factory=dict)
    figure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """One kind of thing; one module of ``webapp.findables`` each.

    Attributes:
        key: stable name.
        label: what a group of hits is called.
        rank: its place among the groups, the first first.
        find: what the actor may see of what is meant by some words, the best first; it asks
            for its own permission and yields nothing where that lacks.
    """

    key: str
    label: str
    rank: int
    find: Callable[[Work, str], Iterable[Hit]]
