"""The result of each unit of business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.money import to_minor
from reports.columns import ELIMINATION_KEY
from reports.notes.books import INCOME
from reports.notes.note import Note, Part
from reports.notes.tables import AmountRow, figures
from reports.origin import ByUnitOrigin, LineOrigin
from reports.scope import Scope
from reports.statement import Style
from reports.statements import statement_table

if TYPE_CHECKING:
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks
    from reports.origin import Origin
    from reports.table import Column

_SHOWN = (("revenue", "Pendapatan"), ("profit", "Laba (rugi)"))


def _tell(books: NoteBooks) -> tuple[Block, ...]:
    """Return revenue and profit by unit; they add up to those of the income statement."""
    if not books.is_whole:
        return ()
    table = statement_table(books.view, INCOME, Scope(books.period, by_unit=True))
    rows = [
        AmountRow(
            column.key,
            column.heading,
            tuple(
                to_minor(money) if (money := table[key].figures[place]) is not None else 0
                for key, _ in _SHOWN
            ),
            Style.GRAND if column.key == "total" else Style.LINE,
            tuple(_origin(column, key) for key, _ in _SHOWN),
        )
        for place, column in enumerate(table.columns)
    ]
    told = [row for row in rows if any(row.minors) or row.style is Style.GRAND]
    if len(told) < 3:
        return ()
    return (figures(books, "units", [heading for _, heading in _SHOWN], told, ""),)


def _origin(column: Column, key: str) -> Origin:
    """Return the line of the unit; what cancels between units is no unit's."""
    if column.key == ELIMINATION_KEY:
        return ByUnitOrigin(INCOME, column.period)
    return LineOrigin(INCOME, key, column.period, column.unit)


UNITS = Note(
    key="units",
    name="unit",
    title="Hasil menurut unit usaha",
    part=Part.ITEMS,
    place=16,
    hint="Unit mana yang untung atau rugi, dan apa yang akan dilakukan.",
    tell=_tell,
)
