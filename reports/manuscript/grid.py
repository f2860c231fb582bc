"""Grids: what a table of a manuscript says, and how wide its columns must be to say it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reports.print_register import LineStyle, print_register
from reports.print_table import print_table
from reports.statement import Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.register import Register
    from reports.table import Table

UPRIGHT_MM, SIDEWAYS_MM = 165.0, 252.0
"""Between the margins of A4; F4 has a little more."""

SIZES = (8.5, 8.0, 7.5, 7.0)
"""Points that tables are set in, the best first; on a page that lies, the smallest too."""
SMALLEST = (6.5, 6.0)

PADDING_MM = 2.6
"""Beside the text of a cell, both sides together."""
_MM_OF_POINT = 0.3528
_EM = 0.6
"""How wide a letter is on the whole: digits of Arial are narrower, capitals wider."""
_BOLD_EM = 0.65
_WIDEST_LABEL = 60
"""Letters that a column of words gets room for before its texts are broken into lines."""

_BOLD = {Style.PART, Style.GROUP, Style.SUM, Style.RESULT, Style.GRAND}
_RULED = {Style.SUM, Style.RESULT, Style.GRAND}
_CAPITALS = {Style.PART, Style.RESULT, Style.GRAND}
_INDENT = "\N{NO-BREAK SPACE}" * 3


class GridRow(NamedTuple):
    """Texts of one row."""

    texts: tuple[str, ...]
    is_bold: bool = False
    is_ruled: bool = False


class Fit(NamedTuple):
    """How a grid stands on a page: points of its type, and the width of each column."""

    points: float
    widths_mm: tuple[float, ...]


@dataclass(frozen=True)
class Grid:
    """What a table says.

    Attributes:
        heads: of its columns; nothing for names and what they are.
        is_figure: which columns stand to the right, and are never broken into lines.
        is_listing: whether it may be as long as the books are.
    """

    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]
    is_figure: tuple[bool, ...]
    is_listing: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether it needs a page that lies on its side."""
        return self._fit(UPRIGHT_MM, SIZES) is None

    def fit(self, room_mm: float) -> Fit:
        """Return how it stands in *room_mm*: as large as it fits, and never past the edge."""
        found = self._fit(room_mm, (*SIZES, *SMALLEST))
        if found is not None:
            return found
        least = self._least(SMALLEST[-1])
        part = room_mm / sum(least)
        return Fit(SMALLEST[-1], tuple(width * part for width in least))

    def _fit(self, room_mm: float, sizes: Iterable[float]) -> Fit | None:
        for points in sizes:
            least = self._least(points)
            left = room_mm - sum(least)
            if left >= 0:
                wanted = [
                    max(0.0, most - width)
                    for most, width in zip(self._most(points), least, strict=True)
                ]
                part = min(1.0, left / (sum(wanted) or 1.0))
                spread = [
                    width + want * part for width, want in zip(least, wanted, strict=True)
                ]
                return Fit(points, self._filled(spread, room_mm))
        return None

    def _filled(self, widths: list[float], room_mm: float) -> tuple[float, ...]:
        """Return *widths* with what is left of the room given to the words, or to all."""
        words = [place for place, figure in enumerate(self.is_figure) if not figure]
        takers = words[:1] if self.heads else words[-1:]
        more = (room_mm - sum(widths)) / (len(takers) or len(widths))
        return tuple(
            width + (more if place in takers or not takers else 0)
            for place, width in enumerate(widths)
        )

    def _least(self, points: float) -> list[float]:
        """Return the width that each column must have: nothing in it is broken in a word."""
        return [_mm(length, points) for length in self._ems[0]]

    def _most(self, points: float) -> list[float]:
        """Return the width with which each column would break no text."""
        return [_mm(length, points) for length in self._ems[1]]

    @cached_property
    def _ems(self) -> tuple[list[float], list[float]]:
        """Return, by column, how long its longest word is, and its longest text."""
        least, most = [0.0] * len(self.is_figure), [0.0] * len(self.is_figure)
        for row in (GridRow(self.heads, is_bold=True), *self.rows):
            em = _BOLD_EM if row.is_bold else _EM
            for place, text in enumerate(row.texts):
                is_one = self.is_figure[place] and row.texts is not self.heads
                longest = len(text) if is_one else max(map(len, text.split(" ")), default=0)
                least[place] = max(least[place], em * longest)
                most[place] = max(most[place], em * min(len(text), _WIDEST_LABEL))
        return least, most


def _mm(ems: float, points: float) -> float:
    return ems * points * _MM_OF_POINT + PADDING_MM


def grid_of_table(table: Table) -> Grid:
    """Return what a table of amounts says."""
    shown = print_table(table)
    heads = ["Kode"] * shown.has_codes + [shown.unit]
    heads += [" ".join(filter(None, (head.group, head.heading))) for head in shown.heads]
    lead = 1 + shown.has_codes
    rows = (
        GridRow(
            (
                *((row.code,) if shown.has_codes else ()),
                _INDENT * row.depth
                + (row.label.upper() if row.style in _CAPITALS else row.label),
                *(row.cells or ("",) * len(shown.heads)),
            ),
            is_bold=row.style in _BOLD,
            is_ruled=row.style in _RULED,
        )
        for row in shown.rows
    )
    is_figure = tuple(place >= lead for place in range(len(heads)))
    return Grid(tuple(heads), tuple(rows), is_figure)


def grid_of_register(register: Register) -> Grid:
    """Return what a register says."""
    shown = print_register(register)
    lines = [line for line in (shown.opening, *shown.lines, shown.total) if line]
    return Grid(
        tuple(column.heading for column in shown.columns),
        tuple(
            GridRow(
                line.cells,
                is_bold=line.style in {LineStyle.TOTAL, LineStyle.BRING, LineStyle.ENTRY},
                is_ruled=line.style is LineStyle.TOTAL,
            )
            for line in lines
        ),
        tuple(column.is_figure or column.is_number for column in shown.columns),
        is_listing=True,
    )


def grid_of_pairs(rows: Iterable[tuple[str, str]]) -> Grid:
    """Return names and what they are."""
    return Grid((), tuple(GridRow(row) for row in rows), (False, False))
