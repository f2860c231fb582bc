"""No stock is below zero when the period ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.below_zero import below_zero
from bumdes.check import Check, Occasion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.check import Finding
    from bumdes.work import Work
    from ledger import Period

STOCK = ("1.1.05.", "1.1.06.", "1.1.08.")
"""Goods, supplies, and what grows."""


def _find(work: Work, period: Period) -> Iterator[Finding]:
    codes = [a.code for a in work.book.chart if a.takes_postings and a.code.startswith(STOCK)]
    return below_zero(work, period, codes)


STOCK_NOT_NEGATIVE = Check(
    key="stock_not_negative",
    label="Tidak ada persediaan yang kurang dari nol",
    advice="Cari pembelian yang belum dicatat, atau hitung ulang persediaannya.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE}),
    find=_find,
)
