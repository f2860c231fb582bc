"""What money a fund has left: its cash, wherever it is kept."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ledger import Period
from ledger.money import from_minor
from ledger.period import LAST_DAY

if TYPE_CHECKING:
    from ledger import BookView, Money

_A_DAY = dt.timedelta(days=1)


def money_left(view: BookView, fund: str, on: dt.date, *, unit: str | None = None) -> Money:
    """Return the least money that *fund* has from the end of a day on, in rupiah.

    What was recorded for later days counts too: money that is gone tomorrow cannot be spent
    today.

    Args:
        unit: only that unit's; None for all.
    """
    cash = {account.code for account in view.chart.cash()}
    rows = view.turnovers(last_day=on, accounts=cash, unit=unit, fund=fund, components=False)
    left = least = sum(row.debits - row.credits for row in rows)
    if on < LAST_DAY:
        by_day: dict[dt.date, int] = {}
        for line in view.journal(Period(on + _A_DAY, LAST_DAY), fund=fund):
            if line.account in cash and unit in {None, line.unit}:
                moved = line.debit_minor - line.credit_minor
                by_day[line.date] = by_day.get(line.date, 0) + moved
        for _, moved in sorted(by_day.items()):
            left += moved
            least = min(least, left)
    return from_minor(least, view.currency)
