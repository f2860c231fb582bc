"""Receipts for shares of the profit: one for each payment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.bound.report import Chapter, Look
from reports.composing import report_of
from reports.kind import Group, ReportKind, Span
from reports.one_each import one_each
from reports.sharing.receipt import paid_in, receipt_blocks, receipts, said_on
from reports.subjects import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from reports.bound.report import Report
    from reports.kind import Asked, BundledFile

_LABEL = "Kuitansi bagian hasil usaha"


def _compose(work: Work, asked: Asked) -> Report:
    topic = chosen(_LABEL, receipts(work, asked.period), asked)
    found = paid_in(work, asked.period)
    paid = next(each for each in found if each.payment.payment_id == topic.key)
    chapter = Chapter(
        key="receipt",
        title="",
        blocks=receipt_blocks(work, paid),
        is_listed=False,
        begins_page=False,
    )
    report = report_of(work, asked, key="share-receipt", title="Kuitansi", chapters=(chapter,))
    return replace(
        report,
        subject="Bagian Hasil Usaha",
        period_words=said_on(paid),
        look=Look.LETTER,
    )


def _bundle(work: Work, asked: Asked) -> Iterator[BundledFile]:
    return one_each(work, SHARE_RECEIPT, asked)


SHARE_RECEIPT = ReportKind(
    key="share-receipt",
    slug="kuitansi-bagi-hasil",
    label=_LABEL,
    hint="Tanda terima setiap pembayaran bagian Desa dan pihak lain",
    group=Group.CAPITAL,
    span=Span.ANY,
    compose=_compose,
    bundle=_bundle,
    formats=("pdf", "html", "json", "zip"),
    subjects=receipts,
    is_checked=False,
)
