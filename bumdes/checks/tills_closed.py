"""Every till is closed at the end of its day, with its cash counted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase
from bumdes.till.shift import open_shifts
from bumdes.unit import find_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    yesterday = work.today - dt.timedelta(days=1)
    latest = min(period.last_day, yesterday)
    for shift in open_shifts(work.session, work.book_id):
        if shift.opened_on <= latest:
            unit = find_unit(work.session, work.book_id, shift.unit).name
            text = phrase(
                "Kasir {unit} belum ditutup sejak {opened_on}.",
                unit=unit,
                opened_on=f"{shift.opened_on:%d-%m-%Y}",
            )
            yield Finding(text=text, unit=shift.unit, account=shift.cash)


TILLS_CLOSED = Check(
    key="tills_closed",
    label="Kasir ditutup dan uangnya dihitung",
    advice="Buka Kasir, hitung uang di laci, lalu tutup shiftnya.",
    occasions=frozenset(
        {Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE, Occasion.HOME, Occasion.PRINT}
    ),
    area=CheckArea.CASH,
    why="Sebelum kasir ditutup, tidak ada yang tahu apakah uang di laci cocok dengan catatan.",
    place="till",
    find=_find,
)
