"""Surprise counts: cash that is counted when nobody expects it.

Whoever may not know beforehand which drawer it will be must not choose it either: a place is
drawn for every week, from what only the books and the week decide.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.cash.place import CashKind
from bumdes.cash.rule import SURPRISE_DAYS, rules_on
from bumdes.cash.standing import places_on

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.cash.standing import PlaceStanding
    from bumdes.work import Work


@dataclass(frozen=True, slots=True)
class SurpriseStanding:
    """When a place was last counted without warning.

    Attributes:
        days: since then; None if it never was.
        is_due: whether that is longer ago than the rule allows.
    """

    place: PlaceStanding
    days: int | None
    is_due: bool


def surprises_on(work: Work, on: dt.date) -> list[SurpriseStanding]:
    """Return every place that can be counted by hand, the one not counted longest first.

    Raises:
        RateOutsideDatesError: no rule is known for that day.
    """
    allowed = rules_on(work, on)[SURPRISE_DAYS].value
    found = []
    for place in _counted_by_hand(work, on):
        last = place.surprised.counted_on if place.surprised else None
        days = (on - last).days if last else None
        found.append(SurpriseStanding(place, days, days is None or days > allowed))
    return sorted(found, key=lambda each: -(each.days if each.days is not None else 10**6))


def drawn_place(work: Work, on: dt.date) -> PlaceStanding | None:
    """Return the place drawn for the week of a day; None if there is no cash at all.

    Every place has the same chance, and asking again in the same week gives the same one.
    """
    places = _counted_by_hand(work, on)
    if not places:
        return None
    year, week, _ = on.isocalendar()
    seed = hashlib.sha256(f"{work.book_id}|{year}|{week}".encode()).digest()
    return places[int.from_bytes(seed, "big") % len(places)]


def _counted_by_hand(work: Work, on: dt.date) -> list[PlaceStanding]:
    places = places_on(work, on)
    return [p for p in places if p.kind is not CashKind.BANK and (p.held.amount or p.keeper)]
