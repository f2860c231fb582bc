"""Suggestions: which entries a line of a statement probably is.

Only what comes to exactly the same is suggested. It is sure where nothing else could be meant;
everything else is for people to judge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from bumdes.phrase import phrase, word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

WITHIN = 10
"""Days between a line and an entry."""

SURE_WITHIN = 3

_MOST_TOGETHER, _MOST_TRIED = 3, 12
_SHORTEST_WORD = 3
_COMMON = frozenset({"dari", "untuk", "yang", "dan", "pada", "kas", "bank", "unit", "transfer"})


class Item(Protocol):
    """A line or an entry, as far as suggesting asks."""

    @property
    def key(self) -> str: ...

    @property
    def on(self) -> dt.date: ...

    @property
    def minor(self) -> int: ...

    @property
    def words(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """That lines are probably entries.

    Attributes:
        lines, entries: their keys; one of the two holds one key only.
        days: the most days between them.
        is_sure: whether nothing else could be meant.
        why: in a few Indonesian words.
    """

    lines: tuple[str, ...]
    entries: tuple[str, ...]
    days: int
    is_sure: bool
    why: str


def suggest(lines: Sequence[Item], entries: Sequence[Item]) -> list[Suggestion]:
    """Return what is suggested, the surest first; each line and entry stands in one at most."""
    found = [*_one_to_one(lines, entries)]
    used = {key for each in found for key in (*each.lines, *each.entries)}
    left = [line for line in lines if line.key not in used]
    free = [entry for entry in entries if entry.key not in used]
    for line in left:
        several = _several(line, [e for e in free if e.key not in used])
        if several:
            used |= {line.key, *(e.key for e in several)}
            found.append(_together((line,), several))
    for entry in (e for e in free if e.key not in used):
        several = _several(entry, [each for each in left if each.key not in used])
        if several:
            used |= {entry.key, *(each.key for each in several)}
            found.append(_together(several, (entry,)))
    return sorted(found, key=lambda each: (not each.is_sure, each.days, each.lines))


def _one_to_one(lines: Sequence[Item], entries: Sequence[Item]) -> Iterable[Suggestion]:
    """Yield pairs of the same amount: those whose days and words fit best first."""
    by_amount: dict[int, list[Item]] = {}
    for entry in entries:
        by_amount.setdefault(entry.minor, []).append(entry)
    rivals: dict[int, int] = {}
    for line in lines:
        rivals[line.minor] = rivals.get(line.minor, 0) + 1
    pairs = sorted(
        (
            (_days(line, entry), -_alike(line, entry), line.key, entry.key, line)
            for line in lines
            for entry in by_amount.get(line.minor, ())
            if _days(line, entry) <= WITHIN
        ),
        key=lambda each: each[:4],
    )
    used: set[str] = set()
    for days, unlike, line_key, entry_key, line in pairs:
        if line_key in used or entry_key in used:
            continue
        used |= {line_key, entry_key}
        alone = rivals[line.minor] == 1 and _near(line, by_amount[line.minor]) == 1
        is_sure = alone and days <= SURE_WITHIN
        yield Suggestion((line_key,), (entry_key,), days, is_sure, _why(days, -unlike))


def _near(line: Item, entries: Iterable[Item]) -> int:
    return sum(1 for entry in entries if _days(line, entry) <= WITHIN)


def _several(one: Item, many: Sequence[Item]) -> tuple[Item, ...]:
    """Return the few of *many* that together come to *one*, near its day; none if unclear."""
    near = sorted(
        (e for e in many if _fits(one, e)),
        key=lambda e: (_days(one, e), e.key),
    )
    for day in sorted({e.on for e in near}, key=lambda on: abs((on - one.on).days)):
        of_day = tuple(e for e in near if e.on == day)
        if len(of_day) > 1 and sum(e.minor for e in of_day) == one.minor:
            return of_day
    fitting = [
        group
        for size in range(2, _MOST_TOGETHER + 1)
        for group in combinations(near[:_MOST_TRIED], size)
        if sum(e.minor for e in group) == one.minor
    ]
    return fitting[0] if len(fitting) == 1 else ()


def _fits(one: Item, other: Item) -> bool:
    return _days(one, other) <= SURE_WITHIN and one.minor * other.minor > 0


def _together(lines: Sequence[Item], entries: Sequence[Item]) -> Suggestion:
    days = max(_days(line, entry) for line in lines for entry in entries)
    why = (
        phrase("{count} catatan berjumlah sama", count=len(entries))
        if len(entries) > 1
        else phrase("{count} baris bank berjumlah sama", count=len(lines))
    )
    return Suggestion(
        tuple(each.key for each in lines),
        tuple(each.key for each in entries),
        days,
        is_sure=False,
        why=why,
    )


def _days(line: Item, entry: Item) -> int:
    return abs((line.on - entry.on).days)


def _alike(line: Item, entry: Item) -> int:
    """Return how many words both say."""
    return len(_words(line.words) & _words(entry.words))


def _words(text: str) -> frozenset[str]:
    found = re.split(r"[^a-z0-9]+", text.casefold())
    return frozenset(word for word in found if len(word) >= _SHORTEST_WORD) - _COMMON


def _why(days: int, alike: int) -> str:
    if days:
        apart = (
            "jumlah sama, selisih {days} hari, kata sama"
            if alike
            else "jumlah sama, selisih {days} hari"
        )
        return phrase(apart, days=days)
    return word("jumlah sama, hari sama, kata sama" if alike else "jumlah sama, hari sama")
