"""Plain text: for the terminal, and for tests that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.bound.block import Chart, Figures, Included, Listing
from reports.bound.said import said
from reports.print_register import print_register
from reports.print_table import print_table
from reports.register import Register
from reports.renderer import Renderer
from reports.sheets import SIDEWAYS, UPRIGHT, blocks, fixed_line, widths
from reports.statement import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.bound.block import Block
    from reports.bound.report import Report
    from reports.document import Document
    from reports.print_table import Head, PrintRow, PrintTable
    from reports.table import Table

MOST_LABEL, LEAST_FIGURE = 60, 6
CAPITALS = {Style.PART, Style.RESULT, Style.GRAND}
RULES = {Style.SUM: "-", Style.RESULT: "-", Style.GRAND: "="}
"""What is drawn over a total."""


def _render(document: Document) -> bytes:
    head = [document.letterhead.name.upper(), document.title.upper(), document.period_words]
    blocks = ["\n".join(filter(None, (*head, document.unit_name)))]
    for table in document.tables:
        lines = _register(table) if isinstance(table, Register) else _table(table)
        blocks.append("\n".join(lines))
    if document.remarks:
        blocks.append("\n".join(document.remarks))
    return ("\n\n".join(blocks) + "\n").encode()


def _bind(report: Report) -> bytes:
    head = [report.letterhead.name.upper(), report.title.upper(), report.period_words]
    parts = ["\n".join(filter(None, (*head, report.subject)))]
    parts += [f"KONSEP: {reason}" for reason in report.draft]
    for chapter in report.chapters:
        if chapter.title:
            parts.append(f"{chapter.number} {chapter.title}".strip().upper())
        for block in chapter.blocks:
            parts.extend(_block(block))
    proof = report.verification
    parts.append(f"Rantai buku, entri ke-{proof.sequence}: {proof.head}")
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    yield "\n".join("  ".join(filter(None, row)) for row in said(block))
    match block:
        case Figures(table=table, caption=caption):
            yield "\n".join(filter(None, (caption, *_table(table))))
        case Chart(table=table):
            yield "\n".join(_table(table))
        case Listing(register=register):
            yield "\n".join(_register(register))
        case Included(document=document):
            for each in document.tables:
                lines = _register(each) if isinstance(each, Register) else _table(each)
                yield "\n".join(lines)
            yield "\n".join(document.remarks)


def _table(table: Table) -> Iterator[str]:
    shown = print_table(table)
    labels = [_label(shown, row) for row in shown.rows]
    label = min(MOST_LABEL, max(len(text) for text in (*labels, shown.unit)))
    columns = _widths(shown)
    if any(head.group for head in shown.heads):
        yield _line("", label, _groups(shown.heads, columns)).rstrip()
    yield _line(shown.unit, label, [h.heading.rjust(w) for h, w in _with(shown, columns)])
    for row, text in zip(shown.rows, labels, strict=True):
        if row.style in RULES:
            yield _line("", label, [RULES[row.style] * width for width in columns])
        cells = [cell.rjust(w) for cell, w in zip(row.cells, columns, strict=False)]
        yield _line(text, label, cells).rstrip()


def _with(shown: PrintTable, columns: list[int]) -> Iterator[tuple[Head, int]]:
    return zip(shown.heads, columns, strict=True)


def _widths(shown: PrintTable) -> list[int]:
    rows = [row.cells for row in shown.rows if row.cells]
    return [
        max(LEAST_FIGURE, len(head.heading), *(len(cells[place]) for cells in rows))
        for place, head in enumerate(shown.heads)
    ]


def _groups(heads: tuple[Head, ...], columns: list[int]) -> list[str]:
    """Return the upper head: a group stands over the first of its columns."""
    texts, above = [], ""
    for head, width in zip(heads, columns, strict=True):
        texts.append((head.group if head.group != above else "").ljust(width))
        above = head.group
    return texts


def _label(shown: PrintTable, row: PrintRow) -> str:
    text = row.label.upper() if row.style in CAPITALS else row.label
    return f"{row.code:<12}{text}" if shown.has_codes else "  " * row.depth + text


def _line(label: str, width: int, cells: list[str]) -> str:
    return "  ".join((label.ljust(width), *cells))


def _register(register: Register) -> Iterator[str]:
    shown = print_register(register)
    paper = SIDEWAYS if register.is_wide else UPRIGHT
    columns = widths(shown, paper.characters)
    yield " · ".join((register.title, *register.facts))
    yield fixed_line(shown.columns, columns, [column.heading for column in shown.columns])
    if shown.opening:
        yield fixed_line(shown.columns, columns, shown.opening.cells)
    for block in blocks(shown, columns):
        yield from block
    if shown.total:
        yield "-" * (sum(columns) + 2 * (len(columns) - 1))
        yield fixed_line(shown.columns, columns, shown.total.cells)


TEXT = Renderer(
    key="text",
    label="Teks",
    media_type="text/plain; charset=utf-8",
    extension="txt",
    render=_render,
    bind=_bind,
)
