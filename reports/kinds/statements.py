"""The five statements as one paper: four of figures, each on its page, and the notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.reporting.framework import framework_of
from ledger.search import days_of_entries
from reports.bound.block import Included, Signatures
from reports.bound.report import Chapter
from reports.composing import report_of, signatures_for
from reports.kind import BundledFile, Group, ReportKind, Span
from reports.note_chapters import note_blocks
from reports.notes.pointing import with_notes
from reports.notes.telling import numbers_by_row, told_notes
from reports.prepare import prepare
from reports.renderers import RENDERERS
from reports.scope import Scope
from reports.statements import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from reports.bound.report import Report
    from reports.document import Document
    from reports.kind import Asked
    from reports.notes.telling import Told

KEY = "statements"
LOOSE = ("xlsx", "csv")
"""What each statement is in a bundle, beside the paper."""


def _compose(work: Work, asked: Asked) -> Report:
    told = _told(work, asked)
    numbers = numbers_by_row(told)
    figures = [
        Chapter(
            key=document.key,
            title=document.title,
            blocks=(Included(with_notes(document, numbers)),),
        )
        for document in _statements(work, asked)
    ]
    signed = Chapter(
        key="signatures",
        title="",
        blocks=(Signatures(*signatures_for(work, asked)),),
        is_listed=False,
        begins_page=False,
    )
    report = report_of(
        work,
        asked,
        key=KEY,
        title="Laporan Keuangan",
        chapters=(*figures, *_notes(work, asked, told), signed),
    )
    return replace(report, has_cover=True, has_contents=True)


def _statements(work: Work, asked: Asked) -> Iterator[Document]:
    """Yield the four statements, beside the year before if the books reach back so far."""
    before = asked.period.year_before
    days = days_of_entries(work.book)
    reaches = days is not None and days.first_day <= before.last_day
    scope = Scope(asked.period, compare=(before,) if reaches else (), unit=asked.unit)
    for key in STATEMENTS:
        yield prepare(work.book, key, scope, now=asked.now)


def _told(work: Work, asked: Asked) -> tuple[Told, ...]:
    """Return the notes, which tell of the whole enterprise only."""
    is_whole = asked.unit is None and work.enterprise is not None
    return told_notes(work, asked) if is_whole else ()


def _notes(work: Work, asked: Asked, told: tuple[Told, ...]) -> Iterator[Chapter]:
    """Yield the chapter of the notes, if there are any."""
    if told:
        year = asked.period.last_day.year
        framework = framework_of(work.book.connection, work.book_id, year)
        yield Chapter(
            key="notes",
            title=framework.titles["notes"],
            blocks=note_blocks(work, asked, told=told),
        )


def _bundle(work: Work, asked: Asked) -> Iterator[BundledFile]:
    """Yield the statements one by one, as spreadsheets and as text for programs."""
    for place, document in enumerate(_statements(work, asked), start=1):
        for key in LOOSE:
            renderer = RENDERERS[key]
            name = f"{place}-{document.key}.{renderer.extension}"
            yield BundledFile(name, renderer.render(document))


STATEMENTS_KIND = ReportKind(
    key=KEY,
    slug="laporan-keuangan",
    label="Laporan keuangan lengkap",
    hint="Laba rugi, ekuitas, posisi keuangan, arus kas, dan CALK dalam satu berkas",
    group=Group.PERIODIC,
    span=Span.ANY,
    compose=_compose,
    bundle=_bundle,
    formats=("pdf", "docx", "xlsx", "html", "zip", "text", "json"),
    has_units=True,
)
