"""Rows as they are stored, in the order of their chains, without holding them all.

What reads them may be looking for tampering. So nothing is turned into objects on the way,
which could make what is stored look better than it is: texts are texts, days are texts, and on
SQLite, which keeps a text in a column of numbers if told to, a value has the type it has there.
"""

from __future__ import annotations

from contextlib import closing
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy import Date, String, bindparam, func, select, type_coerce

from ledger.tables import entries, period_events, postings, refusals

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from sqlalchemy import ColumnElement, Connection, Table

PAGE = 2_000
"""Rows that are fetched at once."""

PROGRESS_STEP = 1_000
"""Entries between two calls of a progress callback."""

Stored = tuple[Any, ...]

BOOK_ACCOUNTS = ("result_account", "head_office_account", "unit_current_account")
"""The columns of a book that name accounts."""


class Header(NamedTuple):
    """What an entry says besides its lines, as its digest covers it: ``ledger.canonical``."""

    sequence: int
    year: int
    number: int
    date: str
    kind: str
    description: str
    voucher_type: str
    voucher_number: int
    key: str
    reverses: int | None
    reason: str
    decision: str
    tags: str
    evidence: str
    posted_at: str
    posted_by: str
    approved_by: str


class Line(NamedTuple):
    """A line, as the digest of its entry covers it."""

    account: str
    debit_minor: int
    credit_minor: int
    unit: str
    fund: str
    party: str
    document: str
    asset: str
    item: str
    component: str


HEADER_COLUMNS, LINE_COLUMNS = Header._fields, Line._fields

DIGEST_COLUMNS = ("hash_version", "hash")
"""The last two columns of every row that is in a chain."""

ENTRY_COLUMNS = (*HEADER_COLUMNS, "line_count", *DIGEST_COLUMNS)
EVENT_COLUMNS = (
    "event_no",
    "action",
    "first_day",
    "last_day",
    "closed_through",
    "locked_through",
    "until",
    "reason",
    "made_at",
    "made_by",
    *DIGEST_COLUMNS,
)
REFUSAL_COLUMNS = (
    "refusal_no",
    "refused_at",
    "actor",
    "code",
    "facts",
    "request",
    *DIGEST_COLUMNS,
)

HEADER = slice(0, len(HEADER_COLUMNS))
"""Of a row of an entry, what its digest covers."""
LINE = slice(3, None)
"""Of a row of a line, what the digest covers; before it stand sequence, number and date."""

LAST = 2**63 - 1


def stored_entries(
    connection: Connection, book_id: str, *, through: int = LAST
) -> Iterator[tuple[Stored | None, list[Stored]]]:
    """Yield each row of entries up to sequence *through*, with the rows of its lines.

    A row of ``ENTRY_COLUMNS``; of a line, its sequence, number, date, and ``LINE_COLUMNS``.
    Lines that belong to no entry come with None.
    """
    headers = _rows(connection, book_id, entries, ENTRY_COLUMNS, through=through)
    names = ("sequence", "line_no", "date", *LINE_COLUMNS)
    lines = _rows(connection, book_id, postings, names, through=through)
    with closing(headers), closing(lines):
        groups = groupby(lines, key=itemgetter(0))
        sequence, group = next(groups, (None, iter(())))
        for header in headers:
            while sequence is not None and sequence < header[0]:
                yield None, list(group)
                sequence, group = next(groups, (None, iter(())))
            if sequence == header[0]:
                yield header, list(group)
                sequence, group = next(groups, (None, iter(())))
            else:
                yield header, []
        if sequence is not None:
            yield None, list(group)
            yield from ((None, list(rest)) for _, rest in groups)


def stored_events(
    connection: Connection, book_id: str, *, through: int = LAST
) -> Generator[Stored]:
    """Yield each row of period events up to number *through*, as ``EVENT_COLUMNS``."""
    return _rows(connection, book_id, period_events, EVENT_COLUMNS, through=through)


def stored_refusals(
    connection: Connection, book_id: str, *, through: int = LAST
) -> Generator[Stored]:
    """Yield each row of refusals up to number *through*, as ``REFUSAL_COLUMNS``."""
    return _rows(connection, book_id, refusals, REFUSAL_COLUMNS, through=through)


def _rows(
    connection: Connection,
    book_id: str,
    table: Table,
    names: Iterable[str],
    *,
    through: int = LAST,
) -> Generator[Stored]:
    """Yield rows in the order of their key, which is what their chain follows."""
    key = list(table.primary_key)[1:]
    query = (
        select(*(_raw(connection, table.c[name]) for name in names))
        .where(table.c.book_id == bindparam("book"), key[0] <= bindparam("through"))
        .order_by(*key)
        .execution_options(yield_per=PAGE)
    )
    with connection.execute(query, {"book": book_id, "through": through}) as rows:
        yield from cast("Iterator[Stored]", rows)


def _raw(connection: Connection, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return *column* as it lies in the table; a day as YYYY-MM-DD."""
    if not isinstance(column.type, Date):
        return column
    if connection.dialect.name == "sqlite":
        return type_coerce(column, String)
    return func.replace(func.to_char(column, "YYYY-MM-DDBC"), "AD", "")
