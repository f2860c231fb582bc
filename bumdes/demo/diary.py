"""What happened on which day, told by whom: told in the order of the days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bumdes.actions.allocating import (
    MoveBetweenUnits,
    SellBetweenUnits,
    move_between_units,
    sell_between_units,
)
from bumdes.actions.contributing import contribute_capital
from bumdes.actions.deliberating import (
    RecordDecision,
    RecordDeliberation,
    record_decision,
    record_deliberation,
)
from bumdes.actions.recording import record_entry, record_transaction
from bumdes.demo import claims
from bumdes.demo.proofs import BANK_SLIP, HANDOVER, Proofs
from bumdes.stock.pool import name_pools
from ledger import EntryKind, JournalEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bumdes.actions.contributing import ContributeCapital
    from bumdes.actions.recording import RecordTransaction
    from bumdes.permissions import Actor
    from bumdes.work import Work
    from ledger import Posting

_OPENING_HOUR_UTC = 2
_LONG_AGO = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that *who* (a username) did on *day*."""

    day: dt.date
    who: str
    act: Callable[[Work], object]


@dataclass(slots=True)
class Diary:
    """The events of one enterprise; their keys are numbered, so that each is known again.

    Attributes:
        proofs: what there is to prove payments with, when the events are played.
    """

    events: list[Event] = field(default_factory=list)
    proofs: Proofs = field(default_factory=Proofs)

    def told(self, who: str, command: RecordTransaction) -> None:
        """Note a transaction of a unit, on its day."""
        known = replace(command, key=self._key())

        def act(work: Work) -> None:
            claims.known(work, known.party)
            record_transaction(work, replace(known, evidence=self.proofs.of_told(known)))

        self.did(command.date, who, act)

    def booked(
        self,
        day: dt.date,
        who: str,
        description: str,
        *,
        postings: Iterable[Posting],
        kind: EntryKind = EntryKind.ORDINARY,
        decision: str = "",
    ) -> None:
        """Note a journal entry."""
        entry = JournalEntry(
            date=day,
            description=description,
            postings=tuple(postings),
            kind=kind,
            decision=decision,
            key=self._key(),
        )

        def act(work: Work) -> None:
            proofs = self.proofs.of_booked(entry)
            told = claims.named(work, replace(entry, evidence=proofs))
            record_entry(work, replace(told, postings=name_pools(work, told.postings)))

        self.did(day, who, act)

    def met(self, who: str, meeting: RecordDeliberation, *decisions: RecordDecision) -> None:
        """Note a meeting, and what it decided."""

        def act(work: Work) -> None:
            held = record_deliberation(work, meeting)
            for decision in decisions:
                known = replace(decision, deliberation_id=held.deliberation_id)
                record_decision(work, known)

        self.did(meeting.held_on, who, act)

    def contributed(self, who: str, command: ContributeCapital) -> None:
        """Note a contribution of capital, on its day."""
        known, kind = (
            replace(command, key=self._key()),
            HANDOVER if command.handover else BANK_SLIP,
        )

        def act(work: Work) -> None:
            contribute_capital(work, replace(known, evidence=self.proofs.of_kind(kind)))

        self.did(command.date, who, act)

    def moved(self, who: str, command: MoveBetweenUnits) -> None:
        """Note that money or a thing went from one unit to another."""
        known = replace(command, key=self._key())
        self.did(command.date, who, lambda work: move_between_units(work, known))

    def sold(self, who: str, command: SellBetweenUnits) -> None:
        """Note that one unit sold to another."""
        known = replace(command, key=self._key())
        self.did(command.date, who, lambda work: sell_between_units(work, known))

    def did(self, day: dt.date, who: str, act: Callable[[Work], object]) -> None:
        """Note any act."""
        self.events.append(Event(day, who, act))

    def play(self, work: Work, actors: Mapping[str, Actor], *, now: dt.datetime) -> int:
        """Do what happened up to the day of *now*, each by its actor at the time of the day.

        Returns:
            The number of acts.
        """
        clock, through = _Clock(now), now.date()
        book = replace(work.book, clock=clock)
        played = sorted((e for e in self.events if e.day <= through), key=lambda e: e.day)
        for event in played:
            clock.on(event.day)
            event.act(replace(work, actor=actors[event.who], book=book, clock=clock))
        return len(played)

    def _key(self) -> str:
        return f"demo-{len(self.events) + 1:05}"


@dataclass(slots=True)
class _Clock:
    """Tells a time of the day that is being played, a minute later each time."""

    latest: dt.datetime
    time: dt.datetime = _LONG_AGO

    def on(self, day: dt.date) -> None:
        opening = dt.datetime(day.year, day.month, day.day, _OPENING_HOUR_UTC, tzinfo=dt.UTC)
        self.time = max(self.time, opening)

    def __call__(self) -> dt.datetime:
        self.time += dt.timedelta(minutes=1)
        return min(self.time, self.latest)
