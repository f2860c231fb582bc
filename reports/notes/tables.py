"""Tables of notes that no statement has: movements of a year, lists of words and amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.phrase import word
from ledger.money import from_minor
from reports.bound.block import Figures, Listing
from reports.register import CellKind, Register, RegisterColumn
from reports.statement import Style
from reports.table import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.notes.books import NoteBooks
    from reports.origin import Origins
    from reports.register import Cell

TEXT, DAY, AMOUNT, NUMBER = (
    CellKind.TEXT,
    CellKind.DAY,
    CellKind.AMOUNT,
    CellKind.NUMBER,
)


class AmountRow(NamedTuple):
    """A row of amounts, in minor units; a heading has none.

    Attributes:
        origins: what each amount comes from; empty for what others add up to.
    """

    key: str
    label: str
    minors: tuple[int, ...]
    style: Style = Style.LINE
    origins: Origins = ()


def amounts_table(
    books: NoteBooks, key: str, headings: Sequence[str], rows: Sequence[AmountRow]
) -> Table:
    """Return *rows* under *headings*, all of the days of the notes."""
    currency = books.view.currency
    columns = tuple(
        Column(
            key=f"{place}", heading=word(heading), period=books.period, unit=books.asked.unit
        )
        for place, heading in enumerate(headings)
    )
    return Table(
        key=key,
        title="",
        columns=columns,
        rows=tuple(
            Row(
                key=row.key,
                label=row.label,
                figures=tuple(from_minor(minor, currency) for minor in row.minors)
                or (None,) * len(columns),
                style=row.style,
                depth=1 if row.style in {Style.LINE, Style.SUM} else 0,
                origins=row.origins,
            )
            for row in rows
        ),
        currency=currency,
    )


def summed(key: str, label: str, rows: Sequence[AmountRow], style: Style) -> AmountRow:
    """Return the sum of *rows*."""
    return AmountRow(
        key, word(label), tuple(map(sum, zip(*(r.minors for r in rows), strict=True))), style
    )


def figures(
    books: NoteBooks, key: str, headings: Sequence[str], rows: Sequence[AmountRow], caption: str
) -> Figures:
    """Return a table of *rows* with its caption."""
    return Figures(amounts_table(books, key, headings, rows), caption)


def listing(
    books: NoteBooks,
    key: str,
    title: str,
    columns: Sequence[tuple[str, str, CellKind]],
    rows: Sequence[tuple[Cell, ...]],
    *,
    totals: Sequence[str] = (),
    origins: Origins = (),
    reckoned: Sequence[str] = (),
) -> tuple[Listing, ...]:
    """Return a list of *rows* with the totals of some columns; none if there are no rows.

    Args:
        columns: key, heading and kind of each; the first heads its row.
        totals: the keys of columns that are added up.
        origins: what each row comes from.
        reckoned: the keys of columns whose figures come from others of their rows.
    """
    if not rows:
        return ()
    places = {column[0]: place for place, column in enumerate(columns)}
    register = Register(
        key=key,
        title=title,
        facts=(),
        columns=tuple(
            RegisterColumn(key, heading, kind, is_label=place == 0, is_reckoned=key in reckoned)
            for place, (key, heading, kind) in enumerate(columns)
        ),
        rows=tuple(rows),
        totals={name: sum(_minor(row[places[name]]) for row in rows) for name in totals},
        currency=books.view.currency,
        origins=tuple(origins),
    )
    return (Listing(register),)


def _minor(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
