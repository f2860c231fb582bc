"""Taking a book in again from JSON lines, as it was: numbers, times, digests and all."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import DBAPIError

from ledger import chart_store, numbering
from ledger.account import Account, AccountKind
from ledger.book import Book
from ledger.canonical import HASH_VERSION, canonical_json, digest, genesis
from ledger.dimension import Dimension, DimensionValue
from ledger.errors import (
    BookNotEmptyError,
    DatabaseGuardError,
    ExportChainError,
    ExportVersionError,
    LedgerError,
)
from ledger.exchange.jsonl_reader import Reader
from ledger.money import currency, decimals
from ledger.numbering import JOURNAL
from ledger.stored import (
    BOOK_ACCOUNTS,
    EVENT_COLUMNS,
    HEADER_COLUMNS,
    LINE_COLUMNS,
    REFUSAL_COLUMNS,
)
from ledger.tables import books, entries, period_events, refusals
from ledger.verify_entry import EntryRules
from ledger.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table
    from sqlalchemy.orm import Session

CHUNK = 1_000
"""Rows that are written at once."""

_NOTHING: dict[str, Any] = dict.fromkeys(LINE_COLUMNS, "") | {
    "debit_minor": 0,
    "credit_minor": 0,
}
_header_of, _line_of = itemgetter(*HEADER_COLUMNS), itemgetter(*LINE_COLUMNS)
_DAYS = {"first_day", "last_day", "closed_through", "locked_through"}


class ImportResult(NamedTuple):
    """What was taken in.

    Attributes:
        head: digest of the last entry.
    """

    entries: int
    lines: int
    period_events: int
    refusals: int
    head: str


def import_jsonl(
    session: Session | Connection,
    book_id: str,
    lines: Iterable[str],
    progress: Callable[[int], object] | None = None,
) -> ImportResult:
    """Make the empty book *book_id* the one that *lines*, a file of JSON lines, hold.

    Its chart, known values, name, currency and identity become those of the file; every digest
    is computed again on the way. The caller commits, or rolls back if anything is raised.

    Args:
        progress: called with the number of entries taken in, every thousand and at the end.

    Raises:
        BookNotFoundError: there is no such book.
        BookNotEmptyError: it holds something that is never removed: entries, closings or
            refusals.
        MalformedExportError, ExportVersionError: the file is no such file.
        ExportChainError: its chains do not hold.
        AmountOverflowError: its amounts add up to more than a table can hold.
        DatabaseGuardError: the database refuses what the chains let through.
    """
    book = Book.open(session, book_id)
    book.writer()
    connection = book.connection
    held = _held(connection, book_id)
    if held:
        raise BookNotEmptyError(book_id, held)
    reader = Reader(lines)
    taking = _Import(connection, book_id, reader, progress)
    try:
        taking.header(reader.header())
        for kind, group in groupby(reader.records(), key=itemgetter("type")):
            _TAKE[kind](taking, group)
    except DBAPIError as error:
        said = str(getattr(error, "orig", error))
        raise DatabaseGuardError(said.partition("\n")[0]) from error
    return taking.result


def _held(connection: Connection, book_id: str) -> int:
    """Return how many rows the book holds that are never removed."""
    counts = (
        select(func.count()).where(table.c.book_id == book_id).scalar_subquery()
        for table in (entries, period_events, refusals)
    )
    return sum(connection.execute(select(*counts)).one())


class _Import:
    """One import on its way: each method takes the records of one type."""

    def __init__(
        self,
        connection: Connection,
        book_id: str,
        reader: Reader,
        progress: Callable[[int], object] | None,
    ) -> None:
        self.connection = connection
        self.book_id = book_id
        self.reader = reader
        self.progress = progress
        self.lines = 0
        self.genesis = ""
        self.settings: list[str] = []
        self.accounts: dict[str, bool] = {}
        self.values: set[tuple[str, str]] = set()
        self.heads: dict[str, tuple[int, str]] = {}

    def header(self, record: dict[str, Any]) -> None:
        """Make the book what the header says, without accounts."""
        try:
            places = decimals(currency(record["currency"]))
        except LedgerError as error:
            raise self.reader.malformed(str(error)) from None
        if places != record["decimals"]:
            raise self.reader.malformed(f"{record['currency']} has {places} decimals")
        self.genesis = genesis(record["identity"])
        self.settings = [record[name] for name in BOOK_ACCOUNTS if record[name]]
        names = ("identity", "name", "currency", "created_at", *BOOK_ACCOUNTS)
        chart_store.clear(self.connection, self.book_id)
        self.connection.execute(
            update(books)
            .where(books.c.book_id == self.book_id)
            .values(**{name: record[name] for name in names}, head=self.genesis)
        )

    def account(self, records: Iterator[dict[str, Any]]) -> None:
        """Take the chart."""
        made = [self._account(record) for record in records]
        chart_store.add_accounts(self.connection, self.book_id, made)

    def value(self, records: Iterator[dict[str, Any]]) -> None:
        """Take the units, funds, parties, ... that the book knows."""
        made = [self._value(record) for record in records]
        for first in range(0, len(made), CHUNK):
            chunk = made[first : first + CHUNK]
            chart_store.add_values(self.connection, self.book_id, chunk)

    def entry(self, records: Iterator[dict[str, Any]]) -> None:
        """Take the entries."""
        postable = [code for code, takes_postings in self.accounts.items() if takes_postings]
        rules = EntryRules.of(postable, self.values)
        writer = Writer(self.connection, self.book_id, self.genesis, 0)
        for record in records:
            self._entry(writer, rules, record)
            if writer.last_sequence % CHUNK == 0:
                writer.flush_entries()
                self._tell(writer.last_sequence)
        writer.flush()
        self.heads["entries"] = (writer.last_sequence, writer.head)

    def period_event(self, records: Iterator[dict[str, Any]]) -> None:
        """Take the changes of the periods; the entries they would not let in are in already."""
        self._chain(period_events, "period", EVENT_COLUMNS, records)

    def refusal(self, records: Iterator[dict[str, Any]]) -> None:
        """Take the refusals."""
        self._chain(refusals, "refusal", REFUSAL_COLUMNS, records)

    def footer(self, records: Iterator[dict[str, Any]]) -> None:
        """Check that everything was in the file that its writer had put there."""
        found: dict[str, int | str] = {"lines": self.lines}
        for table, head in _HEADS.items():
            found[table], found[head] = self.heads.get(table, (0, self.genesis))
        for record in records:
            for name, value in found.items():
                if record[name] != value:
                    raise self._broken(name)
        for code in self.settings:
            if not self.accounts.get(code):
                raise self.reader.malformed(f"account {code} takes no postings")
        self._tell(self.result.entries)

    @property
    def result(self) -> ImportResult:
        """What was taken in so far."""
        none = (0, self.genesis)
        count, head = self.heads.get("entries", none)
        events, refused = (
            self.heads.get(name, none)[0] for name in ("period_events", "refusals")
        )
        return ImportResult(count, self.lines, events, refused, head)

    def _account(self, record: dict[str, Any]) -> Account:
        if record["code"] in self.accounts:
            raise self.reader.malformed(f"account {record['code']!r} is there already")
        self.accounts[record["code"]] = record["takes_postings"]
        fields = {name: value for name, value in record.items() if name != "type"}
        fields["kind"] = AccountKind(record["kind"])
        fields["requires"] = tuple(map(Dimension, record["requires"]))
        try:
            return Account(**fields)
        except LedgerError as error:
            raise self.reader.malformed(str(error)) from None

    def _value(self, record: dict[str, Any]) -> DimensionValue:
        named = (record["dimension"], record["code"])
        if named in self.values:
            raise self.reader.malformed(f"{named[0]} {named[1]!r} is there already")
        self.values.add(named)
        fields = {name: value for name, value in record.items() if name != "type"}
        fields["dimension"] = Dimension(record["dimension"])
        try:
            return DimensionValue(**fields)
        except LedgerError as error:
            raise self.reader.malformed(str(error)) from None

    def _entry(self, writer: Writer, rules: EntryRules, record: dict[str, Any]) -> None:
        if record["hash_version"] != HASH_VERSION:
            raise ExportVersionError(record["hash_version"])
        record["tags"] = canonical_json(record["tags"]) if record["tags"] else "{}"
        record["evidence"] = canonical_json(record["evidence"]) if record["evidence"] else "[]"
        header = _header_of(record)
        lines = [_line_of(_NOTHING | line) for line in record["lines"]]
        sequence, year, number, *_ = header
        if sequence != writer.last_sequence + 1:
            raise self._broken(f"entry {sequence}")
        try:
            writer.add(header, lines)
        except UnicodeEncodeError:
            raise self.reader.malformed("a text that cannot be stored") from None
        if writer.head != record["hash"]:
            raise self._broken(f"entry {sequence}")
        for finding in rules.findings(header, lines):
            raise self.reader.malformed(str(finding))
        voucher = (record["voucher_type"], year)
        if (
            writer.next_number(JOURNAL, year) != number
            or writer.next_number(*voucher) != record["voucher_number"]
        ):
            raise self._broken(f"the numbers of entry {sequence}")
        self.lines += len(lines)

    def _chain(
        self,
        table: Table,
        name: str,
        columns: Sequence[str],
        records: Iterator[dict[str, Any]],
    ) -> None:
        """Take the rows of one of the smaller chains."""
        number, head, rows = 0, self.genesis, []
        for number, record in enumerate(records, start=1):
            if record["hash_version"] != HASH_VERSION:
                raise ExportVersionError(record["hash_version"])
            fields = [record[column] for column in columns[:-2]]
            head = digest(head, [name, *fields])
            if fields[0] != number or head != record["hash"]:
                raise self._broken(f"{name} {fields[0]}")
            rows.append(self._row(record))
            if len(rows) == CHUNK:
                self.connection.execute(insert(table), rows)
                rows.clear()
        if rows:
            self.connection.execute(insert(table), rows)
        numbering.keep(self.connection, self.book_id, {(name, 0): number})
        self.heads[table.name] = (number, head)

    def _row(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return the row of a period event or a refusal."""
        row = {name: value for name, value in record.items() if name != "type"}
        for name in _DAYS & row.keys():
            row[name] = row[name] and dt.date.fromisoformat(row[name])
        return {"book_id": self.book_id, **row}

    def _broken(self, what: str) -> ExportChainError:
        return ExportChainError(self.reader.line, what)

    def _tell(self, count: int) -> None:
        if self.progress is not None:
            self.progress(count)


_HEADS = {"entries": "head", "period_events": "period_head", "refusals": "refusal_head"}
_TAKE: dict[str, Callable[[_Import, Iterator[dict[str, Any]]], None]] = {
    "account": _Import.account,
    "value": _Import.value,
    "entry": _Import.entry,
    "period_event": _Import.period_event,
    "refusal": _Import.refusal,
    "footer": _Import.footer,
}
