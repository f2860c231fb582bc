"""Minutes of cash counts: what two people found, beside the books."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.cash.count import find_count
from bumdes.month import day_words
from reports.bound.report import Chapter, Look
from reports.cash.count_minutes import count_blocks, count_topics, place_words
from reports.composing import report_of
from reports.kind import Group, ReportKind, Span
from reports.subjects import chosen

if TYPE_CHECKING:
    from bumdes.work import Work
    from reports.bound.report import Report
    from reports.kind import Asked

_LABEL = "Berita acara hitung kas"


def _compose(work: Work, asked: Asked) -> Report:
    topic = chosen(_LABEL, count_topics(work, asked.period), asked)
    count = find_count(work.session, work.book_id, topic.key)
    chapter = Chapter(
        key="minutes",
        title="",
        blocks=count_blocks(work, count),
        is_listed=False,
        begins_page=False,
    )
    report = report_of(
        work, asked, key="cash-count", title="Berita Acara Hitung Kas", chapters=(chapter,)
    )
    return replace(
        report,
        subject=place_words(work, count),
        period_words=day_words(count.counted_on),
        look=Look.LETTER,
    )


CASH_COUNT = ReportKind(
    key="cash-count",
    slug="hitung-kas",
    label=_LABEL,
    hint="Pecahan uang, saldo buku, selisih, dan dua tanda tangan",
    group=Group.PROOF,
    span=Span.ANY,
    compose=_compose,
    subjects=count_topics,
    formats=("pdf", "docx", "html", "json"),
    is_checked=False,
)
