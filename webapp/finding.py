"""Finding anything: what some words may mean, in every part of the books the actor sees."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from webapp.findable import MOST_OF_A_KIND
from webapp.findables import FINDABLES

if TYPE_CHECKING:
    from bumdes.work import Work
    from webapp.findable import Findable, Hit

LONGEST, FEWEST = 100, 2
"""Characters that are looked for."""


class Found(NamedTuple):
    """Hits of one kind; ``has_more`` if some are not shown."""

    kind: Findable
    hits: tuple[Hit, ...]
    has_more: bool


def tidy(text: str) -> str:
    """Return what is looked for: spaces in order, not too long."""
    return " ".join(text.split())[:LONGEST]


def find_all(work: Work, text: str) -> list[Found]:
    """Return what *text* may mean, by kind; nothing for fewer than two characters."""
    if len(text) < FEWEST:
        return []
    groups = []
    for kind in FINDABLES:
        hits = tuple(islice(kind.find(work, text), MOST_OF_A_KIND + 1))
        if hits:
            more = len(hits) > MOST_OF_A_KIND
            groups.append(Found(kind, hits[:MOST_OF_A_KIND], more))
    return groups
