"""Cash that one unit paid or took for another: what it was for, seen from the whole.

Where the head office pays the tax of a unit, its own cash went to that unit; the unit moved no
cash. The statement of the whole shows neither, but the tax. What the journal says of it lies in
the lines of the unit without cash, in the same entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from bumdes.record import Record
from ledger.cash import CASH_IN, CASH_OUT
from reports.balances import DUE_FROM, DUE_TO, Balances, between_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger import BookView, Chart, Period
    from reports.balances import Paths
    from reports.form import Form

_P = Record.metadata.tables["postings"].c
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


class _Leg(NamedTuple):
    """A posting: debits less credits."""

    sequence: int
    account: str
    unit: str
    component: str
    net: int


def paid_for_another(
    view: BookView, whole: Balances, days: Period, *, form: Form, paths: Paths
) -> Balances:
    """Return what is to be added to *whole*, so that each rupiah tells what it was for.

    The journal is asked only if cash between units does not cancel in the balances.
    """
    taken = Balances()
    came, went = between_units(whole, form, paths)
    if came + went == 0:
        return taken
    stems = (form.due_from, form.due_to)
    accounts = [
        account.code
        for account in view.chart
        if account.takes_postings and paths.is_under(account.code, stems)
    ]
    one_sided = _one_sided(view, accounts, days)
    for legs in _entries(view, list(one_sided)):
        explained = list(_without_cash(legs, view.chart, frozenset(accounts)))
        cash, is_mirror = one_sided[legs[0].sequence]
        if sum(-leg.net for leg in explained) != cash:
            continue  # the units do not agree: what is between them is shown
        mark = _mark(cash, is_mirror=is_mirror)
        _add(taken, mark, DUE_TO if mark == CASH_IN else DUE_FROM, -cash)
        for leg in explained:
            _add(taken, _mark(-leg.net, is_mirror=is_mirror), leg.account, -leg.net)
    return taken


def _mark(cash: int, *, is_mirror: bool) -> str:
    """Return what the journal marks cash with; what takes an entry back keeps its marks."""
    return CASH_IN if (cash > 0) is not is_mirror else CASH_OUT


def _add(balances: Balances, component: str, account: str, cash: int) -> None:
    key = (component, account)
    balances.flows[key] = balances.flows.get(key, 0) + cash


def _one_sided(
    view: BookView, accounts: list[str], days: Period
) -> dict[int, tuple[int, bool]]:
    """Return the entries whose cash between units does not cancel, and how much it is.

    With each goes whether it takes another entry back.
    """
    asked: dict[str, Any] = {
        "book": view.book_id,
        "accounts": accounts,
        "first_day": days.first_day,
        "last_day": days.last_day,
    }
    found: dict[int, tuple[int, bool]] = {}
    for leg in map(_Leg._make, view.connection.execute(_BETWEEN, asked)):
        cash, _ = found.get(leg.sequence, (0, False))
        is_mirror = (leg.component == CASH_IN) is not (leg.net < 0)
        found[leg.sequence] = cash - int(leg.net), is_mirror
    return {sequence: told for sequence, told in found.items() if told[0]}


def _entries(view: BookView, sequences: list[int]) -> Iterator[list[_Leg]]:
    for first in range(0, len(sequences), _MOST):
        asked: dict[str, Any] = {
            "book": view.book_id,
            "sequences": sequences[first : first + _MOST],
        }
        legs: dict[int, list[_Leg]] = {}
        for leg in map(_Leg._make, view.connection.execute(_OF_ENTRIES, asked)):
            legs.setdefault(leg.sequence, []).append(leg._replace(net=int(leg.net)))
        yield from legs.values()


def _without_cash(legs: list[_Leg], chart: Chart, between: frozenset[str]) -> Iterator[_Leg]:
    """Yield the legs of units that moved no cash, but for those between units."""
    with_cash = {leg.unit for leg in legs if chart[leg.account].is_cash}
    for leg in legs:
        if leg.unit not in with_cash and leg.account not in between:
            yield leg
