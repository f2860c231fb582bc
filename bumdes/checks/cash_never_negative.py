"""Cash was never below zero at the end of a day of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word
from ledger.lows import lows
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    codes = [account.code for account in work.book.chart.cash()]
    for low in lows(work.book, codes, period):
        yield Finding(
            text=phrase(
                "{name} kurang dari nol sejak {since}, paling rendah {lowest_on}.",
                name=word(work.book.chart[low.account].name),
                since=f"{low.since:%d-%m-%Y}",
                lowest_on=f"{low.lowest_on:%d-%m-%Y}",
            ),
            unit=low.unit,
            account=low.account,
            amounts=(from_minor(low.minor, work.book.currency),),
        )


CASH_NEVER_NEGATIVE = Check(
    key="cash_never_negative",
    label="Kas tidak pernah kurang dari nol pada hari mana pun",
    advice="Lihat buku kas di sekitar hari itu: ada penerimaan yang belum dicatat.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.CASH,
    why="Uang tidak dapat dibayarkan sebelum ada: urutan atau tanggal catatannya salah.",
    place="transactions",
    find=_find,
)
