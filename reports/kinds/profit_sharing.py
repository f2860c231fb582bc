"""The sharing of a year's profit: proposed to the deliberation, or decided and paid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.permissions import Role
from reports.bound.block import Prose
from reports.bound.report import Chapter
from reports.composing import report_of, texts_of
from reports.kind import Group, ReportKind, Slot
from reports.offices import signed_by, signing
from reports.sharing.proposal import (
    payment_blocks,
    read_proposal,
    result_of_units,
    summary_blocks,
)
from reports.sharing.reckoning import reckoning_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work
    from reports.bound.block import Block
    from reports.bound.report import Report
    from reports.kind import Asked
    from reports.sharing.proposal import Proposal

_SLOTS = (
    Slot(
        key="basis",
        title="Dasar pembagian",
        hint="Pasal AD/ART dan keputusan yang menentukan pembagian.",
        template=(
            "Hasil usaha dibagi menurut Anggaran Dasar dan Anggaran Rumah Tangga, dan"
            " diputuskan dalam musyawarah ketika laporan tahunan diterima. Laba bersih menurut"
            " laporan laba rugi masa {masa} adalah {laba_bersih}."
        ),
    ),
    Slot(
        key="use",
        title="Penggunaan bagian Desa dan cadangan",
        hint="Untuk apa bagian Desa, dana sosial, dan cadangan dipakai menurut musyawarah.",
    ),
)


def _compose(work: Work, asked: Asked) -> Report:
    proposal = read_proposal(work, asked.period.last_day.year)
    texts = texts_of(work, PROFIT_SHARING, asked)
    summary = _summary(work, proposal, texts)
    chapters = [
        _chapter("summary", "Yang dibagi dan penerimanya", "1", *summary),
        _chapter("results", "Asal laba", "2", result_of_units(work, proposal)),
    ]
    if proposal.calculation:
        blocks = reckoning_blocks(work, proposal.calculation)
        chapters.append(_chapter("reckoning", "Perhitungan", "3", *blocks))
    if proposal.decided:
        blocks = payment_blocks(work, proposal.decided)
        chapters.append(_chapter("payments", "Pembayaran", str(len(chapters) + 1), *blocks))
    title = "Pembagian Hasil Usaha" if proposal.decided else "Usulan Pembagian Hasil Usaha"
    report = report_of(
        work,
        asked,
        key="profit-sharing",
        title=title,
        chapters=(*chapters, _signed(work, asked)),
    )
    return replace(
        report,
        subject=f"Tahun Buku {proposal.year}",
        draft=proposal.draft,
    )


def _summary(work: Work, proposal: Proposal, texts: Mapping[str, str]) -> tuple[Block, ...]:
    said = [Prose(texts[key]) for key in ("basis", "use") if texts[key]]
    return (*said[:1], *summary_blocks(work, proposal), *said[1:])


def _chapter(key: str, title: str, number: str, *blocks: Block) -> Chapter:
    return Chapter(key=key, title=title, number=number, blocks=blocks, begins_page=False)


def _signed(work: Work, asked: Asked) -> Chapter:
    on = asked.now.date()
    signatories = signing(
        work,
        on,
        (Role.ADVISOR, "Mengetahui,"),
        (Role.SUPERVISOR, "Ditelaah oleh,"),
        (Role.DIRECTOR, "Diusulkan oleh,"),
        (Role.TREASURER, "Disusun oleh,"),
    )
    return signed_by(work, on, *signatories)


PROFIT_SHARING = ReportKind(
    key="profit-sharing",
    slug="pembagian-hasil-usaha",
    label="Pembagian hasil usaha",
    hint="Usulan untuk musyawarah, atau keputusannya: perhitungan baris demi baris, pembayaran",
    group=Group.CAPITAL,
    slots=_SLOTS,
    compose=_compose,
    formats=("pdf", "xlsx", "html", "json"),
)
