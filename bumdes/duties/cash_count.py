"""At the end of each month cash is counted, and banks are asked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.cash.count import cash_counts_of
from bumdes.duty import Duty
from bumdes.month import month_of
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.reporting.dated_due import dated_due
from bumdes.reporting.lifetime import months_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period

_DAYS_AFTER = dt.timedelta(days=10)


def _find(work: Work, window: Period) -> Iterator[Due]:
    """Yield the last month that is over, and later ones: nobody counts what is long gone."""
    over = month_of(work.today).eve
    days = [count.counted_on for count in cash_counts_of(work.session, work.book_id)]
    for month in months_around(work, window):
        until = month.last_day + _DAYS_AFTER
        counted = [day for day in days if month.first_day <= day <= until]
        if counted or month.last_day >= over:
            yield from dated_due(
                work,
                "cash_count",
                month,
                about=phrase("{month}", month=month),
                is_done=bool(counted),
                done_on=max(counted, default=None),
                done_by="Tercatat di Hitung kas" if counted else "",
            )


CASH_COUNT = Duty(
    key="cash_count",
    label="Menghitung kas dan mencocokkan saldo bank",
    recipient="Direktur",
    roles=(Role.TREASURER, Role.UNIT_MANAGER),
    place="cash_counts",
    is_marked=False,
    find=_find,
)
