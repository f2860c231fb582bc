"""The pace of a business: the cash that moved in a while, and what each month earned."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from ledger.account import AccountKind
from ledger.cash import BEFOREHAND
from ledger.journal import EntryKind
from ledger.tables import entries, period_balances, postings
from ledger.turnover import month_of

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    p, e = postings.c, entries.c
    codes = [account.code for account in view.chart.cash()]
    net = func.sum(p.debit_minor - p.credit_minor)
    query = (
        select(net)
        .join_from(postings, entries, (p.book_id == e.book_id) & (p.sequence == e.sequence))
        .where(
            p.book_id == view.book_id,
            p.account.in_(codes),
            p.date.between(period.first_day, period.last_day),
            e.kind.not_in([kind.value for kind in BEFOREHAND]),
            *([p.unit == unit] if unit is not None else []),
        )
        .group_by(p.sequence)
        .having(net != 0)
    )
    moved = [int(minor) for minor in view.connection.scalars(query)]
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
    t = period_balances.c
    codes = [account.code for account in view.chart if account.kind in _RESULT]
    query = (
        select(t.month, t.unit, func.sum(t.credit_minor - t.debit_minor))
        .where(
            t.book_id == view.book_id,
            t.account.in_(codes),
            t.month.between(month_of(period.first_day), month_of(period.last_day)),
            t.kind != EntryKind.CLOSING.value,
            *([t.unit == unit] if unit is not None else []),
        )
        .group_by(t.month, t.unit)
    )
    found = view.connection.execute(query)
    return {(month, code): int(minor) for month, code, minor in found}
