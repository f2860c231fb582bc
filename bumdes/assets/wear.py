"""Wear that is not posted: of each asset, month by month, the oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.assets.holding import divided, holdings_on
from bumdes.assets.register import plan_in, standing_plans, wear_due
from bumdes.assets.schedule import first_day_of, last_day_of, month_number
from bumdes.month import check_month
from ledger import Period
from ledger.money import from_minor
from ledger.period import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bumdes.assets.asset import AssetPlan
    from bumdes.assets.asset_class import AssetClass
    from bumdes.assets.holding import Holding
    from bumdes.work import Work
    from ledger import Money, Posted


class WearLine(NamedTuple):
    """What wears off of one asset in one month for one fund, in sen."""

    month: int
    unit: str
    fund: str
    asset: str
    of_class: AssetClass
    minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfWear:
    """What a run posted, or would post, for one month.

    Attributes:
        month: the month, whole.
        assets: how many things wear off in it.
        amount: by how much.
        posted: the entries; empty in what is only planned.
    """

    month: Period
    assets: int
    amount: Money
    posted: tuple[Posted, ...] = ()


def planned_wear(work: Work, month: Period) -> list[MonthOfWear]:
    """Return what ``run_depreciation`` would post now, month by month.

    Raises:
        InvalidFieldError: it is no whole month.
    """
    lines = missing_wear(work, month_number(check_month(month).first_day))
    return [told_of(work, number, of_month, ()) for number, of_month in by_month(lines).items()]


def told_of(
    work: Work, number: int, lines: Sequence[WearLine], posted: tuple[Posted, ...]
) -> MonthOfWear:
    """Return what the lines of one month come to, and the entries that were posted."""
    first = first_day_of(number)
    return MonthOfWear(
        month=Period(first, last_day_of(number)),
        assets=len({line.asset for line in lines}),
        amount=from_minor(sum(line.minor for line in lines), work.book.currency),
        posted=posted,
    )


def missing_wear(work: Work, last: int) -> Iterator[WearLine]:
    """Yield what is not posted by the end of month *last*, for each asset month by month."""
    holdings = holdings_on(work, LAST_DAY)
    plans = standing_plans(work)
    closed = _closed_through(work)
    for code, holding in sorted(holdings.items()):
        if holding.cost and code in plans:
            yield from _of_asset(code, plans[code], holding, last=last, closed=closed)


def _of_asset(
    code: str, plans: Sequence[AssetPlan], holding: Holding, *, last: int, closed: int
) -> Iterator[WearLine]:
    posted = holding.worn
    if wear_due(plans, last) <= posted:
        return
    carrying = {fund: part.carrying for fund, part in sorted(holding.parts.items())}
    for month in range(_first_missing(plans, posted, last), last + 1):
        if month <= closed and month < last:
            continue
        due = wear_due(plans, month)
        if due <= posted:
            continue
        of_class = plan_in(plans, month).of_class
        for fund, minor in divided(due - posted, carrying).items():
            carrying[fund] -= minor
            if minor:
                yield WearLine(month, holding.unit, fund, code, of_class, minor)
        posted = due


def _first_missing(plans: Sequence[AssetPlan], posted: int, last: int) -> int:
    """Return the first month by whose end more should have worn off than is posted."""
    low, high = month_number(plans[0].since), last
    if wear_due(plans, last - 1) <= posted:  # as it nearly always is
        return last
    while low < high:
        middle = (low + high) // 2
        if wear_due(plans, middle) > posted:
            high = middle
        else:
            low = middle + 1
    return low


def _closed_through(work: Work) -> int:
    """Return the last month that takes no entries any more."""
    day = work.book.periods.state.closed_through
    if day is None:
        return 0
    number = month_number(day)
    return number if day == last_day_of(number) else number - 1


def by_month(lines: Iterable[WearLine]) -> dict[int, list[WearLine]]:
    """Return *lines* by their months, the oldest first."""
    found: dict[int, list[WearLine]] = {}
    for line in lines:
        found.setdefault(line.month, []).append(line)
    return dict(sorted(found.items()))
