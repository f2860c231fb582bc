"""At the end of the year all stock is counted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.duty import Duty
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.reporting.dated_due import dated_due, years_due
from bumdes.stock.count import counts_of
from bumdes.stock.pool import STOCK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, window: Period) -> Iterator[Due]:
    for year in years_due(work, "stock_count", window):
        number = year.last_day.year
        if not _has_stock(work, year):
            continue
        around = (dt.date(number, 12, 1), dt.date(number + 1, 1, 10))
        counts = counts_of(work.session, work.book_id)
        counted = [c.date for c in counts if around[0] <= c.date <= around[1]]
        yield from dated_due(
            work,
            "stock_count",
            year,
            about=phrase("Tahun {number}", number=number),
            is_done=bool(counted),
            done_on=max(counted, default=None),
            done_by="Tercatat di Persediaan, Hitung stok" if counted else "",
        )


def _has_stock(work: Work, year: Period) -> bool:
    codes = [a.code for a in work.book.chart if a.takes_postings and a.code.startswith(STOCK)]
    if not codes:
        return False
    rows = work.book.turnovers(last_day=year.last_day, accounts=codes, components=False)
    return sum(row.debits - row.credits for row in rows) > 0


STOCK_COUNT = Duty(
    key="stock_count",
    label="Menghitung stok akhir tahun",
    recipient="Direktur dan Pengawas",
    roles=(Role.UNIT_MANAGER, Role.TREASURER),
    place="stock_counts",
    is_marked=False,
    find=_find,
)
