"""Aspects of the ranking, their indicators, and what the books answer to them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.phrase import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from bumdes.work import Work
    from ledger import Period

YES, HALF, NO = Fraction(1), Fraction(1, 2), Fraction(0)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of an indicator.

    Attributes:
        met: how far it is met, from 0 to 1; None where nobody has said.
        said: in a few words, with the figures.
        proofs: numbers of papers, decisions and entries that prove it.
    """

    met: Fraction | None
    said: str
    proofs: tuple[str, ...] = ()


UNKNOWN = Reading(None, word("belum diisi"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One thing that the ranking looks at.

    Attributes:
        key: stable name, at most 40 characters, unique among all aspects.
        advice: what to do so that it is met, in a sentence.
        read: what the books and records say of it; None where only people can.
    """

    key: str
    label: str
    advice: str
    read: Callable[[Work, Period], Reading] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One of the aspects, with its indicators, which weigh the same within it.

    Attributes:
        place: its place in the ministry's sheet, from 1.
    """

    key: str
    label: str
    place: int
    indicators: tuple[Indicator, ...]


def yes_or_no(holds: object, said: str, *proofs: str) -> Reading:
    """Return a reading that is met or not."""
    return Reading(YES if holds else NO, said, tuple(filter(None, proofs)))


def part(count: int, of: int, said: str, *proofs: str) -> Reading:
    """Return a reading that is met as far as *count* goes of *of*; not at all of nothing."""
    return Reading(Fraction(count, of) if of else NO, said, tuple(filter(None, proofs)))
