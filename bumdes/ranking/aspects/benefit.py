"""Profit and benefit: what the enterprise earns, and what the village has of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.contributor import village_party
from bumdes.enterprise import villages_of
from bumdes.phrase import phrase
from bumdes.ranking.aspect import HALF, NO, YES, Aspect, Indicator, Reading, yes_or_no
from bumdes.rupiah import format_rupiah
from bumdes.sharing.register import read_sharings
from bumdes.sharing.year_result import year_result
from ledger.money import total

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Period


def _profit(work: Work, period: Period) -> Reading:
    found = year_result(work.book, period.last_day.year).profit
    return yes_or_no(found.amount > 0, format_rupiah(found))


def _growth(work: Work, period: Period) -> Reading:
    year = period.last_day.year
    now, before = year_result(work.book, year).profit, year_result(work.book, year - 1).profit
    said = phrase("{now}, tahun sebelumnya {before}", now=now, before=before)
    if now.amount <= 0:
        return Reading(NO, said)
    return Reading(YES if now >= before else HALF, said)


def _village_income(work: Work, period: Period) -> Reading:
    villages = {village_party(v.code) for v in villages_of(work.session, work.book_id)}
    payments = [
        payment
        for sharing in read_sharings(work)
        for share in sharing.shares
        for payment in share.payments
        if share.party in villages and payment.undone_on is None and payment.paid_on in period
    ]
    paid = total((payment.amount for payment in payments), work.book.currency)
    said = phrase("{paid} dibayar kepada Desa", paid=paid)
    return yes_or_no(paid.amount > 0, said, *(payment.voucher for payment in payments))


BENEFIT = Aspect(
    key="benefit",
    label="Keuntungan dan manfaat",
    place=7,
    indicators=(
        Indicator(
            key="profit",
            label="Laba",
            advice="Hasilkan laba dalam tahun yang dinilai.",
            read=_profit,
        ),
        Indicator(
            key="profit_growth",
            label="Laba naik",
            advice="Naikkan laba setidaknya sama dengan tahun sebelumnya.",
            read=_growth,
        ),
        Indicator(
            key="village_income",
            label="Setoran PADes",
            advice="Bagi hasil usaha menurut AD/ART, dan bayar bagian Desa.",
            read=_village_income,
        ),
        Indicator(
            key="beneficiaries",
            label="Warga yang bekerja dan menerima manfaat",
            advice="Catat jumlah pekerja, pemasok, dan penerima manfaat dari warga.",
        ),
    ),
)
