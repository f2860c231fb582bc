"""Reading the journal back: entries, and their lines."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, select

from ledger.account import Side
from ledger.canonical import moment
from ledger.journal import EntryKind, JournalEntry, PostedEntry, Posting, VoucherType
from ledger.money import from_minor
from ledger.tables import entries, postings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from moneyed import Currency
    from sqlalchemy import ColumnElement, Connection, Row

LINE_DIMENSIONS = ("unit", "fund", "party", "document", "asset", "item", "component")


class LedgerLine(NamedTuple):
    """A line of the ledger, with what its entry says; amounts in minor units (sen).

    ``balance`` is the running balance of what was asked for, debits less credits.
    """

    sequence: int
    line_no: int
    date: dt.date
    number: int
    voucher: str
    kind: str
    description: str
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
    balance: int


def posted_entries(
    connection: Connection,
    currency: Currency,
    *conditions: ColumnElement[bool],
    order: Iterable[ColumnElement[Any]] = (entries.c.sequence,),
    most: int | None = None,
) -> Iterator[PostedEntry]:
    """Yield the entries that meet *conditions*, in *order*, without holding them all.

    The first condition must name the book. Entries come by pages of 500, so that a whole
    journal can be read in little memory.
    """
    query = select(entries).where(*conditions).order_by(*order)
    if most is not None:
        query = query.limit(most)
    rows = connection.execute(query.execution_options(yield_per=500))
    for page in rows.partitions():
        lines = _lines_of(connection, page)
        for row in page:
            yield _posted(row, lines[row.sequence], currency)


def _lines_of(connection: Connection, page: Iterable[Row[Any]]) -> dict[int, list[Row[Any]]]:
    page = list(page)
    p = postings.c
    sequences = sorted(row.sequence for row in page)
    wanted = (
        p.sequence.between(sequences[0], sequences[-1])
        if sequences[-1] - sequences[0] < 2 * len(sequences)
        else p.sequence.in_(sequences)
    )
    query = (
        select(postings)
        .where(p.book_id == page[0].book_id, wanted)
        .order_by(p.sequence, p.line_no)
    )
    found: dict[int, list[Row[Any]]] = {sequence: [] for sequence in sequences}
    for sequence, lines in groupby(connection.execute(query), key=lambda line: line.sequence):
        found[sequence] = list(lines)
    return found


def _posted(row: Row[Any], lines: list[Row[Any]], currency: Currency) -> PostedEntry:
    entry = JournalEntry(
        date=row.date,
        description=row.description,
        postings=tuple(_posting(line, currency) for line in lines),
        kind=EntryKind(row.kind),
        key=row.key,
        tags=json.loads(row.tags),
        decision=row.decision,
        evidence=tuple(json.loads(row.evidence)),
        reverses=row.reverses,
        reason=row.reason,
    )
    return PostedEntry(
        entry=entry,
        sequence=row.sequence,
        number=row.number,
        voucher_type=VoucherType(row.voucher_type),
        voucher_number=row.voucher_number,
        posted_at=moment(row.posted_at),
        posted_by=row.posted_by,
        approved_by=row.approved_by,
        hash_version=row.hash_version,
        hash=row.hash,
    )


def _posting(line: Row[Any], currency: Currency) -> Posting:
    side = Side.DEBIT if line.debit_minor else Side.CREDIT
    return Posting(
        account=line.account,
        side=side,
        amount=from_minor(line.debit_minor or line.credit_minor, currency),
        **{name: getattr(line, name) for name in LINE_DIMENSIONS},
    )


def ledger_lines(
    connection: Connection,
    *conditions: ColumnElement[bool],
    brought_forward: int = 0,
    most: int | None = None,
    by_entry: bool = False,
) -> Iterator[LedgerLine]:
    """Yield the lines that meet *conditions* by day and sequence, with a running balance.

    Args:
        brought_forward: the balance before the first line, in minor units.
        by_entry: whether *conditions* ask of entries; then these are read in order, and
            nothing need be sorted.
    """
    p, e = postings.c, entries.c
    query = (
        select(
            p.sequence,
            p.line_no,
            p.date,
            e.number,
            e.voucher_type,
            e.voucher_number,
            e.kind,
            e.description,
            p.account,
            p.debit_minor,
            p.credit_minor,
            *(p[name] for name in LINE_DIMENSIONS),
        )
        .join_from(postings, entries, and_(p.book_id == e.book_id, p.sequence == e.sequence))
        .where(*conditions)
        .order_by(*((e.date, e.sequence) if by_entry else (p.date, p.sequence)), p.line_no)
    )
    if most is not None:
        query = query.limit(most)
    balance = brought_forward
    # Taken apart by place, not by name: a register may have many thousand lines.
    for row in connection.execute(query.execution_options(yield_per=2000)):
        sequence, line_no, date, number, series, of_series, *rest = row
        balance += rest[3] - rest[4]
        voucher = f"{series}/{date.year}/{of_series:04d}"
        told = (sequence, line_no, date, number, voucher, *rest, balance)
        yield LedgerLine._make(told)
