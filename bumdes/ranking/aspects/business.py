"""Business: licences, units that earn, turnover that grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.governance.legal_paper import PaperKind, papers_of
from bumdes.phrase import phrase
from bumdes.ranking.aspect import HALF, NO, YES, Aspect, Indicator, Reading, part, yes_or_no
from bumdes.ranking.figures import turnover
from bumdes.sharing.year_result import year_result
from bumdes.unit import units_of

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Period


def _licence(work: Work, period: Period) -> Reading:
    enterprise = work.enterprise
    on = period.last_day
    kept = [
        paper
        for kind in (PaperKind.NIB, PaperKind.LICENCE)
        for paper in papers_of(work.session, work.book_id, on=on, kind=kind)
    ]
    nib = enterprise.nib if enterprise else ""
    numbers = [number for paper in kept for number in paper.numbers_printed]
    said = (
        phrase("NIB {nib}", nib=nib) if nib else phrase("{kept} izin berlaku", kept=len(kept))
    )
    return yes_or_no(nib or kept, said, *numbers)


def _units(work: Work, period: Period) -> Reading:
    year = period.last_day.year
    known = [
        unit
        for unit in units_of(work.session, work.book_id)
        if unit.closed_on is None or unit.closed_on > period.last_day
    ]
    results = year_result(work.book, year).by_unit
    earning = [u for u in known if u.code in results and results[u.code].amount > 0]
    return part(
        len(earning),
        len(known),
        phrase("{earning} dari {known} unit laba", earning=len(earning), known=len(known)),
    )


def _growth(work: Work, period: Period) -> Reading:
    now, before = turnover(work, period), turnover(work, period.year_before)
    said = phrase("{now}, tahun sebelumnya {before}", now=now, before=before)
    if now.amount <= 0:
        return Reading(NO, said)
    return Reading(YES if now >= before else HALF, said)


BUSINESS = Aspect(
    key="business",
    label="Usaha dan unit usaha",
    place=3,
    indicators=(
        Indicator(
            key="licence",
            label="NIB dan izin usaha",
            advice="Urus NIB dan izin usaha, lalu simpan suratnya.",
            read=_licence,
        ),
        Indicator(
            key="product_certificates",
            label="Sertifikat produk bila perlu (halal, PIRT, merek)",
            advice="Urus sertifikat produk yang dijual.",
        ),
        Indicator(
            key="earning_units",
            label="Unit usaha yang menghasilkan laba",
            advice="Perbaiki atau tutup unit yang terus merugi.",
            read=_units,
        ),
        Indicator(
            key="turnover",
            label="Omzet naik",
            advice="Naikkan omzet setidaknya sama dengan tahun sebelumnya.",
            read=_growth,
        ),
        Indicator(
            key="line_of_business",
            label="Mutu bidang usaha (kredit macet, pascapanen, fasilitas wisata)",
            advice="Benahi yang dinilai pada bidang usaha unit-unit Anda.",
        ),
    ),
)
