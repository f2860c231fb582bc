"""The last count of each cash account found what the books say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.cash.count import cash_counts_of, counted_cash
from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    seen: set[tuple[str, str | None]] = set()
    for count in cash_counts_of(work.session, work.book_id):
        place = (count.account, count.unit)
        is_of_period = period.first_day <= count.counted_on <= period.last_day
        if place in seen or not is_of_period:
            continue
        seen.add(place)
        counted = counted_cash(work, count)
        if counted.difference.amount:
            more = counted.difference.amount > 0
            way = word("lebih") if more else word("kurang")
            yield Finding(
                text=phrase(
                    "{name} {way} saat dihitung {counted_on}: ditemukan dan tercatat berbeda.",
                    name=word(work.book.chart[count.account].name),
                    way=way,
                    counted_on=f"{count.counted_on:%d-%m-%Y}",
                ),
                unit=count.unit,
                account=count.account,
                amounts=(counted.found, counted.booked),
            )


CASH_COUNT_AGREES = Check(
    key="cash_count_agrees",
    label="Hasil hitung kas sama dengan buku kas",
    advice="Cari catatan yang terlewat. Bila tidak ada, catat selisihnya dengan berita acara.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.CASH,
    why="Selisih yang dibiarkan menumpuk, dan akhirnya tidak dapat dijelaskan siapa pun.",
    place="cash_counts",
    find=_find,
)
