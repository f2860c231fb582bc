"""No stock is below zero when the period ends: neither its worth nor any quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.below_zero import below_zero
from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase
from bumdes.stock.item import find_item
from bumdes.stock.measure import written
from bumdes.stock.movement import standing
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period

STOCK = ("1.1.05.", "1.1.06.", "1.1.08.")
"""Goods, supplies, and what grows."""


def _find(work: Work, period: Period) -> Iterator[Finding]:
    codes = [a.code for a in work.book.chart if a.takes_postings and a.code.startswith(STOCK)]
    yield from below_zero(work, period, codes)
    sums: dict[tuple[str, str], tuple[int, int, str]] = {}
    for place in standing(work.session, work.book_id, at=period.last_day):
        if place.account:
            key = (place.place.unit, place.place.item)
            quantity, cost, _ = sums.get(key, (0, 0, ""))
            sums[key] = (quantity + place.quantity, cost + place.cost, place.account)
    for (unit, code), (quantity, cost, account) in sorted(sums.items()):
        if quantity < 0:
            item = find_item(work.session, work.book_id, code)
            yield Finding(
                text=phrase(
                    "Stok {name} kurang dari nol: {written} {smallest}.",
                    name=item.name,
                    written=written(quantity),
                    smallest=item.smallest,
                ),
                unit=unit,
                account=account,
                amounts=(from_minor(cost, work.book.currency),),
            )


STOCK_NOT_NEGATIVE = Check(
    key="stock_not_negative",
    label="Tidak ada persediaan yang kurang dari nol",
    advice="Cari pembelian yang belum dicatat, atau hitung ulang persediaannya.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE, Occasion.PRINT}),
    area=CheckArea.GOODS,
    why="Barang tidak mungkin kurang dari nol: ada pembelian yang belum dicatat.",
    place="stock",
    find=_find,
)
