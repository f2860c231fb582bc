"""Every payment has a paper that proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bumdes.check import Check, Finding, Occasion
from ledger import VoucherType
from ledger.tables import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period

_NO_PROOF = "[]"


def _find(work: Work, period: Period) -> Iterator[Finding]:
    e = entries.c
    query = select(func.count()).where(
        e.book_id == work.book_id,
        e.date.between(period.first_day, period.last_day),
        e.voucher_type == VoucherType.PAYMENT.value,
        e.evidence == _NO_PROOF,
        e.reverses.is_(None),
    )
    if count := work.session.scalar(query):
        yield Finding(text=f"{count} pengeluaran kas belum mempunyai bukti yang disimpan.")


PROOFS_COMPLETE = Check(
    key="proofs_complete",
    label="Setiap pengeluaran kas mempunyai bukti",
    advice="Simpan kuitansi atau notanya pada catatan yang bersangkutan.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE}),
    find=_find,
)
