"""The semester report, which penasihat and pengawas get.

Source: PP 11/2021 Art. 58: position and result of the semester with explanation, how business
developed, and problems.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.accountability.activities import budget_summary
from reports.accountability.performance import by_month, highlights, units
from reports.accountability.slots import (
    DEVELOPMENTS,
    EXPLANATION,
    SEMESTER_PROBLEMS,
    SEMESTER_SLOTS,
)
from reports.accountability.telling import INCOME, POSITION, Telling
from reports.bound.block import Heading, Included, Prose, Signatures
from reports.bound.report import Chapter
from reports.composing import report_of, signatures_for, texts_of
from reports.kind import Group, ReportKind, Span
from reports.words import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from reports.bound.block import Block
    from reports.bound.report import Report
    from reports.kind import Asked, Slot


def _compose(work: Work, asked: Asked) -> Report:
    telling = Telling(work, asked, texts_of(work, SEMESTER, asked))
    report = report_of(
        work,
        asked,
        key="semester",
        title="Laporan Semester",
        chapters=tuple(_chapters(telling)),
    )
    return replace(report, subject=period_name(asked.period))


def _chapters(telling: Telling) -> Iterator[Chapter]:
    overview = (highlights(telling), *_text(telling, EXPLANATION))
    yield _chapter("ikhtisar", "1", "Ikhtisar", *overview, begins_page=False)
    for place, key in enumerate((POSITION, INCOME), start=2):
        document = telling.document(key)
        yield _chapter(key, str(place), document.title, Included(document))
    yield _chapter("unit", "4", "Kinerja Unit Usaha", *units(telling), *by_month(telling))
    yield _chapter("anggaran", "5", "Anggaran dan Realisasi", *_budget(telling))
    yield _chapter(
        "perkembangan",
        "6",
        DEVELOPMENTS.title,
        *_text(telling, DEVELOPMENTS),
        begins_page=False,
    )
    yield _chapter(
        "masalah",
        "7",
        SEMESTER_PROBLEMS.title,
        *_text(telling, SEMESTER_PROBLEMS),
        Signatures(*signatures_for(telling.work, telling.asked)),
        begins_page=False,
    )


def _chapter(
    key: str, number: str, title: str, *blocks: Block, begins_page: bool = True
) -> Chapter:
    return Chapter(key=key, title=title, number=number, blocks=blocks, begins_page=begins_page)


def _text(telling: Telling, slot: Slot) -> tuple[Block, ...]:
    """Return what stands in *slot*, whose title is that of its chapter."""
    return tuple(block for block in telling.topic(slot) if not isinstance(block, Heading))


def _budget(telling: Telling) -> tuple[Block, ...]:
    if not telling.plans:
        return (Prose("Tahun ini tidak mempunyai rencana program kerja yang disahkan."),)
    return budget_summary(telling)


SEMESTER = ReportKind(
    key="semester",
    slug="laporan-semester",
    label="Laporan semester",
    hint="Untuk penasihat dan pengawas: posisi keuangan, laba rugi, perkembangan, masalah",
    group=Group.PERIODIC,
    span=Span.SEMESTER,
    slots=SEMESTER_SLOTS,
    compose=_compose,
    formats=("pdf", "docx", "html", "xlsx", "text", "json"),
)
