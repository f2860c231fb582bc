"""Operating expenses by account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.notes.books import INCOME
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part

if TYPE_CHECKING:
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_ROWS = tuple(
    (INCOME, key)
    for key in (
        "administrative_staff",
        "supplies_used",
        "maintenance",
        "utilities",
        "rent_and_insurance",
        "cleaning_and_security",
        "depreciation",
        "other_administration",
        "operations",
        "marketing",
    )
)


def _tell(books: NoteBooks) -> tuple[Block, ...]:
    return breakdown(books, _ROWS, "Jumlah beban usaha")


EXPENSES = Note(
    key="expenses",
    name="beban",
    title="Beban usaha",
    part=Part.ITEMS,
    place=13,
    hint="Beban yang berubah banyak, dan sebabnya.",
    template="Beban usaha {masa} sebesar {beban_usaha}, {beban_usaha_berubah} dibanding"
    " {masa_lalu}.",
    rows=_ROWS,
    tell=_tell,
)
