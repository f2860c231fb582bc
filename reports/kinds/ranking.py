"""The ministry's ranking sheet, filled from the books.

Source: Permendesa PDTT 3/2021; Kepmendesa PDTT 145/2022.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.permissions import Role
from bumdes.ranking.sheet import rank
from reports.bound.report import Chapter
from reports.composing import report_of
from reports.kind import Group, ReportKind
from reports.offices import signed_by, signing
from reports.ranking.blocks import aspect_blocks, lift_blocks, summary_blocks

if TYPE_CHECKING:
    from bumdes.work import Work
    from reports.bound.block import Block
    from reports.bound.report import Report
    from reports.kind import Asked


def _compose(work: Work, asked: Asked) -> Report:
    sheet = rank(work, asked.period.last_day.year)
    indicators = [block for found in sheet.aspects for block in aspect_blocks(work, found)]
    chapters = (
        _chapter("score", "Nilai dan kelas", *summary_blocks(work, sheet)),
        _chapter("lifts", "Yang menaikkan kelas", *lift_blocks(work, sheet)),
        _chapter("indicators", "Indikator dan buktinya", *indicators),
        _signed(work, asked),
    )
    report = report_of(
        work,
        asked,
        key="ranking",
        title="Lembar Pemeringkatan BUM Desa",
        chapters=chapters,
    )
    return replace(report, period_words=f"Tahun {sheet.year}")


def _chapter(key: str, title: str, *blocks: Block) -> Chapter:
    return Chapter(key=key, title=title, blocks=blocks, begins_page=False)


def _signed(work: Work, asked: Asked) -> Chapter:
    on = asked.now.date()
    signatories = signing(
        work,
        on,
        (Role.ADVISOR, "Mengetahui,"),
        (Role.DIRECTOR, "Disetujui oleh,"),
        (Role.SECRETARY, "Diisi oleh,"),
    )
    return signed_by(work, on, *signatories)


RANKING = ReportKind(
    key="ranking",
    slug="pemeringkatan",
    label="Lembar pemeringkatan",
    hint="Tujuh aspek kementerian, diisi dari buku; yang kurang, dan yang menaikkan kelas",
    group=Group.PROOF,
    compose=_compose,
    formats=("pdf", "xlsx", "html", "json"),
    is_checked=False,
)
