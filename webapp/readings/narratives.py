"""What the page shows on which somebody writes one text of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.reporting.narrative import narratives_of, versions_of
from reports.bound.block import Figures, Listing
from reports.bound.page import paragraphs
from reports.notes.telling import KEY, told_notes
from reports.references import LiveFigures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bumdes.reporting.narrative import Narrative
    from bumdes.work import Work
    from reports.kind import Asked, ReportKind, Slot
    from reports.notes.telling import Told
    from reports.references import LiveFigure, Said
    from reports.register import Register
    from reports.table import Table

TEMPLATE, YEAR_BEFORE = "contoh", "lalu"
"""How an address names what to begin from, besides the number of a version."""


class SaidParagraph(NamedTuple):
    """A paragraph, and the items of the list that follows it, each part by part."""

    parts: tuple[Said, ...]
    items: tuple[tuple[Said, ...], ...] = ()
    is_ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrativePage:
    """What stands on the page of one text.

    Attributes:
        versions: every version, the last first; of these, those taken back are empty.
        standing: the number of the last; 0 if there is none.
        year_before: what was written there a year earlier; empty if nothing was.
        figures: what the text may name, by the title of the statement.
        words: what it may name besides: by name, what it is, and what it is now.
        notes: the notes that it may point at, by name.
        number: of the note that the text belongs to; 0 if it belongs to none that is told.
        tables, registers: what the books give beside the text.
    """

    versions: Sequence[Narrative]
    year_before: str
    figures: Mapping[str, Sequence[LiveFigure]]
    words: Mapping[str, tuple[str, str]]
    notes: Mapping[str, str]
    number: int
    tables: Sequence[Table]
    registers: Sequence[Register]

    @property
    def standing(self) -> int:
        return self.versions[0].version if self.versions else 0

    @property
    def by(self) -> str:
        """Who wrote the last version; nothing if nobody did."""
        return self.versions[0].written_by if self.versions else ""


def read_narrative(work: Work, kind: ReportKind, slot: Slot, asked: Asked) -> NarrativePage:
    """Return what the page of *slot* shows.

    Raises:
        PermissionDeniedError: the actor may not read the report.
        ProofFailedError: two figures that must be equal are not.
    """
    work.actor.require(kind.permission, unit=asked.unit)
    before = narratives_of(work.session, work.book_id, kind.key, asked.period.year_before)
    figures = LiveFigures(work, asked)
    by_statement: dict[str, list[LiveFigure]] = {}
    for figure in figures.offered():
        by_statement.setdefault(figure.statement, []).append(figure)
    told = _told(work, kind, slot, asked)
    blocks = told.blocks if told else ()
    return NarrativePage(
        versions=versions_of(work.session, work.book_id, kind.key, asked.period, slot.key),
        year_before=before[slot.key].text if slot.key in before else "",
        figures=by_statement,
        words=figures.words(),
        notes=figures.notes(),
        number=told.number if told else 0,
        tables=[block.table for block in blocks if isinstance(block, Figures)],
        registers=[block.register for block in blocks if isinstance(block, Listing)],
    )


def _told(work: Work, kind: ReportKind, slot: Slot, asked: Asked) -> Told | None:
    """Return the note that *slot* belongs to; None if it is none, or has nothing to say."""
    if kind.key != KEY:
        return None
    return next((one for one in told_notes(work, asked) if one.note.key == slot.key), None)


def begun_with(page: NarrativePage, slot: Slot, chosen: str) -> str:
    """Return the text to begin from: what *chosen* names, else what stands, else the template.

    What was taken back begins with the template again.
    """
    if chosen == TEMPLATE:
        return slot.template
    if chosen == YEAR_BEFORE:
        return page.year_before
    for version in page.versions:
        if chosen == str(version.version):
            return version.text
    return (page.versions[0].text if page.versions else "") or slot.template


def shown(work: Work, asked: Asked, text: str) -> Sequence[SaidParagraph]:
    """Return *text* as the report will show it, its figures with where they come from.

    Raises:
        ProofFailedError: two figures that must be equal are not.
    """
    figures = LiveFigures(work, asked)
    return said_paragraphs(figures, text)


def said_paragraphs(figures: LiveFigures, text: str) -> Sequence[SaidParagraph]:
    """Return *text* paragraph by paragraph, with *figures* in it; see ``shown``."""
    return [
        SaidParagraph(
            tuple(figures.parts(part.text)),
            tuple(tuple(figures.parts(item)) for item in part.items),
            part.is_ordered,
        )
        for part in paragraphs(text)
    ]
