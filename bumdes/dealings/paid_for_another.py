"""Entries in which one unit paid or took cash for another, which moved none itself.

The head office pays the tax of a unit: its own cash went to that unit, says the journal, and
what it was for lies in the lines of the unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from ledger.beside import POSTED_LINES
from ledger.cash import CASH_IN, CASH_OUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger import BookView, Period

_P = POSTED_LINES.c

_TOLD = (
    _P.sequence,
    _P.account,
    _P.unit,
    _P.component,
    (_P.debit_minor - _P.credit_minor).label("net"),
)
_OURS = _P.book_id == bindparam("book")
_BETWEEN = select(*_TOLD).where(
    _OURS,
    _P.account.in_(bindparam("accounts", expanding=True)),
    _P.date.between(bindparam("first_day"), bindparam("last_day")),
    _P.component.in_([CASH_IN, CASH_OUT]),
)
_OF_ENTRIES = select(*_TOLD).where(
    _OURS, _P.sequence.in_(bindparam("sequences", expanding=True))
)
_MOST = 500
"""Entries that one query asks for."""


class Leg(NamedTuple):
    """A posting; *net* is debits less credits, in minor units."""

    sequence: int
    account: str
    unit: str
    component: str
    net: int


@dataclass(frozen=True, slots=True)
class PaidForAnother:
    """An entry whose cash between units does not cancel.

    Attributes:
        cash: how much is left, in minor units: positive where it came in.
        is_mirror: whether it takes another entry back, whose marks it keeps.
        legs: those of units that moved no cash, but for the accounts between units.
    """

    cash: int
    is_mirror: bool
    legs: tuple[Leg, ...]

    @property
    def is_told(self) -> bool:
        """Whether its legs tell what all of that cash was for."""
        return sum(-leg.net for leg in self.legs) == self.cash

    def mark(self, cash: int) -> str:
        """Return what the journal marks *cash* with that came in, or went if negative."""
        return CASH_IN if (cash > 0) is not self.is_mirror else CASH_OUT


def paid_for_another(
    view: BookView, days: Period, accounts: Sequence[str]
) -> Iterator[PaidForAnother]:
    """Yield the entries of *days* in which one unit paid or took cash for another.

    Args:
        accounts: those that carry what moves between units and the head office.
    """
    one_sided = _one_sided(view, days, accounts)
    between = frozenset(accounts)
    for legs in _entries(view, list(one_sided)):
        cash, is_mirror = one_sided[legs[0].sequence]
        with_cash = {leg.unit for leg in legs if view.chart[leg.account].is_cash}
        told = (g for g in legs if g.unit not in with_cash and g.account not in between)
        yield PaidForAnother(cash, is_mirror, tuple(told))


def _one_sided(
    view: BookView, days: Period, accounts: Sequence[str]
) -> dict[int, tuple[int, bool]]:
    """Return the entries whose cash between units does not cancel, and how much it is.

    With each goes whether it takes another entry back.
    """
    asked: dict[str, Any] = {
        "book": view.book_id,
        "accounts": list(accounts),
        "first_day": days.first_day,
        "last_day": days.last_day,
    }
    found: dict[int, tuple[int, bool]] = {}
    for leg in map(Leg._make, view.connection.execute(_BETWEEN, asked)):
        cash, _ = found.get(leg.sequence, (0, False))
        is_mirror = (leg.component == CASH_IN) is not (leg.net < 0)
        found[leg.sequence] = cash - int(leg.net), is_mirror
    return {sequence: told for sequence, told in found.items() if told[0]}


def _entries(view: BookView, sequences: list[int]) -> Iterator[list[Leg]]:
    for first in range(0, len(sequences), _MOST):
        asked: dict[str, Any] = {
            "book": view.book_id,
            "sequences": sequences[first : first + _MOST],
        }
        legs: dict[int, list[Leg]] = {}
        for leg in map(Leg._make, view.connection.execute(_OF_ENTRIES, asked)):
            legs.setdefault(leg.sequence, []).append(leg._replace(net=int(leg.net)))
        yield from legs.values()
