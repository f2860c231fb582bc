"""Movements: what the register says happened to capital, day by day."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bumdes.capital.change import changes_of
from bumdes.capital.contribution import contributions_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from bumdes.capital.change import CapitalChange
    from bumdes.capital.contribution import Contribution
    from ledger import BookView


class MovementKind(StrEnum):
    """What happened."""

    RECEIVED = "received"
    RETURNED = "returned"
    GIVEN = "given"
    """To another owner."""
    TAKEN_OVER = "taken_over"
    """From another owner."""
    CANCELLED = "cancelled"
    """Any of these, taken back."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            MovementKind.RECEIVED: "Diterima",
            MovementKind.RETURNED: "Dikembalikan",
            MovementKind.GIVEN: "Dialihkan kepada pihak lain",
            MovementKind.TAKEN_OVER: "Diterima dari pihak lain",
            MovementKind.CANCELLED: "Dibatalkan",
        }[self]


class Movement(NamedTuple):
    """One change of what a contributor has in one contribution.

    ``minor`` is in sen, positive where the contributor gained; ``sequence`` is the place in
    the journal of the entry behind it, or of the one that was taken back.
    """

    date: dt.date
    fund: str
    party: str
    account: str
    minor: int
    kind: MovementKind
    sequence: int
    decision: str


def movements_of(
    session: Session, view: BookView, *, through: dt.date | None = None
) -> list[Movement]:
    """Return what happened to all contributions up to a day, in the order of the days.

    What was taken back in the journal is taken back here, from that entry's day on; so the
    register says what the accounts say.
    """
    contributions = contributions_of(session, view.book_id)
    changes = changes_of(session, view.book_id)
    told = [*_of_contributions(contributions), *_of_changes(changes)]
    taken_back = view.reversals(movement.sequence for movement in told)
    told += [
        movement._replace(
            date=taken_back[movement.sequence],
            minor=-movement.minor,
            kind=MovementKind.CANCELLED,
        )
        for movement in told
        if movement.sequence in taken_back
    ]
    told.sort(key=lambda movement: (movement.date, movement.sequence))
    return [m for m in told if through is None or m.date <= through]


def held_by(movements: Iterable[Movement], fund: str, party: str) -> int:
    """Return what *party* has in the contribution *fund*, in sen."""
    return sum(m.minor for m in movements if m.fund == fund and m.party == party)


def held_from(movements: Iterable[Movement], fund: str, party: str, on: dt.date) -> int:
    """Return the least that *party* has in *fund* from the end of a day on, in sen.

    What was recorded for later days counts too: what is given away tomorrow cannot be given
    away today.
    """
    by_day: dict[dt.date, int] = {on: 0}
    for movement in movements:
        if movement.fund == fund and movement.party == party:
            day = max(on, movement.date)
            by_day[day] = by_day.get(day, 0) + movement.minor
    held = [0]
    for _, minor in sorted(by_day.items()):
        held.append(held[-1] + minor)
    return min(held[1:])


def _of_contributions(contributions: Iterable[Contribution]) -> Iterator[Movement]:
    for each in contributions:
        yield Movement(
            each.date,
            each.fund,
            each.contributor,
            each.account,
            each.amount_minor,
            MovementKind.RECEIVED,
            each.entry_sequence,
            each.decision,
        )


def _of_changes(changes: Iterable[CapitalChange]) -> Iterator[Movement]:
    for each in changes:
        kind = MovementKind.RETURNED if each.to_party is None else MovementKind.GIVEN
        out = Movement(
            each.date,
            each.fund,
            each.from_party,
            each.from_account,
            -each.amount_minor,
            kind,
            each.entry_sequence,
            each.decision,
        )
        yield out
        if each.to_party is not None:
            yield out._replace(
                party=each.to_party,
                account=each.to_account,
                minor=each.amount_minor,
                kind=MovementKind.TAKEN_OVER,
            )
