"""How a statement lies on paper: upright or on its side, on one page or two, in blocks.

Widths are reckoned from the texts, so that no figure breaks and no column is wider than it
needs to be; the label has what is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.fitting import (
    BOUND_SIDEWAYS,
    BOUND_UPRIGHT,
    SIDEWAYS,
    UPRIGHT,
    Density,
    fit,
)
from reports.print_table import PERCENT, columns_of, print_table
from reports.statement import Style
from reports.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.document import Document
    from reports.print_table import Head, PrintRow, PrintTable

UPRIGHT_MM, SIDEWAYS_MM = 172.0, 259.0
"""What the margins of A4 leave."""
CODE_MM, NOTE_MM = 18.0, 14.0
EDGE_EM, LEAST_PERCENT_EM = 0.7, 2.6
"""From the last digit to the edge of its cell, and a little air; the least of percentages."""

_NARROW = dict.fromkeys(".,il", 0.28) | dict.fromkeys("() ", 0.35)
_WIDTH = 0.62
"""Of any other character, in ems; digits are .6 in every weight."""

_RANKS = {Style.SUM, Style.RESULT, Style.GRAND}
_OPENINGS = {Style.PART, Style.GROUP, Style.SINGLE}


class TableType(NamedTuple):
    """How large the type of a table is, and what that leaves; in millimetres.

    Attributes:
        label: the least room of the labels.
        gap: between columns of figures.
        least_em: the least width of a column of figures, in ems.
    """

    em: float
    label: float
    gap: float
    least_em: float


PLAIN = TableType(em=8.75 * 25.4 / 72, label=52.0, gap=3.2, least_em=7.0)
DENSE = TableType(em=6.2 * 25.4 / 72, label=32.0, gap=1.4, least_em=4.0)
"""For what would else be cut into parts, though it is read across: a worksheet."""


class HeadCell(NamedTuple):
    """A cell of the head of a table."""

    text: str
    classes: str
    rows: int = 1
    columns: int = 1


class PageCell(NamedTuple):
    """A figure, and how it is set."""

    text: str
    classes: str


class PageRow(NamedTuple):
    """A row of a table; a heading has no cells."""

    classes: str
    code: str
    label: str
    cells: tuple[PageCell, ...]
    note: str = ""


class Block(NamedTuple):
    """Rows that belong together."""

    classes: str
    rows: tuple[PageRow, ...]


class PageTable(NamedTuple):
    """A table as the template sets it.

    Attributes:
        span: how many columns it has, those of label, code and note counted.
        has_notes: whether a column says which note tells more of a row.
        figure_widths: in ems.
        upper, lower: the heads of the figures, in one row or two.
    """

    unit: str
    has_codes: bool
    span: int
    figure_widths: tuple[str, ...]
    upper: tuple[HeadCell, ...]
    lower: tuple[HeadCell, ...]
    blocks: tuple[Block, ...]
    has_notes: bool = False


class Spread(NamedTuple):
    """The tables of a document on paper."""

    tables: tuple[PageTable, ...]
    is_wide: bool
    is_compact: bool
    is_dense: bool


def spread(document: Document, *, is_bound: bool = False) -> Spread:
    """Return the tables of *document* as they lie on paper.

    Args:
        is_bound: whether it stands in a chapter of a report, instead of alone.
    """
    tables = [print_table(table) for table in document.tables if isinstance(table, Table)]
    is_wide = any(not _fits(table, UPRIGHT_MM, PLAIN) for table in tables)
    is_dense = not (is_bound or all(_fits(table, SIDEWAYS_MM, PLAIN) for table in tables))
    is_dense = is_dense and all(_fits(table, SIDEWAYS_MM, DENSE) for table in tables)
    kind = DENSE if is_dense else PLAIN
    parts = [part for table in tables for part in _parts(table, kind, is_wide=is_wide)]
    upright, sideways = (BOUND_UPRIGHT, BOUND_SIDEWAYS) if is_bound else (UPRIGHT, SIDEWAYS)
    fitting = fit(
        [row.style for table in parts for row in table.rows],
        paper=sideways if is_wide else upright,
        remarks=len(document.remarks),
        is_signed=bool(document.signatures),
    )
    return Spread(
        tables=tuple(_page_table(part, kind, breaks=fitting.breaks) for part in parts),
        is_wide=is_wide,
        is_compact=fitting.density is Density.COMPACT,
        is_dense=is_dense,
    )


def spread_table(table: Table, *, is_wide: bool = False) -> tuple[PageTable, ...]:
    """Return one table, or parts of it side by side, as they lie in a chapter."""
    parts = _parts(print_table(table), PLAIN, is_wide=is_wide)
    return tuple(_page_table(part, PLAIN, breaks=False) for part in parts)


def _fits(table: PrintTable, paper: float, kind: TableType) -> bool:
    """Return whether all columns stand beside one another on *paper*."""
    return sum(_widths_mm(table, kind)) <= _room(table, paper, kind)


def _room(table: PrintTable, paper: float, kind: TableType) -> float:
    """Return what *paper* leaves for figures beside labels, in millimetres."""
    codes = (CODE_MM + kind.gap) * table.has_codes
    return paper - kind.label - codes - NOTE_MM * table.has_notes


def _widths_mm(table: PrintTable, kind: TableType) -> list[float]:
    """Return what each column of figures takes with the gap before it, in millimetres."""
    return [em * kind.em + kind.gap for em in _widths(table, kind)]


def _widths(table: PrintTable, kind: TableType) -> list[float]:
    """Return the width of each column of figures, in ems."""
    widths = []
    for place, head in enumerate(table.heads):
        words = [_em(word) for word in head.heading.split()]
        figures = [_em(row.cells[place]) for row in table.rows if row.cells]
        least = LEAST_PERCENT_EM if head.heading == PERCENT else kind.least_em
        widths.append(max(least, *words, *figures) + EDGE_EM)
    return widths


def _em(text: str) -> float:
    return sum(_NARROW.get(character, _WIDTH) for character in text)


def _parts(table: PrintTable, kind: TableType, *, is_wide: bool) -> Iterator[PrintTable]:
    """Yield *table*, or parts of it side by side that each fit on the paper."""
    room = _room(table, SIDEWAYS_MM if is_wide else UPRIGHT_MM, kind)
    places: list[int] = []
    taken = 0.0
    for place, width in enumerate(_widths_mm(table, kind)):
        if places and taken + width > room:
            yield columns_of(table, places)
            places, taken = [], 0.0
        places.append(place)
        taken += width
    yield columns_of(table, places)


def _page_table(table: PrintTable, kind: TableType, *, breaks: bool) -> PageTable:
    upper, lower = _heads(table.heads)
    return PageTable(
        unit=table.unit,
        has_codes=table.has_codes,
        span=1 + table.has_codes + table.has_notes + len(table.heads),
        figure_widths=tuple(f"{width:.2f}em" for width in _widths(table, kind)),
        upper=upper,
        lower=lower,
        blocks=tuple(_blocks(table, breaks=breaks)),
        has_notes=table.has_notes,
    )


def _heads(heads: tuple[Head, ...]) -> tuple[tuple[HeadCell, ...], tuple[HeadCell, ...]]:
    """Return the head in two rows, if some columns have a group over them, or in one."""
    is_grouped = any(head.group for head in heads)
    upper: list[HeadCell] = []
    lower: list[HeadCell] = []
    for head in heads:
        cell = HeadCell(head.heading, "n now" if head.is_now else "n")
        if not head.group:
            upper.append(cell._replace(rows=2 if is_grouped else 1))
            continue
        lower.append(cell)
        if upper and upper[-1].text == head.group:
            upper[-1] = upper[-1]._replace(columns=upper[-1].columns + 1)
        else:
            upper.append(HeadCell(head.group, "span"))
    return tuple(upper), tuple(lower)


def _blocks(table: PrintTable, *, breaks: bool) -> Iterator[Block]:
    """Yield the rows in blocks; a second part may begin on a page of its own."""
    rows: list[PageRow] = []
    above: Style | None = None
    turns = False
    for row in table.rows:
        if rows and _begins(row.style, above):
            yield Block("next-page" if turns else "", tuple(rows))
            rows, turns = [], breaks and above is Style.GRAND
        rows.append(_page_row(table, row))
        above = row.style
    yield Block("next-page" if turns else "", tuple(rows))


def _begins(style: Style, above: Style | None) -> bool:
    return style in _OPENINGS - {above} or (above in _RANKS and style not in _RANKS)


def _page_row(table: PrintTable, row: PrintRow) -> PageRow:
    classes = [str(row.style)]
    if row.depth > 1:
        classes.append("deep")
    elif row.depth == 0 and row.style is Style.LINE:
        classes.append("flat")
    cells = tuple(
        PageCell(text, " ".join(_cell_classes(head, text)))
        for head, text in zip(table.heads, row.cells, strict=False)
    )
    return PageRow(" ".join(classes), row.code, row.label, cells, row.note)


def _cell_classes(head: Head, text: str) -> Iterator[str]:
    yield "n"
    if head.is_now:
        yield "now"
    if text.startswith("("):
        yield "neg"
