"""Entries with their lines as plain values: for who looks through a whole year of them.

``posted_entries`` gives each entry as a thing that keeps its promises. Whoever counts and
compares all entries of a year has no need of that, and would wait for it.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from ledger.errors import TooFewPostingsError, UnbalancedEntryError
from ledger.money import from_minor
from ledger.proofs import taken_back
from ledger.tables import entries, postings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator

    from ledger.journal import EntryKind
    from ledger.period import Period
    from ledger.view import BookView


class PlainLine(NamedTuple):
    """A line; one of the amounts, in minor units (sen), is zero."""

    account: str
    debit_minor: int
    credit_minor: int
    party: str


class PlainEntry(NamedTuple):
    """An entry with its lines; tags and evidence are JSON, times texts of UTC."""

    sequence: int
    year: int
    number: int
    date: dt.date
    kind: str
    description: str
    voucher_type: str
    voucher_number: int
    reverses: int | None
    tags: str
    evidence: str
    posted_at: str
    posted_by: str
    is_taken_back: bool
    lines: tuple[PlainLine, ...]

    @property
    def voucher(self) -> str:
        """The number of its voucher, as printed: ``BKM/2025/0001``."""
        return f"{self.voucher_type}/{self.year}/{self.voucher_number:04d}"


def plain_entries(
    view: BookView, period: Period, *, besides: Collection[EntryKind] = ()
) -> Iterator[PlainEntry]:
    """Yield the entries of *period* in the order of the chain, but for the kinds *besides*.

    Raises:
        TooFewPostingsError: an entry has lost its lines.
        UnbalancedEntryError: the lines of an entry were changed.
    """
    c = entries.c
    told = (c[name] for name in PlainEntry._fields[:-2])
    query = select(*told, taken_back()).where(
        c.book_id == view.book_id,
        c.date.between(period.first_day, period.last_day),
        c.kind.not_in([kind.value for kind in besides]),
    )
    rows = view.connection.execute(query.order_by(c.sequence)).all()
    if not rows:
        return
    lines = _lines_of(view, period, rows[0].sequence, rows[-1].sequence)
    for row in rows:
        *facts, is_taken_back = row
        found = lines.get(row[0], ())
        _require_balance(view, found)
        yield PlainEntry._make((*facts, bool(is_taken_back), found))


def _require_balance(view: BookView, lines: tuple[PlainLine, ...]) -> None:
    """Refuse what only somebody can have left who changed the database by hand."""
    if not lines:
        raise TooFewPostingsError(0)
    debits = sum([line.debit_minor for line in lines])
    credits = sum([line.credit_minor for line in lines])
    if debits != credits:
        raise UnbalancedEntryError(
            debits=from_minor(debits, view.currency), credits=from_minor(credits, view.currency)
        )


def _lines_of(
    view: BookView, period: Period, first: int, last: int
) -> dict[int, tuple[PlainLine, ...]]:
    """Return the lines of the entries of *period*, by their places from *first* to *last*."""
    p = postings.c
    query = (
        select(p.sequence, p.account, p.debit_minor, p.credit_minor, p.party)
        .where(
            p.book_id == view.book_id,
            p.sequence.between(first, last),
            p.date.between(period.first_day, period.last_day),
        )
        .order_by(p.sequence, p.line_no)
    )
    by_entry = groupby(view.connection.execute(query), key=itemgetter(0))
    return {
        sequence: tuple([PlainLine._make(line[1:]) for line in lines])
        for sequence, lines in by_entry
    }
