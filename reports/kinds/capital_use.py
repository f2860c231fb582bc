"""What became of capital: all contributions, and each in full; or one of them alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.month import day_words
from bumdes.permissions import Role
from bumdes.phrase import word
from reports.bound.block import Facts, Prose
from reports.bound.report import Chapter
from reports.capital.use import (
    from_whom,
    funds,
    overview,
    read_use,
    reconciled,
    standing,
    sum_of,
    use_blocks,
)
from reports.composing import report_of
from reports.kind import Group, ReportKind, Span, Topic
from reports.offices import signed_by, signing
from reports.subjects import chosen

if TYPE_CHECKING:
    from bumdes.capital.use import UseOfCapital
    from bumdes.work import Work
    from ledger import Period
    from reports.bound.report import Report
    from reports.kind import Asked

_LABEL = "Penggunaan modal"
_ALL = Topic("", word("Semua penyertaan"))


def _subjects(work: Work, period: Period) -> tuple[Topic, ...]:
    return (_ALL, *funds(work, period))


def _compose(work: Work, asked: Asked) -> Report:
    topic = chosen(_LABEL, _subjects(work, asked.period), asked)
    known = standing(work, asked.period)
    uses = [read_use(work, c, asked) for c in known if topic.key in {"", c.fund}]
    chapters = [] if topic.key else [_summary(work, uses, asked)]
    shown = [use for use in uses if topic.key or not use.is_own_money]
    for place, use in enumerate(shown, start=1):
        number = "" if topic.key else str(place)
        chapters.append(_chapter(work, use, asked, number=number))
    report = report_of(
        work,
        asked,
        key="capital-use",
        title="Laporan Penggunaan Modal",
        chapters=(*chapters, _signed(work, asked)),
    )
    return replace(
        report,
        subject=topic.label if topic.key else "",
        period_words=f"Sampai dengan {day_words(asked.period.last_day)}",
        has_cover=not topic.key,
        has_contents=not topic.key,
    )


def _summary(work: Work, uses: list[UseOfCapital], asked: Asked) -> Chapter:
    blocks = (
        Prose(
            "Setiap penyertaan diikuti dari uang yang masuk sampai barang, piutang, dan uang"
            " yang masih ada. Yang diterima ditambah hasilnya, dikurangi yang dibelanjakan,"
            " sama dengan sisa uang.",
            is_lead=True,
        ),
        Facts(sum_of(work, uses)),
        overview(work, uses),
        *reconciled(work, asked),
    )
    return Chapter(key="summary", title="Ringkasan", blocks=blocks)


def _chapter(work: Work, use: UseOfCapital, asked: Asked, *, number: str) -> Chapter:
    return Chapter(
        key=f"fund-{use.contribution.fund}",
        title=from_whom(work, use.contribution),
        number=number,
        blocks=use_blocks(work, use, asked),
        begins_page=bool(number),
    )


def _signed(work: Work, asked: Asked) -> Chapter:
    on = asked.now.date()
    signatories = signing(
        work,
        on,
        (Role.ADVISOR, "Mengetahui,"),
        (Role.SUPERVISOR, "Ditelaah oleh,"),
        (Role.DIRECTOR, "Disetujui oleh,"),
        (Role.TREASURER, "Disusun oleh,"),
    )
    return signed_by(work, on, *signatories)


CAPITAL_USE = ReportKind(
    key="capital-use",
    slug="penggunaan-modal",
    label=_LABEL,
    hint="Setiap penyertaan: rencana, belanja dengan buktinya, dan menjadi apa",
    group=Group.CAPITAL,
    span=Span.ANY,
    compose=_compose,
    subjects=_subjects,
    formats=("pdf", "xlsx", "html", "json"),
)
