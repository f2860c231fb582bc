"""Long registers in print: lines of fixed width, cut into pages that carry their sums over.

A table of thousands of rows takes minutes to print; a block of text a page takes seconds. The
program therefore cuts the pages itself, repeats the head, and carries forward what was added
up so far.
"""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from reports.print_register import LineStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.print_register import PrintColumn, PrintLine, PrintRegister

AROUND = 7
"""What the title, the head, and the sums above and below take of a page, in lines."""
TITLE_MM, FACT_MM = 2.25, 1.6
"""About as wide as a character of a title is, and of what is said beside it."""
FEWEST_ROWS = 4
LEAST_FIGURE, LEAST_LABEL = 14, 16
MUCH_TEXT, LEAST_TEXT = 13, 6
"""To how much the other texts shrink, where they must: a day and a voucher stay whole first."""
INDENT = "   "
"""Before the name of an account that is credited, as in a journal by hand."""


class SheetPaper(NamedTuple):
    """What a page holds: characters beside one another, and lines below one another.

    Attributes:
        first_lines: of the first page, which begins with the letterhead.
        millimetres: how wide it is.
    """

    characters: int
    lines: int
    first_lines: int
    millimetres: int


UPRIGHT, SIDEWAYS = SheetPaper(119, 67, 55, 172), SheetPaper(179, 45, 33, 259)
"""A4, of a document whose later pages say little beside their lines."""
BOUND = SheetPaper(119, 64, 54, 172)
"""A4, in a report of many chapters."""


class Piece(NamedTuple):
    """What stands of one register on one page.

    Attributes:
        begins_page: whether it is the first of its page.
        is_last: whether the register ends here.
        is_continued: whether it began on an earlier page.
    """

    title: str
    facts: str
    heading: str
    brought: str
    rows: str
    carry: str
    begins_page: bool
    is_last: bool
    is_continued: bool


class Sheet(NamedTuple):
    """A register with what stands over it."""

    title: str
    facts: str
    register: PrintRegister


def cut(
    sheets: Sequence[Sheet], *, tail: int = 0, paper: SheetPaper = BOUND
) -> Iterator[Piece]:
    """Yield *sheets* piece by piece, as many on a page as it holds.

    Args:
        tail: lines that must stay free below the last one, for what follows it.
    """
    page = _Page(paper)
    for sheet in sheets:
        yield from _pieces(sheet, page, tail if sheet is sheets[-1] else 0)


class _Page:
    """The page that is being filled."""

    def __init__(self, paper: SheetPaper) -> None:
        self.paper = paper
        self.room = paper.first_lines
        self.is_fresh = True
        self.is_turned = False

    def turn(self) -> None:
        self.room, self.is_fresh, self.is_turned = self.paper.lines, True, True

    def take(self, lines: int) -> bool:
        """Fill *lines*, and return whether they are the first of a page that was turned to."""
        begins = self.is_turned
        self.room -= lines
        self.is_fresh = self.is_turned = False
        return begins


def _pieces(sheet: Sheet, page: _Page, tail: int) -> Iterator[Piece]:
    """Yield *sheet* piece by piece; what follows it keeps some of its rows company."""
    writer = _Writer(sheet.register, page.paper.characters)
    last = len(sheet.register.lines)
    around = AROUND + _more_lines(sheet, page.paper)
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


def _more_lines(sheet: Sheet, paper: SheetPaper) -> int:
    """Return how many lines the title takes beside its first."""
    said = len(sheet.title) + len(" (lanjutan)")
    return int((said * TITLE_MM + len(sheet.facts) * FACT_MM) // paper.millimetres)


class _Writer:
    """Writes the lines of one register, and adds up as it goes."""

    def __init__(self, register: PrintRegister, characters: int) -> None:
        self._register = register
        self._widths = widths(register, characters)
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
            is_continued=start > 0,
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
    """Return the lines of each row: a text that is too long goes on below."""
    label = [column.is_label for column in register.columns].index(True)
    return [_block(register.columns, widths, line, label) for line in register.lines]


def _block(
    columns: tuple[PrintColumn, ...], widths: tuple[int, ...], line: PrintLine, label: int
) -> list[str]:
    cells = line.cells
    indent = INDENT if line.style is LineStyle.TO else ""
    if all(len(cell) <= width for cell, width in zip(cells, widths, strict=True)) and (
        not indent or len(cells[label]) + len(indent) <= widths[label]
    ):
        texts = (*cells[:label], indent + cells[label], *cells[label + 1 :])
        return [fixed_line(columns, widths, map(_on_one_line, texts))]
    parts = [
        _wrapped(cell, width, indent if place == label else "")
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return [fixed_line(columns, widths, row) for row in zip_longest(*parts, fillvalue="")]


def _wrapped(cell: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(cell, width, initial_indent=indent, subsequent_indent=indent) or [""]


def _on_one_line(text: str) -> str:
    """Return *text* with a space where it has anything that would turn or jump."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " for c in text)


def fixed_line(
    columns: tuple[PrintColumn, ...], widths: tuple[int, ...], cells: Iterable[str]
) -> str:
    """Return one line: texts from the left, figures to the right, two spaces between.

    A label that is too long takes the room of blank texts beside it.
    """
    texts = list(cells)
    return "  ".join(
        cell.rjust(width) if column.is_figure or column.is_number else cell.ljust(width)
        for column, width, cell in zip(
            columns, _lent(columns, widths, texts), texts, strict=True
        )
    ).rstrip()


def _lent(
    columns: tuple[PrintColumn, ...], widths: tuple[int, ...], texts: list[str]
) -> Sequence[int]:
    """Return *widths*, where blank texts beside the label lend it what it lacks."""
    label = [column.is_label for column in columns].index(True)
    lacks = len(texts[label]) - widths[label]
    if lacks <= 0:
        return widths
    lent = list(widths)
    for place in (*range(label - 1, -1, -1), *range(label + 1, len(columns))):
        if columns[place].is_figure or texts[place]:
            if place > label:
                break
            continue
        part = min(lacks, lent[place])
        lent[place] -= part
        lent[label] += part
        lacks -= part
    return lent


def widths(register: PrintRegister, characters: int = UPRIGHT.characters) -> tuple[int, ...]:
    """Return how many characters each column takes; the label has what is left.

    Where too little is left, the widest texts give some of theirs.
    """
    everything = [line.cells for line in register.lines]
    everything += [line.cells for line in (register.opening, register.total) if line]
    columns = register.columns
    taken = [
        max([len(column.heading), *(len(cells[place]) for cells in everything)])
        for place, column in enumerate(columns)
    ]
    label = [column.is_label for column in columns].index(True)
    for place, column in enumerate(columns):
        if column.is_figure:
            taken[place] = max(LEAST_FIGURE, taken[place])
    taken[label] = 0
    room = characters - 2 * (len(taken) - 1)
    for least in (MUCH_TEXT, LEAST_TEXT):
        texts = [
            place
            for place, column in enumerate(columns)
            if not (column.is_figure or column.is_label)
            and taken[place] > max(least, len(column.heading))
        ]
        _shrink(taken, texts, room - LEAST_LABEL, least)
    taken[label] = max(LEAST_LABEL, room - sum(taken))
    return tuple(taken)


def _shrink(taken: list[int], texts: list[int], room: int, least: int) -> None:
    """Let the widest of *texts* give some of theirs until all fit in *room*."""
    while sum(taken) > room and texts:
        widest = max(texts, key=lambda place: taken[place])
        taken[widest] -= 1
        if taken[widest] <= least:
            texts.remove(widest)
