"""Work plans as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bumdes.governance.decision import Decision, DecisionKind, decisions_of, find_decision
from bumdes.permissions import Permission, Role
from bumdes.phrase import phrase, word
from bumdes.planning.review import Verdict, missing_reviewers, reviews_of, stage_of
from bumdes.planning.work_plan import budget_lines, find_plan, latest_plan, plans_of
from ledger import AccountKind
from ledger.money import from_minor
from webapp.language.saying import t
from webapp.local_time import long_day
from webapp.readings.sight import unit_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.planning.review import Review
    from bumdes.planning.stage import Stage
    from bumdes.planning.work_plan import BudgetLine, WorkPlan
    from bumdes.work import Work
    from ledger import Account, Money

Step = tuple[str, str, str]
"""State, title and text of a step; see ``timeline`` in parts/manage.html."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A version of a plan in the list."""

    plan: WorkPlan
    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountBudget:
    """What a plan has for one account.

    Attributes:
        months: from January to December.
    """

    account: Account
    year: Money
    months: tuple[Money, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitBudget:
    """What a plan has for one unit.

    Attributes:
        profit: revenue less expenses.
    """

    unit: str
    name: str
    accounts: tuple[AccountBudget, ...]
    revenue: Money
    expenses: Money

    @property
    def profit(self) -> Money:
        """What revenue leaves after expenses."""
        return self.revenue - self.expenses


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """One version of a plan.

    Attributes:
        is_latest: whether it is the one that can be worked on.
        missing: the organs that have not agreed.
    """

    plan: WorkPlan
    stage: Stage
    is_latest: bool
    versions: tuple[int, ...]
    missing: tuple[Role, ...]
    steps: tuple[Step, ...]
    units: tuple[UnitBudget, ...]


def read_plans(work: Work) -> list[PlanLine]:
    """Return every plan, the latest first; budgets of units stay out of it.

    Raises:
        PermissionDeniedError: the actor reads no reports.
    """
    work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
    plans = plans_of(work.session, work.book_id)
    return [PlanLine(plan, stage_of(work.session, plan)) for plan in plans]


def read_plan(work: Work, year: int, version: int | None) -> PlanPage:
    """Return one version of the plan of *year*; the latest if none is named.

    Who is bound to a unit sees the budget of that unit.

    Raises:
        PermissionDeniedError: the actor reads no reports.
        NotFoundError: there is none.
    """
    work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
    latest = latest_plan(work.session, work.book_id, year)
    plan = latest if version is None else find_plan(work.session, work.book_id, year, version)
    return PlanPage(
        plan=plan,
        stage=stage_of(work.session, plan),
        is_latest=plan.version == latest.version,
        versions=tuple(range(1, latest.version + 1)),
        missing=missing_reviewers(work.session, plan),
        steps=tuple(_steps(work, plan)),
        units=tuple(_units(work, plan)),
    )


def read_budget(work: Work, year: int, unit: str, account: str) -> AccountBudget | None:
    """Return what the latest plan of *year* has for one account of one unit, if anything."""
    plan = latest_plan(work.session, work.book_id, year)
    ours = (found for found in _units(work, plan) if found.unit == unit)
    budgets = (budget for found in ours for budget in found.accounts)
    return next((b for b in budgets if b.account.code == account), None)


def budgeted_accounts(work: Work) -> list[tuple[str, str]]:
    """Return code and name of the accounts that a budget takes, revenue and expense first."""
    accounts = [
        a for a in work.book.chart if a.takes_postings and a.is_active and not a.is_cash
    ]
    accounts.sort(key=lambda account: (not account.is_temporary, account.code))
    return [(account.code, f"{account.code} {t(account.name)}") for account in accounts]


def decisions_for(work: Work, *kinds: DecisionKind) -> list[tuple[str, str]]:
    """Return number and words of the decisions of these kinds."""
    found = decisions_of(work.session, work.book_id, *kinds)
    return [(d.number, f"{d.number}, {long_day(d.decided_on)}") for d in found]


def _steps(work: Work, plan: WorkPlan) -> Iterator[Step]:
    """Yield how a plan came to where it is, and what is next."""
    reviews = reviews_of(work.session, work.book_id, plan.subject)
    last = plan.round if plan.submitted_on is not None else plan.round + 1
    yield "ok", "Disusun", f"{long_day(plan.drafted_on)}, {plan.drafted_by}"
    yield from (_said(review) for review in reviews if review.round < last)
    if plan.submitted_on is None:
        yield "todo", "Diajukan untuk ditelaah", word("Sesudah anggarannya lengkap")
    else:
        yield "ok", "Diajukan untuk ditelaah", long_day(plan.submitted_on)
        yield from (_said(review) for review in reviews if review.round == last)
        for organ in missing_reviewers(work.session, plan):
            yield "todo", phrase("Menunggu telaah {organ}", organ=word(organ.label)), ""
    if plan.decision is None:
        yield "todo", "Disahkan musyawarah", ""
    else:
        yield _decided(find_decision(work.session, work.book_id, plan.decision))


def _said(review: Review) -> Step:
    agreed = review.verdict == Verdict.AGREED
    organ = word(Role(review.organ).label)
    text = ", ".join(
        filter(None, (long_day(review.reviewed_on), review.signed_by, review.note))
    )
    if agreed:
        return "ok", phrase("{organ} setuju", organ=organ), text
    return "bad", phrase("{organ} mengembalikan untuk diperbaiki", organ=organ), text


def _decided(decision: Decision) -> Step:
    text = phrase("{day}, keputusan {number}", day=decision.decided_on, number=decision.number)
    return "ok", "Disahkan musyawarah", text


def _units(work: Work, plan: WorkPlan) -> Iterator[UnitBudget]:
    names = unit_names(work)
    own = work.actor.unit
    lines = [line for line in budget_lines(work.session, plan) if own in {None, line.unit}]
    for unit, ours in groupby(lines, key=lambda line: line.unit):
        accounts = tuple(_accounts(work, list(ours)))
        yield UnitBudget(
            unit=unit,
            name=names.get(unit, unit),
            accounts=accounts,
            revenue=_sum(work, accounts, AccountKind.REVENUE),
            expenses=_sum(work, accounts, AccountKind.EXPENSE),
        )


def _accounts(work: Work, lines: list[BudgetLine]) -> Iterator[AccountBudget]:
    for code, ours in groupby(lines, key=lambda line: line.account):
        by_month = {line.month: line.amount_minor for line in ours}
        months = [by_month.get(month, 0) for month in range(1, 13)]
        yield AccountBudget(
            account=work.book.chart[code],
            year=from_minor(sum(months), work.book.currency),
            months=tuple(from_minor(minor, work.book.currency) for minor in months),
        )


def _sum(work: Work, accounts: tuple[AccountBudget, ...], kind: AccountKind) -> Money:
    ours = [budget for budget in accounts if budget.account.kind is kind]
    nothing = from_minor(0, work.book.currency)
    return sum(
        (-b.year if b.account.normal_side is not kind.normal_side else b.year for b in ours),
        start=nothing,
    )
