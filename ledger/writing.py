"""Writing the journal: numbers, digests, lines and balances, all in the caller's transaction.

``Writer`` is made under the lock of the book's row. It is the only code that inserts entries,
one or a million: it keeps the last numbers, the head of the chain and what the accounts turned
over in memory, and writes what it gathered when ``flush`` is called.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import DBAPIError

from ledger import numbering, turnover
from ledger.canonical import HASH_VERSION, canonical_json, digest, entry_fields, stamp
from ledger.errors import AmountOverflowError
from ledger.money import LARGEST_MINOR
from ledger.numbering import JOURNAL
from ledger.posted import Outcome, Posted
from ledger.tables import books, counters, entries, postings

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection, Table

    from ledger.journal import JournalEntry, VoucherType

MANY = 1_000
"""Entries at once from which on the statistics of PostgreSQL are worth renewing."""

_LAST_NUMBERS = select(counters.c.series, counters.c.last).where(
    counters.c.book_id == bindparam("book"), counters.c.year == bindparam("of_year")
)
_KEEP_HEAD = (
    update(books)
    .where(books.c.book_id == bindparam("book"))
    .values(
        last_sequence=bindparam("sequence"),
        moved_minor=bindparam("moved"),
        head=bindparam("digest"),
    )
)
DEBIT = 1
"""Where a line has its debit."""

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ENTRY_COLUMNS = tuple(entries.c.keys())
_POSTING_COLUMNS = tuple(postings.c.keys())
_INSERT_ENTRIES = f"INSERT INTO entries ({', '.join(_ENTRY_COLUMNS)}) VALUES "  # noqa: S608
_ENTRY_MARKS = f"({', '.join('?' * len(_ENTRY_COLUMNS))})"
_ROWS_AT_ONCE = 32_766 // len(_ENTRY_COLUMNS)
"""As many values as every SQLite since 3.32 takes. A third less work than a row at a time: it
keeps a journal of what each statement changes, for its triggers may still refuse it."""


@dataclass(slots=True)
class Writer:
    """Adds entries to one book.

    Attributes:
        head: digest of the last entry.
        last_sequence: its place in the chain.
        moved: all debits of the book, in minor units.
    """

    connection: Connection
    book_id: str
    head: str
    last_sequence: int
    moved: int = 0
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    _entries: list[tuple[Any, ...]] = field(default_factory=list)
    _lines: list[tuple[Any, ...]] = field(default_factory=list)
    _cells: dict[turnover.Cell, list[int]] = field(default_factory=dict)
    _years: set[int] = field(default_factory=set)
    _analyzed: bool = False

    def write(
        self,
        entry: JournalEntry,
        components: tuple[str, ...],
        *,
        voucher_type: VoucherType,
        at: dt.datetime,
        by: str,
        approved_by: str = "",
    ) -> Posted:
        """Number, chain and gather *entry*; nothing reaches the database before ``flush``."""
        year = entry.date.year
        number = self.next_number(JOURNAL, year)
        voucher_number = self.next_number(voucher_type, year)
        sequence = self.last_sequence + 1
        header = (
            sequence,
            year,
            number,
            entry.date.isoformat(),
            entry.kind.value,
            entry.description,
            voucher_type.value,
            voucher_number,
            entry.key,
            entry.reverses,
            entry.reason,
            entry.decision,
            canonical_json(entry.tags) if entry.tags else "{}",
            canonical_json(entry.evidence) if entry.evidence else "[]",
            stamp(at),
            by,
            approved_by,
        )
        lines = [
            (
                p.account,
                p.debit_minor,
                p.credit_minor,
                p.unit,
                p.fund,
                p.party,
                p.document,
                p.asset,
                p.item,
                component,
            )
            for p, component in zip(entry.postings, components, strict=True)
        ]
        self.add(header, lines)
        return Posted(
            key=entry.key,
            sequence=sequence,
            number=number,
            voucher=f"{voucher_type.value}/{year}/{voucher_number:04d}",
            hash=self.head,
            outcome=Outcome.CREATED,
        )

    def add(self, header: tuple[Any, ...], lines: list[tuple[Any, ...]]) -> None:
        """Chain and gather an entry given as the fields that its digest covers.

        See ``ledger.canonical`` for them; *header* begins with the sequence after the last.

        Raises:
            AmountOverflowError: the book would hold sums that no BIGINT does.
        """
        moved = self.moved + sum(line[DEBIT] for line in lines)
        if moved > LARGEST_MINOR:
            raise AmountOverflowError(moved)
        self.moved = moved
        self.head = digest(self.head, entry_fields(header, lines))
        self.last_sequence = header[0]
        self._gather(header, lines)

    def next_number(self, series: str, year: int) -> int:
        """Give out the next number of *series* in *year*."""
        if year not in self._years:
            self._years.add(year)
            known = self.connection.execute(
                _LAST_NUMBERS, {"book": self.book_id, "of_year": year}
            )
            self.numbers.update({(row.series, year): row.last for row in known})
        number = self.numbers.get((series, year), 0) + 1
        self.numbers[series, year] = number
        return number

    def flush(self) -> None:
        """Write what was gathered, what it turned over, and where the book now stands."""
        if not self._cells:
            return
        self.flush_entries()
        turnover.add(self.connection, self.book_id, self._cells)
        numbering.keep(self.connection, self.book_id, self.numbers)
        self.connection.execute(
            _KEEP_HEAD,
            {
                "book": self.book_id,
                "sequence": self.last_sequence,
                "moved": self.moved,
                "digest": self.head,
            },
        )
        self._cells.clear()

    def flush_entries(self) -> None:
        """Write the entries and lines that were gathered; ``flush`` must follow.

        So that little is kept in memory, and balances are written once for many entries.
        """
        if not self._entries:
            return
        if self.connection.dialect.name == "sqlite":
            self._insert_staged()
        else:
            self._copy()
        self._entries.clear()
        self._lines.clear()

    def _gather(self, header: tuple[Any, ...], lines: list[tuple[Any, ...]]) -> None:
        self._entries.append((self.book_id, *header, len(lines), HASH_VERSION, self.head))
        date, kind = header[3:5]
        month = int(date[:4] + date[5:7])
        if self.connection.dialect.name == "sqlite":
            self._lines.append((self.book_id, header[0], _as_json(lines)))
        else:
            self._lines.extend(
                (self.book_id, header[0], line_no, header[3], *line)
                for line_no, line in enumerate(lines, start=1)
            )
        cells = self._cells
        for account, debits, credits, unit, fund, *_, component in lines:
            key = (account, month, unit, fund, component, kind)
            cell = cells.get(key)
            if cell is None:
                cells[key] = [debits, credits]
            else:
                cell[0] += debits
                cell[1] += credits

    def _insert_staged(self) -> None:
        """SQLite: stage the lines; inserting the entries moves them into place."""
        self.connection.exec_driver_sql(
            "INSERT OR REPLACE INTO staged_lines (book_id, sequence, lines) VALUES (?, ?, ?)",
            self._lines,
        )
        rows = iter(self._entries)
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            values = ", ".join([_ENTRY_MARKS] * len(some))
            self.connection.exec_driver_sql(_INSERT_ENTRIES + values, tuple(chain(*some)))

    def _copy(self) -> None:
        """PostgreSQL: copy entries and lines in; triggers look at them at the end."""
        self._copy_rows(entries, _ENTRY_COLUMNS, self._entries)
        self._copy_rows(postings, _POSTING_COLUMNS, self._lines)
        if len(self._entries) >= MANY and not self._analyzed:
            # Before the first statistics, PostgreSQL may look rows up by any index that
            # begins with the book, and read the whole book for each.
            self.connection.exec_driver_sql("ANALYZE entries, postings, period_balances")
            self._analyzed = True

    def _copy_rows(
        self, table: Table, columns: tuple[str, ...], rows: list[tuple[Any, ...]]
    ) -> None:
        statement = f"COPY {table.name} ({', '.join(columns)}) FROM STDIN"
        driver = self.connection.dialect.loaded_dbapi
        try:
            with self.connection.connection.cursor().copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)
        except driver.Error as error:
            # The driver is used past SQLAlchemy, which would have wrapped what it raises.
            raise DBAPIError(statement, None, error) from error
