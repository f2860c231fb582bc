"""An oddity: one way in which an entry can be unusual. It is a hint, and proves nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reports.audit.population import AuditEntry

_LARGEST_PART = 20
"""One in so many entries is large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What entries are held against: all of them together.

    Attributes:
        pairs: how often debit and credit sides occur together.
        writers: how many entries each person wrote.
        large_minor: from which amount on an entry is large, in minor units.
        count: how many entries there are.
    """

    pairs: Mapping[tuple[tuple[str, ...], tuple[str, ...]], int]
    writers: Mapping[str, int]
    large_minor: int
    count: int

    @classmethod
    def of(cls, entries: Sequence[AuditEntry]) -> Background:
        """Return the background of *entries*."""
        minors = sorted(entry.minor for entry in entries)
        place = len(minors) - 1 - len(minors) // _LARGEST_PART
        return cls(
            pairs=Counter(entry.pair for entry in entries),
            writers=Counter(entry.posted_by for entry in entries),
            large_minor=minors[place] if minors else 0,
            count=len(minors),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """One way in which an entry can be unusual.

    Attributes:
        key: stable name.
        label: the way, in a few Indonesian words.
        holds: whether an entry is odd in this way.
    """

    key: str
    label: str
    holds: Callable[[AuditEntry, Background], bool]
