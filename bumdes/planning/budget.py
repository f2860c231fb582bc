"""Budget against realisation: what a plan set, and what the books moved, account by account.

Both are positive on the normal side of the account. What was realised is what ordinary and
adjusting entries moved: the balance brought forward, the closing of the year and corrections
of earlier years are no business of the budget. Of revenue and expense an opening entry tells
the year so far, which is realised.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bumdes.errors import InvalidFieldError
from bumdes.governance.decision import Decision
from bumdes.planning.work_plan import BudgetLine, WorkPlan
from ledger import EntryKind, Period, Side
from ledger.allocation import allocate
from ledger.money import from_minor, to_minor
from ledger.period import last_day_of_month

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger import Account, AccountKind, BookView, Chart, Money

REALISED = {EntryKind.ORDINARY, EntryKind.ADJUSTING}
"""The kinds of entries that realise a budget."""

_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRow:
    """What was budgeted for one account, and what became of it, in a period.

    Attributes:
        lowers: whether the account lowers what others of its kind add up to, as discounts and
            drawings do.
        budget, realised: positive on the normal side of the account.
    """

    account: str
    name: str
    kind: AccountKind
    lowers: bool
    budget: Money
    realised: Money

    @property
    def variance(self) -> Money:
        """What was realised beyond the budget; negative where less was."""
        return self.realised - self.budget

    @property
    def is_unplanned(self) -> bool:
        """Whether something was realised that no budget foresaw."""
        return not self.budget.amount and bool(self.realised.amount)


@dataclass(frozen=True, slots=True)
class PlanInForce:
    """The version of a year's plan that a comparison goes by.

    Attributes:
        approved_on: the day of its decision.
    """

    year: int
    version: int
    decision: str
    approved_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRealisation:
    """A budget against what was realised.

    Attributes:
        unit: its code, empty for the head office, None for the whole enterprise.
        plans: the versions the budget comes from, one a year; years without are missing.
        rows: in the order of the chart: every account with a budget, and each account of
            revenue or expense that moved.
    """

    period: Period
    unit: str | None
    plans: tuple[PlanInForce, ...]
    rows: tuple[BudgetRow, ...]


def plan_in_force(view: BookView, year: int, on: dt.date) -> PlanInForce | None:
    """Return the plan of *year* that holds on day *on*: the last version approved by then.

    A plan that was approved late holds from the first day of its year.
    """
    query = (
        select(WorkPlan.version, WorkPlan.decision, Decision.decided_on)
        .join(
            Decision,
            (Decision.book_id == WorkPlan.book_id) & (Decision.number == WorkPlan.decision),
        )
        .where(WorkPlan.book_id == view.book_id, WorkPlan.year == year)
        .order_by(WorkPlan.version)
    )
    versions = [
        PlanInForce(year, version, number or "", decided_on)
        for version, number, decided_on in view.connection.execute(query)
    ]
    return max(
        (plan for plan in versions if plan.approved_on <= on),
        key=lambda plan: plan.version,
        default=versions[0] if versions else None,
    )


def plans_in_force(view: BookView, period: Period) -> tuple[PlanInForce, ...]:
    """Return the plans that hold at the end of each year of *period*, or at its own end."""
    years = range(period.first_day.year, period.last_day.year + 1)
    last_days = (min(period.last_day, dt.date(year, 12, 31)) for year in years)
    found = (plan_in_force(view, day.year, day) for day in last_days)
    return tuple(plan for plan in found if plan is not None)


def budget_realisation(
    view: BookView, period: Period, *, unit: str | None = None
) -> BudgetRealisation:
    """Return the approved budget of whole months against what was realised in them.

    Args:
        unit: one unit, an empty string for the head office; None for all together.

    Raises:
        InvalidFieldError: *period* cuts a month, for which no part of a budget is set.
    """
    if not is_whole_months(period):
        raise InvalidFieldError("period", str(period), "whole_months")
    plans = plans_in_force(view, period)
    return _compared(view, period, unit, plans, _of_plans(view, plans, period, unit))


def budget_of(view: BookView, period: Period, *, unit: str | None = None) -> dict[str, int]:
    """Return the approved budget of whole months, in sen by account.

    It is positive on the normal side of the account.

    Args:
        unit: one unit, an empty string for the head office; None for all together.
    """
    return _of_plans(view, plans_in_force(view, period), period, unit)


def version_realisation(
    view: BookView, year: int, version: int, period: Period, *, unit: str | None = None
) -> BudgetRealisation:
    """Return the budget of one version of a plan, approved or not, against what was realised.

    Raises:
        InvalidFieldError: *period* cuts a month.
    """
    if not is_whole_months(period):
        raise InvalidFieldError("period", str(period), "whole_months")
    meant = PlanInForce(year, version, "", period.first_day)
    return _compared(view, period, unit, (), _budget(view, meant, period, unit))


def is_whole_months(period: Period) -> bool:
    """Whether *period* begins with a month and ends with one."""
    last = period.last_day
    return period.first_day.day == 1 and last == last_day_of_month(last.year, last.month)


def evenly(amount: Money) -> dict[int, Money]:
    """Share the *amount* of a year out over its months in whole rupiah; January has the rest.

    Sen stand in December.
    """
    minor, sub_unit = to_minor(amount), amount.currency.sub_unit
    sign = -1 if minor < 0 else 1
    whole, sen = divmod(abs(minor), sub_unit)
    shares = allocate(whole, {f"{month:02}": 1 for month in _MONTHS})
    months = {int(month): share.units * sub_unit for month, share in shares.items()}
    months[12] += sen
    return {m: from_minor(sign * minor, amount.currency) for m, minor in months.items()}


def _budget(
    view: BookView, plan: PlanInForce, period: Period, unit: str | None
) -> dict[str, int]:
    """Return what *plan* has in the months of *period*, in sen by account."""
    query = select(BudgetLine.account, BudgetLine.month, BudgetLine.amount_minor).where(
        BudgetLine.book_id == view.book_id,
        BudgetLine.year == plan.year,
        BudgetLine.version == plan.version,
    )
    if unit is not None:
        query = query.where(BudgetLine.unit == unit)
    sums: dict[str, int] = {}
    # Added up here: a database's sum of BIGINT may overflow, or be of another type.
    for account, month, minor in view.connection.execute(query):
        if dt.date(plan.year, month, 1) in period:
            sums[account] = sums.get(account, 0) + minor
    return sums


def _of_plans(
    view: BookView, plans: Iterable[PlanInForce], period: Period, unit: str | None
) -> dict[str, int]:
    budget: dict[str, int] = {}
    for plan in plans:
        for account, minor in _budget(view, plan, period, unit).items():
            budget[account] = budget.get(account, 0) + minor
    return budget


def _compared(
    view: BookView,
    period: Period,
    unit: str | None,
    plans: tuple[PlanInForce, ...],
    budget: dict[str, int],
) -> BudgetRealisation:
    realised = _realised(view, period, unit)
    chart = view.chart
    shown = budget.keys() | {code for code in realised if _is_result(chart[code])}
    rows = tuple(
        _row(view, chart[code], budget.get(code, 0), realised.get(code, 0))
        for code in sorted(shown)
        if budget.get(code, 0) or realised.get(code, 0)
    )
    return BudgetRealisation(period=period, unit=unit, plans=plans, rows=rows)


def _realised(view: BookView, period: Period, unit: str | None) -> dict[str, int]:
    """Return what moved in *period*, in sen by account, positive on its normal side."""
    sums: dict[str, int] = {}
    for row in view.turnovers(
        first_day=period.first_day,
        last_day=period.last_day,
        unit=unit,
        components=False,
        past_of=(),
    ):
        if _counts(view.chart, row.account, row.kind):
            is_debit = view.chart[row.account].normal_side is Side.DEBIT
            net = row.debits - row.credits if is_debit else row.credits - row.debits
            sums[row.account] = sums.get(row.account, 0) + net
    return sums


def _counts(chart: Chart, account: str, kind: str) -> bool:
    return kind in REALISED or (kind == EntryKind.OPENING and chart[account].is_temporary)


def _is_result(account: Account) -> bool:
    return account.is_temporary and not account.is_drawing


def _row(view: BookView, account: Account, budget: int, realised: int) -> BudgetRow:
    return BudgetRow(
        account=account.code,
        name=account.name,
        kind=account.kind,
        lowers=account.normal_side is not account.kind.normal_side,
        budget=from_minor(budget, view.currency),
        realised=from_minor(realised, view.currency),
    )
