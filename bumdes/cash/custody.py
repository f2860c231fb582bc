"""Custody: whose hands hold how much cash, and what should have been handed in by now.

What is handed in is taken to be the oldest money first. So what somebody still holds is the
latest that came in, and what is older than the rule allows is late.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.cash.place import CashKind
from bumdes.cash.rule import HAND_IN_DAYS, rules_on
from bumdes.cash.standing import places_on
from ledger import Period
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    from bumdes.cash.standing import PlaceStanding
    from bumdes.work import Work
    from ledger import Money

_FIRST_LOOK = 31
"""Days that are looked through first; twice as many each time the money is older."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCash:
    """What lies in one place, and how long it has.

    Attributes:
        since: the day on which the oldest of it came in; None where nothing is there.
        days: how many days ago that is.
        late: as much of it as came in longer ago than is allowed; nothing where the place is
            one that money may stay in.
    """

    place: PlaceStanding
    since: dt.date | None
    days: int
    late: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """What one person answers for.

    Attributes:
        party: code; empty for what nobody answers for.
        held, late: over all places.
    """

    party: str
    name: str
    places: tuple[HeldCash, ...]
    held: Money
    late: Money

    @property
    def days(self) -> int:
        """How old the oldest money that should have been handed in is."""
        return max((each.days for each in self.places if each.late.amount), default=0)


def custody_on(work: Work, on: dt.date, *, unit: str | None = None) -> list[Custody]:
    """Return who holds what at the end of a day, those who are late first, banks left out.

    Raises:
        RateOutsideDatesError: no rule is known for that day.
    """
    allowed = rules_on(work, on)[HAND_IN_DAYS].value
    held: dict[str, list[HeldCash]] = {}
    for place in places_on(work, on, unit=unit):
        if place.kind is not CashKind.BANK and (place.held.amount or place.keeper):
            held.setdefault(place.keeper, []).append(_held(work, place, on, allowed))
    nothing = from_minor(0, work.book.currency)
    found = [
        Custody(
            party=party,
            name=places[0].place.keeper_name,
            places=tuple(places),
            held=sum((each.place.held for each in places), nothing),
            late=sum((each.late for each in places), nothing),
        )
        for party, places in held.items()
    ]
    return sorted(found, key=lambda each: (-to_minor(each.late), not each.party, each.name))


def late_places(work: Work, on: dt.date) -> list[HeldCash]:
    """Return the places with money that should have been handed in, the oldest first.

    Raises:
        RateOutsideDatesError: no rule is known for that day.
    """
    late = [p for person in custody_on(work, on) for p in person.places if p.late.amount]
    return sorted(late, key=lambda each: -each.days)


def _held(work: Work, place: PlaceStanding, on: dt.date, allowed: int) -> HeldCash:
    nothing = from_minor(0, work.book.currency)
    held = to_minor(place.held)
    if place.kind is not CashKind.COLLECTOR or held <= 0:
        return HeldCash(place=place, since=None, days=0, late=nothing)
    came_in = _came_in(work, place, on, enough=held)
    left, since = held, on
    fresh = 0
    for day in sorted(came_in, reverse=True):
        part = min(left, came_in[day])
        left, since = left - part, day
        fresh += part if (on - day).days <= allowed else 0
        if not left:
            break
    return HeldCash(
        place=place,
        since=since,
        days=(on - since).days,
        late=from_minor(held - fresh, work.book.currency),
    )


def _came_in(
    work: Work, place: PlaceStanding, on: dt.date, *, enough: int
) -> dict[dt.date, int]:
    """Return what came in by day, far enough back to explain what is held."""
    span = _FIRST_LOOK
    while True:
        first = on - dt.timedelta(days=span) if span < on.toordinal() else dt.date.min
        came_in: dict[dt.date, int] = {}
        for line in work.book.lines(place.account.code, Period(first, on), unit=place.unit):
            came_in[line.date] = came_in.get(line.date, 0) + line.debit_minor
        if sum(came_in.values()) >= enough or first == dt.date.min:
            return came_in
        span *= 4
