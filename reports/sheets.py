"""Long registers in print: lines of fixed width, cut into pages that carry their sums over.

A table of thousands of rows takes minutes to print; a block of text a page takes seconds. The
program therefore cuts the pages itself, repeats the head, and carries forward what was added
up so far.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple

from reports.print_register import LineStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.print_register import PrintColumn, PrintLine, PrintRegister

LINE_CHARACTERS = 119
"""As many as stand beside one another on an upright A4 page."""
PAGE_LINES, FIRST_PAGE_LINES = 64, 54
"""How many lines a page holds; the first one begins with the letterhead."""
AROUND = 8
"""What the title, the head, and the sums above and below take of a page, in lines."""
TITLE_CHARACTERS = 48
"""A title that is longer takes another line."""
FEWEST_ROWS = 4
LEAST_FIGURE, LEAST_LABEL = 14, 16
INDENT = "   "
"""Before the name of an account that is credited, as in a journal by hand."""


class Piece(NamedTuple):
    """What stands of one register on one page.

    Attributes:
        begins_page: whether it is the first of its page.
        is_last: whether the register ends here.
    """

    title: str
    facts: str
    heading: str
    brought: str
    rows: str
    carry: str
    begins_page: bool
    is_last: bool


class Sheet(NamedTuple):
    """A register with what stands over it."""

    title: str
    facts: str
    register: PrintRegister


def cut(sheets: Sequence[Sheet], *, tail: int = 0) -> Iterator[Piece]:
    """Yield *sheets* piece by piece, as many on a page as it holds.

    Args:
        tail: lines that must stay free below the last one, for what follows it.
    """
    page = _Page()
    for sheet in sheets:
        yield from _pieces(sheet, page, tail if sheet is sheets[-1] else 0)


class _Page:
    """The page that is being filled."""

    def __init__(self) -> None:
        self.room = FIRST_PAGE_LINES
        self.is_fresh = True
        self.is_turned = False

    def turn(self) -> None:
        self.room, self.is_fresh, self.is_turned = PAGE_LINES, True, True

    def take(self, lines: int) -> bool:
        """Fill *lines*, and return whether they are the first of a page that was turned to."""
        begins = self.is_turned
        self.room -= lines
        self.is_fresh = self.is_turned = False
        return begins


def _pieces(sheet: Sheet, page: _Page, tail: int) -> Iterator[Piece]:
    """Yield *sheet* piece by piece; what follows it keeps some of its rows company."""
    writer, last = _Writer(sheet.register), len(sheet.register.lines)
    around = AROUND + len(sheet.title) // TITLE_CHARACTERS
    start = 0
    while True:
        if page.room < around + FEWEST_ROWS:
            page.turn()
        stop, taken = writer.fit(start, page.room - around)
        if stop == last and page.room - taken - around < tail:
            if stop - start > FEWEST_ROWS:
                stop, taken = stop - FEWEST_ROWS, page.room - around
            elif not page.is_fresh:
                page.turn()
                continue
        yield writer.piece(sheet, start, stop, begins_page=page.take(taken + around))
        start = stop
        if stop == last:
            return


class _Writer:
    """Writes the lines of one register, and adds up as it goes."""

    def __init__(self, register: PrintRegister) -> None:
        self._register = register
        self._widths = widths(register)
        self._blocks = blocks(register, self._widths)
        self._sums = [0] * _summed(register)

    def fit(self, start: int, room: int) -> tuple[int, int]:
        """Return where a page ends that holds *room* lines, and how many it takes."""
        lines, stop, taken = self._register.lines, start, 0
        while stop < len(lines) and (taken + len(self._blocks[stop]) <= room or stop == start):
            taken += len(self._blocks[stop])
            stop += 1
        while start + 1 < stop < len(lines) and lines[stop - 1].style is LineStyle.ENTRY:
            stop -= 1
            taken -= len(self._blocks[stop])
        return stop, taken

    def piece(self, sheet: Sheet, start: int, stop: int, *, begins_page: bool) -> Piece:
        """Return the lines from *start* to *stop*, between what is brought and carried."""
        register = self._register
        if start:
            brought = self._carried("Pindahan dari halaman sebelumnya", start)
        else:
            brought = self._said(register.opening) if register.opening else ""
        for minors in register.minors[start:stop]:
            self._sums = [a + b for a, b in zip(self._sums, minors, strict=False)]
        is_last = stop == len(register.lines)
        carry = (
            self._ended()
            if is_last
            else self._carried("Dipindahkan ke halaman berikutnya", stop)
        )
        return Piece(
            title=f"{sheet.title} (lanjutan)" if start else sheet.title,
            facts=sheet.facts,
            heading=self._line(column.heading for column in register.columns),
            brought=brought,
            rows="\n".join(line for block in self._blocks[start:stop] for line in block),
            carry=carry,
            begins_page=begins_page,
            is_last=is_last,
        )

    def _carried(self, label: str, stop: int) -> str:
        amounts = list(self._sums)
        if self._register.last_is_balance:
            amounts.append(self._register.minors[stop - 1][-1])
        told = (self._register.figure(amount) for amount in amounts)
        return self._line(
            label if c.is_label else next(told) if c.is_figure else ""
            for c in self._register.columns
        )

    def _ended(self) -> str:
        total = self._register.total
        return self._said(total) if total else ""

    def _said(self, line: PrintLine) -> str:
        return self._line(line.cells)

    def _line(self, cells: Iterable[str]) -> str:
        return fixed_line(self._register.columns, self._widths, cells)


def _summed(register: PrintRegister) -> int:
    """Return how many figures of a line are added up: all but a running balance."""
    figures = sum(column.is_figure for column in register.columns)
    return figures - register.last_is_balance


def blocks(register: PrintRegister, widths: tuple[int, ...]) -> list[list[str]]:
    """Return the lines of each row: a label that is too long goes on below."""
    place = [column.is_label for column in register.columns].index(True)
    blank = ("",) * len(register.columns)
    written = []
    for line in register.lines:
        indent = INDENT if line.style is LineStyle.TO else ""
        label = textwrap.wrap(
            line.cells[place], widths[place], initial_indent=indent, subsequent_indent=indent
        )
        rows = [line.cells, *[blank] * (len(label) - 1)]
        written.append(
            [
                fixed_line(register.columns, widths, (*row[:place], part, *row[place + 1 :]))
                for part, row in zip(label, rows, strict=True)
            ]
        )
    return written


def fixed_line(
    columns: tuple[PrintColumn, ...], widths: tuple[int, ...], cells: Iterable[str]
) -> str:
    """Return one line: texts from the left, figures to the right, two spaces between."""
    return "  ".join(
        cell.rjust(width) if column.is_figure else cell.ljust(width)
        for column, width, cell in zip(columns, widths, cells, strict=True)
    ).rstrip()


def widths(register: PrintRegister) -> tuple[int, ...]:
    """Return how many characters each column takes; the label has what is left."""
    everything = [line.cells for line in register.lines]
    everything += [line.cells for line in (register.opening, register.total) if line]
    needed = [
        max([len(column.heading), *(len(cells[place]) for cells in everything)])
        for place, column in enumerate(register.columns)
    ]
    taken = [
        max(LEAST_FIGURE, width) if column.is_figure else width
        for column, width in zip(register.columns, needed, strict=True)
    ]
    place = [column.is_label for column in register.columns].index(True)
    taken[place] = 0
    left = LINE_CHARACTERS - sum(taken) - 2 * (len(taken) - 1)
    taken[place] = max(LEAST_LABEL, left)
    return tuple(taken)
