"""Periods of a book: closed, locked, reopened, and excepted for a while.

A book is *closed through* a day: nothing dated up to it is taken in. Closing goes forward;
reopening, with a reason, goes back. It is *locked through* a day, never after the day it is
closed through, when the deliberation has accepted the accounts: what is locked stays. An
exception lets entries into some closed days until a certain time. Each of these is a row in a
chained log; the last row says how the book stands, and the database's guards read it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select

from ledger import numbering
from ledger.canonical import HASH_VERSION, digest, genesis, moment, stamp
from ledger.errors import (
    ExceptionWindowError,
    PeriodClosedError,
    PeriodLockedError,
    PeriodOrderError,
    ReasonRequiredError,
)
from ledger.journal import check_day
from ledger.tables import period_events
from ledger.text import check_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Row

    from ledger.period import Period

LONGEST_EXCEPTION_DAYS = 31

_LAST_EVENT = (
    select(period_events)
    .where(period_events.c.book_id == bindparam("book"))
    .order_by(period_events.c.event_no.desc())
    .limit(1)
)


class PeriodAction(StrEnum):
    """What was done to the periods of a book."""

    CLOSE = "close"
    REOPEN = "reopen"
    LOCK = "lock"
    EXCEPT = "except"


_OPEN_EXCEPTIONS = select(period_events.c.first_day, period_events.c.last_day).where(
    period_events.c.book_id == bindparam("book"),
    period_events.c.action == PeriodAction.EXCEPT,
    period_events.c.until > bindparam("now"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodEvent:
    """One change of the periods, and how the book stood after it.

    Attributes:
        first_day, last_day: the days of an exception, both included.
        until: when an exception ends.
    """

    event_no: int
    action: PeriodAction
    first_day: dt.date | None
    last_day: dt.date | None
    closed_through: dt.date | None
    locked_through: dt.date | None
    until: dt.datetime | None
    reason: str
    made_at: dt.datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class PeriodState:
    """How a book stands; the exceptions are those open now."""

    closed_through: dt.date | None
    locked_through: dt.date | None
    exceptions: tuple[tuple[dt.date, dt.date], ...]

    def check(self, day: dt.date) -> None:
        """Do nothing if an entry may be dated *day*.

        Raises:
            PeriodLockedError, PeriodClosedError: it may not.
        """
        if self.locked_through is not None and day <= self.locked_through:
            raise PeriodLockedError(day, self.locked_through)
        if self.closed_through is None or day > self.closed_through:
            return
        if not any(first <= day <= last for first, last in self.exceptions):
            raise PeriodClosedError(day, self.closed_through)


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of one book."""

    connection: Connection
    book_id: str
    identity: str
    now: Callable[[], dt.datetime]
    lock_book: Callable[[], object]

    @property
    def state(self) -> PeriodState:
        """How the book stands now."""
        last = self._last()
        if last is None or last.closed_through is None:
            return PeriodState(None, None, ())
        return PeriodState(last.closed_through, last.locked_through, self._open_exceptions())

    def close(self, through: dt.date, *, by: str, reason: str = "Tutup buku") -> PeriodEvent:
        """Take no more entries dated up to *through*.

        Raises:
            PeriodOrderError: the book is closed through that day or a later one.
        """
        check_day(through)
        self.lock_book()
        state = self.state
        if state.closed_through is not None and through <= state.closed_through:
            raise PeriodOrderError("close", through, state.closed_through)
        return self._add(PeriodAction.CLOSE, by=by, reason=reason, closed_through=through)

    def reopen(self, through: dt.date, *, by: str, reason: str) -> PeriodEvent:
        """Let the book be closed through the earlier day *through* only.

        Raises:
            ReasonRequiredError: no reason is given.
            PeriodOrderError: it is not closed beyond that day.
            PeriodLockedError: what would be reopened is locked.
        """
        check_day(through)
        self._require("reopen", reason)
        self.lock_book()
        state = self.state
        if state.closed_through is None or through >= state.closed_through:
            raise PeriodOrderError("reopen", through, state.closed_through)
        if state.locked_through is not None and through < state.locked_through:
            raise PeriodLockedError(through, state.locked_through)
        return self._add(PeriodAction.REOPEN, by=by, reason=reason, closed_through=through)

    def lock(self, through: dt.date, *, by: str, reason: str) -> PeriodEvent:
        """Let nothing dated up to *through* ever be reopened.

        Raises:
            ReasonRequiredError: no reason is given, such as the decision that accepts it.
            PeriodOrderError: the book is not closed so far, or is locked so far already.
        """
        check_day(through)
        self._require("lock", reason)
        self.lock_book()
        state = self.state
        if state.closed_through is None or through > state.closed_through:
            raise PeriodOrderError("lock", through, state.closed_through)
        if state.locked_through is not None and through <= state.locked_through:
            raise PeriodOrderError("lock", through, state.locked_through)
        return self._add(PeriodAction.LOCK, by=by, reason=reason, locked_through=through)

    def allow(self, period: Period, *, until: dt.datetime, by: str, reason: str) -> PeriodEvent:
        """Take entries into the closed days of *period* until a certain time.

        Raises:
            ReasonRequiredError: no reason is given.
            ExceptionWindowError: *until* is past, has no zone, or is more than 31 days away.
            PeriodLockedError: some of the days are locked.
        """
        self._require("except", reason)
        left = until - self.now() if until.tzinfo else dt.timedelta()
        if not dt.timedelta() < left <= dt.timedelta(days=LONGEST_EXCEPTION_DAYS):
            raise ExceptionWindowError(until, LONGEST_EXCEPTION_DAYS)
        self.lock_book()
        locked = self.state.locked_through
        if locked is not None and period.first_day <= locked:
            raise PeriodLockedError(period.first_day, locked)
        return self._add(
            PeriodAction.EXCEPT,
            by=by,
            reason=reason,
            first_day=period.first_day,
            last_day=period.last_day,
            until=until,
        )

    def events(self) -> list[PeriodEvent]:
        """Return every change of the periods, the first one first."""
        c = period_events.c
        query = select(period_events).where(c.book_id == self.book_id).order_by(c.event_no)
        return [_event(row) for row in self.connection.execute(query)]

    def _open_exceptions(self) -> tuple[tuple[dt.date, dt.date], ...]:
        asked = {"book": self.book_id, "now": stamp(self.now())}
        found = self.connection.execute(_OPEN_EXCEPTIONS, asked)
        return tuple((first, last) for first, last in found)

    def _last(self) -> Row[Any] | None:
        return self.connection.execute(_LAST_EVENT, {"book": self.book_id}).one_or_none()

    def _require(self, action: str, reason: str) -> None:
        if not isinstance(reason, str) or not reason.strip():
            raise ReasonRequiredError(action)

    def _add(
        self,
        action: PeriodAction,
        *,
        by: str,
        reason: str,
        **changes: Any,
    ) -> PeriodEvent:
        last = self._last()
        check_text(by, "actor", most=200)
        event = PeriodEvent(
            event_no=last.event_no + 1 if last else 1,
            action=action,
            first_day=changes.get("first_day"),
            last_day=changes.get("last_day"),
            closed_through=changes.get("closed_through", last and last.closed_through),
            locked_through=changes.get("locked_through", last and last.locked_through),
            until=changes.get("until"),
            reason=check_text(reason, "reason", most=500),
            made_at=self.now(),
            made_by=by,
        )
        before = last.hash if last else genesis(self.identity)
        self.connection.execute(
            insert(period_events).values(event_row(self.book_id, event, before))
        )
        last_number = {(numbering.PERIOD_EVENTS, 0): event.event_no}
        numbering.keep(self.connection, self.book_id, last_number)
        return event


def event_fields(event: PeriodEvent) -> list[str | int | None]:
    """Return the fields of *event* that its digest covers; see ``ledger.canonical``."""
    days = (event.first_day, event.last_day, event.closed_through, event.locked_through)
    return [
        "period",
        event.event_no,
        event.action.value,
        *(day.isoformat() if day else None for day in days),
        stamp(event.until) if event.until else None,
        event.reason,
        stamp(event.made_at),
        event.made_by,
    ]


def event_row(book_id: str, event: PeriodEvent, before: str) -> dict[str, Any]:
    """Return the row of *event*, whose digest follows *before*."""
    return {
        "book_id": book_id,
        "event_no": event.event_no,
        "action": event.action.value,
        "first_day": event.first_day,
        "last_day": event.last_day,
        "closed_through": event.closed_through,
        "locked_through": event.locked_through,
        "until": stamp(event.until) if event.until else None,
        "reason": event.reason,
        "made_at": stamp(event.made_at),
        "made_by": event.made_by,
        "hash_version": HASH_VERSION,
        "hash": digest(before, event_fields(event)),
    }


def _event(row: Row[Any]) -> PeriodEvent:
    return PeriodEvent(
        event_no=row.event_no,
        action=PeriodAction(row.action),
        first_day=row.first_day,
        last_day=row.last_day,
        closed_through=row.closed_through,
        locked_through=row.locked_through,
        until=moment(row.until) if row.until else None,
        reason=row.reason,
        made_at=moment(row.made_at),
        made_by=row.made_by,
    )
