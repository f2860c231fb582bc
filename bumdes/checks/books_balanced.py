"""Debits are credits, in the whole and in each unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from ledger import Dimension
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    sums: dict[str, tuple[int, int]] = {}
    for row in work.book.turnovers(
        last_day=period.last_day, by=(Dimension.UNIT,), components=False
    ):
        debits, credits = sums.get(row.unit, (0, 0))
        sums[row.unit] = (debits + row.debits, credits + row.credits)
    currency = work.book.currency
    for unit, (debits, credits) in sorted(sums.items()):
        if debits != credits:
            yield Finding(
                text="Jumlah debit tidak sama dengan jumlah kredit.",
                unit=unit,
                amounts=(from_minor(debits, currency), from_minor(credits, currency)),
            )


BOOKS_BALANCED = Check(
    key="books_balanced",
    label="Jumlah debit sama dengan jumlah kredit",
    advice="Ini tidak mungkin terjadi lewat aplikasi. Kembalikan buku dari cadangan terakhir.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE, Occasion.PRINT}),
    is_binding=True,
    is_of_storage=True,
    area=CheckArea.BOOKS,
    why="Buku yang tidak seimbang pasti kehilangan catatan atau pernah diubah dari luar.",
    find=_find,
)
