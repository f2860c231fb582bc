"""Cash on hand, banks and cash equivalents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.notes.books import POSITION
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part

if TYPE_CHECKING:
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_ROWS = ((POSITION, "cash"), (POSITION, "cash_equivalents"))


def _tell(books: NoteBooks) -> tuple[Block, ...]:
    return breakdown(books, _ROWS, "Jumlah kas dan setara kas")


CASH = Note(
    key="cash",
    name="kas",
    title="Kas dan setara kas",
    part=Part.ITEMS,
    place=1,
    hint="Rekening atas nama siapa, kas opname, pencocokan dengan rekening koran.",
    template="Rekening bank atas nama {nama}.",
    rows=_ROWS,
    tell=_tell,
)
