"""The result of a closed year: what there is to share, and what losses came before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import YearStillOpenError
from ledger import AccountKind, EntryKind, Period, Side
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Book, BookView, Money

_RESULT = frozenset({AccountKind.REVENUE, AccountKind.EXPENSE})


@dataclass(frozen=True, slots=True, kw_only=True)
class YearResult:
    """What a year brought; losses are negative.

    Attributes:
        profit: of the whole enterprise.
        by_unit: of each unit that earned or spent anything; the head office is an empty code.
        earlier_loss: what retained earnings lacked before this year's profit; never negative.
    """

    year: int
    profit: Money
    by_unit: Mapping[str, Money]
    earlier_loss: Money


def year_result(view: BookView, year: int) -> YearResult:
    """Return the result of *year*, as it was or will be carried to retained earnings."""
    days = Period.year(year)
    minors: dict[str, int] = {}
    is_carried = False
    rows = view.turnovers(
        first_day=days.first_day,
        last_day=days.last_day,
        accounts=[account.code for account in view.chart if account.kind in _RESULT],
        by=("unit",),
        components=False,
        past_of=(),
    )
    for row in rows:
        if row.is_before:
            continue
        if row.kind == EntryKind.CLOSING:
            is_carried = True
        else:
            minors[row.unit] = minors.get(row.unit, 0) + row.credits - row.debits
    by_unit = {unit: from_minor(minor, view.currency) for unit, minor in sorted(minors.items())}
    profit = from_minor(sum(minors.values()), view.currency)
    return YearResult(
        year=year,
        profit=profit,
        by_unit=by_unit,
        earlier_loss=_earlier_loss(view, days, profit if is_carried else profit * 0),
    )


def require_closed(book: Book, year: int) -> None:
    """Do nothing if *year* is closed, and its result carried to retained earnings.

    Raises:
        YearStillOpenError: it is not.
    """
    last_day = Period.year(year).last_day
    closed_through = book.periods.state.closed_through
    if closed_through is None or closed_through < last_day:
        raise YearStillOpenError(year)
    held: dict[tuple[str, str], int] = {}
    for row in book.turnovers(last_day=last_day, by=("unit",), components=False):
        if book.chart[row.account].is_temporary:
            key = (row.account, row.unit)
            held[key] = held.get(key, 0) + row.debits - row.credits
    if any(held.values()):
        raise YearStillOpenError(year)


def _earlier_loss(view: BookView, days: Period, carried: Money) -> Money:
    """Return by how much retained earnings were below zero.

    Args:
        carried: what they already have of the year's own profit.
    """
    zero = from_minor(0, view.currency)
    kept = view.balance(view.settings().result_account, days.last_day).net(Side.CREDIT)
    earlier = kept - carried
    return max(zero, -earlier)
