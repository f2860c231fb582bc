"""A note: what people say of a part of the statements, and the tables that the books give."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reports.bound.block import Block
    from reports.notes.books import NoteBooks


class Part(StrEnum):
    """A part of the notes, in their order; lettered."""

    GENERAL = "A"
    COMPLIANCE = "B"
    BASIS = "C"
    POLICIES = "D"
    ITEMS = "E"
    DISCLOSURES = "F"

    @property
    def heading(self) -> str:
        """What stands over it."""
        return _TITLES[self]

    @property
    def is_numbered(self) -> bool:
        """Whether its notes have numbers, by which statements and texts point at them."""
        return self in {Part.ITEMS, Part.DISCLOSURES}


_TITLES = {
    Part.GENERAL: "Gambaran umum",
    Part.COMPLIANCE: "Pernyataan",
    Part.BASIS: "Dasar penyusunan",
    Part.POLICIES: "Kebijakan akuntansi",
    Part.ITEMS: "Rincian pos",
    Part.DISCLOSURES: "Pengungkapan lain",
}


def _nothing(_books: NoteBooks) -> tuple[Block, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note; one module of ``reports.notes.chapters`` each.

    Attributes:
        key: stable name; the place of its text in reports of kind ``notes``.
        name: in texts: ``{catatan.piutang}`` is the number of the note on receivables.
        title: what stands over it; nothing where the title of its part says it.
        place: its place within its part.
        hint: what a reader wants to know there, in a sentence.
        template: the text that stands there until somebody writes.
        rows: the rows of statements that it tells more of, as (statement, row).
        also: rows of other statements that point at it.
        tell: the tables that the books give; none if there is nothing to tell.
        is_text_enough: whether its template is printed where the books give no table.
    """

    key: str
    name: str
    title: str
    part: Part
    place: int
    hint: str = ""
    template: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    tell: Callable[[NoteBooks], Iterable[Block]] = _nothing
    is_text_enough: bool = False
