"""Every payment has a paper that proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, Finding, Occasion
from ledger.proofs import unproved_payments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    if count := unproved_payments(work.book, period):
        yield Finding(text=f"{count} pengeluaran kas belum mempunyai bukti yang disimpan.")


PROOFS_COMPLETE = Check(
    key="proofs_complete",
    label="Setiap pengeluaran kas mempunyai bukti",
    advice="Simpan kuitansi atau notanya pada catatan yang bersangkutan.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE}),
    find=_find,
)
