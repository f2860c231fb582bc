"""The notes as chapters of their own paper, or as a part of a larger one."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from bumdes.phrase import phrase, word
from reports.bound.block import Figures, Heading, Prose
from reports.bound.report import Chapter
from reports.kind import Slot
from reports.notes.telling import in_order, numbers_by_name, told_notes
from reports.references import LiveFigures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bumdes.work import Work
    from reports.bound.block import Block
    from reports.kind import Asked
    from reports.notes.note import Note, Part
    from reports.notes.telling import Told

SAID = "Catatan"
"""How texts name a note before its number."""


def slots_of_notes() -> tuple[Slot, ...]:
    """Return the places where people write in the notes."""
    return tuple(
        Slot(key=note.key, title=_titled(note), hint=note.hint, template=note.template)
        for note in in_order()
    )


def note_chapters(work: Work, asked: Asked) -> tuple[Chapter, ...]:
    """Return the notes, a chapter for each part.

    Raises:
        ProofFailedError: two figures of a statement that must be equal are not.
    """
    return tuple(
        Chapter(
            key=f"calk-{part.lower()}",
            title=part.heading,
            number=f"{part}.",
            blocks=tuple(blocks),
            begins_page=False,
        )
        for part, blocks in _parts(work, asked, told_notes(work, asked), level=2)
    )


def note_blocks(
    work: Work, asked: Asked, *, told: Sequence[Told] | None = None
) -> tuple[Block, ...]:
    """Return the notes as the blocks of one chapter.

    Args:
        told: the notes, if they are told already.

    Raises:
        ProofFailedError: two figures of a statement that must be equal are not.
    """
    return tuple(
        block
        for part, blocks in _parts(work, asked, told or told_notes(work, asked), level=3)
        for block in (Heading(f"{part}. {part.heading}"), *blocks)
    )


def _parts(
    work: Work, asked: Asked, told: Sequence[Told], *, level: int
) -> Iterator[tuple[Part, list[Block]]]:
    figures = LiveFigures(work, asked, notes=numbers_by_name(told))
    for part, notes in groupby(told, key=lambda one: one.note.part):
        blocks = [block for one in notes for block in _blocks(one, figures, level)]
        yield part, blocks


def _blocks(told: Told, figures: LiveFigures, level: int) -> Iterator[Block]:
    """Yield a note: its heading, its text, its tables."""
    if told.note.title:
        yield Heading(
            told.note.title,
            level,
            number=str(told.number or ""),
            anchor=anchor_of(told.number) if told.number else "",
        )
    if told.text:
        yield Prose(figures.fill(told.text))
    for block in told.blocks:
        yield _named(block, told.note.title) if isinstance(block, Figures) else block


def _named(block: Figures, title: str) -> Figures:
    """Return *block* with the title by which spreadsheets call its table."""
    return replace(block, table=replace(block.table, title=block.caption or title))


def anchor_of(number: int) -> str:
    """Return what points at the note *number* within a paper."""
    return f"{SAID.lower()}-{number}"


def _titled(note: Note) -> str:
    """Return what the text of *note* is called in the list of all."""
    if not note.title:
        return note.part.heading
    return (
        note.title
        if note.part.is_numbered
        else phrase("Kebijakan: {title}", title=word(note.title))
    )
