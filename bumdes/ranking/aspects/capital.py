"""Assets and capital: whose capital it is, whether it grows, and whether it is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.ownership import ownership
from bumdes.capital.reconciliation import reconcile_capital
from bumdes.governance.remainder import what_is_left
from bumdes.phrase import phrase, word
from bumdes.ranking.aspect import HALF, NO, YES, Aspect, Indicator, Reading, yes_or_no
from ledger.money import total

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Period


def _village(work: Work, period: Period) -> Reading:
    return _of_owners(work, period, is_village=True)


def _community(work: Work, period: Period) -> Reading:
    return _of_owners(work, period, is_village=False)


def _of_owners(work: Work, period: Period, *, is_village: bool) -> Reading:
    found = ownership(work.session, work.book, at=period.last_day)
    held = [s for s in found.shares if s.owner.is_village is is_village]
    amount = total((share.amount for share in held), work.book.currency)
    return yes_or_no(
        amount.amount > 0, phrase("{amount} dari {held} pemilik", amount=amount, held=len(held))
    )


def _assets(work: Work, period: Period) -> Reading:
    now = what_is_left(work.book, period.last_day).total_assets
    before = what_is_left(work.book, period.year_before.last_day).total_assets
    said = phrase("{now}, tahun sebelumnya {before}", now=now, before=before)
    if now.amount <= 0:
        return Reading(NO, said)
    return Reading(YES if now >= before else HALF, said)


def _registered(work: Work, period: Period) -> Reading:
    found = reconcile_capital(work.session, work.book, at=period.last_day)
    said = (
        word("sama dengan ekuitas")
        if found.holds
        else phrase("selisih {difference}", difference=found.difference)
    )
    return yes_or_no(found.holds, said)


CAPITAL = Aspect(
    key="capital",
    label="Aset dan permodalan",
    place=5,
    indicators=(
        Indicator(
            key="village_capital",
            label="Penyertaan modal Desa",
            advice="Ajukan penyertaan modal Desa dengan Perdes dan studi kelayakan.",
            read=_village,
        ),
        Indicator(
            key="community_capital",
            label="Penyertaan modal masyarakat",
            advice="Buka penyertaan modal bagi warga dan kelompok.",
            read=_community,
        ),
        Indicator(
            key="assets",
            label="Aset bertambah",
            advice="Pertahankan aset setidaknya sama dengan tahun sebelumnya.",
            read=_assets,
        ),
        Indicator(
            key="capital_register",
            label="Buku modal cocok dengan ekuitas",
            advice="Rinci saldo awal modal menurut penyetornya di Buku modal.",
            read=_registered,
        ),
    ),
)
