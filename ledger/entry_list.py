"""Entries one a row, with what whoever looks over the books asks of them."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from ledger.canonical import canonical_json
from ledger.journal import VoucherType
from ledger.proofs import taken_back
from ledger.tables import entries, postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import ColumnElement

    from ledger.period import Period
    from ledger.view import BookView

MOST_ASKED = 500
"""Entries that one query asks for."""

_NO_PROOF = canonical_json([])
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


def unproved_rows(
    view: BookView,
    period: Period,
    *,
    unit: str | None = None,
    voucher_type: VoucherType | None = None,
) -> list[EntryRow]:
    """Return the entries of *period* that no paper proves.

    What was taken back is left out, and what takes back.

    Args:
        voucher_type: only those with vouchers of that kind; None for all.
    """
    takes_none = func.coalesce(_C.reverses, 0) == 0  # "IS NULL" would choose another index
    bare = [_C.evidence == _NO_PROOF, takes_none, ~taken_back()]
    if voucher_type is not None:
        bare.append(_C.voucher_type == voucher_type.value)
    return _rows(view, period, *bare, unit=unit)


def entry_counts(
    view: BookView, period: Period, *, unit: str | None = None
) -> dict[VoucherType, int]:
    """Return how many entries *period* has, by the kind of their vouchers."""
    query = (
        select(_C.voucher_type, func.count())
        .where(_C.book_id == view.book_id, *_within(view, period, unit))
        .group_by(_C.voucher_type)
    )
    return {VoucherType(kind): count for kind, count in view.connection.execute(query)}


def tags_at(view: BookView, sequences: Iterable[int], tag: str) -> dict[int, str]:
    """Return what *tag* says of the entries *sequences*; those without it are left out."""
    asked, found = sorted(sequences), dict[int, str]()
    for first in range(0, len(asked), MOST_ASKED):
        query = select(_C.sequence, _C.tags).where(
            _C.book_id == view.book_id,
            _C.sequence.in_(asked[first : first + MOST_ASKED]),
            _C.tags != canonical_json({}),
        )
        for sequence, written in view.connection.execute(query):
            if tag in (tags := json.loads(written)):
                found[sequence] = tags[tag]
    return found


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
    within = _within(view, period, unit)
    rows = _read(view, (*within, *conditions))
    return sorted(rows, key=lambda row: (row.date, row.sequence))


def _within(
    view: BookView, period: Period, unit: str | None
) -> tuple[ColumnElement[bool], ...]:
    """Return what chooses the entries of *period*, and of a unit if one is named."""
    dated = _C.date.between(period.first_day, period.last_day)
    if unit is None:
        return (dated,)
    p = postings.c
    there = select(p.sequence).where(
        p.book_id == view.book_id,
        p.unit == unit,
        p.date.between(period.first_day, period.last_day),
    )
    return (dated, _C.sequence.in_(there))


def _read(view: BookView, conditions: tuple[ColumnElement[bool], ...]) -> Iterator[EntryRow]:
    p = postings.c
    debits = (
        select(func.sum(p.debit_minor))
        .where(p.book_id == _C.book_id, p.sequence == _C.sequence)
        .scalar_subquery()
    )
    query = select(*_COLUMNS, debits).where(_C.book_id == view.book_id, *conditions)
    # Taken apart by place, not by name: a year may have many thousand entries.
    for row in view.connection.execute(query):
        *told, evidence, posted_at, posted_by, approved_by, minor = row
        proofs = len(json.loads(evidence)) if evidence != _NO_PROOF else 0
        at = dt.datetime.fromisoformat(posted_at)
        yield EntryRow._make((*told, proofs, at, posted_by, approved_by, int(minor)))
