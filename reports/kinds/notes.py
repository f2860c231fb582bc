"""The notes to the financial statements (CALK) as a paper of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.reporting.framework import framework_of
from reports.bound.block import Signatures
from reports.bound.report import Chapter, Look
from reports.composing import report_of, signatures_for
from reports.kind import Group, ReportKind, Span
from reports.note_chapters import note_chapters, slots_of_notes
from reports.notes.telling import KEY

if TYPE_CHECKING:
    from bumdes.work import Work
    from reports.bound.report import Report
    from reports.kind import Asked


def _compose(work: Work, asked: Asked) -> Report:
    signed = Chapter(
        key="signatures",
        title="",
        blocks=(Signatures(*signatures_for(work, asked)),),
        is_listed=False,
        begins_page=False,
    )
    year = asked.period.last_day.year
    framework = framework_of(work.book.connection, work.book_id, year)
    report = report_of(
        work,
        asked,
        key=KEY,
        title=framework.titles["notes"],
        chapters=(*note_chapters(work, asked), signed),
    )
    return replace(report, look=Look.NOTES)


NOTES_KIND = ReportKind(
    key=KEY,
    slug="calk",
    label="Catatan atas Laporan Keuangan (CALK)",
    hint="Rincian setiap pos dengan penjelasannya, kebijakan akuntansi, dan pengungkapan lain",
    group=Group.PERIODIC,
    span=Span.ANY,
    slots=slots_of_notes(),
    formats=("pdf", "docx", "html", "xlsx", "text", "json"),
    compose=_compose,
)
