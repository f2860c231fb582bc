"""Proposals: a cost plan on its way to the deliberation, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from bumdes.actions.proposing import (
    Cost,
    Propose,
    approve_proposal,
    change_proposal,
    decline_proposal,
    draft_proposal,
    fund_proposal,
    review_proposal,
    submit_proposal,
)
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Permission
from ledger import rp
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.forms.planning import (
    COST_FIELDS,
    PROPOSAL_FORM,
    VERDICTS,
    DecisionForm,
    FundForm,
    OpinionForm,
    cost_rows,
    organs_for,
)
from webapp.forms.rows import rows_of
from webapp.language.saying import labelled
from webapp.login import current_visitor
from webapp.readings.plans import budgeted_accounts, decisions_for
from webapp.readings.proposals import (
    read_proposal,
    read_proposals,
    typed_proposal,
    written,
)
from webapp.readings.sight import slug_of, unit_names, unit_of
from webapp.templating import now
from webapp.views.plans import opinion_of
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.planning.proposal import Proposal
    from bumdes.planning.review import Review
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("proposals", __name__, url_prefix="/usulan")


@bp.get("/")
def show() -> str:
    """Show all proposals."""
    with reading() as work:
        proposals = read_proposals(work)
    return render_template("proposals.html", proposals=proposals)


@bp.get("/baru")
def ask() -> str:
    """Ask for a proposal."""
    return _proposal_form({"tanggal": now().date().isoformat(), "unit": "pusat"}, ())


@bp.post("/baru")
def draft() -> Answer:
    """Begin a proposal."""

    def do(work: Work, said: dict[str, Any]) -> str:
        return draft_proposal(work, _proposed(said)).proposal_id

    return answered(PROPOSAL_FORM, do, onward=_place, again=_proposal_form)


@bp.get("/<proposal_id>")
def open_proposal(proposal_id: str) -> str:
    """Show one proposal, and what became of it."""
    return _page(proposal_id, {}, ())


@bp.get("/<proposal_id>/ubah")
def ask_change(proposal_id: str) -> str:
    """Ask for what a draft is to propose."""
    with reading() as work:
        values = typed_proposal(work, proposal_id)
    return _proposal_form(values, (), proposal_id)


@bp.post("/<proposal_id>/ubah")
def change(proposal_id: str) -> Answer:
    """Change a draft."""

    def do(work: Work, said: dict[str, Any]) -> Proposal:
        return change_proposal(work, proposal_id, _proposed(said))

    return answered(
        PROPOSAL_FORM,
        do,
        onward=lambda _: _place(proposal_id),
        again=lambda values, found: _proposal_form(values, found, proposal_id),
    )


@bp.post("/<proposal_id>/ajukan")
def submit(proposal_id: str) -> Answer:
    """Hand a proposal to penasihat and pengawas."""

    def do(work: Work, _: dict[str, Any]) -> Proposal:
        return submit_proposal(work, proposal_id, on=now().date())

    return _answered_on_page(proposal_id, PlainForm(), do)


@bp.get("/<proposal_id>/telaah")
def ask_review(proposal_id: str) -> str:
    """Ask what an organ says."""
    return _form("proposal_review.html", proposal_id, _today(), (), Permission.REVIEW)


@bp.post("/<proposal_id>/telaah")
def review(proposal_id: str) -> Answer:
    """Keep what an organ says."""

    def do(work: Work, said: dict[str, Any]) -> Review:
        return review_proposal(work, proposal_id, opinion_of(said))

    return answered(
        OpinionForm(),
        do,
        onward=lambda _: _place(proposal_id),
        again=lambda values, found: _form(
            "proposal_review.html", proposal_id, values, found, Permission.REVIEW
        ),
    )


@bp.get("/<proposal_id>/putuskan")
def ask_decision(proposal_id: str) -> str:
    """Ask by which decision a proposal is approved or declined."""
    return _form("proposal_decision.html", proposal_id, _today(), (), Permission.DECIDE)


@bp.post("/<proposal_id>/setujui")
def approve(proposal_id: str) -> Answer:
    """Approve a proposal by its decision."""

    def do(work: Work, said: dict[str, Any]) -> Proposal:
        return approve_proposal(work, proposal_id, decision=said["decision"], on=said["on"])

    return _decided(proposal_id, do)


@bp.post("/<proposal_id>/tolak")
def decline(proposal_id: str) -> Answer:
    """Decline a proposal by its decision."""

    def do(work: Work, said: dict[str, Any]) -> Proposal:
        return decline_proposal(work, proposal_id, decision=said["decision"], on=said["on"])

    return _decided(proposal_id, do)


@bp.post("/<proposal_id>/dana")
def fund(proposal_id: str) -> Answer:
    """Say which contribution pays for a proposal."""

    def do(work: Work, said: dict[str, Any]) -> Proposal:
        return fund_proposal(work, proposal_id, said["fund"])

    return _answered_on_page(proposal_id, FundForm(), do)


def _proposed(said: Mapping[str, Any]) -> Propose:
    """Return the proposal that a form makes; a line without an amount costs nothing."""
    return Propose(
        title=said["title"],
        unit=unit_of(said["unit"]) or "",
        on=said["on"],
        purpose=said["purpose"],
        costs=tuple(
            Cost(
                description=row["biaya"],
                account=row["akun"],
                quantity=row["banyak"] if row["banyak"] is not None else 1,
                measure=row["satuan"] or "paket",
                price=row["harga"] if row["harga"] is not None else rp(0),
            )
            for row in rows_of(said, *COST_FIELDS)
        ),
    )


def _place(proposal_id: str) -> str:
    return url_for("proposals.open_proposal", proposal_id=proposal_id)


def _today() -> dict[str, str]:
    return {"tanggal": now().date().isoformat()}


def _answered_on_page(
    proposal_id: str, form: PlainForm, do: Callable[[Work, dict[str, Any]], Proposal]
) -> Answer:
    return answered(
        form,
        do,
        onward=lambda _: _place(proposal_id),
        again=lambda values, found: _page(proposal_id, values, found),
    )


def _decided(proposal_id: str, do: Callable[[Work, dict[str, Any]], Proposal]) -> Answer:
    return answered(
        DecisionForm(),
        do,
        onward=lambda _: _place(proposal_id),
        again=lambda values, found: _form(
            "proposal_decision.html", proposal_id, values, found, Permission.DECIDE
        ),
    )


def _page(proposal_id: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        page = read_proposal(work, proposal_id)
    return render_template(
        "proposal.html", page=page, written=written, values=values, found=found
    )


def _proposal_form(values: Values, found: Sequence[Problem], proposal_id: str = "") -> str:
    with reading() as work:
        work.actor.require(Permission.PLAN)
        units = [(slug_of(code), name) for code, name in unit_names(work).items()]
        accounts = budgeted_accounts(work)
    return render_template(
        "proposal_edit.html",
        proposal_id=proposal_id,
        units=units,
        accounts=accounts,
        rows=cost_rows(values),
        values=values,
        found=found,
    )


def _form(
    template: str,
    proposal_id: str,
    values: Values,
    found: Sequence[Problem],
    permission: Permission,
) -> str:
    with reading() as work:
        work.actor.require(permission)
        story = read_proposal(work, proposal_id).story
        approving = decisions_for(work, DecisionKind.APPROVE_PROPOSAL)
        declining = decisions_for(work, DecisionKind.OTHER)
    return render_template(
        template,
        story=story,
        approving=approving,
        declining=declining,
        organs=organs_for(current_visitor().actor.role),
        verdicts=labelled(VERDICTS),
        values=values,
        found=found,
    )
