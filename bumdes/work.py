"""Work: one actor doing one thing, all of it or nothing.

A database transaction begins and ends here and nowhere else.
"""

from __future__ import annotations

import secrets
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bumdes.changes.keeping import keep_changes
from bumdes.enterprise import Enterprise
from bumdes.errors import BusyError, EnterpriseError
from bumdes.read_once import sees_one_moment
from bumdes.zones import zone_of_books
from ledger import Book, LedgerError
from ledger.errors import DatabaseGuardError
from ledger.guards import MARK
from ledger.journal_view import utc_now

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from zoneinfo import ZoneInfo

    from sqlalchemy import Engine

    from bumdes.permissions import Actor
    from ledger import JournalEntry

T = TypeVar("T")

ATTEMPTS = 8
"""How often work is tried while others keep the database busy."""

_FIRST_PAUSE_MS = 10

_READ_ONLY: dict[str, dict[str, Any]] = {
    "sqlite": {"read_only": True},
    "postgresql": {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"},
}
"""All queries of work that only reads see the books as they stood at its first one."""

_SQLITE_BUSY, _SQLITE_LOCKED = 5, 6
_SERIALIZATION_FAILURE, _DEADLOCK = "40001", "40P01"


class HeldError(Exception):
    """What was asked for waits for a second person; that it does is kept, and nothing else.

    Work that ends with it is committed: what was kept beside the journal before it stands.

    Attributes:
        held_id: of the record that keeps it; see ``bumdes.approval``.
    """

    def __init__(self, held_id: str) -> None:
        super().__init__(f"it waits for a second person as {held_id}")
        self.held_id = held_id


class Opening(Protocol):
    """A document that would be opened, as far as rules for entries ask."""

    @property
    def sub_ledger(self) -> str: ...

    @property
    def party(self) -> str: ...


class Reached(Protocol):
    """The limit that an entry reaches: that of which sort, and by how much, in sen."""

    @property
    def sort(self) -> str: ...

    @property
    def minor(self) -> int: ...


@dataclass(slots=True)
class Doing:
    """The act that is done now, and what came of it so far.

    Attributes:
        may_wait: whether it can be kept for a second person.
        made: what it posted.
        waits: of that, what a second person must see before, and why.
    """

    may_wait: bool
    made: list[JournalEntry] = field(default_factory=list, repr=False)
    waits: list[tuple[JournalEntry, Reached]] = field(default_factory=list, repr=False)


@dataclass(slots=True)
class Work:
    """What an act needs: who acts, and the books and records it acts on.

    Attributes:
        request: what is asked for, as JSON; kept as evidence should it be refused.
        opening: the documents, by code, that a draft would open; they are not kept yet.
        approver: who approved what is done now, somebody else than the actor; empty if nobody.
        doing: the act that is done now; None for one that never says whether it may wait.
    """

    actor: Actor
    session: Session
    book: Book
    clock: Callable[[], dt.datetime] = field(default=utc_now, repr=False)
    request: str = ""
    opening: dict[str, Opening] = field(default_factory=dict, repr=False)
    approver: str = ""
    doing: Doing | None = field(default=None, repr=False)
    _zone: ZoneInfo | None = field(default=None, init=False, repr=False)

    @property
    def book_id(self) -> str:
        """The name of the books."""
        return self.book.book_id

    @property
    def zone(self) -> ZoneInfo:
        """In which the days of the enterprise begin and end."""
        if self._zone is None:
            self._zone = zone_of_books(self.session, self.book_id)
        return self._zone

    @property
    def today(self) -> dt.date:
        """Which day it is where the enterprise is."""
        return self.clock().astimezone(self.zone).date()

    @property
    def enterprise(self) -> Enterprise | None:
        """Whose books they are; None for books that no enterprise keeps."""
        return self.session.get(Enterprise, self.book_id)


@contextmanager
def begin_session(engine: Engine, *, read_only: bool = False) -> Iterator[Session]:
    """Give a database session for what lies outside any books: logging in, founding.

    It is committed at the end, and rolled back if anything is raised.

    Raises:
        DatabaseGuardError: the database itself refused what was written.
    """
    bound = engine.execution_options(**_READ_ONLY[engine.dialect.name]) if read_only else engine
    try:
        with Session(bound, expire_on_commit=False) as session, session.begin():
            if read_only:
                sees_one_moment(session)
            yield session
    except DBAPIError as error:
        if MARK in str(error.orig):
            raise DatabaseGuardError(str(error.orig).partition("\n")[0]) from error
        raise


@contextmanager
def begin_work(
    engine: Engine,
    *,
    actor: Actor,
    book_id: str,
    clock: Callable[[], dt.datetime] = utc_now,
    read_only: bool = False,
) -> Iterator[Work]:
    """Give a unit of work: committed at the end, rolled back if anything is raised.

    A refusal is kept as evidence, in a transaction of its own after the rollback; but not one
    of work that only reads.

    Raises:
        BookNotFoundError: there are no such books.
        DatabaseGuardError: the database itself refused what was written.
        HeldError: the act waits for a second person; raised after the commit.
    """
    work: Work | None = None
    held: HeldError | None = None
    try:
        with begin_session(engine, read_only=read_only) as session:
            work = Work(actor, session, Book.open(session, book_id, clock=clock), clock)
            if not read_only:
                keep_changes(session, by=actor.name, clock=clock)
            try:
                yield work
            except HeldError as error:
                held = error
    except (LedgerError, EnterpriseError) as error:
        if work is not None and not read_only:
            _record_refusal(engine, work, error)
        raise
    if held is not None:
        raise held


def run_work(
    engine: Engine,
    *,
    actor: Actor,
    book_id: str,
    do: Callable[[Work], T],
    clock: Callable[[], dt.datetime] = utc_now,
    wait: Callable[[float], object] = time.sleep,
) -> T:
    """Return what *do* returns, done in a unit of work; again from the start when others win.

    Args:
        do: may be called several times, and must do nothing outside the database.
        wait: pauses for some seconds, longer each time and never quite the same.

    Raises:
        BusyError: others won every time.
        HeldError: it waits for a second person.
    """

    def once() -> T:
        with begin_work(engine, actor=actor, book_id=book_id, clock=clock) as work:
            return do(work)

    return retried(once, wait=wait)


def rehearse(work: Work, do: Callable[[Work], T]) -> T:
    """Return what *do* returns; then nothing of what it did is done.

    Whatever it raises is raised, and nothing is done either. It waits for nobody.
    """
    point, before = work.session.begin_nested(), work.doing
    work.doing = before or Doing(may_wait=False)
    try:
        return do(work)
    finally:
        work.doing = before
        point.rollback()


def retried(once: Callable[[], T], *, wait: Callable[[float], object] = time.sleep) -> T:
    """Return what *once* returns, called again while others keep the database busy.

    Raises:
        BusyError: they did so every time.
    """
    for attempt in range(ATTEMPTS):
        try:
            return once()
        except DBAPIError as error:
            if not is_passing(error):
                raise
        longest = _FIRST_PAUSE_MS * 2**attempt
        wait((longest + secrets.randbelow(longest)) / 2000)
    raise BusyError(ATTEMPTS)


def is_passing(error: DBAPIError) -> bool:
    """Whether the database only failed because of what others did at the same time."""
    state = getattr(error.orig, "sqlstate", None)
    if state in {_SERIALIZATION_FAILURE, _DEADLOCK}:
        return True
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    return code in {_SQLITE_BUSY, _SQLITE_LOCKED}


def _record_refusal(engine: Engine, work: Work, error: LedgerError | EnterpriseError) -> None:
    def once() -> None:
        with begin_session(engine) as session:
            book = Book.open(session, work.book_id, clock=work.clock)
            book.record_refusal(error, request=work.request, actor=work.actor.name)

    retried(once)
