"""What stands on documents from a day on, asked of the lines of the journal."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from bumdes.credit.control import control_of
from ledger import Side

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable

    from bumdes.work import Work
    from ledger import Posting

MOST_ASKED = 200
"""Documents that one query asks for."""


class Place(NamedTuple):
    """Where something is owed: on which account, by whom, on what, where and of whose money."""

    account: str
    party: str
    document: str
    unit: str
    fund: str


def moved_by(lines: Iterable[Posting]) -> dict[Place, int]:
    """Return by how much *lines* let what is owed grow at each place, in sen.

    It is less than zero where they let it shrink. Lines on other accounts, and those that
    name no document, are left out.
    """
    moved: dict[Place, int] = defaultdict(int)
    for line in lines:
        control = control_of(line.account)
        if control is not None and line.document:
            place = Place(line.account, line.party, line.document, line.unit, line.fund)
            moved[place] += line.minor if line.side is control.grows else -line.minor
    return moved


def lowest_from(work: Work, places: Collection[Place], day: dt.date) -> dict[Place, int]:
    """Return the least that is owed at each place at the end of *day* or of any later one.

    In sen; a place where nothing ever stood is left out.
    """
    found: dict[Place, int] = {}
    running: dict[Place, int] = defaultdict(int)
    for place, moved_on, minor in _by_day(work, places):
        if moved_on > day:
            found.setdefault(place, running[place])
        running[place] += minor
        if moved_on > day:
            found[place] = min(found[place], running[place])
    return {place: found.get(place, total) for place, total in running.items()}


def _by_day(work: Work, places: Collection[Place]) -> Iterable[tuple[Place, dt.date, int]]:
    """Yield what moved at each of *places*, by day."""
    asked = sorted(places)
    for first in range(0, len(asked), MOST_ASKED):
        part = set(asked[first : first + MOST_ASKED])
        p = work.book.documented_lines(
            {place.account for place in part}, parties={place.party for place in part}
        ).c
        keys = (p.account, p.party, p.document, p.unit, p.fund)
        query = (
            select(*keys, p.date, func.sum(p.net))
            .where(p.document.in_(sorted({place.document for place in part})))
            .group_by(*keys, p.date)
            .order_by(p.date)
        )
        for *key, day, net in work.book.connection.execute(query):
            place = Place(*key)
            if place in part:
                yield place, day, _grown(place.account, int(net))


def _grown(account: str, net: int) -> int:
    """Return by how much what is owed grew when debits less credits are *net*."""
    control = control_of(account)
    return net if control is None or control.grows is Side.DEBIT else -net
