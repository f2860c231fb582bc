"""Which notes there are to tell of a period, with their numbers, texts and tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.reporting.narrative import narratives_of
from reports.notes.books import NoteBooks
from reports.notes.chapters import NOTES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bumdes.work import Work
    from reports.bound.block import Block
    from reports.kind import Asked
    from reports.notes.note import Note

KEY = "notes"
"""Of the kind of report, by which the texts of notes are kept."""


@dataclass(frozen=True, slots=True)
class Told:
    """A note that has something to say.

    Attributes:
        number: counted through the report; 0 for what has none.
        text: what people wrote, or the template; its live figures not yet filled in.
        blocks: the tables of the books.
    """

    note: Note
    number: int
    text: str
    blocks: tuple[Block, ...]


def in_order() -> list[Note]:
    """Return every note, as they are printed."""
    return sorted(NOTES.values(), key=lambda note: (note.part, note.place))


def told_notes(work: Work, asked: Asked) -> tuple[Told, ...]:
    """Return the notes that have a table of the books, or a text of people.

    Raises:
        ProofFailedError: two figures of a statement that must be equal are not.
    """
    written = narratives_of(work.session, work.book_id, KEY, asked.period)
    books = NoteBooks(work, asked)
    told: list[Told] = []
    number = 0
    for note in in_order():
        own = written[note.key].text if note.key in written else ""
        blocks = tuple(note.tell(books))
        if blocks or own or note.is_text_enough:
            number += note.part.is_numbered
            counted = number if note.part.is_numbered else 0
            told.append(Told(note, counted, own or note.template, blocks))
    return tuple(told)


def numbers_by_name(told: Sequence[Told]) -> Mapping[str, int]:
    """Return the number of each note by its name in texts."""
    return {one.note.name: one.number for one in told if one.number}


def numbers_by_row(told: Sequence[Told]) -> Mapping[tuple[str, str], int]:
    """Return, by statement and row, the number of the note that tells more of it."""
    return {
        row: one.number
        for one in told
        for row in (*one.note.rows, *one.note.also)
        if one.number
    }
