"""The columns of a statement: one question to the books each, or one for all units."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.dealings.sale import internal_sales
from bumdes.month import day_words
from bumdes.unit import HEAD_OFFICE_NAME
from ledger import Dimension, Period
from reports.balances import Balances, elimination, sales_elimination
from reports.scope import check_statement_scope, scope_name, units_of
from reports.statement import Part, Window
from reports.table import Column
from reports.words import period_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger import BookView
    from ledger.turnover import Turnover
    from reports.balances import Paths
    from reports.form import Form
    from reports.scope import Scope
    from reports.statement import Statement

    Asked = list[tuple[Column, Balances]]

HEAD_OFFICE_KEY, ELIMINATION_KEY, TOTAL_KEY = "head_office", "elimination", "total"
"""Keys of the columns that stand beside those of the units; of these, ``unit:CODE``."""


def ask(
    view: BookView, statement: Statement, scope: Scope, *, form: Form, paths: Paths
) -> Asked:
    """Return the columns that *scope* asks for, and the turnover behind each.

    Raises:
        InvalidScopeError: it asks for columns that do not go together.
        UnknownUnitError, UnknownFundError: the book knows no such unit or fund.
    """
    check_statement_scope(scope, statement.key)
    scope_name(view, scope)
    if scope.by_unit:
        return _by_unit(view, statement, scope, form=form, paths=paths)
    columns: Asked = []
    for period in scope.periods:
        rows = _turnovers(view, statement, period, scope=scope)
        balances = _balances(rows, view)
        if scope.unit is None:
            days = _days(statement, period)
            balances += _elimination(view, balances, days, form, paths, fund=scope.fund)
        heading = day_words(period.last_day) if statement.is_at_day else period_name(period)
        column = Column(key=str(period), heading=heading, period=period, unit=scope.unit)
        columns.append((column, balances))
    return columns


def _by_unit(
    view: BookView, statement: Statement, scope: Scope, *, form: Form, paths: Paths
) -> Asked:
    """Return a column for each unit and the head office, what cancels, and the total."""
    by_unit: dict[str, list[Turnover]] = {}
    for row in _turnovers(view, statement, scope.period, scope=scope, by=(Dimension.UNIT,)):
        by_unit.setdefault(row.unit, []).append(row)
    columns: Asked = []
    total = Balances()
    for unit in units_of(view):
        if unit.is_active or unit.code in by_unit:
            balances = _balances(by_unit.get(unit.code, []), view)
            total += balances
            column = Column(
                key=f"unit:{unit.code}",
                heading=unit.name,
                period=scope.period,
                unit=unit.code,
            )
            columns.append((column, balances))
    balances = _balances(by_unit.get("", []), view)
    total += balances
    columns.append((_beside(HEAD_OFFICE_KEY, HEAD_OFFICE_NAME, scope, unit=""), balances))
    days = _days(statement, scope.period)
    taken = _elimination(view, total, days, form, paths, fund=scope.fund)
    if taken != Balances():
        columns.append((_beside(ELIMINATION_KEY, "Eliminasi", scope), taken))
    columns.append((_beside(TOTAL_KEY, "Jumlah", scope), total + taken))
    return columns


def _elimination(
    view: BookView,
    total: Balances,
    days: Period,
    form: Form,
    paths: Paths,
    *,
    fund: str | None,
) -> Balances:
    """Return what is to be added to *total*, all units and the head office, to be one.

    Balances between them cancel, and so do their sales to one another; but of one *fund* a
    sale shows one side only, which nothing cancels.
    """
    taken = elimination(total, form, paths)
    if fund is not None:
        return taken
    return taken + sales_elimination(internal_sales(view, days))


def _beside(key: str, heading: str, scope: Scope, *, unit: str | None = None) -> Column:
    return Column(key=key, heading=heading, period=scope.period, unit=unit)


def _balances(rows: Iterable[Turnover], view: BookView) -> Balances:
    balances = Balances()
    balances.add(rows, view.chart)
    return balances


def _days(statement: Statement, period: Period) -> Period:
    """Return the days that *statement* looks at."""
    if statement.window is Window.YEAR:
        return Period(dt.date(period.last_day.year, 1, 1), period.last_day)
    return period


def _turnovers(
    view: BookView,
    statement: Statement,
    period: Period,
    *,
    scope: Scope,
    by: tuple[str, ...] = (),
) -> list[Turnover]:
    """Ask the books for what *statement* needs, and no more.

    A statement at a day begins with its year, to tell the result of it. One of cash flows asks
    what came before of cash alone, one of income of nothing.
    """
    days = _days(statement, period)
    past_of = None
    if statement.components:
        past_of = [account.code for account in view.chart.cash()]
    elif not statement.lines[Part.BROUGHT]:
        past_of = []
    return view.turnovers(
        first_day=days.first_day,
        last_day=days.last_day,
        unit=scope.unit,
        fund=scope.fund,
        by=by,
        components=bool(statement.components),
        past_of=past_of,
    )
