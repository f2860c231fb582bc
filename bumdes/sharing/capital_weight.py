"""How much each contributor's capital weighs in the sharing of a year's profit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ledger import Period
from ledger.money import from_minor, to_minor
from ledger.period import FIRST_DAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from ledger import BookView, Currency, LedgerLine, Money


class CountedCapital(NamedTuple):
    """Capital that counts for the days of a year in which it was there.

    Attributes:
        since: the first of those days; the first of the year for what was there before.
        amount: what came in; negative what was taken back.
        days: of the year, from *since* to its end.
    """

    since: dt.date
    amount: Money
    days: int


@dataclass(frozen=True, slots=True)
class CapitalWeight:
    """What one contributor's capital weighs.

    Attributes:
        weight: sen at the end of the year; by time, sen times the days they were there.
        account: where the capital stands; the last one it came into.
        counted: by time, what adds up to the weight, the first day first.
    """

    weight: int
    account: str
    counted: tuple[CountedCapital, ...] = ()


def capital_weights(
    view: BookView, heading: str, year: int, *, by_time: bool
) -> Mapping[str, CapitalWeight]:
    """Return what the capital under *heading* weighs in *year*, by party.

    By time, capital counts for each day of the year at whose end it was there, so that what
    came in on 1 July counts for 184 days.

    Raises:
        UnknownAccountError: there is no such heading.
    """
    days = Period.year(year)
    by_party: dict[str, list[LedgerLine]] = {}
    for line in view.lines(heading, Period(FIRST_DAY, days.last_day)):
        by_party.setdefault(line.party, []).append(line)
    weigh = _by_time if by_time else _at_the_end
    return {
        party: weigh(lines, days, view.currency) for party, lines in sorted(by_party.items())
    }


def _at_the_end(lines: Sequence[LedgerLine], _days: Period, _: Currency) -> CapitalWeight:
    weight = sum(line.credit_minor - line.debit_minor for line in lines)
    return CapitalWeight(max(0, weight), lines[-1].account)


def _by_time(lines: Sequence[LedgerLine], days: Period, currency: Currency) -> CapitalWeight:
    since: dict[dt.date, int] = {}
    for line in lines:
        day = max(line.date, days.first_day)
        since[day] = since.get(day, 0) + line.credit_minor - line.debit_minor
    counted = tuple(
        CountedCapital(day, from_minor(minor, currency), (days.last_day - day).days + 1)
        for day, minor in sorted(since.items())
        if minor
    )
    weight = sum(to_minor(each.amount) * each.days for each in counted)
    return CapitalWeight(max(0, weight), lines[-1].account, counted)
