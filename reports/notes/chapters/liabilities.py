"""What is owed, short term and long term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.notes.books import POSITION
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part

if TYPE_CHECKING:
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_ROWS = tuple(
    (POSITION, key)
    for key in (
        "trade_payables",
        "taxes_payable",
        "wages_payable",
        "utilities_payable",
        "short_term_loans",
        "unearned_revenue",
        "shares_payable",
        "savings",
        "other_current_liabilities",
        "bank_loans",
        "long_term_loans",
        "other_long_term",
    )
)


def _tell(books: NoteBooks) -> tuple[Block, ...]:
    return breakdown(books, _ROWS, "Jumlah kewajiban")


LIABILITIES = Note(
    key="liabilities",
    name="kewajiban",
    title="Kewajiban",
    part=Part.ITEMS,
    place=8,
    hint="Pinjaman: dari siapa, bunga, angsuran, jaminan, jatuh tempo.",
    rows=_ROWS,
    tell=_tell,
)
