"""No cash account is below zero when the period ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.below_zero import below_zero
from bumdes.check import Check, CheckArea, Occasion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.check import Finding
    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    codes = [account.code for account in work.book.chart.cash()]
    return below_zero(work, period, codes)


CASH_NOT_NEGATIVE = Check(
    key="cash_not_negative",
    label="Tidak ada kas yang kurang dari nol",
    advice="Cari penerimaan yang belum dicatat, atau pengeluaran yang tercatat dua kali.",
    occasions=frozenset(
        {Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE, Occasion.HOME, Occasion.PRINT}
    ),
    area=CheckArea.CASH,
    why="Uang di laci tidak mungkin kurang dari nol: ada catatan yang hilang atau salah kas.",
    place="transactions",
    find=_find,
)
