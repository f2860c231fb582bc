"""The funds that a unit can pay from: whose money is in its cash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import phrase
from ledger import Dimension
from ledger.money import from_minor
from ledger.period import LAST_DAY
from webapp.language.saying import t
from webapp.readings.sight import Choice

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Money

OWN_MONEY = Choice("", "Uang usaha sendiri")


def read_funds(work: Work, unit: str) -> tuple[Choice, ...]:
    """Return its own money, and each fund with money in *unit*; nothing without a fund."""
    held: dict[str, int] = {}
    for row in work.book.turnovers(
        last_day=LAST_DAY,
        accounts=[account.code for account in work.book.chart.cash()],
        unit=unit,
        by=("fund",),
        components=False,
    ):
        held[row.fund] = held.get(row.fund, 0) + row.debits - row.credits
    names = {value.code: value.name for value in work.book.known(Dimension.FUND)}
    funds = [
        Choice(fund, _said(names.get(fund, fund), from_minor(minor, work.book.currency)))
        for fund, minor in sorted(held.items())
        if fund and minor > 0
    ]
    own = Choice(OWN_MONEY.value, t(OWN_MONEY.label))
    return (own, *funds) if funds else ()


def _said(name: str, left: Money) -> str:
    return t(phrase("{name}, sisa {left}", name=name, left=left))
