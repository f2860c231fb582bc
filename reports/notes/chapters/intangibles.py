"""Intangible assets, other assets, and how they moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.notes.books import POSITION
from reports.notes.moved import moved
from reports.notes.note import Note, Part

if TYPE_CHECKING:
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_COST = ("intangibles", "other_assets_gross")
_WORN = ("accumulated_amortisation", "other_assets_depreciation")
_ROWS = tuple((POSITION, key) for key in (*_COST, *_WORN))


def _tell(books: NoteBooks) -> tuple[Block, ...]:
    return moved(
        books,
        "intangibles",
        ((_COST, "Harga perolehan"), (_WORN, "Akumulasi amortisasi")),
        "Nilai buku",
    )


INTANGIBLES = Note(
    key="intangibles",
    name="aset_takberwujud",
    title="Aset takberwujud dan aset lain-lain",
    part=Part.ITEMS,
    place=7,
    hint="Apa yang dimiliki, dan berapa lama masa manfaatnya.",
    rows=_ROWS,
    tell=_tell,
)
