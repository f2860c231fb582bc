"""Income tax."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.notes.books import INCOME
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part

if TYPE_CHECKING:
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_ROWS = ((INCOME, "tax"),)


def _tell(books: NoteBooks) -> tuple[Block, ...]:
    return breakdown(books, _ROWS, "Jumlah beban pajak")


TAX = Note(
    key="tax",
    name="pajak",
    title="Pajak penghasilan",
    part=Part.ITEMS,
    place=15,
    hint="Tarif yang dipakai, dan yang masih harus disetor.",
    rows=_ROWS,
    tell=_tell,
)
