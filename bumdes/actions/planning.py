"""Planning: drafting the work plan of a year, and carrying it to the deliberation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bumdes.actions.reviewing import GiveOpinion, Matter, give_opinion
from bumdes.errors import (
    DecisionSpentError,
    EmptyPlanError,
    InvalidFieldError,
    NotFoundError,
    TakenError,
)
from bumdes.governance.decision import DecisionKind, require_decision
from bumdes.governance.minutes import check_lines
from bumdes.permissions import Permission
from bumdes.planning.stage import Stage
from bumdes.planning.work_plan import (
    BudgetLine,
    WorkPlan,
    budget_lines,
    latest_plan,
    plans_of,
)
from bumdes.record import described
from bumdes.unit import find_unit
from ledger import Period
from ledger.errors import InactiveAccountError
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.planning.review import Review
    from bumdes.work import Work
    from ledger import Account, Money

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBudget:
    """What a year is to bring to one account of one unit; it replaces what was set before.

    Attributes:
        unit: its code, empty for the head office.
        amounts: by month, 1 to 12, in rupiah and sen, positive on the normal side of the
            account; a month that is not named has nothing. What lowers an asset, a liability
            or equity is negative.
    """

    unit: str
    account: str
    amounts: Mapping[int, Money]


def draft_plan(work: Work, year: int, *, on: dt.date, summary: str = "") -> WorkPlan:
    """Begin the plan of *year*.

    Args:
        on: the day it is begun.
        summary: aims and programme; lines are kept.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books.
        TakenError: the year has a plan, which is to be revised.
        InvalidPeriodError: there is no such year.
    """
    work.request = described("draft_plan", year=year, on=on)
    work.actor.require(Permission.PLAN)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    Period.year(year)
    if any(plan.year == year for plan in plans_of(work.session, work.book_id)):
        raise TakenError("work_plan", str(year))
    return _add(work, year, version=1, on=on, summary=summary)


def describe_plan(work: Work, year: int, summary: str) -> WorkPlan:
    """Say what the plan of *year* aims at, in place of what it said.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: the year has no plan.
        WrongStageError: it is no draft.
        TextError: see ``ledger.text``.
    """
    work.request = described("describe_plan", year=year)
    work.actor.require(Permission.PLAN)
    plan = _draft(work, year)
    plan.summary = check_lines(summary, "summary", blank=True)
    work.session.flush()
    return plan


def set_budget(work: Work, year: int, *budgets: SetBudget) -> WorkPlan:
    """Set what the plan of *year* has for some accounts of some units.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: the year has no plan, or there is no such unit.
        WrongStageError: it is no draft.
        UnknownAccountError, HeadingAccountError, InactiveAccountError: the account takes no
            postings.
        InvalidFieldError: it is cash, which follows from the rest; a month is none; or
            revenue or expense is less than nothing.
        MoneyError: an amount cannot be kept exactly.
    """
    lines = [[b.unit, b.account, {m: str(a) for m, a in b.amounts.items()}] for b in budgets]
    work.request = described("set_budget", year=year, lines=lines)
    work.actor.require(Permission.PLAN)
    plan = _draft(work, year)
    for budget in budgets:
        find_unit(work.session, work.book_id, budget.unit)
        account = _account(work, budget.account)
        amounts = {m: _minor(account, m, a) for m, a in budget.amounts.items()}
        _replace(work, plan, budget, amounts)
    work.session.flush()
    return plan


def submit_plan(work: Work, year: int, *, on: dt.date) -> WorkPlan:
    """Hand the plan of *year* to penasihat and pengawas; it does not change meanwhile.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: the year has no plan.
        WrongStageError: it is no draft.
        EmptyPlanError: it has no budget.
    """
    work.request = described("submit_plan", year=year, on=on)
    work.actor.require(Permission.PLAN)
    plan = _draft(work, year)
    if not budget_lines(work.session, plan):
        raise EmptyPlanError("work_plan", _key(plan))
    _matter(plan).submit(work, on)
    return plan


def review_plan(work: Work, year: int, opinion: GiveOpinion) -> Review:
    """Keep what an organ says of the plan of *year*.

    Raises:
        PermissionDeniedError: the actor may not review, or not for this organ.
        NotFoundError: the year has no plan.
        WrongStageError: it was not handed in, or the organ has agreed to it already.
        BlankTextError: it is returned without a word why.
    """
    work.request = described("review_plan", year=year, organ=opinion.organ, on=opinion.on)
    work.actor.require(Permission.REVIEW)
    return give_opinion(work, _matter(latest_plan(work.session, work.book_id, year)), opinion)


def approve_plan(work: Work, year: int, *, decision: str, on: dt.date) -> WorkPlan:
    """Lock the plan of *year*: the deliberation approved it.

    Args:
        decision: number of the decision, which approves this version and no other.
        on: the day it is recorded.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: the year has no plan, or there is no such decision.
        WrongStageError: it was not handed in, or is approved already.
        ReviewMissingError: an organ has not agreed.
        DecisionError: the decision does not allow it; see ``require_decision``.
        DecisionSpentError: it has approved another plan.
    """
    work.request = described("approve_plan", year=year, decision=decision, on=on)
    work.actor.require(Permission.DECIDE)
    plan = latest_plan(work.session, work.book_id, year)
    _matter(plan).require_reviews(work)
    kind = DecisionKind.APPROVE_PLAN
    require_decision(work.session, work.book_id, decision, kind, on=check_day(on))
    _require_unspent(work, decision)
    plan.decision = decision
    work.session.flush()
    return plan


def revise_plan(work: Work, year: int, *, on: dt.date, reason: str) -> WorkPlan:
    """Begin the next version of the plan of *year*, with the budget of the approved one.

    The approved version stays in force until the next one is approved.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: the year has no plan.
        WrongStageError: its last version is not approved.
        BlankTextError: no reason is given.
    """
    work.request = described("revise_plan", year=year, on=on, reason=reason)
    work.actor.require(Permission.PLAN)
    last = latest_plan(work.session, work.book_id, year)
    _matter(last).require_stage(work, Stage.APPROVED)
    check_text(reason, "reason", most=500)
    plan = _add(work, year, version=last.version + 1, on=on, summary=last.summary)
    plan.reason = reason
    for line in budget_lines(work.session, last):
        _set(work, plan, line.unit, line.account, {line.month: line.amount_minor})
    work.session.flush()
    return plan


def _add(work: Work, year: int, *, version: int, on: dt.date, summary: str) -> WorkPlan:
    plan = WorkPlan(
        book_id=work.book_id,
        year=year,
        version=version,
        drafted_on=check_day(on),
        drafted_by=work.actor.name,
        summary=check_lines(summary, "summary", blank=True),
    )
    work.session.add(plan)
    work.session.flush()
    return plan


def _draft(work: Work, year: int) -> WorkPlan:
    """Return the last version of the plan of *year*, still a draft."""
    plan = latest_plan(work.session, work.book_id, year)
    _matter(plan).require_stage(work, Stage.DRAFT)
    return plan


def _matter(plan: WorkPlan) -> Matter:
    return Matter(plan, "work_plan", _key(plan))


def _key(plan: WorkPlan) -> str:
    return f"{plan.year}/{plan.version}"


def _account(work: Work, code: str) -> Account:
    account = work.book.chart.postable(code)
    if not account.is_active:
        raise InactiveAccountError(code)
    if account.is_cash:
        raise InvalidFieldError("account", code, "not_cash")
    return account


def _minor(account: Account, month: int, amount: Money) -> int:
    if month not in MONTHS:
        raise InvalidFieldError("month", month, "month")
    minor = to_minor(amount)
    if minor < 0 and account.is_temporary:
        raise InvalidFieldError("budget", str(amount.amount), "not_negative")
    return minor


def _replace(work: Work, plan: WorkPlan, budget: SetBudget, amounts: Mapping[int, int]) -> None:
    """Put *amounts*, in sen by month, in place of what the plan has for the account."""
    work.session.execute(
        delete(BudgetLine).where(
            BudgetLine.book_id == plan.book_id,
            BudgetLine.year == plan.year,
            BudgetLine.version == plan.version,
            BudgetLine.unit == budget.unit,
            BudgetLine.account == budget.account,
        )
    )
    _set(work, plan, budget.unit, budget.account, amounts)


def _set(
    work: Work, plan: WorkPlan, unit: str, account: str, amounts: Mapping[int, int]
) -> None:
    work.session.add_all(
        BudgetLine(
            book_id=plan.book_id,
            year=plan.year,
            version=plan.version,
            unit=unit,
            account=account,
            month=month,
            amount_minor=minor,
        )
        for month, minor in amounts.items()
        if minor
    )


def _require_unspent(work: Work, decision: str) -> None:
    query = select(WorkPlan).where(
        WorkPlan.book_id == work.book_id, WorkPlan.decision == decision
    )
    approved = work.session.scalar(query)
    if approved is not None:
        raise DecisionSpentError(decision, _key(approved))
