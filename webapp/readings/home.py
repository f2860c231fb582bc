"""The home page: the money there is, what the month earned, and what was recorded last."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.stock.count import counts_of
from bumdes.stock.setting import perpetual_units
from bumdes.unit import units_of
from ledger import Period
from ledger.money import from_minor
from ledger.pace import cash_moved, monthly_results
from ledger.turnover import month_of
from webapp.readings.journal import latest_rows
from webapp.readings.sight import unit_in_sight, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bumdes.work import Work
    from ledger import BookView, Money
    from webapp.readings.entries import EntryRow

MONTHS = 6
LATEST = 10


@dataclass(frozen=True, slots=True)
class CashPlace:
    """A cash or bank account, and what is in it."""

    code: str
    name: str
    balance: Money

    @property
    def icon(self) -> str:
        """A bank for a bank account, a note for the rest."""
        return "bank" if "bank" in self.name.lower() else "cash"


@dataclass(frozen=True, slots=True)
class MonthResult:
    """What a month earned; *month* is its first day."""

    month: dt.date
    result: Money


@dataclass(frozen=True, slots=True)
class UnitResult:
    """What a unit earned this month, and how long its bar is, in percent of the longest."""

    code: str
    name: str
    result: Money
    share: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What the home page shows.

    Attributes:
        unit: name of the unit it is all about; empty for the whole enterprise.
        cash_in, cash_out: what came and went this month, moves between accounts left out.
        months: six of them, this one last.
        units: this month, the best first; none where only one unit is shown.
        uncounted: names of units whose cost of sales is known only once their stock is counted.
        head: digest of the last entry; empty while there is none.
        closed_through, locked_through: as the periods of the book stand.
    """

    unit: str
    today: dt.date
    places: tuple[CashPlace, ...]
    cash: Money
    cash_in: Money
    cash_out: Money
    months: tuple[MonthResult, ...]
    units: tuple[UnitResult, ...]
    uncounted: tuple[str, ...]
    latest: tuple[EntryRow, ...]
    head: str
    entries: int
    last_posted_at: dt.datetime | None
    closed_through: dt.date | None
    locked_through: dt.date | None

    @property
    def result(self) -> Money:
        """What this month earned so far."""
        return self.months[-1].result


def read_home(work: Work, *, today: dt.date) -> Home:
    """Return the home page of the actor, as of *today*.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    unit = unit_in_sight(work, Permission.READ_BOOKS, None)
    view, names = work.book, unit_names(work)
    places = tuple(_places(view, today, unit))
    moved = cash_moved(view, Period(today.replace(day=1), today), unit=unit)
    results = monthly_results(view, Period(_months(today)[0], today), unit=unit)
    state, settings = work.book.periods.state, view.settings()
    latest = latest_rows(view, unit, names, most=LATEST)
    newest = view.latest(1)
    return Home(
        unit=names[unit] if unit is not None else "",
        today=today,
        places=places,
        cash=_total(view, (place.balance for place in places)),
        cash_in=from_minor(moved.came, view.currency),
        cash_out=from_minor(moved.went, view.currency),
        months=tuple(_by_month(view, results, today)),
        units=tuple(_by_unit(view, results, today, names)) if unit is None else (),
        uncounted=tuple(_uncounted(work, unit, today)),
        latest=tuple(latest),
        head=settings.head if settings.last_sequence else "",
        entries=settings.last_sequence,
        last_posted_at=newest[0].posted_at if newest else None,
        closed_through=state.closed_through,
        locked_through=state.locked_through,
    )


def _places(view: BookView, today: dt.date, unit: str | None) -> list[CashPlace]:
    """Return the cash accounts that hold money, the fullest first; or else the first one."""
    codes = [a.code for a in view.chart if a.is_cash and a.takes_postings]
    held = dict.fromkeys(codes, 0)
    for turnover in view.turnovers(last_day=today, accounts=codes, unit=unit):
        held[turnover.account] += turnover.debits - turnover.credits
    places = [
        CashPlace(code, view.chart[code].name, from_minor(minor, view.currency))
        for code, minor in held.items()
    ]
    full = [place for place in places if place.balance.amount]
    return sorted(full, key=lambda place: -place.balance.amount) or places[:1]


def _uncounted(work: Work, unit: str | None, today: dt.date) -> Iterator[str]:
    """Yield the names of units that sell goods and have not counted them this month."""
    session, book_id = work.session, work.book_id
    counted = {
        count.unit
        for count in counts_of(session, book_id)
        if count.account and count.date >= today.replace(day=1)
    }
    settled = counted | perpetual_units(session, book_id)
    for each in units_of(session, book_id):
        is_asked = unit in {None, each.code} and each.code not in settled
        if is_asked and each.type.fills("cost_of_sales"):
            yield each.name


def _months(today: dt.date) -> list[dt.date]:
    """Return the first days of the six months that end with this one."""
    months = [today.replace(day=1)]
    while len(months) < MONTHS:
        months.append((months[-1] - dt.timedelta(days=1)).replace(day=1))
    return months[::-1]


def _by_month(
    view: BookView, results: Mapping[tuple[int, str], int], today: dt.date
) -> list[MonthResult]:
    return [
        MonthResult(
            month,
            from_minor(
                sum(minor for (m, _), minor in results.items() if m == month_of(month)),
                view.currency,
            ),
        )
        for month in _months(today)
    ]


def _by_unit(
    view: BookView,
    results: Mapping[tuple[int, str], int],
    today: dt.date,
    names: Mapping[str, str],
) -> list[UnitResult]:
    earned = {code: minor for (m, code), minor in results.items() if m == month_of(today)}
    longest = max((abs(minor) for minor in earned.values()), default=0)
    return [
        UnitResult(
            code,
            names.get(code, code),
            from_minor(minor, view.currency),
            abs(minor) * 100 // longest if longest else 0,
        )
        for code, minor in sorted(earned.items(), key=lambda item: -item[1])
    ]


def _total(view: BookView, amounts: Iterable[Money]) -> Money:
    return sum(amounts, from_minor(0, view.currency))
