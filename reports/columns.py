"""The columns of a statement: one question to the books each, or one for all units."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bumdes.dealings.sale import internal_sales
from bumdes.phrase import phrase, word
from bumdes.planning.budget import budget_of
from bumdes.reporting.cash_flow_naming import named_flows
from bumdes.unit import HEAD_OFFICE_NAME
from ledger import Dimension, Period, Side
from reports.balances import Balances, elimination, sales_elimination
from reports.paid_for_another import seen_from_the_whole
from reports.scope import check_statement_scope, scope_name, units_of
from reports.statement import Part, Window
from reports.table import Column
from reports.words import TOTAL, period_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.reporting.cash_flow_naming import NamedFlow
    from ledger import BookView
    from ledger.turnover import Turnover
    from reports.balances import Paths
    from reports.form import Form
    from reports.scope import Scope
    from reports.statement import Statement

    Asked = list[tuple[Column, Balances]]

HEAD_OFFICE_KEY, ELIMINATION_KEY, TOTAL_KEY = "head_office", "elimination", "total"
"""Keys of the columns that stand beside those of the units; of these, ``unit:CODE``. Of other
periods than the first, the period stands before the key: ``2024/total``."""

BUDGET_KEY = "budget"
"""Key of the column of what the plan foresaw."""


def ask(
    view: BookView, statement: Statement, scope: Scope, *, form: Form, paths: Paths
) -> Asked:
    """Return the columns that *scope* asks for, and the turnover behind each.

    Raises:
        InvalidScopeError: it asks for columns that do not go together.
        UnknownUnitError, UnknownFundError: the book knows no such unit or fund.
    """
    check_statement_scope(scope, statement)
    scope_name(view, scope)
    question = _Question(view, statement, scope, form, paths)
    columns: Asked = []
    for period in scope.periods:
        columns += question.by_unit(period) if scope.by_unit else [question.whole(period)]
        if scope.budget and period == scope.period:
            columns.append(question.budget(columns[-1][1]))
    return columns


def of_key(key: str, wanted: str) -> bool:
    """Return whether the column *key* is the *wanted* one, of whatever period."""
    return key == wanted or key.endswith(f"/{wanted}")


@dataclass(frozen=True, slots=True)
class _Question:
    """What a statement asks of the books."""

    view: BookView
    statement: Statement
    scope: Scope
    form: Form
    paths: Paths

    def whole(self, period: Period) -> tuple[Column, Balances]:
        """Return the column of *period*, all units together or the one asked for."""
        unit = self.scope.unit
        balances = self._balances(self._turnovers(period), self._named(period))
        if unit is None:
            balances += self._elimination(balances, period)
        column = Column(
            key=str(period),
            heading=self._heading(period),
            period=period,
            unit=unit,
            fund=self.scope.fund,
        )
        return column, balances

    def by_unit(self, period: Period) -> Asked:
        """Return a column for each unit and the head office, what cancels, and the total."""
        rows: dict[str, list[Turnover]] = {}
        for row in self._turnovers(period, by=(Dimension.UNIT,)):
            rows.setdefault(row.unit, []).append(row)
        named: dict[str, list[NamedFlow]] = {}
        for flow in self._named(period):
            named.setdefault(flow.unit, []).append(flow)
        columns: Asked = []
        total = Balances()
        offices = [
            (f"unit:{unit.code}", unit.name, unit.code)
            for unit in units_of(self.view)
            if unit.is_active or unit.code in rows
        ]
        for key, heading, code in (*offices, (HEAD_OFFICE_KEY, HEAD_OFFICE_NAME, "")):
            balances = self._balances(rows.get(code, []), named.get(code, []))
            total += balances
            columns.append((self._beside(key, heading, period, unit=code), balances))
        taken = self._elimination(total, period)
        if taken != Balances():
            columns.append((self._beside(ELIMINATION_KEY, word("Eliminasi"), period), taken))
        columns.append((self._beside(TOTAL_KEY, TOTAL, period), total + taken))
        return columns

    def budget(self, beside: Balances) -> tuple[Column, Balances]:
        """Return the column of the plan: it begins where the books *beside* it began."""
        period, unit = self.scope.period, self.scope.unit
        planned = Balances()
        for part in (Part.BROUGHT, Part.RESTATED):
            planned.parts[part] = dict(beside.parts[part])
        chart, moved = self.view.chart, planned.parts[Part.MOVED]
        for account, minor in budget_of(self.view, period, unit=unit).items():
            is_debit = chart[account].normal_side is Side.DEBIT
            moved[account] = minor if is_debit else -minor
        column = Column(key=BUDGET_KEY, heading=word("Anggaran"), period=period, unit=unit)
        if self.scope.by_unit and self.scope.compare:
            column = replace(column, group=self._heading(period))
        return column, planned

    def _heading(self, period: Period) -> str:
        if self.statement.is_at_day:
            return phrase("{day}", day=period.last_day)
        return period_name(period)

    def _beside(
        self, key: str, heading: str, period: Period, *, unit: str | None = None
    ) -> Column:
        """Return a column of one period beside others of it, and perhaps of other periods."""
        return Column(
            key=key if period == self.scope.period else f"{period}/{key}",
            heading=heading,
            period=period,
            unit=unit,
            fund=self.scope.fund,
            group=self._heading(period) if self.scope.compare else "",
        )

    def _elimination(self, total: Balances, period: Period) -> Balances:
        """Return what is to be added to *total*, all units and the head office, to be one.

        Balances between them cancel, and so do their sales to one another; but of one fund a
        sale shows one side only, which nothing cancels. Cash that one paid for another tells
        what it was for.
        """
        days = self._days(period)
        seen = Balances()
        if self.statement.components and self.scope.fund is None:
            seen = seen_from_the_whole(self.view, total, days, form=self.form, paths=self.paths)
        taken = seen + elimination(total + seen, self.form, self.paths)
        if self.scope.fund is not None:
            return taken
        return taken + sales_elimination(internal_sales(self.view, days))

    def _balances(self, rows: Iterable[Turnover], named: Iterable[NamedFlow]) -> Balances:
        balances = Balances()
        balances.add(rows, self.view.chart)
        balances.rename(named, self.view.chart)
        return balances

    def _named(self, period: Period) -> list[NamedFlow]:
        """Return the cash flows of *period* that were named by hand."""
        if not self.statement.components:
            return []
        scope = self.scope
        return named_flows(self.view, self._days(period), unit=scope.unit, fund=scope.fund)

    def _days(self, period: Period) -> Period:
        """Return the days that the statement looks at."""
        if self.statement.window is Window.YEAR:
            return Period(dt.date(period.last_day.year, 1, 1), period.last_day)
        return period

    def _turnovers(self, period: Period, *, by: tuple[str, ...] = ()) -> list[Turnover]:
        """Ask the books for what the statement needs, and no more.

        A statement at a day begins with its year, to tell the result of it. One of cash flows
        asks what came before of cash alone, one of income of nothing.
        """
        days, statement = self._days(period), self.statement
        past_of = None
        if statement.components:
            past_of = [account.code for account in self.view.chart.cash()]
        elif not statement.lines[Part.BROUGHT]:
            past_of = []
        return self.view.turnovers(
            first_day=days.first_day,
            last_day=days.last_day,
            unit=self.scope.unit,
            fund=self.scope.fund,
            by=by,
            components=bool(statement.components),
            past_of=past_of,
        )
