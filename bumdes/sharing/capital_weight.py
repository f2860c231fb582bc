"""How much each contributor's capital weighs in the sharing of a year's profit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger import Period
from ledger.period import FIRST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledger import BookView, LedgerLine


@dataclass(frozen=True, slots=True)
class CapitalWeight:
    """What one contributor's capital weighs.

    Attributes:
        weight: sen at the end of the year; by time, sen times the days they were there.
        account: where the capital stands; the last one it came into.
    """

    weight: int
    account: str


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
    return {
        party: CapitalWeight(max(0, _weight(lines, days, by_time=by_time)), lines[-1].account)
        for party, lines in sorted(by_party.items())
    }


def _weight(lines: Iterable[LedgerLine], days: Period, *, by_time: bool) -> int:
    if not by_time:
        return sum(line.credit_minor - line.debit_minor for line in lines)
    return sum(
        (line.credit_minor - line.debit_minor)
        * ((days.last_day - max(line.date, days.first_day)).days + 1)
        for line in lines
    )
