"""Entries that may have been recorded twice, or that share a proof.

What was taken back is left out, and so is what registers of the program post month by month.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from reports.audit.population import AuditEntry

DAYS_APART = 7
MOST_GROUPS = 200


class Duplicate(NamedTuple):
    """Entries that look alike, and in which way."""

    why: str
    entries: tuple[AuditEntry, ...]


def duplicates(entries: Iterable[AuditEntry]) -> tuple[Duplicate, ...]:
    """Return groups of entries that look alike, the largest amounts first."""
    standing = [entry for entry in entries if not (entry.is_taken_back or entry.is_run)]
    found = [*_same_day(standing), *_same_party(standing), *_same_proof(standing)]
    found.sort(key=lambda group: (-group.entries[0].minor, group.entries[0].sequence))
    return tuple(found[:MOST_GROUPS])


def _same_day(entries: Sequence[AuditEntry]) -> Iterator[Duplicate]:
    for group in _grouped((e, (e.date, e.minor, e.pair, e.description)) for e in entries):
        yield Duplicate("hari, jumlah, akun, dan uraian sama", group)


def _same_party(entries: Sequence[AuditEntry]) -> Iterator[Duplicate]:
    named = ((e, (e.who, e.minor, e.pair)) for e in entries if e.who)
    for group in _grouped(named):
        for near in _near(group):
            if len({(entry.date, entry.description) for entry in near}) > 1:
                yield Duplicate(f"pihak dan jumlah sama dalam {DAYS_APART} hari", near)


def _same_proof(entries: Sequence[AuditEntry]) -> Iterator[Duplicate]:
    proved = ((e, (proof, e.minor)) for e in entries for proof in e.proofs)
    for group in _grouped(proved):
        yield Duplicate("lampiran dan jumlah sama", group)


def _grouped(
    keyed: Iterable[tuple[AuditEntry, Hashable]],
) -> Iterator[tuple[AuditEntry, ...]]:
    """Yield the entries that share a key, if there are several."""
    groups: dict[Hashable, list[AuditEntry]] = defaultdict(list)
    for entry, key in keyed:
        groups[key].append(entry)
    for group in groups.values():
        if len(group) > 1:
            yield tuple(group)


def _near(group: tuple[AuditEntry, ...]) -> Iterator[tuple[AuditEntry, ...]]:
    """Yield the parts of *group* whose entries follow one another within a week."""
    ordered = sorted(group, key=lambda entry: (entry.date, entry.sequence))
    part: list[AuditEntry] = []
    for entry in ordered:
        if part and (entry.date - part[-1].date).days > DAYS_APART:
            if len(part) > 1:
                yield tuple(part)
            part = []
        part.append(entry)
    if len(part) > 1:
        yield tuple(part)
