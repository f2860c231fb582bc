"""JSON lines: the whole of a book, to be checked by anybody and taken in again as it was.

Each line is an object whose ``type`` says what it is, in this order: one ``header``; then
``account``, ``value`` (a unit, fund, party, ... that postings may name), ``entry``,
``period_event`` and ``refusal``, as many as there are; and one ``footer``, which counts them
and repeats the last digest of each chain. Entries, period events and refusals have every field
that their digest covers, as ``ledger.canonical`` tells, and the digest.

Amounts are whole minor units (sen); ``decimals`` of the header says how many digits of them
stand behind the point. Of a line of an entry, a side of zero and an empty dimension are left
out. The id by which a database calls the book is not in the file: ``identity`` is the book's
own, and the chains begin with it. The same book gives the same bytes, wherever it lies.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ledger.canonical import genesis
from ledger.chart_store import read_chart, read_values
from ledger.exchange.exported import exported
from ledger.money import decimals
from ledger.stored import (
    BOOK_ACCOUNTS,
    EVENT_COLUMNS,
    REFUSAL_COLUMNS,
    Line,
    stored_events,
    stored_refusals,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TextIO

    from sqlalchemy import Row

    from ledger.account import Account
    from ledger.dimension import DimensionValue
    from ledger.stored import Header, Stored
    from ledger.view import BookView

FORMAT, VERSION = "bumdes-ledger", 1

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write(view: BookView, out: TextIO, progress: Callable[[int], object] | None = None) -> None:
    """Write all of *view* as JSON lines; see ``ExportFormat``."""
    book = view.settings()
    _put(out, _header(view, book))
    for account in read_chart(view.connection, view.book_id):
        _put(out, _account(account))
    values = read_values(view.connection, view.book_id)
    for value in sorted(values, key=lambda v: (v.dimension, v.code)):
        _put(out, _value(value))
    count, lines = _write_entries(view, out, through=book.last_sequence, progress=progress)
    start = genesis(view.identity)
    events = stored_events(view.connection, view.book_id)
    event_count, event_head = _write_rows(out, "period_event", EVENT_COLUMNS, events, start)
    refused = stored_refusals(view.connection, view.book_id)
    refusal_count, refusal_head = _write_rows(out, "refusal", REFUSAL_COLUMNS, refused, start)
    footer = {
        "type": "footer",
        "entries": count,
        "lines": lines,
        "period_events": event_count,
        "refusals": refusal_count,
        "head": book.head,
        "period_head": event_head,
        "refusal_head": refusal_head,
    }
    _put(out, footer)


def _put(out: TextIO, record: dict[str, Any]) -> None:
    out.write(_encode(record) + "\n")


def _header(view: BookView, book: Row[Any]) -> dict[str, Any]:
    return {
        "type": "header",
        "format": FORMAT,
        "version": VERSION,
        "identity": view.identity,
        "name": book.name,
        "currency": book.currency,
        "decimals": decimals(view.currency),
        "created_at": book.created_at,
        **{name: getattr(book, name) for name in BOOK_ACCOUNTS},
    }


def _account(account: Account) -> dict[str, Any]:
    return {
        "type": "account",
        "code": account.code,
        "name": account.name,
        "kind": account.kind.value,
        "is_contra": account.is_contra,
        "is_cash": account.is_cash,
        "is_drawing": account.is_drawing,
        "takes_postings": account.takes_postings,
        "is_active": account.is_active,
        "requires": [dimension.value for dimension in account.requires],
    }


def _value(value: DimensionValue) -> dict[str, Any]:
    return {
        "type": "value",
        "dimension": value.dimension.value,
        "code": value.code,
        "name": value.name,
        "is_active": value.is_active,
        "account": value.account,
    }


def _entry(header: Header, lines: Iterable[Line]) -> dict[str, Any]:
    record: dict[str, Any] = {"type": "entry", **header._asdict()}
    record["tags"] = _loaded(header.tags)
    record["evidence"] = _loaded(header.evidence)
    record["lines"] = [
        {name: value for name, value in zip(Line._fields, line, strict=True) if value}
        for line in lines
    ]
    return record


def _write_entries(
    view: BookView,
    out: TextIO,
    *,
    through: int,
    progress: Callable[[int], object] | None,
) -> tuple[int, int]:
    """Write the entries; return how many, and how many lines they have."""
    count = line_count = 0
    for header, lines, (version, digest) in exported(view, progress, through=through):
        record = _entry(header, lines)
        _put(out, record | {"hash_version": version, "hash": digest})
        count += 1
        line_count += len(lines)
    return count, line_count


def _write_rows(
    out: TextIO, kind: str, names: Sequence[str], rows: Iterable[Stored], head: str
) -> tuple[int, str]:
    """Write the rows of a chain; return how many, and the last digest, *head* if none."""
    count = 0
    for row in rows:
        _put(out, {"type": kind, **dict(zip(names, row, strict=True))})
        count, head = count + 1, row[-1]
    return count, head


def _loaded(text: str) -> Any:
    """Return what the JSON *text* says; the text itself if it is none, to be refused."""
    try:
        return json.loads(text)
    except ValueError:
        return text
