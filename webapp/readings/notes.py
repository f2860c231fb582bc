"""The notes to the statements as people read them on the screen, from the first to the last."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from bumdes.permissions import Permission
from ledger.search import days_of_entries
from reports.kind import Asked
from reports.notes.telling import numbers_by_name, told_notes
from reports.references import LiveFigures
from webapp.readings.narratives import said_paragraphs
from webapp.readings.sight import unit_choices, unit_in_sight, unit_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bumdes.work import Work
    from ledger import Period
    from reports.bound.block import Block
    from reports.notes.note import Part
    from reports.notes.telling import Told
    from webapp.readings.narratives import SaidParagraph
    from webapp.readings.sight import Choice


class ShownNote(NamedTuple):
    """A note: what people wrote, and what the books give.

    Attributes:
        key: the place of its text.
        number: 0 for what has none.
    """

    key: str
    number: int
    title: str
    text: Sequence[SaidParagraph]
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesPage:
    """The notes, part by part.

    Attributes:
        unit: the unit they are about; None for the whole.
        first_year: the year of the first entry of the book.
    """

    period: Period
    unit: str | None
    units: tuple[Choice, ...]
    parts: Sequence[tuple[Part, Sequence[ShownNote]]]
    first_year: int


def read_notes(work: Work, period: Period, *, unit: str | None, now: dt.datetime) -> NotesPage:
    """Return the notes of *period*.

    Raises:
        PermissionDeniedError: the actor does not see the unit asked for.
        ProofFailedError: two figures of a statement that must be equal are not.
    """
    seen = unit_in_sight(work, Permission.READ_REPORTS, unit)
    asked = Asked(period=period, now=now, unit=seen)
    told = told_notes(work, asked)
    figures = LiveFigures(work, asked, notes=numbers_by_name(told))
    days = days_of_entries(work.book)
    return NotesPage(
        period=period,
        unit=seen,
        units=unit_choices(work, unit_names(work)),
        parts=[
            (part, [_shown(figures, one) for one in notes])
            for part, notes in groupby(told, key=lambda one: one.note.part)
        ],
        first_year=days.first_day.year if days else now.year,
    )


def _shown(figures: LiveFigures, told: Told) -> ShownNote:
    return ShownNote(
        told.note.key,
        told.number,
        told.note.title,
        said_paragraphs(figures, told.text),
        told.blocks,
    )
