"""Cost of sales by account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.notes.books import INCOME
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part

if TYPE_CHECKING:
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_ROWS = (
    (INCOME, "cost_of_merchandise"),
    (INCOME, "cost_of_finished_goods"),
    (INCOME, "cost_of_production"),
)


def _tell(books: NoteBooks) -> tuple[Block, ...]:
    return breakdown(books, _ROWS, "Jumlah harga pokok")


COST_OF_SALES = Note(
    key="cost_of_sales",
    name="harga_pokok",
    title="Harga pokok",
    part=Part.ITEMS,
    place=12,
    hint="Harga beli, susut, dan laba kotor.",
    rows=_ROWS,
    tell=_tell,
)
