"""Stock that is counted by the month is counted when a month is over.

Until then the cost of what was sold is not in the books, and profits look larger than they are.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.month import month_of
from bumdes.phrase import phrase
from bumdes.read_once import read_once
from bumdes.stock.count import counts_of
from bumdes.stock.pool import STOCK
from bumdes.stock.setting import perpetual_units
from bumdes.unit import units_of
from ledger import Period
from ledger.period import FIRST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.unit import Unit
    from bumdes.work import Work


def _find(work: Work, period: Period) -> Iterator[Finding]:
    last_day = _last_month_end(min(period.last_day, work.today))
    perpetual = perpetual_units(work.session, work.book_id)
    for unit in units_of(work.session, work.book_id):
        if unit.code in perpetual:
            continue
        counted_on = _counted_on(work, unit, last_day)
        if counted_on >= last_day.replace(day=1):
            continue
        days = Period(counted_on + dt.timedelta(days=1), last_day)
        if unit.code in _receivers(work, days):
            yield Finding(
                text=phrase(
                    "Stok {name} belum dihitung sampai {last_day}, jadi harga pokoknya"
                    " belum dibukukan.",
                    name=unit.name,
                    last_day=f"{last_day:%d-%m-%Y}",
                ),
                unit=unit.code,
            )


def _last_month_end(day: dt.date) -> dt.date:
    """Return the last day of the latest month that is over on *day*, which may be its last."""
    return month_of(day + dt.timedelta(days=1)).eve


def _counted_on(work: Work, unit: Unit, last_day: dt.date) -> dt.date:
    """Return the day of the latest count by the month up to *last_day*."""
    return max(
        (
            count.date
            for count in counts_of(work.session, work.book_id)
            if count.unit == unit.code and count.account and count.date <= last_day
        ),
        default=FIRST_DAY,
    )


@read_once
def _receivers(work: Work, days: Period) -> frozenset[str]:
    """Return the units to which goods came in on one of *days*."""
    codes = [a.code for a in work.book.chart if a.takes_postings and a.code.startswith(STOCK)]
    rows = work.book.turnovers(
        first_day=days.first_day,
        last_day=days.last_day,
        accounts=codes,
        by=("unit",),
        components=False,
        past_of=(),
    )
    return frozenset(row.unit for row in rows if row.debits and not row.is_before)


STOCK_COUNTED = Check(
    key="stock_counted",
    label="Stok unit yang menghitung per bulan sudah dihitung",
    advice="Hitung stoknya dengan saksi, lalu catat lewat menu Persediaan.",
    occasions=frozenset(
        {Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE, Occasion.HOME, Occasion.PRINT}
    ),
    area=CheckArea.GOODS,
    why="Selama stok belum dihitung, untung tampak lebih besar dari yang sebenarnya.",
    place="stock_counts",
    find=_find,
)
