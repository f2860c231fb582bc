"""The annual report: what PP 11/2021 Art. 58(6) asks for and no more, letter by letter.

Its texts are those of the accountability report (LPJ), so that nobody writes them twice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.accountability.activities import activities
from reports.accountability.completeness import all_lacking
from reports.accountability.duties import duties, problems
from reports.accountability.finances import combined, statements
from reports.accountability.numbering import in_chapters
from reports.accountability.outlook import closing
from reports.accountability.performance import performance
from reports.accountability.slots import LPJ_SLOTS
from reports.accountability.telling import LPJ_KEY, Telling, texts_in
from reports.composing import report_of
from reports.kind import Group, ReportKind
from reports.words import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from reports.bound.report import Chapter, Report
    from reports.kind import Asked


def _compose(work: Work, asked: Asked) -> Report:
    telling = Telling(work, asked, texts_in(work, asked, LPJ_KEY, LPJ_SLOTS))
    report = report_of(
        work,
        asked,
        key="annual",
        title="Laporan Tahunan",
        chapters=tuple(in_chapters(_chapters(telling))),
    )
    return replace(
        report,
        period_words=f"Tahun Buku {period_name(asked.period)}",
        subject="Menurut Pasal 58 ayat (6) Peraturan Pemerintah Nomor 11 Tahun 2021.",
        has_cover=True,
        has_contents=True,
    )


def _chapters(telling: Telling) -> Iterator[Chapter]:
    """Yield the letters a to f, a chapter each."""
    yield replace(statements(telling), title="Posisi Keuangan, Laba Rugi, dan Penjelasannya")
    for chapter in combined(telling):
        yield replace(chapter, title="Konsolidasi Unit Usaha")
    yield replace(performance(telling), title="Keadaan dan Hasil yang Dicapai")
    yield replace(activities(telling), title="Kegiatan Utama dan Perubahan")
    yield problems(telling)
    yield duties(telling)
    yield closing(telling)


ANNUAL = ReportKind(
    key="annual",
    slug="laporan-tahunan",
    label="Laporan tahunan",
    hint="Isi Pasal 58 ayat (6) PP 11/2021 huruf demi huruf; teksnya dari LPJ",
    group=Group.PERIODIC,
    compose=_compose,
    is_long=True,
    formats=("pdf", "docx", "html", "xlsx", "text", "json"),
    lacks=all_lacking,
)
