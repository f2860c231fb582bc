"""The letter to a village for its report of wealth (LKMD)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.enterprise import find_village
from reports.bound.report import Chapter, Look
from reports.capital.village_letter import letter_blocks, villages
from reports.composing import report_of
from reports.kind import Group, ReportKind
from reports.one_each import one_each
from reports.subjects import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from reports.bound.report import Report
    from reports.kind import Asked, BundledFile

_LABEL = "Surat untuk LKMD"


def _compose(work: Work, asked: Asked) -> Report:
    topic = chosen(_LABEL, villages(work, asked.period), asked)
    village = find_village(work.session, work.book_id, topic.key)
    chapter = Chapter(
        key="letter",
        title="",
        blocks=letter_blocks(work, village, asked),
        is_listed=False,
        begins_page=False,
    )
    report = report_of(
        work, asked, key="lkmd", title="Konfirmasi Penyertaan Modal Desa", chapters=(chapter,)
    )
    return replace(
        report,
        subject=topic.label,
        period_words=f"Untuk Laporan Kekayaan Milik Desa Tahun {asked.period.last_day.year}",
        look=Look.LETTER,
    )


def _bundle(work: Work, asked: Asked) -> Iterator[BundledFile]:
    return one_each(work, LKMD, asked)


LKMD = ReportKind(
    key="lkmd",
    slug="surat-lkmd",
    label=_LABEL,
    hint="Nilai investasi Desa, mutasi modal, bagi hasil, dan aset Desa yang dipakai",
    group=Group.CAPITAL,
    compose=_compose,
    bundle=_bundle,
    formats=("pdf", "docx", "html", "json", "zip"),
    subjects=villages,
)
