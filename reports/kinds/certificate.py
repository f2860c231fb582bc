"""Certificates of ownership: one for each village, and each other owner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.month import day_words
from reports.bound.report import Chapter, Look
from reports.capital.certificate import certificate_blocks, owners
from reports.composing import report_of
from reports.kind import Group, ReportKind, Span
from reports.one_each import one_each
from reports.subjects import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from reports.bound.report import Report
    from reports.kind import Asked, BundledFile

_LABEL = "Sertifikat penyertaan modal"


def _compose(work: Work, asked: Asked) -> Report:
    owner = chosen(_LABEL, owners(work, asked.period), asked)
    chapter = Chapter(
        key="certificate",
        title="",
        blocks=certificate_blocks(work, owner.key, asked),
        is_listed=False,
        begins_page=False,
    )
    report = report_of(
        work, asked, key="certificate", title="Sertifikat Penyertaan Modal", chapters=(chapter,)
    )
    return replace(
        report,
        subject=owner.label,
        period_words=f"Per {day_words(asked.period.last_day)}",
        look=Look.CERTIFICATE,
    )


def _bundle(work: Work, asked: Asked) -> Iterator[BundledFile]:
    return one_each(work, CERTIFICATE, asked)


CERTIFICATE = ReportKind(
    key="certificate",
    slug="sertifikat",
    label=_LABEL,
    hint="Untuk setiap Desa dan pemilik lain: modal, bagian, dan dasarnya",
    group=Group.CAPITAL,
    span=Span.ANY,
    compose=_compose,
    bundle=_bundle,
    formats=("pdf", "html", "json", "zip"),
    subjects=owners,
    is_checked=False,
)
