"""Proposing: a business proposal with its cost plan, on its way to the deliberation."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import delete

from bumdes.actions.reviewing import GiveOpinion, Matter, give_opinion
from bumdes.errors import (
    DecisionExceededError,
    EmptyPlanError,
    InvalidFieldError,
    NotFoundError,
)
from bumdes.governance.decision import DecisionKind, require_decision
from bumdes.governance.minutes import check_lines
from bumdes.permissions import Permission
from bumdes.planning.proposal import (
    PARTS_OF_QUANTITY,
    CostLine,
    Proposal,
    ProposalFund,
    approved_with,
    cost_lines,
    find_proposal,
    funds_of,
    planned_minor,
)
from bumdes.planning.stage import Stage
from bumdes.record import described, new_id
from bumdes.unit import find_unit
from ledger import Dimension
from ledger.errors import UnknownDimensionValueError
from ledger.journal import check_day
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bumdes.governance.decision import Decision
    from bumdes.planning.review import Review
    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """One line of a cost plan (RAB).

    Attributes:
        account: where what is bought will stand in the books.
        quantity: exact, in thousandths at the finest.
        measure: what it is counted in: zak, unit, paket, hari.
        price: of one measure; quantity times price must be whole sen.
    """

    description: str
    account: str
    price: Money
    quantity: Fraction | int = 1
    measure: str = "paket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose:
    """A proposal as it is drafted.

    Attributes:
        unit: whose business it is to be; empty for the head office.
        purpose: what for, and what it is to bring; lines are kept.
    """

    title: str
    unit: str
    costs: Sequence[Cost]
    on: dt.date
    purpose: str = ""


def draft_proposal(work: Work, command: Propose) -> Proposal:
    """Begin a proposal.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books, or there is no such unit.
        UnknownAccountError, HeadingAccountError: an account takes no postings.
        InvalidFieldError: a cost is for cash, or is not a positive amount of whole sen.
        TextError: see ``ledger.text``.
    """
    work.request = _request("draft_proposal", command)
    work.actor.require(Permission.PLAN)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    find_unit(work.session, work.book_id, command.unit)
    proposal = Proposal(
        book_id=work.book_id,
        proposal_id=new_id(),
        title=check_text(command.title, "title", most=200),
        unit=command.unit,
        drafted_on=check_day(command.on),
        drafted_by=work.actor.name,
        purpose=check_lines(command.purpose, "purpose", blank=True),
    )
    lines = _lines(work, proposal, command.costs)
    work.session.add(proposal)
    work.session.flush()
    work.session.add_all(lines)
    work.session.flush()
    return proposal


def change_proposal(work: Work, proposal_id: str, command: Propose) -> Proposal:
    """Put *command* in place of what a draft proposes.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such proposal, or no such unit.
        WrongStageError: it is no draft.
        AccountError, InvalidFieldError, TextError: see ``draft_proposal``.
    """
    work.request = _request("change_proposal", command)
    work.actor.require(Permission.PLAN)
    proposal = _draft(work, proposal_id)
    find_unit(work.session, work.book_id, command.unit)
    lines = _lines(work, proposal, command.costs)
    proposal.title = check_text(command.title, "title", most=200)
    proposal.unit = command.unit
    proposal.purpose = check_lines(command.purpose, "purpose", blank=True)
    work.session.execute(
        delete(CostLine).where(
            CostLine.book_id == work.book_id, CostLine.proposal_id == proposal_id
        )
    )
    work.session.add_all(lines)
    work.session.flush()
    return proposal


def submit_proposal(work: Work, proposal_id: str, *, on: dt.date) -> Proposal:
    """Hand a proposal to penasihat and pengawas; it does not change meanwhile.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such proposal.
        WrongStageError: it is no draft.
        EmptyPlanError: it has no cost plan.
    """
    work.request = described("submit_proposal", proposal=proposal_id, on=on)
    work.actor.require(Permission.PLAN)
    proposal = _draft(work, proposal_id)
    if not cost_lines(work.session, work.book_id, proposal_id):
        raise EmptyPlanError("proposal", proposal.title)
    _matter(proposal).submit(work, on)
    return proposal


def review_proposal(work: Work, proposal_id: str, opinion: GiveOpinion) -> Review:
    """Keep what an organ says of a proposal.

    Raises:
        PermissionDeniedError: the actor may not review, or not for this organ.
        NotFoundError: there is no such proposal.
        WrongStageError: it was not handed in, or the organ has agreed to it already.
        BlankTextError: it is returned without a word why.
    """
    work.request = described("review_proposal", proposal=proposal_id, organ=opinion.organ)
    work.actor.require(Permission.REVIEW)
    proposal = find_proposal(work.session, work.book_id, proposal_id)
    return give_opinion(work, _matter(proposal), opinion)


def approve_proposal(work: Work, proposal_id: str, *, decision: str, on: dt.date) -> Proposal:
    """Let a proposal be carried out: the deliberation approved it.

    One decision may approve several proposals, as far as its limit goes.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such proposal, or no such decision.
        WrongStageError: it was not handed in, or is decided already.
        ReviewMissingError: an organ has not agreed.
        DecisionError: the decision does not allow it; see ``require_decision``.
        DecisionExceededError: it costs more than the decision allows.
    """
    work.request = described("approve_proposal", proposal=proposal_id, decision=decision, on=on)
    work.actor.require(Permission.DECIDE)
    proposal = find_proposal(work.session, work.book_id, proposal_id)
    _matter(proposal).require_reviews(work)
    kind = DecisionKind.APPROVE_PROPOSAL
    found = require_decision(work.session, work.book_id, decision, kind, on=check_day(on))
    _check_most(work, found, proposal)
    proposal.decision = decision
    work.session.flush()
    return proposal


def decline_proposal(work: Work, proposal_id: str, *, decision: str, on: dt.date) -> Proposal:
    """Let a proposal rest for good: the deliberation declined it.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such proposal, or no such decision.
        WrongStageError: it was not handed in, or is decided already.
        DecisionError: the decision is none of kind "other", or was taken later.
    """
    work.request = described("decline_proposal", proposal=proposal_id, decision=decision, on=on)
    work.actor.require(Permission.DECIDE)
    proposal = find_proposal(work.session, work.book_id, proposal_id)
    _matter(proposal).require_stage(work, Stage.SUBMITTED, Stage.REVIEWED)
    kind = DecisionKind.OTHER
    require_decision(work.session, work.book_id, decision, kind, on=check_day(on))
    proposal.decision, proposal.is_declined = decision, True
    work.session.flush()
    return proposal


def fund_proposal(work: Work, proposal_id: str, fund: str) -> Proposal:
    """Say that a contribution or loan pays for an approved proposal; twice changes nothing.

    What the fund moves from then on, and has moved, tells how the proposal is carried out.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such proposal.
        WrongStageError: it is not approved.
        UnknownDimensionValueError: the books know no such fund.
    """
    work.request = described("fund_proposal", proposal=proposal_id, fund=fund)
    work.actor.require(Permission.PLAN)
    proposal = find_proposal(work.session, work.book_id, proposal_id)
    _matter(proposal).require_stage(work, Stage.APPROVED)
    if fund not in {value.code for value in work.book.known(Dimension.FUND)}:
        raise UnknownDimensionValueError(Dimension.FUND, fund)
    if fund not in funds_of(work.session, work.book_id, proposal_id):
        link = ProposalFund(book_id=work.book_id, proposal_id=proposal_id, fund=fund)
        work.session.add(link)
        work.session.flush()
    return proposal


def _request(act: str, command: Propose) -> str:
    costs = [[c.description, c.account, str(c.quantity), str(c.price)] for c in command.costs]
    return described(act, title=command.title, unit=command.unit, on=command.on, costs=costs)


def _draft(work: Work, proposal_id: str) -> Proposal:
    """Return a proposal that is still a draft."""
    proposal = find_proposal(work.session, work.book_id, proposal_id)
    _matter(proposal).require_stage(work, Stage.DRAFT)
    return proposal


def _matter(proposal: Proposal) -> Matter:
    return Matter(proposal, "proposal", proposal.title)


def _lines(work: Work, proposal: Proposal, costs: Sequence[Cost]) -> list[CostLine]:
    return [_line(work, proposal, number, cost) for number, cost in enumerate(costs, start=1)]


def _line(work: Work, proposal: Proposal, number: int, cost: Cost) -> CostLine:
    account = work.book.chart.postable(cost.account)
    if account.is_cash:
        raise InvalidFieldError("account", account.code, "not_cash")
    thousandths = Fraction(cost.quantity) * PARTS_OF_QUANTITY
    if thousandths.denominator != 1 or thousandths <= 0:
        raise InvalidFieldError("quantity", str(cost.quantity), "quantity")
    price = to_minor(cost.price)
    if price <= 0 or thousandths.numerator * price % PARTS_OF_QUANTITY:
        raise InvalidFieldError("price", str(cost.price.amount), "price")
    return CostLine(
        book_id=work.book_id,
        proposal_id=proposal.proposal_id,
        number=number,
        description=check_text(cost.description, "description", most=200),
        account=account.code,
        quantity_thousandths=thousandths.numerator,
        measure=check_text(cost.measure, "measure", most=40),
        price_minor=price,
    )


def _check_most(work: Work, decision: Decision, proposal: Proposal) -> None:
    if decision.most_minor is None:
        return
    earlier = approved_with(work.session, work.book_id, decision.number)
    spent = sum(planned_minor(work.session, work.book_id, p.proposal_id) for p in earlier)
    wanted = planned_minor(work.session, work.book_id, proposal.proposal_id)
    if spent + wanted > decision.most_minor:
        allowed, taken, asked = (
            from_minor(minor, work.book.currency)
            for minor in (decision.most_minor, spent, wanted)
        )
        raise DecisionExceededError(decision.number, most=allowed, spent=taken, wanted=asked)
