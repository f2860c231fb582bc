"""The accountability report of a year (LPJ): everything that the owners decide upon, bound.

Source: PP 11/2021 Art. 58; the order of chapters is that of practice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.accountability.activities import activities
from reports.accountability.annexes import annexes
from reports.accountability.completeness import lacking
from reports.accountability.duties import duties, problems
from reports.accountability.finances import finances
from reports.accountability.front import approval, letter, meeting_name
from reports.accountability.introduction import introduction
from reports.accountability.numbering import in_annexes, in_chapters
from reports.accountability.outlook import closing, outlook
from reports.accountability.performance import performance
from reports.accountability.profile import profile
from reports.accountability.profit import profit
from reports.accountability.slots import LPJ_SLOTS
from reports.accountability.telling import LPJ_KEY, Telling
from reports.composing import report_of, texts_of
from reports.kind import Group, ReportKind
from reports.kinds import supervisor
from reports.words import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from reports.bound.report import Chapter, Report
    from reports.kind import Asked


def _compose(work: Work, asked: Asked) -> Report:
    telling = Telling(work, asked, texts_of(work, LPJ, asked))
    front = (letter(telling), approval(telling))
    report = report_of(
        work,
        asked,
        key=LPJ_KEY,
        title="Laporan Pertanggungjawaban",
        chapters=(
            *front,
            *in_chapters(_chapters(telling)),
            *in_annexes(annexes(telling, _supervision(telling))),
        ),
    )
    return replace(
        report,
        period_words=f"Tahun Buku {period_name(asked.period)}",
        subject=f"Disampaikan kepada {meeting_name(work)}, setelah ditelaah Penasihat dan"
        " Pengawas menurut Pasal 58 Peraturan Pemerintah Nomor 11 Tahun 2021.",
        has_cover=True,
        has_contents=True,
        leading=len(front),
    )


def _supervision(telling: Telling) -> Report | None:
    """Return what the supervisors report; None while they wrote nothing."""
    if not telling.supervision:
        return None
    return supervisor.SUPERVISOR.compose(telling.work, telling.asked)


def _chapters(telling: Telling) -> Iterator[Chapter]:
    yield introduction(telling)
    yield profile(telling)
    yield activities(telling)
    yield performance(telling)
    yield from finances(telling)
    yield profit(telling)
    yield problems(telling)
    yield duties(telling)
    yield outlook(telling)
    yield closing(telling)


LPJ = ReportKind(
    key=LPJ_KEY,
    slug="lpj",
    label="Laporan pertanggungjawaban (LPJ)",
    hint="Satu berkas untuk musyawarah: narasi, laporan keuangan, bagi hasil, lampiran",
    group=Group.PERIODIC,
    slots=LPJ_SLOTS,
    compose=_compose,
    is_long=True,
    formats=("pdf", "docx", "html", "xlsx", "text", "json"),
    lacks=lacking,
)
