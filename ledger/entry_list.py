"""Entries one a row, with what whoever looks over the books asks of them."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from ledger.canonical import canonical_json
from ledger.proofs import taken_back
from ledger.tables import entries, postings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement

    from ledger.period import Period
    from ledger.view import BookView

MOST_ASKED = 500
"""Entries that one query asks for."""

_C = entries.c
_COLUMNS = (
    _C.sequence,
    _C.year,
    _C.number,
    _C.date,
    _C.kind,
    _C.description,
    _C.voucher_type,
    _C.voucher_number,
    _C.reverses,
    _C.reason,
    _C.evidence,
    _C.posted_at,
    _C.posted_by,
    _C.approved_by,
)


class EntryRow(NamedTuple):
    """An entry without its lines.

    ``proofs`` is how many papers prove it; ``minor`` what its debits come to, in minor units.
    """

    sequence: int
    year: int
    number: int
    date: dt.date
    kind: str
    description: str
    voucher_type: str
    voucher_number: int
    reverses: int | None
    reason: str
    proofs: int
    posted_at: dt.datetime
    posted_by: str
    approved_by: str
    minor: int

    @property
    def voucher(self) -> str:
        """The number of its voucher, as printed: ``BKM/2025/0001``."""
        return f"{self.voucher_type}/{self.year}/{self.voucher_number:04d}"


def entry_rows(view: BookView, period: Period, *, unit: str | None = None) -> list[EntryRow]:
    """Return the entries of *period* by day and sequence.

    Args:
        unit: only those with a line of that unit; an empty string for the head office.
    """
    return _rows(view, period, unit=unit)


def unproved_rows(view: BookView, period: Period, *, unit: str | None = None) -> list[EntryRow]:
    """Return the entries of *period* that no paper proves.

    What was taken back is left out, and what takes back.
    """
    bare = (_C.evidence == canonical_json([]), _C.reverses.is_(None), ~taken_back())
    return _rows(view, period, *bare, unit=unit)


def reversal_rows(view: BookView, period: Period, *, unit: str | None = None) -> list[EntryRow]:
    """Return the entries of *period* that take others back."""
    return _rows(view, period, _C.reverses.is_not(None), unit=unit)


def rows_at(view: BookView, sequences: set[int]) -> dict[int, EntryRow]:
    """Return the entries *sequences* of the chain, as far as there are any."""
    asked = sorted(sequences)
    found: dict[int, EntryRow] = {}
    for first in range(0, len(asked), MOST_ASKED):
        chosen = _C.sequence.in_(asked[first : first + MOST_ASKED])
        found |= {row.sequence: row for row in _read(view, (chosen,))}
    return found


def _rows(
    view: BookView, period: Period, *conditions: ColumnElement[bool], unit: str | None
) -> list[EntryRow]:
    dated = _C.date.between(period.first_day, period.last_day)
    if unit is not None:
        p = postings.c
        there = select(p.sequence).where(
            p.book_id == view.book_id,
            p.unit == unit,
            p.date.between(period.first_day, period.last_day),
        )
        conditions += (_C.sequence.in_(there),)
    return sorted(_read(view, (dated, *conditions)), key=lambda row: (row.date, row.sequence))


def _read(view: BookView, conditions: tuple[ColumnElement[bool], ...]) -> Iterator[EntryRow]:
    p = postings.c
    query = (
        select(*_COLUMNS, func.sum(p.debit_minor))
        .join(postings, (p.book_id == _C.book_id) & (p.sequence == _C.sequence))
        .where(_C.book_id == view.book_id, *conditions)
        .group_by(*_COLUMNS)
    )
    for row in view.connection.execute(query):
        yield EntryRow(
            *row[:10],
            proofs=len(json.loads(row.evidence)),
            posted_at=dt.datetime.fromisoformat(row.posted_at),
            posted_by=row.posted_by,
            approved_by=row.approved_by,
            minor=int(row[-1]),
        )
