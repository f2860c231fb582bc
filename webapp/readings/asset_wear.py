"""What the depreciation would post, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.assets.register import (
    last_month_over,
)
from bumdes.assets.schedule import first_day_of, last_day_of, month_number
from bumdes.assets.wear import planned_wear
from bumdes.permissions import Permission
from ledger import Period
from ledger.money import from_minor
from webapp.local_time import month_name

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.assets.wear import MonthOfWear
    from bumdes.work import Work
    from ledger import Money

Options = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WearPage:
    """What a run up to the end of a month would post."""

    month: Period
    months: tuple[MonthOfWear, ...]
    amount: Money
    choices: Options


def read_wear(work: Work, today: dt.date, asked: str) -> WearPage:
    """Return what is not posted up to the end of a month, the last one over if none is asked.

    Raises:
        InvalidPeriodError: that is no month.
        PermissionDeniedError: the actor sees one unit alone.
    """
    work.actor.require(Permission.READ_BOOKS)
    last = last_month_over(today)
    month = Period.parse(asked) if asked else _period(last)
    months = planned_wear(work, month)
    currency = work.book.currency
    offered = range(month_number(today), last - 12, -1)
    return WearPage(
        month=month,
        months=tuple(months),
        amount=sum((m.amount for m in months), start=from_minor(0, currency)),
        choices=[(f"{first_day_of(n):%Y-%m}", month_name(first_day_of(n))) for n in offered],
    )


def _period(month: int) -> Period:
    return Period(first_day_of(month), last_day_of(month))
