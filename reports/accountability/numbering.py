"""Numbers of chapters: BAB I, BAB II, and Lampiran 1, Lampiran 2."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.bound.report import Chapter

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def in_chapters(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """Yield *chapters* with their numbers; one without a title goes on with the one before."""
    place = 0
    for chapter in chapters:
        place += 1 if chapter.title else 0
        yield replace(chapter, number=f"BAB {roman(place)}")


def in_annexes(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """Yield *chapters* with their numbers as annexes."""
    for place, chapter in enumerate(chapters, start=1):
        yield replace(chapter, number=f"Lampiran {place}")


def roman(number: int) -> str:
    """Return *number*, from 1 on, in Roman digits."""
    written = ""
    for value, digits in _ROMAN:
        count, number = divmod(number, value)
        written += digits * count
    return written
