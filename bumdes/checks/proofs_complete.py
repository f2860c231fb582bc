"""Every payment has a paper that proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase
from bumdes.proofs.completeness import paid_unproved
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    bare = paid_unproved(work, period)
    if bare.payments:
        currency = work.book.currency
        yield Finding(
            text=phrase(
                "{payments} pengeluaran kas belum mempunyai bukti yang disimpan.",
                payments=bare.payments,
            ),
            amounts=(from_minor(bare.minor, currency),),
        )


PROOFS_COMPLETE = Check(
    key="proofs_complete",
    label="Setiap pengeluaran kas mempunyai bukti",
    advice="Simpan kuitansi atau notanya pada catatan yang bersangkutan.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE, Occasion.PRINT}),
    area=CheckArea.BOOKS,
    why="Pengeluaran tanpa bukti tidak dapat dipertanggungjawabkan kepada Pengawas.",
    place="proofs",
    find=_find,
)
