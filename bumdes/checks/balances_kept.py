"""The balances that statements are made of are the sums of the journal's lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from ledger.money import from_minor
from ledger.soundness import kept_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:  # noqa: ARG001 - of all days
    currency = work.book.currency
    for apart in kept_apart(work.book):
        yield Finding(
            text="Saldo yang tersimpan tidak sama dengan jumlah catatannya.",
            account=apart.account,
            amounts=(from_minor(apart.kept, currency), from_minor(apart.posted, currency)),
        )


BALANCES_KEPT = Check(
    key="balances_kept",
    label="Saldo setiap akun sama dengan jumlah catatannya",
    advice="Ini tidak mungkin terjadi lewat aplikasi. Kembalikan buku dari cadangan terakhir.",
    occasions=frozenset({Occasion.YEAR_CLOSE, Occasion.PRINT}),
    is_binding=True,
    is_of_storage=True,
    area=CheckArea.BOOKS,
    why="Laporan dibuat dari saldo ini; kalau berbeda, laporannya bukan isi buku.",
    find=_find,
)
