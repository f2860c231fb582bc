"""Writing a report as a manuscript: headings, texts, tables and pictures, in their order.

What looks are for is left out: who writes on wants styles that the word processor knows.
"""

from __future__ import annotations

import io
from functools import singledispatch
from typing import TYPE_CHECKING

from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt

from reports.bound.block import (
    Block,
    Break,
    Chart,
    Facts,
    Figures,
    Heading,
    Highlights,
    Included,
    Listing,
    Meter,
    Picture,
    Prose,
    Signatures,
)
from reports.bound.page import paragraphs
from reports.bound.report import PaperSize, Report
from reports.bound.said import said
from reports.fingerprint import fingerprint
from reports.manuscript.grid import Grid, grid_of_pairs, grid_of_register, grid_of_table
from reports.manuscript.packing import repacked
from reports.manuscript.paper import blank, sign_pages, turn
from reports.manuscript.tables import add_grid
from reports.printable import data_of_printable
from reports.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document as Manuscript

    from reports.bound.report import Chapter
    from reports.document import Document
    from reports.printable import Printable

WIDEST_MM, TALLEST_MM = 150, 95
"""Of a picture: two of them, with what they show, are on a page."""

MOST_BESIDE = 3
"""Who sign beside one another."""


def manuscript(printable: Printable) -> bytes:
    """Return a report, or a statement that stands alone, as DOCX."""
    written = blank(
        title=printable.title,
        author=printable.letterhead.name,
        subject=printable.period_words,
        at=printable.verification.printed_at,
        paper=printable.paper if isinstance(printable, Report) else PaperSize.A4,
    )
    digest = fingerprint(data_of_printable(printable))
    sign_pages(
        written,
        f"{printable.letterhead.name}  \N{MIDDLE DOT}  {printable.title}",
        f"Naskah, sidik data {digest[:16]}",
    )
    _add_title(written, printable)
    if isinstance(printable, Report):
        for chapter in printable.chapters:
            _add_chapter(written, chapter)
    else:
        turn(written, is_wide=any(grid.is_wide for grid in _grids_of(printable)), begins=False)
        _add_document(written, printable)
    packed = io.BytesIO()
    written.save(packed)
    return repacked(packed.getvalue())


def _add_title(written: Manuscript, printable: Printable) -> None:
    written.add_paragraph(printable.letterhead.name.upper())
    written.add_heading(printable.title, 0)
    written.add_paragraph(printable.period_words)
    if printable.draft:
        written.add_paragraph("KONSEP. Belum boleh disahkan:").runs[0].bold = True
        for reason in printable.draft:
            written.add_paragraph(reason, style="List Bullet")


def _add_chapter(written: Manuscript, chapter: Chapter) -> None:
    """Add a chapter, each part of it on pages that stand or lie, as its tables need."""
    parts = list(_parts(chapter.blocks)) or [()]
    is_new = turn(written, is_wide=_is_wide(parts[0]))
    if chapter.title:
        number = f"{chapter.number} " if chapter.number else ""
        head = written.add_heading(f"{number}{chapter.title}", 1)
        head.paragraph_format.page_break_before = chapter.begins_page and not is_new
    for place, part in enumerate(parts):
        is_new = turn(written, is_wide=_is_wide(part)) if place else is_new
        is_begun = is_new and isinstance(part[0] if part else None, Break)
        _add_part(written, part[1:] if is_begun else part)


def _add_part(written: Manuscript, part: Iterable[Block]) -> None:
    """Add blocks; a break before a heading is the heading's, for it takes no line then."""
    breaks = False
    for block in part:
        if isinstance(block, Break):
            breaks = True
            continue
        if breaks and not isinstance(block, Heading):
            add(Break.PAGE, written)
        add(block, written)
        if breaks and isinstance(block, Heading):
            written.paragraphs[-1].paragraph_format.page_break_before = True
        breaks = False


def _parts(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield what belongs together: a heading, or a break, with all up to the next one."""
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading | Break) and part and not isinstance(part[-1], Break):
            yield tuple(part)
            part = []
        part.append(block)
    if part:
        yield tuple(part)


def _is_wide(part: Iterable[Block]) -> bool:
    return any(grid.is_wide for block in part for grid in _grids(block))


def _grids(block: Block) -> Iterator[Grid]:
    if isinstance(block, Figures | Chart):
        yield grid_of_table(block.table)
    elif isinstance(block, Listing):
        yield grid_of_register(block.register)
    elif isinstance(block, Included):
        yield from _grids_of(block.document)


def _grids_of(document: Document) -> Iterator[Grid]:
    for table in document.tables:
        yield grid_of_table(table) if isinstance(table, Table) else grid_of_register(table)


def _add_document(written: Manuscript, document: Document) -> None:
    for table, grid in zip(document.tables, _grids_of(document), strict=True):
        if not isinstance(table, Table):
            written.add_heading(table.title, 3)
        add_grid(written, grid)
    for remark in document.remarks:
        written.add_paragraph(remark).runs[0].font.size = Pt(8)


@singledispatch
def add(block: Block, written: Manuscript) -> None:
    """Add *block* as the word processor knows it; what has no form there, as its texts."""
    for row in said(block):
        written.add_paragraph("  ".join(text for text in row if text))


@add.register(Heading)
def _(block: Heading, written: Manuscript) -> None:
    written.add_heading(f"{block.number} {block.text}".strip(), min(block.level, 5))


@add.register(Prose)
def _(block: Prose, written: Manuscript) -> None:
    for paragraph in paragraphs(block.text):
        for line in paragraph.text.splitlines():
            written.add_paragraph(line)
        for place, item in enumerate(paragraph.items, start=1):
            if paragraph.is_ordered:
                # A number that is written stays the same wherever the text is moved to.
                written.add_paragraph(f"{place}. {item}")
            else:
                written.add_paragraph(item, style="List Bullet")


@add.register(Facts)
def _(block: Facts, written: Manuscript) -> None:
    add_grid(written, grid_of_pairs(block.rows))


@add.register(Highlights)
@add.register(Meter)
def _(block: Block, written: Manuscript) -> None:
    for row in said(block):
        written.add_paragraph(", ".join(text for text in row if text), style="List Bullet")


@add.register(Figures)
def _(block: Figures, written: Manuscript) -> None:
    if block.caption:
        written.add_paragraph(block.caption).runs[0].bold = True
    add_grid(written, grid_of_table(block.table))


@add.register(Listing)
def _(block: Listing, written: Manuscript) -> None:
    if block.register.title:
        written.add_paragraph(block.register.title).runs[0].bold = True
    add_grid(written, grid_of_register(block.register))


@add.register(Included)
def _(block: Included, written: Manuscript) -> None:
    written.add_paragraph(block.document.period_words)
    _add_document(written, block.document)


@add.register(Chart)
def _(block: Chart, written: Manuscript) -> None:
    written.add_paragraph(f"{block.title} (gambarnya ada pada PDF)").runs[0].bold = True
    add_grid(written, grid_of_table(block.table))


@add.register(Picture)
def _(block: Picture, written: Manuscript) -> None:
    picture = written.add_picture(io.BytesIO(block.data), width=Mm(WIDEST_MM))
    if picture.height > Mm(TALLEST_MM):
        picture.width = Mm(WIDEST_MM * TALLEST_MM * 36_000 // picture.height)
        picture.height = Mm(TALLEST_MM)
    written.paragraphs[-1].paragraph_format.keep_with_next = True
    written.add_paragraph(block.description)


@add.register(Signatures)
def _(block: Signatures, written: Manuscript) -> None:
    if block.opening:
        written.add_paragraph(block.opening).paragraph_format.keep_with_next = True
    for first in range(0, len(block.signatories), MOST_BESIDE):
        beside = block.signatories[first : first + MOST_BESIDE]
        row = written.add_table(rows=1, cols=len(beside)).rows[0]
        for cell, signatory in zip(row.cells, beside, strict=True):
            cell.text = f"{signatory.act}\n{signatory.role}\n\n\n\n{signatory.name or '_' * 24}"
        written.add_paragraph()


@add.register(Break)
def _(block: Break, written: Manuscript) -> None:
    del block
    written.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
