"""Supplies, prepayments and what else is current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.notes.books import POSITION
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part

if TYPE_CHECKING:
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_ROWS = (
    (POSITION, "supplies"),
    (POSITION, "prepayments"),
    (POSITION, "biological_assets"),
    (POSITION, "other_current_assets"),
)


def _tell(books: NoteBooks) -> tuple[Block, ...]:
    return breakdown(books, _ROWS, "Jumlah aset lancar lainnya")


OTHER_CURRENT_ASSETS = Note(
    key="other_current_assets",
    name="aset_lancar_lainnya",
    title="Perlengkapan, pembayaran di muka, dan aset lancar lainnya",
    part=Part.ITEMS,
    place=4,
    hint="Untuk apa dibayar di muka, dan sampai kapan.",
    rows=_ROWS,
    tell=_tell,
)
