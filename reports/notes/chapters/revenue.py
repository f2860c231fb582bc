"""Revenue by account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.notes.books import INCOME
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part

if TYPE_CHECKING:
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_ROWS = ((INCOME, "services"), (INCOME, "merchandise"), (INCOME, "finished_goods"))


def _tell(books: NoteBooks) -> tuple[Block, ...]:
    return breakdown(books, _ROWS, "Jumlah pendapatan usaha")


REVENUE = Note(
    key="revenue",
    name="pendapatan",
    title="Pendapatan usaha",
    part=Part.ITEMS,
    place=11,
    hint="Mengapa pendapatan naik atau turun.",
    template="Pendapatan usaha {masa} sebesar {pendapatan}, {pendapatan_berubah} dibanding"
    " {masa_lalu}.",
    rows=_ROWS,
    tell=_tell,
)
