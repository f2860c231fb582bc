"""The pace of a business: the cash that moved in a while, and what each month earned."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, func, select

from ledger.account import AccountKind
from ledger.cash import BEFOREHAND
from ledger.journal import EntryKind
from ledger.tables import entries, period_balances, postings
from ledger.turnover import month_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Select

    from ledger.period import Period
    from ledger.view import BookView

_RESULT = frozenset({AccountKind.REVENUE, AccountKind.EXPENSE})


class CashMoved(NamedTuple):
    """Cash that came and that went, in minor units (sen); neither is negative."""

    came: int
    went: int


def cash_moved(view: BookView, period: Period, *, unit: str | None = None) -> CashMoved:
    """Return the cash that came and went in *period*, entry by entry, each at its net.

    Moves between cash accounts and what was there beforehand are left out.

    Args:
        unit: only its lines, an empty string for the head office; None for all.
    """
    asked = {
        "book": view.book_id,
        "accounts": [account.code for account in view.chart.cash()],
        "first": period.first_day,
        "last": period.last_day,
        "unit": unit,
    }
    found = view.connection.scalars(_cash_moved(of_unit=unit is not None), asked)
    moved = [int(minor) for minor in found]
    came = sum(minor for minor in moved if minor > 0)
    return CashMoved(came, came - sum(moved))


def monthly_results(
    view: BookView, period: Period, *, unit: str | None = None
) -> Mapping[tuple[int, str], int]:
    """Return revenue less expense in minor units (sen), by month (202511) and unit.

    The closing of a year is left out.

    Args:
        period: whole months.
        unit: only its lines, an empty string for the head office; None for all.
    """
    asked = {
        "book": view.book_id,
        "accounts": [account.code for account in view.chart if account.kind in _RESULT],
        "first": month_of(period.first_day),
        "last": month_of(period.last_day),
        "unit": unit,
    }
    found = view.connection.execute(_monthly_results(of_unit=unit is not None), asked)
    return {(month, code): int(minor) for month, code, minor in found}


@cache
def _cash_moved(*, of_unit: bool) -> Select[Any]:
    p, e = postings.c, entries.c
    net = func.sum(p.debit_minor - p.credit_minor)
    query = (
        select(net)
        .join_from(postings, entries, (p.book_id == e.book_id) & (p.sequence == e.sequence))
        .where(
            p.book_id == bindparam("book"),
            p.account.in_(bindparam("accounts", expanding=True)),
            p.date.between(bindparam("first"), bindparam("last")),
            e.kind.not_in([kind.value for kind in BEFOREHAND]),
        )
        .group_by(p.sequence)
        .having(net != 0)
    )
    return query.where(p.unit == bindparam("unit")) if of_unit else query


@cache
def _monthly_results(*, of_unit: bool) -> Select[Any]:
    t = period_balances.c
    query = (
        select(t.month, t.unit, func.sum(t.credit_minor - t.debit_minor))
        .where(
            t.book_id == bindparam("book"),
            t.account.in_(bindparam("accounts", expanding=True)),
            t.month.between(bindparam("first"), bindparam("last")),
            t.kind != EntryKind.CLOSING.value,
        )
        .group_by(t.month, t.unit)
    )
    return query.where(t.unit == bindparam("unit")) if of_unit else query
