"""Depreciating: what wore off in a month is posted once, missed months first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bumdes.actions.asset_entries import post_kept
from bumdes.assets.asset import ASSET_REGISTER
from bumdes.assets.holding import divided, holdings_on
from bumdes.assets.movement import MovementKind
from bumdes.assets.register import plan_in, standing_plans, wear_due
from bumdes.assets.schedule import first_day_of, last_day_of, month_number
from bumdes.month import check_month
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from ledger import EntryKind, JournalEntry, Period, credit, debit
from ledger.money import from_minor
from ledger.period import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bumdes.assets.asset import AssetPlan
    from bumdes.assets.asset_class import AssetClass
    from bumdes.assets.holding import Holding
    from bumdes.work import Work
    from ledger import Money, Posted

MOST_ASSETS = 900
"""How many assets one entry names; an entry holds a thousand lines."""


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
    lines = _missing(work, month_number(check_month(month).first_day))
    return [_told(work, number, of_month, ()) for number, of_month in _by_month(lines).items()]


def run_depreciation(work: Work, month: Period) -> list[MonthOfWear]:
    """Post what wore off up to the end of *month* and is not posted yet, the oldest first.

    Each unit and fund has entries of its own, dated the last day of their month; what belongs
    to months that are closed is posted in the first one that is open. Asking again posts
    nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: it is no whole month.
        EnterpriseError, LedgerError: an entry is refused, such as in a closed month.
    """
    work.request = described("run_depreciation", month=str(month))
    work.actor.require(Permission.MANAGE_ASSETS)
    last = month_number(check_month(month).first_day)
    work.book.writer()  # holds the books, so that nobody else posts the same month
    by_month = _by_month(_missing(work, last))
    return [
        _told(work, number, lines, tuple(_post_month(work, number, lines)))
        for number, lines in by_month.items()
    ]


def _told(
    work: Work, number: int, lines: Sequence[WearLine], posted: tuple[Posted, ...]
) -> MonthOfWear:
    first = first_day_of(number)
    return MonthOfWear(
        month=Period(first, last_day_of(number)),
        assets=len({line.asset for line in lines}),
        amount=from_minor(sum(line.minor for line in lines), work.book.currency),
        posted=posted,
    )


def _missing(work: Work, last: int) -> Iterator[WearLine]:
    """Yield what is not posted by the end of month *last*, for each asset month by month."""
    holdings = holdings_on(work.book, LAST_DAY)
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


def _by_month(lines: Iterable[WearLine]) -> dict[int, list[WearLine]]:
    found: dict[int, list[WearLine]] = {}
    for line in lines:
        found.setdefault(line.month, []).append(line)
    return dict(sorted(found.items()))


def _post_month(work: Work, number: int, lines: Sequence[WearLine]) -> Iterator[Posted]:
    groups: dict[tuple[str, str], list[WearLine]] = {}
    for line in lines:
        groups.setdefault((line.unit, line.fund), []).append(line)
    for (unit, fund), group in sorted(groups.items()):
        rest = iter(group)
        while several := list(islice(rest, MOST_ASSETS)):
            entry = _entry(work, number, several, key=_key(work, number, unit, fund))
            yield post_kept(work, entry, MovementKind.WORN)


def _key(work: Work, number: int, unit: str, fund: str) -> str:
    """Return the next free key of a month, a unit and a fund."""
    key = f"{ASSET_REGISTER}:{first_day_of(number):%Y-%m}:{unit}:{fund}"
    place = 2
    free = key
    while work.book.find(free) is not None:
        free, place = f"{key}:{place}", place + 1
    return free


def _entry(work: Work, number: int, lines: Sequence[WearLine], *, key: str) -> JournalEntry:
    currency, unit, fund = work.book.currency, lines[0].unit, lines[0].fund
    expenses: dict[str, int] = {}
    for line in lines:
        expense = line.of_class.expense
        expenses[expense] = expenses.get(expense, 0) + line.minor
    debits = [
        debit(account, from_minor(minor, currency), unit=unit, fund=fund)
        for account, minor in sorted(expenses.items())
    ]
    credits = [
        credit(
            line.of_class.worn,
            from_minor(line.minor, currency),
            unit=unit,
            fund=fund,
            asset=line.asset,
        )
        for line in lines
    ]
    return JournalEntry(
        date=last_day_of(number),
        description=f"Penyusutan {first_day_of(number):%m-%Y}, {len(lines)} aset",
        postings=(*debits, *credits),
        kind=EntryKind.ADJUSTING,
        key=key,
        tags={REGISTER_TAG: ASSET_REGISTER, RECORD_TAG: f"{first_day_of(number):%Y-%m}"},
    )
