"""Income and expense beside the business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.notes.books import INCOME
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part

if TYPE_CHECKING:
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_ROWS = ((INCOME, "other_income"), (INCOME, "other_expenses"))


def _tell(books: NoteBooks) -> tuple[Block, ...]:
    return breakdown(books, _ROWS, "Jumlah pendapatan (beban) lain-lain")


OTHER_INCOME = Note(
    key="other_income",
    name="lain_lain",
    title="Pendapatan dan beban lain-lain",
    part=Part.ITEMS,
    place=14,
    hint="Bunga, keuntungan penjualan aset, dan yang tidak biasa.",
    rows=_ROWS,
    tell=_tell,
)
