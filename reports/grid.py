"""A short register in print: a table, every cell of which is read aloud with its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.print_register import LineStyle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.print_register import PrintColumn, PrintLine
    from reports.sheets import Sheet

WIDTHS = {"Tanggal": "18.5mm", "Nomor bukti": "26mm", "Akun": "18mm", "Unit": "20mm"}
"""Of columns of text; figures take what they need, the label what is left."""
FIGURE_EM, EDGE_EM = 0.57, 1.6
"""The width of a figure's character where it is heaviest, and of the edges, in ems."""
TEXT_EM, MOST_TEXT_EM = 0.55, 11.0
"""The width of a character of text, and the widest column of texts but the label's."""
WIDE = 1.13
"""The width of a digit or capital, in characters of text."""


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


def grids(sheets: Sequence[Sheet]) -> tuple[Grid, ...]:
    """Return the registers of *sheets* as tables, whose figures stand below one another."""
    longest = _longest(sheets)
    return tuple(_grid(sheet, longest) for sheet in sheets)


def _longest(sheets: Sequence[Sheet]) -> dict[str, float]:
    """Return how many characters of usual width stand under each heading at most."""
    longest: dict[str, float] = {}
    for sheet in sheets:
        for place, column in enumerate(sheet.register.columns):
            if not column.is_label:
                words = column.heading.split()  # a head may take several lines
                texts = (*words, *(line.cells[place] for line in _lines(sheet)))
                is_figure = column.is_figure or column.is_number
                most = max(map(len if is_figure else _breadth, texts))
                longest[column.heading] = max(most, longest.get(column.heading, 0))
    return longest


def _breadth(text: str) -> float:
    """Return how many characters of usual width are as wide as *text*: codes are wider."""
    return sum(WIDE if c.isdigit() or c.isupper() else 1 for c in text)


def _grid(sheet: Sheet, longest: Mapping[str, float]) -> Grid:
    columns = sheet.register.columns
    return Grid(
        title=sheet.title,
        facts=sheet.facts,
        widths=tuple(_width(column, longest) for column in columns),
        heads=tuple(GridCell(c.heading, _classes(c, "")) for c in columns),
        rows=tuple(_row(line, columns) for line in _lines(sheet)),
    )


def _lines(sheet: Sheet) -> list[PrintLine]:
    register = sheet.register
    return [line for line in (register.opening, *register.lines, register.total) if line]


def _width(column: PrintColumn, longest: Mapping[str, float]) -> str:
    if column.is_label:
        return "auto"
    if not (column.is_figure or column.is_number):
        em = min(longest[column.heading] * TEXT_EM, MOST_TEXT_EM) + EDGE_EM
        return WIDTHS.get(column.heading, f"{em:.2f}em")
    return f"{longest[column.heading] * FIGURE_EM + EDGE_EM:.2f}em"


def _row(line: PrintLine, columns: tuple[PrintColumn, ...]) -> GridRow:
    classes = "line to" if line.style is LineStyle.TO else str(line.style)
    cells = (
        GridCell(text, _classes(column, text), column.is_label)
        for column, text in zip(columns, line.cells, strict=True)
    )
    return GridRow(classes, tuple(cells))


def _classes(column: PrintColumn, text: str) -> str:
    if column.is_figure or column.is_number:
        return "n neg" if text.startswith("(") else "n"
    return "" if column.is_label else "code"
