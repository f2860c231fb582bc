"""Fixed assets and how they moved: cost, and what wore off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.notes.books import POSITION
from reports.notes.moved import moved
from reports.notes.note import Note, Part

if TYPE_CHECKING:
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_COST = (
    "land",
    "vehicles",
    "equipment",
    "furniture",
    "buildings",
    "construction",
    "biological_fixed_assets",
    "other_fixed_assets",
)
_WORN = ("accumulated_depreciation",)
_ROWS = tuple((POSITION, key) for key in (*_COST, *_WORN))


def _tell(books: NoteBooks) -> tuple[Block, ...]:
    return moved(
        books,
        "fixed-assets",
        ((_COST, "Harga perolehan"), (_WORN, "Akumulasi penyusutan")),
        "Nilai buku",
    )


FIXED_ASSETS = Note(
    key="fixed_assets",
    name="aset_tetap",
    title="Aset tetap dan mutasinya",
    part=Part.ITEMS,
    place=6,
    hint="Pembelian dan pelepasan yang penting, barang rusak, barang yang dijaminkan.",
    template="Aset tetap, neto, {aset_tetap} ({masa_lalu}: {aset_tetap_lalu}).",
    rows=_ROWS,
    tell=_tell,
)
