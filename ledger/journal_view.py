"""Reading a book: what it is, and its entries as they were posted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, bindparam, select

from ledger import chart_store, refusals, tables
from ledger.canonical import canonical_json
from ledger.errors import BookNotFoundError, EntryNotFoundError
from ledger.journal import is_place
from ledger.money import currency as currency_of
from ledger.reading import posted_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from moneyed import Currency
    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.orm import Session

    from ledger.account import Chart
    from ledger.dimension import Dimension, DimensionValue
    from ledger.journal import PostedEntry
    from ledger.period import Period
    from ledger.refusals import Refusal

_SEQUENCE_OF_KEY = select(tables.entries.c.sequence).where(
    tables.entries.c.book_id == bindparam("book"), tables.entries.c.key == bindparam("asked")
)
_BOOK = select(tables.books).where(tables.books.c.book_id == bindparam("book"))

MOST_ASKED = 500
"""Entries that one query asks for by their places."""


def utc_now() -> dt.datetime:
    """Return the time of this machine, in UTC."""
    return dt.datetime.now(dt.UTC)


def book_ids(session: Session | Connection) -> list[str]:
    """Return the ids of all books of a database."""
    return list(
        session.execute(
            select(tables.books.c.book_id).order_by(tables.books.c.book_id)
        ).scalars()
    )


@dataclass(frozen=True)
class JournalView:
    """A set of books, whose entries are read in the transaction of *connection*.

    Attributes:
        connection: an SQLAlchemy connection.
        book_id: names the book in its database.
        identity: what the chain begins with; the same in every copy of the book.
        clock: returns the time, with its zone.
    """

    connection: Connection
    book_id: str
    identity: str
    name: str
    currency: Currency
    clock: Callable[[], dt.datetime] = field(default=utc_now, repr=False)

    @classmethod
    def open(
        cls,
        session: Session | Connection,
        book_id: str,
        *,
        clock: Callable[[], dt.datetime] = utc_now,
    ) -> Self:
        """Return the book *book_id* in the transaction of *session*.

        Raises:
            BookNotFoundError: there is none.
        """
        connection = session if isinstance(session, Connection) else session.connection()
        row = connection.execute(_BOOK, {"book": book_id}).one_or_none()
        if row is None:
            raise BookNotFoundError(book_id)
        return cls(
            connection, book_id, row.identity, row.name, currency_of(row.currency), clock
        )

    @cached_property
    def chart(self) -> Chart:
        """Every account, as it was when first asked for."""
        return chart_store.read_chart(self.connection, self.book_id)

    def settings(self) -> Row[Any]:
        """Return the row of the book: its accounts for closing, its head and last sequence."""
        return self.connection.execute(_BOOK, {"book": self.book_id}).one()

    def known(self, dimension: Dimension) -> list[DimensionValue]:
        """Return the values that postings may name, in code order."""
        return chart_store.read_values(self.connection, self.book_id, dimension)

    def refusals(self) -> list[Refusal]:
        """Return what was refused, the first one first."""
        return refusals.read(self.connection, self.book_id)

    def find(self, key: str) -> PostedEntry | None:
        """Return the entry with idempotency *key*, if there is one."""
        found = {"book": self.book_id, "asked": key}
        sequence = self.connection.execute(_SEQUENCE_OF_KEY, found).scalar()
        return None if sequence is None else self.entry(sequence)

    def entry(self, sequence: int) -> PostedEntry:
        """Return the entry *sequence* of the chain.

        Raises:
            EntryNotFoundError: there is none.
        """
        if is_place(sequence):
            for posted in self._entries(tables.entries.c.sequence == sequence):
                return posted
        raise EntryNotFoundError(sequence)

    def entry_numbered(self, year: int, number: int) -> PostedEntry:
        """Return the entry with journal *number* of *year*.

        Raises:
            EntryNotFoundError: there is none.
        """
        c = tables.entries.c
        if is_place(year) and is_place(number):
            for posted in self._entries(c.year == year, c.number == number):
                return posted
        raise EntryNotFoundError(f"{year}/{number}")

    def reversed_by(self, sequence: int) -> int | None:
        """Return the journal number of the entry that took *sequence* back, if one did."""
        c = tables.entries.c
        return self.connection.scalar(
            select(c.number).where(c.book_id == self.book_id, c.reverses == sequence)
        )

    def reversals(self, sequences: Iterable[int]) -> dict[int, dt.date]:
        """Return those of *sequences* that were taken back, and on which day of the books."""
        c, asked = tables.entries.c, sorted(set(sequences))
        found: dict[int, dt.date] = {}
        for first in range(0, len(asked), MOST_ASKED):
            query = select(c.reverses, c.date).where(
                c.book_id == self.book_id,
                c.reverses.in_(asked[first : first + MOST_ASKED]),
            )
            found |= {row.reverses: row.date for row in self.connection.execute(query)}
        return found

    def entries_at(self, sequences: Iterable[int]) -> Iterator[PostedEntry]:
        """Yield the entries *sequences* of the chain, in its order, as far as there are any."""
        asked = sorted(set(sequences))
        for first in range(0, len(asked), MOST_ASKED):
            chosen = tables.entries.c.sequence.in_(asked[first : first + MOST_ASKED])
            yield from self._entries(chosen)

    def entries(self, period: Period | None = None) -> Iterator[PostedEntry]:
        """Yield the entries of *period* by day and sequence; without one, by sequence."""
        if period is None:
            return self._entries()
        c = tables.entries.c
        dated = c.date.between(period.first_day, period.last_day)
        return self._entries(dated, order=(c.date, c.sequence))

    def decided_by(self, decision: str) -> Iterator[PostedEntry]:
        """Yield the entries that stand and name *decision*, by sequence.

        Those that were taken back, and those that take back, are left out.
        """
        c, reversal = tables.entries.c, tables.entries.alias().c
        taken_back = select(reversal.reverses).where(
            reversal.book_id == self.book_id, reversal.reverses.is_not(None)
        )
        return self._entries(
            c.decision == decision,
            c.reverses.is_(None),
            c.sequence.not_in(taken_back.scalar_subquery()),
        )

    def tagged(self, tag: str, value: str) -> Iterator[PostedEntry]:
        """Yield the entries whose *tag* says *value*, by sequence."""
        pair = canonical_json({tag: value})[1:-1]
        found = self._entries(tables.entries.c.tags.contains(pair, autoescape=True))
        # Some databases take capitals for small letters, and a tag's text may hold the pair.
        return (posted for posted in found if posted.entry.tags.get(tag) == value)

    def latest(self, most: int) -> list[PostedEntry]:
        """Return the entries recorded last, the newest first, at most *most* of them."""
        return list(self._entries(order=(tables.entries.c.sequence.desc(),), most=most))

    def _entries(
        self,
        *conditions: ColumnElement[bool],
        order: Iterable[ColumnElement[Any]] = (tables.entries.c.sequence,),
        most: int | None = None,
    ) -> Iterator[PostedEntry]:
        ours = tables.entries.c.book_id == self.book_id
        return posted_entries(
            self.connection, self.currency, ours, *conditions, order=order, most=most
        )
