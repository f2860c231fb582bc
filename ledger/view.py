"""Reading a book: entries, lines, balances, and what they are told apart by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, bindparam, func, select

from ledger import chart_store, refusals, tables, turnover
from ledger.balance import Balance
from ledger.canonical import canonical_json
from ledger.errors import BookNotFoundError, EntryNotFoundError, UnknownDimensionValueError
from ledger.journal import check_day, is_place
from ledger.money import currency as currency_of
from ledger.outstanding import documented_lines, read_outstanding
from ledger.reading import LedgerLine, ledger_lines, posted_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from moneyed import Currency
    from sqlalchemy import ColumnElement, Row, Subquery
    from sqlalchemy.orm import Session

    from ledger.account import Chart
    from ledger.dimension import Dimension, DimensionValue
    from ledger.journal import PostedEntry
    from ledger.outstanding import Outstanding
    from ledger.period import Period
    from ledger.refusals import Refusal

_SEQUENCE_OF_KEY = select(tables.entries.c.sequence).where(
    tables.entries.c.book_id == bindparam("book"), tables.entries.c.key == bindparam("asked")
)
_BOOK = select(tables.books).where(tables.books.c.book_id == bindparam("book"))

MOST_ASKED = 500
"""Entries that one query asks for by their places."""

AS_LONG_AS_BOOKS_LAST = dt.date(2999, 12, 31)


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
class BookView:
    """A set of books, to be read in the transaction of *connection*.

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

    def lines(
        self,
        account: str,
        period: Period,
        *,
        most: int | None = None,
        **dimensions: str,
    ) -> Iterator[LedgerLine]:
        """Yield the lines of *account* in *period* by day, with the running balance.

        A heading gives the lines of all accounts under it. *dimensions* are values that
        unit, fund, party, document, asset, item or component must have.

        Raises:
            UnknownAccountError: there is none.
        """
        p = tables.postings.c
        codes = self._codes(account)
        conditions = [p[name] == value for name, value in dimensions.items()]
        base = [p.book_id == self.book_id, p.account.in_(codes), *conditions]
        brought = self._brought_forward(codes, period.eve, dimensions)
        dated = p.date.between(period.first_day, period.last_day)
        return ledger_lines(self.connection, *base, dated, brought_forward=brought, most=most)

    def journal(self, period: Period, **dimensions: str) -> Iterator[LedgerLine]:
        """Yield the lines of all accounts in *period* by day, entry after entry.

        *dimensions* are values that unit, fund, party, document, asset, item or component
        must have. The running balance is over all accounts: zero wherever an entry ends.
        """
        p, e = tables.postings.c, tables.entries.c
        conditions = [p[name] == value for name, value in dimensions.items()]
        dated = e.date.between(period.first_day, period.last_day)
        ours = e.book_id == self.book_id
        return ledger_lines(self.connection, ours, dated, *conditions, by_entry=True)

    def balance(
        self,
        account: str,
        at: dt.date | None = None,
        *,
        unit: str | None = None,
        fund: str | None = None,
    ) -> Balance:
        """Return what *account* turned over up to day *at* included; a heading, all under it.

        Raises:
            UnknownAccountError: there is none.
            UnknownDimensionValueError: the book knows no such unit or fund.
            InvalidDateError: *at* is no day that books can hold.
        """
        self._require_known(unit=unit, fund=fund)
        rows = self.turnovers(
            last_day=AS_LONG_AS_BOOKS_LAST if at is None else check_day(at),
            accounts=self._codes(account),
            unit=unit,
            fund=fund,
        )
        debits, credits = sum(t.debits for t in rows), sum(t.credits for t in rows)
        return Balance.of_minor(debits, credits, self.currency)

    def balances(
        self, at: dt.date | None = None, *, unit: str | None = None, fund: str | None = None
    ) -> Mapping[str, Balance]:
        """Return the balance of each account that ever moved, up to day *at* included.

        Raises:
            UnknownDimensionValueError: the book knows no such unit or fund.
            InvalidDateError: *at* is no day that books can hold.
        """
        self._require_known(unit=unit, fund=fund)
        sums: dict[str, list[int]] = {}
        rows = self.turnovers(
            last_day=AS_LONG_AS_BOOKS_LAST if at is None else check_day(at),
            unit=unit,
            fund=fund,
        )
        for row in rows:
            pair = sums.setdefault(row.account, [0, 0])
            pair[0] += row.debits
            pair[1] += row.credits
        return {
            account: Balance.of_minor(debits, credits, self.currency)
            for account, (debits, credits) in sorted(sums.items())
        }

    def turnovers(
        self,
        *,
        last_day: dt.date,
        first_day: dt.date | None = None,
        accounts: Iterable[str] = (),
        unit: str | None = None,
        fund: str | None = None,
        by: Iterable[str] = (),
        components: bool = True,
        past_of: Iterable[str] | None = None,
    ) -> list[turnover.Turnover]:
        """Return what every statement is made of; see ``ledger.turnover.read``.

        *unit* and *fund* of None mean all of them; an empty string means none: the head
        office, or no particular fund.
        """
        where = {name: v for name, v in (("unit", unit), ("fund", fund)) if v is not None}
        return turnover.read(
            self.connection,
            self.book_id,
            first_day=first_day,
            last_day=last_day,
            accounts=accounts,
            where=where,
            told=turnover.Told(
                by=frozenset(by),
                components=components,
                past_of=None if past_of is None else tuple(past_of),
            ),
        )

    def outstanding(
        self,
        accounts: Iterable[str],
        at: dt.date,
        *,
        by: Iterable[str],
        unit: str | None = None,
    ) -> list[Outstanding]:
        """Return what *accounts* hold at the end of day *at*, told apart by what lines name.

        Args:
            by: dimensions, such as ``party`` and ``document``.
            unit: only that one's; an empty string for the head office, None for all.

        Raises:
            UnknownAccountError: there is no such account.
        """
        codes = {code for account in accounts for code in self._codes(account)}
        return read_outstanding(
            self.connection, self.book_id, accounts=codes, last_day=at, by=set(by), unit=unit
        )

    def documented_lines(
        self, accounts: Iterable[str], *, parties: Iterable[str] = ()
    ) -> Subquery:
        """Return, as a part of a query, the lines of *accounts* that name a document.

        For registers that tell many lines apart by what they keep of their documents; see
        ``ledger.outstanding.documented_lines``. A heading stands for all accounts under it.

        Raises:
            UnknownAccountError: there is no such account.
        """
        codes = {code for account in accounts for code in self._codes(account)}
        return documented_lines(self.book_id, accounts=codes, parties=set(parties))

    def sequences_naming(self, accounts: Iterable[str], party: str, document: str) -> list[int]:
        """Return the places of the entries that name *document* of *party* on *accounts*.

        Raises:
            UnknownAccountError: there is no such account.
        """
        lines = self.documented_lines(accounts, parties=[party]).c
        query = select(lines.sequence).where(lines.document == document).distinct()
        return sorted(self.connection.scalars(query))

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

    def _require_known(self, **values: str | None) -> None:
        """Do nothing if the book knows all *values*; none and all of them are always known."""
        asked = {(name, value) for name, value in values.items() if value}
        if not asked:
            return
        known = chart_store.find_values(self.connection, self.book_id, asked)
        for name, value in sorted(asked - {(v.dimension.value, v.code) for v in known}):
            raise UnknownDimensionValueError(name, value)

    def _codes(self, account: str) -> list[str]:
        """Return *account*, or the accounts that take postings under it if it is a heading.

        Never nothing, which would ask for everything.
        """
        if self.chart[account].takes_postings:
            return [account]
        return [found.code for found in self.chart.under(account)] or [account]

    def _brought_forward(
        self, codes: list[str], eve: dt.date, dimensions: Mapping[str, str]
    ) -> int:
        """Return debits less credits up to *eve*, in minor units."""
        if dimensions.keys() <= {"unit", "fund", "component"}:
            rows = turnover.read(
                self.connection,
                self.book_id,
                first_day=None,
                last_day=eve,
                accounts=codes,
                where=dimensions,
            )
            return sum(row.debits - row.credits for row in rows)
        p = tables.postings.c
        query = select(func.sum(p.debit_minor - p.credit_minor)).where(
            p.book_id == self.book_id,
            p.account.in_(codes),
            p.date <= eve,
            *(p[name] == value for name, value in dimensions.items()),
        )
        return int(self.connection.scalar(query) or 0)
