"""The statements as one paper, each on its page, signed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.bound.block import Included, Signatures
from reports.bound.report import Chapter
from reports.composing import report_of, signatures_for
from reports.kind import Group, ReportKind, Span
from reports.prepare import prepare
from reports.scope import Scope
from reports.statements import STATEMENTS

if TYPE_CHECKING:
    from bumdes.work import Work
    from reports.bound.report import Report
    from reports.kind import Asked


def _compose(work: Work, asked: Asked) -> Report:
    scope = Scope(asked.period, compare=(asked.period.year_before,), unit=asked.unit)
    documents = [prepare(work.book, key, scope, now=asked.now) for key in STATEMENTS]
    chapters = [
        Chapter(key=document.key, title=document.title, blocks=(Included(document),))
        for document in documents
    ]
    signed = Chapter(
        key="signatures",
        title="",
        blocks=(Signatures(*signatures_for(work, asked)),),
        is_listed=False,
        begins_page=False,
    )
    return report_of(
        work,
        asked,
        key="statements",
        title="Laporan Keuangan",
        chapters=(*chapters, signed),
    )


STATEMENTS_KIND = ReportKind(
    key="statements",
    slug="laporan-keuangan",
    label="Laporan keuangan lengkap",
    hint="Semua laporan keuangan dalam satu berkas, dengan tahun sebelumnya",
    group=Group.PERIODIC,
    span=Span.ANY,
    compose=_compose,
)
