"""Choosing entries to look at: by value, at random, and what is unusual.

Every choice can be made again, by hand if need be: it follows from the entries and a seed that
is printed with it. Who is not to choose the seed takes the digest of the last entry.

Source: monetary unit sampling with a fixed interval and a random start, as textbooks on audit
sampling have it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from reports.audit.oddities import ODDITIES
from reports.audit.oddity import Background

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.audit.population import AuditEntry

SIZE = 25
"""Entries in a sample, as long as nobody asks for another number."""
FEWEST_REASONS = 2
"""What is odd in one way only is found in every book."""


class Unusual(NamedTuple):
    """An entry that is odd, and in which ways."""

    entry: AuditEntry
    reasons: tuple[str, ...]


class ByValue(NamedTuple):
    """A sample in which every rupiah has the same chance.

    Attributes:
        interval, start: in minor units; each entry that is as large as the interval is in it.
    """

    entries: tuple[AuditEntry, ...]
    interval: int
    start: int


def by_value(entries: Sequence[AuditEntry], *, seed: str, size: int = SIZE) -> ByValue:
    """Return at most *size* entries, the larger ones with the greater chance.

    The rupiah of all entries are counted through in the order of the chain; an entry is chosen
    if the start, or the start and a whole number of intervals, falls into it.
    """
    total = sum(entry.minor for entry in entries)
    if total == 0:
        return ByValue((), 0, 0)
    interval = -(-total // size)
    start = int(_digest(seed, "nilai"), 16) % interval
    chosen, counted, hit = [], 0, start
    for entry in entries:
        counted += entry.minor
        if hit < counted:
            chosen.append(entry)
            hit += ((counted - 1 - hit) // interval + 1) * interval
    return ByValue(tuple(chosen), interval, start)


def at_random(
    entries: Iterable[AuditEntry], *, seed: str, size: int = SIZE
) -> tuple[AuditEntry, ...]:
    """Return *size* entries, each with the same chance; all of them if there are fewer.

    Chosen are those whose SHA-256 of ``<seed>:<sequence>`` is lowest.
    """
    ranked = sorted(entries, key=lambda entry: _digest(seed, str(entry.sequence)))
    return tuple(sorted(ranked[:size], key=lambda entry: entry.sequence))


def unusual(entries: Sequence[AuditEntry], *, size: int = SIZE) -> tuple[Unusual, ...]:
    """Return the oddest entries: with most reasons first, then the largest."""
    background = Background.of(entries)
    found = [
        Unusual(entry, reasons)
        for entry in entries
        if len(reasons := reasons_of(entry, background)) >= FEWEST_REASONS
    ]
    found.sort(key=lambda odd: (-len(odd.reasons), -odd.entry.minor, odd.entry.sequence))
    return tuple(found[:size])


def reasons_of(entry: AuditEntry, background: Background) -> tuple[str, ...]:
    """Return in which ways *entry* is odd among the others."""
    return tuple(
        oddity.label for oddity in ODDITIES.values() if oddity.holds(entry, background)
    )


def _digest(seed: str, what: str) -> str:
    return hashlib.sha256(f"{seed}:{what}".encode()).hexdigest()
