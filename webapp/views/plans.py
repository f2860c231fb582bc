"""Work plans: the budget of a year, from its draft to the deliberation's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.planning import (
    SetBudget,
    approve_plan,
    describe_plan,
    draft_plan,
    review_plan,
    revise_plan,
    set_budget,
    submit_plan,
)
from bumdes.actions.reviewing import GiveOpinion
from bumdes.governance.decision import DecisionKind
from bumdes.month import MONTHS as MONTH_NAMES
from bumdes.permissions import Permission, Role
from bumdes.planning.budget import evenly
from bumdes.planning.review import Verdict
from bumdes.rupiah import format_plain
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.forms.planning import (
    BUDGET_FORM,
    MONTHS,
    VERDICTS,
    DecisionForm,
    OpinionForm,
    PlanForm,
    RevisionForm,
    SummaryForm,
    organs_for,
)
from webapp.language.saying import labelled
from webapp.login import current_visitor
from webapp.readings.plans import (
    budgeted_accounts,
    decisions_for,
    read_budget,
    read_plan,
    read_plans,
)
from webapp.readings.sight import slug_of, unit_names, unit_of
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.planning.review import Review
    from bumdes.planning.work_plan import WorkPlan
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("plans", __name__, url_prefix="/rencana")

YEAR = "/<int(min=1900, max=2999):year>"


@bp.get("/")
def show() -> str:
    """Show the plans of all years."""
    with reading() as work:
        plans = read_plans(work)
    return render_template("plans.html", plans=plans)


@bp.get("/baru")
def ask() -> str:
    """Ask for a plan."""
    today = now().date()
    return _plan_form({"tahun": str(today.year + 1), "tanggal": today.isoformat()}, ())


@bp.post("/baru")
def draft() -> Answer:
    """Begin a plan."""

    def do(work: Work, said: dict[str, Any]) -> int:
        return draft_plan(work, said["year"], on=said["on"], summary=said["summary"]).year

    return answered(PlanForm(), do, onward=_place, again=_plan_form)


@bp.get(YEAR)
def open_plan(year: int) -> str:
    """Show one version of the plan of a year."""
    return _page(year, {}, ())


@bp.get(f"{YEAR}/uraian")
def ask_summary(year: int) -> str:
    """Ask what a plan aims at."""
    with reading() as work:
        summary = read_plan(work, year, None).plan.summary
    return _form("plan_summary.html", year, {"uraian": summary}, (), Permission.PLAN)


@bp.post(f"{YEAR}/uraian")
def describe(year: int) -> Answer:
    """Say what a plan aims at."""

    def do(work: Work, said: dict[str, Any]) -> WorkPlan:
        return describe_plan(work, year, said["summary"])

    return _answered("plan_summary.html", year, SummaryForm(), do, Permission.PLAN)


@bp.get(f"{YEAR}/anggaran")
def ask_budget(year: int) -> str:
    """Ask for the budget of one account of one unit."""
    unit, account = request.args.get("unit", "pusat"), request.args.get("akun", "")
    values = {"unit": unit, "akun": account}
    with reading() as work:
        kept = read_budget(work, year, unit_of(unit) or "", account)
    if kept is not None:
        months = zip(MONTHS, kept.months, strict=True)
        values |= {f"bulan-{m}": format_plain(amount) for m, amount in months if amount.amount}
    return _budget_form(year, values, ())


@bp.post(f"{YEAR}/anggaran")
def budget(year: int) -> Answer:
    """Set the budget of one account of one unit."""

    def do(work: Work, said: dict[str, Any]) -> WorkPlan:
        amounts = {m: said[f"month_{m}"] for m in MONTHS if said[f"month_{m}"] is not None}
        if said["of_year"] is not None:
            amounts = evenly(said["of_year"])
        unit = unit_of(said["unit"]) or ""
        return set_budget(
            work, year, SetBudget(unit=unit, account=said["account"], amounts=amounts)
        )

    return answered(
        cast("PlainForm", BUDGET_FORM()),
        do,
        onward=lambda _: _place(year),
        again=lambda values, found: _budget_form(year, values, found),
    )


@bp.post(f"{YEAR}/ajukan")
def submit(year: int) -> Answer:
    """Hand a plan to penasihat and pengawas."""

    def do(work: Work, _: dict[str, Any]) -> WorkPlan:
        return submit_plan(work, year, on=now().date())

    return answered(
        PlainForm(),
        do,
        onward=lambda _: _place(year),
        again=lambda values, found: _page(year, values, found),
    )


@bp.get(f"{YEAR}/telaah")
def ask_review(year: int) -> str:
    """Ask what an organ says."""
    return _form("plan_review.html", year, _today(), (), Permission.REVIEW)


@bp.post(f"{YEAR}/telaah")
def review(year: int) -> Answer:
    """Keep what an organ says."""

    def do(work: Work, said: dict[str, Any]) -> Review:
        return review_plan(work, year, opinion_of(said))

    return _answered("plan_review.html", year, OpinionForm(), do, Permission.REVIEW)


@bp.get(f"{YEAR}/sahkan")
def ask_approval(year: int) -> str:
    """Ask by which decision a plan is approved."""
    return _form("plan_approval.html", year, _today(), (), Permission.DECIDE)


@bp.post(f"{YEAR}/sahkan")
def approve(year: int) -> Answer:
    """Lock a plan by its decision."""

    def do(work: Work, said: dict[str, Any]) -> WorkPlan:
        return approve_plan(work, year, decision=said["decision"], on=said["on"])

    return _answered("plan_approval.html", year, DecisionForm(), do, Permission.DECIDE)


@bp.get(f"{YEAR}/ubah")
def ask_revision(year: int) -> str:
    """Ask why a plan is revised."""
    return _form("plan_revision.html", year, _today(), (), Permission.PLAN)


@bp.post(f"{YEAR}/ubah")
def revise(year: int) -> Answer:
    """Begin the next version of a plan."""

    def do(work: Work, said: dict[str, Any]) -> WorkPlan:
        return revise_plan(work, year, on=said["on"], reason=said["reason"])

    return _answered("plan_revision.html", year, RevisionForm(), do, Permission.PLAN)


def opinion_of(said: Mapping[str, Any]) -> GiveOpinion:
    """Return the opinion that a form gives."""
    return GiveOpinion(
        organ=Role(said["organ"]),
        verdict=Verdict(said["verdict"]),
        on=said["on"],
        note=said["note"],
        signed_by=said["signed_by"],
    )


def _place(year: int) -> str:
    return url_for("plans.open_plan", year=year)


def _today() -> dict[str, str]:
    return {"tanggal": now().date().isoformat()}


def _answered(
    template: str,
    year: int,
    form: PlainForm,
    do: Callable[[Work, dict[str, Any]], Any],
    permission: Permission,
) -> Answer:
    return answered(
        form,
        do,
        onward=lambda _: _place(year),
        again=lambda values, found: _form(template, year, values, found, permission),
    )


def _page(year: int, _values: Values, found: Sequence[Problem]) -> str:
    version = request.args.get("versi", "")
    asked = (
        int(version) if version.isascii() and version.isdecimal() and len(version) < 5 else None
    )
    with reading() as work:
        page = read_plan(work, year, asked)
    return render_template("plan.html", page=page, found=found)


def _plan_form(values: Values, found: Sequence[Problem]) -> str:
    current_visitor().actor.require(Permission.PLAN)
    return render_template("plan_new.html", values=values, found=found)


def _budget_form(year: int, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.PLAN)
        units = [(slug_of(code), name) for code, name in unit_names(work).items()]
        accounts = budgeted_accounts(work)
    return render_template(
        "plan_budget.html",
        year=year,
        units=units,
        accounts=accounts,
        month_names=MONTH_NAMES,
        typed_months=any(values.get(f"bulan-{month}") for month in MONTHS),
        values=values,
        found=found,
    )


def _form(
    template: str,
    year: int,
    values: Values,
    found: Sequence[Problem],
    permission: Permission,
) -> str:
    with reading() as work:
        work.actor.require(permission)
        plan = read_plan(work, year, None).plan
        decisions = decisions_for(work, DecisionKind.APPROVE_PLAN)
    return render_template(
        template,
        plan=plan,
        decisions=decisions,
        organs=organs_for(current_visitor().actor.role),
        verdicts=labelled(VERDICTS),
        values=values,
        found=found,
    )
