"""A table as print shows it: every figure a text, quiet rows left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger.money import decimals, to_minor
from reports.columns import TOTAL_KEY
from reports.figures import figure, has_sen, percent_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger.money import Currency
    from reports.statement import Style
    from reports.table import Row, Table

PERCENT = "%"


class Head(NamedTuple):
    """What stands over a column of figures."""

    heading: str
    group: str
    is_now: bool = False


class PrintRow(NamedTuple):
    """A row of texts; a heading has no cells."""

    style: Style
    depth: int
    code: str
    label: str
    cells: tuple[str, ...]
    note: str = ""


class PrintTable(NamedTuple):
    """A table of texts.

    Attributes:
        has_notes: whether rows say which note tells more of them.
    """

    unit: str
    has_codes: bool
    heads: tuple[Head, ...]
    rows: tuple[PrintRow, ...]
    has_notes: bool = False


def print_table(table: Table) -> PrintTable:
    """Return *table* as texts.

    Sen are shown in every figure if one of them has any.
    """
    digits = decimals(table.currency)
    sen = shows_sen(table)
    rows = tuple(_row(table, row, digits, sen=sen) for row in table.printed)
    heads, has_notes = _heads(table), any(row.note for row in rows)
    return PrintTable(in_words(table.currency), table.shows_codes, heads, rows, has_notes)


def columns_of(table: PrintTable, places: Sequence[int]) -> PrintTable:
    """Return *table* with only the columns of figures at *places*."""
    return table._replace(
        heads=tuple(table.heads[i] for i in places),
        rows=tuple(
            row._replace(cells=tuple(row.cells[i] for i in places) if row.cells else ())
            for row in table.rows
        ),
    )


def shows_sen(table: Table) -> bool:
    """Return whether a figure of *table* is not whole rupiah."""
    digits = decimals(table.currency)
    return any(
        has_sen(to_minor(money), digits)
        for row in table.rows
        for money in row.figures
        if money is not None
    )


def in_words(currency: Currency) -> str:
    """Return what stands once for the unit of every figure: ``Dalam rupiah``."""
    return "Dalam rupiah" if currency.code == "IDR" else f"Dalam {currency.code}"


def _row(table: Table, row: Row, digits: int, *, sen: bool) -> PrintRow:
    cells: tuple[str, ...] = ()
    if not row.is_heading:
        cells = tuple(
            "" if money is None else figure(to_minor(money), digits, sen=sen)
            for money in row.figures
        )
        if row.change is not None:
            change = figure(to_minor(row.change.amount), digits, sen=sen)
            cells = (*cells, change, percent_figure(row.change.tenths))
    code = row.key if table.shows_codes and row.accounts else ""
    return PrintRow(row.style, row.depth, code, row.label, cells, row.note)


def _heads(table: Table) -> tuple[Head, ...]:
    """Return the heads; one column is the heavier: of the current year, or the total."""
    is_compared = len({column.period for column in table.columns}) > 1
    now = 0 if is_compared and not table.columns[0].group else None
    keys = [column.key for column in table.columns]
    if TOTAL_KEY in keys:
        now = keys.index(TOTAL_KEY)
    heads = [
        Head(column.heading, column.group, place == now)
        for place, column in enumerate(table.columns)
    ]
    if table.shows_change:
        group = table.change_heading
        heads += [Head("rupiah", group), Head(PERCENT, group)]
    return tuple(heads)
