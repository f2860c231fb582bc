"""A short register in print: a table, every cell of which is read aloud with its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.print_register import LineStyle

if TYPE_CHECKING:
    from reports.print_register import PrintColumn, PrintLine
    from reports.sheets import Sheet

WIDTHS = {"Tanggal": "17mm", "Nomor bukti": "27mm", "Akun": "18mm", "Unit": "20mm"}
"""Of columns of text; figures take what they need, the label what is left."""
FIGURE_EM, EDGE_EM = 0.54, 1.2
"""The width of a figure's character, and of the edge, in ems."""


class GridCell(NamedTuple):
    """A cell, and how it is set."""

    text: str
    classes: str
    is_head: bool = False


class GridRow(NamedTuple):
    """A row of cells."""

    classes: str
    cells: tuple[GridCell, ...]


class Grid(NamedTuple):
    """A register as the template sets it."""

    title: str
    facts: str
    widths: tuple[str, ...]
    heads: tuple[GridCell, ...]
    rows: tuple[GridRow, ...]


def grid(sheet: Sheet) -> Grid:
    """Return the register of *sheet* as a table."""
    register = sheet.register
    lines = [line for line in (register.opening, *register.lines, register.total) if line]
    return Grid(
        title=sheet.title,
        facts=sheet.facts,
        widths=tuple(_width(c, i, lines) for i, c in enumerate(register.columns)),
        heads=tuple(GridCell(c.heading, _classes(c, "")) for c in register.columns),
        rows=tuple(_row(line, register.columns) for line in lines),
    )


def _width(column: PrintColumn, place: int, lines: list[PrintLine]) -> str:
    if column.is_label:
        return "auto"
    if not column.is_figure:
        return WIDTHS[column.heading]
    longest = max(len(column.heading), *(len(line.cells[place]) for line in lines))
    return f"{longest * FIGURE_EM + EDGE_EM:.2f}em"


def _row(line: PrintLine, columns: tuple[PrintColumn, ...]) -> GridRow:
    classes = "line to" if line.style is LineStyle.TO else str(line.style)
    cells = (
        GridCell(text, _classes(column, text), column.is_label)
        for column, text in zip(columns, line.cells, strict=True)
    )
    return GridRow(classes, tuple(cells))


def _classes(column: PrintColumn, text: str) -> str:
    if column.is_figure:
        return "n neg" if text.startswith("(") else "n"
    return "" if column.is_label else "code"
