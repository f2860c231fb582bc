"""Proposals: a cost plan, reviewed by both organs, approved or declined by a decision."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bumdes.actions.founding import add_village
from bumdes.actions.proposing import (
    approve_proposal,
    change_proposal,
    decline_proposal,
    draft_proposal,
    fund_proposal,
    review_proposal,
    submit_proposal,
)
from bumdes.actions.recording import record_entry
from bumdes.errors import (
    DecisionExceededError,
    DecisionTooLateError,
    EmptyPlanError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    ProposalNotApprovedError,
    ReviewMissingError,
    WrongDecisionError,
    WrongStageError,
)
from bumdes.governance.decision import DecisionKind
from bumdes.planning.proposal import (
    cost_lines,
    find_proposal,
    funds_of,
    own_funds_of,
    planned_minor,
    proposals_of,
)
from bumdes.planning.review import Verdict, stage_of
from bumdes.planning.stage import Stage
from ledger import Dimension, DimensionValue, rp
from ledger.errors import (
    BlankTextError,
    HeadingAccountError,
    UnknownAccountError,
    UnknownDimensionValueError,
)
from tests import builders
from tests.bumdes.planned import (
    ADVISOR,
    EQUIPMENT,
    WAGES,
    cost,
    decided,
    opinion,
    proposal_approved,
    proposal_reviewed,
    propose,
    proposed,
)
from tests.bumdes.village import DIRECTOR, MANAGER, TREASURER, Village, day, entry


def stage(village, proposal_id):
    with village.work(read_only=True) as work:
        return stage_of(work.session, find_proposal(work.session, work.book_id, proposal_id))


def planned(village, proposal_id):
    with village.work(read_only=True) as work:
        return planned_minor(work.session, work.book_id, proposal_id)


def fund(village, code="M1"):
    with village.work() as work:
        value = DimensionValue(dimension=Dimension.FUND, code=code, name=f"Modal {code}")
        work.book.declare(value)
    return code


# --- drafting ------------------------------------------------------------------------


def test_a_new_proposal_is_a_draft(village):
    assert stage(village, proposed(village)) is Stage.DRAFT


def test_a_cost_plan_keeps_its_order(village):
    proposal_id = proposed(village, cost(WAGES), cost(EQUIPMENT))

    with village.work(read_only=True) as work:
        lines = cost_lines(work.session, work.book_id, proposal_id)
        assert [(line.number, line.account) for line in lines] == [(1, WAGES), (2, EQUIPMENT)]


def test_a_quantity_may_be_a_part(village):
    line = cost(price=150_000, quantity=Fraction(5, 2), measure="m3")

    proposal_id = proposed(village, line)

    assert planned(village, proposal_id) == 37_500_000
    with village.work(read_only=True) as work:
        (kept,) = cost_lines(work.session, work.book_id, proposal_id)
        assert (kept.quantity, kept.measure) == (Fraction(5, 2), "m3")


@pytest.mark.parametrize(
    "facts",
    [
        {"quantity": 0},
        {"quantity": -1},
        {"quantity": Fraction(1, 3)},
        {"price": rp(0)},
        {"price": rp("0.01"), "quantity": Fraction(1, 2)},
        {"account": "1.1.01.01"},
    ],
    ids=str,
)
def test_a_cost_is_a_positive_amount_of_whole_sen(village, facts):
    line = {"description": "Mesin", "account": EQUIPMENT, "price": rp(100), **facts}

    with pytest.raises(InvalidFieldError):
        proposed(village, type(cost())(**line))


@pytest.mark.parametrize(
    ("account", "error"),
    [("9.9.99.99", UnknownAccountError), ("6.1.01.00", HeadingAccountError)],
)
def test_a_cost_of_an_account_without_postings_is_refused(village, account, error):
    with pytest.raises(error):
        proposed(village, cost(account))


@pytest.mark.parametrize("facts", [{"title": " "}, {"unit": "WARUNG"}], ids=str)
def test_a_proposal_has_a_title_and_a_unit_that_is_known(village, facts):
    with pytest.raises((BlankTextError, NotFoundError)):
        proposed(village, **facts)


def test_a_draft_is_changed(shop):
    proposal_id = proposed(shop)

    changed = propose(cost(price=5), cost(price=7), title="Kedai teh", unit="TOKO")
    shop.does(change_proposal, proposal_id, changed)

    assert planned(shop, proposal_id) == 1200
    with shop.work(read_only=True) as work:
        (kept,) = proposals_of(work.session, work.book_id)
        assert (kept.title, kept.unit) == ("Kedai teh", "TOKO")


def test_books_that_no_enterprise_keeps_have_no_proposals(engine):
    with pytest.raises(NotFoundError):
        proposed(Village(engine, builders.found(engine)))


def test_a_proposal_that_is_not_there_is_not_found(village):
    with pytest.raises(NotFoundError):
        village.does(submit_proposal, "tidak-ada", on=day(1, 3))


# --- review and decision ---------------------------------------------------------------


def test_a_proposal_without_costs_is_not_handed_in(village):
    proposal_id = village.does(draft_proposal, propose()).proposal_id
    empty = type(propose())(title="Kosong", unit="", costs=(), on=day(1, 2))
    village.does(change_proposal, proposal_id, empty)

    with pytest.raises(EmptyPlanError):
        village.does(submit_proposal, proposal_id, on=day(1, 3))


def test_a_proposal_does_not_change_while_it_is_reviewed(village):
    proposal_id = proposed(village)
    village.does(submit_proposal, proposal_id, on=day(1, 3))

    with pytest.raises(WrongStageError):
        village.does(change_proposal, proposal_id, propose())


def test_a_returned_proposal_is_a_draft_again(village):
    proposal_id = proposed(village)
    village.does(submit_proposal, proposal_id, on=day(1, 3))
    returned = opinion(verdict=Verdict.RETURNED, note="Terlalu mahal")

    village.does(review_proposal, proposal_id, returned, by=ADVISOR)

    assert stage(village, proposal_id) is Stage.DRAFT


def test_both_organs_agree_before_the_deliberation(village):
    assert stage(village, proposal_reviewed(village)) is Stage.REVIEWED


def test_a_decision_approves_a_proposal(village):
    assert stage(village, proposal_approved(village)) is Stage.APPROVED


def test_a_proposal_is_not_approved_unreviewed(village):
    proposal_id = proposed(village)
    village.does(submit_proposal, proposal_id, on=day(1, 3))
    decided(village, kind=DecisionKind.APPROVE_PROPOSAL)

    with pytest.raises(ReviewMissingError):
        village.does(approve_proposal, proposal_id, decision="MD/1", on=day(1, 6))


def test_a_decision_on_something_else_does_not_approve_a_proposal(village):
    proposal_id = proposal_reviewed(village)
    decided(village, kind=DecisionKind.APPROVE_PLAN)

    with pytest.raises(WrongDecisionError):
        village.does(approve_proposal, proposal_id, decision="MD/1", on=day(1, 6))


def test_a_proposal_is_not_approved_before_its_decision(village):
    proposal_id = proposal_reviewed(village)
    decided(village, kind=DecisionKind.APPROVE_PROPOSAL, decided_on=day(2, 1))

    with pytest.raises(DecisionTooLateError):
        village.does(approve_proposal, proposal_id, decision="MD/1", on=day(1, 6))


def test_a_decision_approves_proposals_up_to_its_limit(village):
    first, second = (proposal_reviewed(village, cost(price=600)) for _ in range(2))
    decided(village, kind=DecisionKind.APPROVE_PROPOSAL, most_minor=100_000)
    village.does(approve_proposal, first, decision="MD/1", on=day(1, 6))

    with pytest.raises(DecisionExceededError) as refused:
        village.does(approve_proposal, second, decision="MD/1", on=day(1, 6))

    facts = refused.value.facts
    assert (facts["most"], facts["spent"], facts["wanted"]) == (rp(1000), rp(600), rp(600))


def test_a_decision_without_a_limit_approves_several_proposals(village):
    first, second = (proposal_reviewed(village) for _ in range(2))
    decided(village, kind=DecisionKind.APPROVE_PROPOSAL)

    for proposal_id in (first, second):
        village.does(approve_proposal, proposal_id, decision="MD/1", on=day(1, 6))

    assert {stage(village, p) for p in (first, second)} == {Stage.APPROVED}


def test_a_decision_declines_a_proposal(village):
    proposal_id = proposal_reviewed(village)
    decided(village, kind=DecisionKind.OTHER)

    village.does(decline_proposal, proposal_id, decision="MD/1", on=day(1, 6))

    assert stage(village, proposal_id) is Stage.DECLINED


def test_a_declined_proposal_is_not_approved(village):
    proposal_id = proposal_reviewed(village)
    decided(village, kind=DecisionKind.OTHER)
    village.does(decline_proposal, proposal_id, decision="MD/1", on=day(1, 6))
    decided(village, "MD/2", kind=DecisionKind.APPROVE_PROPOSAL)

    with pytest.raises(WrongStageError):
        village.does(approve_proposal, proposal_id, decision="MD/2", on=day(1, 6))


# --- funds ------------------------------------------------------------------------------


def test_a_fund_pays_for_an_approved_proposal(village):
    proposal_id, code = proposal_approved(village), fund(village)

    for _ in range(2):
        village.does(fund_proposal, proposal_id, code)

    with village.work(read_only=True) as work:
        assert funds_of(work.session, work.book_id, proposal_id) == ("M1",)


def test_a_fund_that_pays_for_two_proposals_is_no_proposals_own(village):
    first = proposal_approved(village)
    second = proposal_approved(village, number="MD/Q")
    for proposal_id, codes in ((first, ["M1", "M2"]), (second, ["M2"])):
        for code in codes:
            with village.work() as work:
                known = {value.code for value in work.book.known(Dimension.FUND)}
            if code not in known:
                fund(village, code)
            village.does(fund_proposal, proposal_id, code)

    with village.work(read_only=True) as work:
        assert own_funds_of(work.session, work.book_id, first) == ("M1",)
        assert own_funds_of(work.session, work.book_id, second) == ()


def test_a_fund_does_not_pay_for_what_is_not_approved(village):
    proposal_id = proposal_reviewed(village)

    with pytest.raises(WrongStageError):
        village.does(fund_proposal, proposal_id, fund(village))


def test_a_fund_nobody_knows_pays_for_nothing(village):
    with pytest.raises(UnknownDimensionValueError):
        village.does(fund_proposal, proposal_approved(village), "M9")


# --- entries for proposals ----------------------------------------------------------------


@pytest.fixture
def owned(village):
    """An enterprise with an owner, for whose entries rules hold."""
    village.does(add_village, "35.17.08.2011", "Sumberarum")
    return village


def test_an_entry_names_an_approved_proposal(owned):
    proposal_id = proposal_approved(owned)

    owned.does(record_entry, entry(tags={"proposal": proposal_id}))

    assert len(owned.entries()) == 1


@pytest.mark.parametrize("on", [day(1, 4), day(1, 10)])
def test_an_entry_names_no_proposal_before_its_approval(owned, on):
    carry = proposal_approved if on < day(1, 5) else proposal_reviewed
    proposal_id = carry(owned)

    with pytest.raises(ProposalNotApprovedError):
        owned.does(record_entry, entry(date=on, tags={"proposal": proposal_id}))


def test_an_entry_names_no_declined_proposal(owned):
    proposal_id = proposal_reviewed(owned)
    decided(owned, kind=DecisionKind.OTHER)
    owned.does(decline_proposal, proposal_id, decision="MD/1", on=day(1, 6))

    with pytest.raises(ProposalNotApprovedError):
        owned.does(record_entry, entry(tags={"proposal": proposal_id}))


def test_an_entry_names_no_proposal_that_is_not_there(owned):
    with pytest.raises(NotFoundError):
        owned.does(record_entry, entry(tags={"proposal": "tidak-ada"}))


# --- who ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "given", "facts", "actor"),
    [
        (draft_proposal, (propose(),), {}, MANAGER),
        (change_proposal, ("x", propose()), {}, ADVISOR),
        (submit_proposal, ("x",), {"on": day(1, 3)}, ADVISOR),
        (review_proposal, ("x", opinion()), {}, DIRECTOR),
        (approve_proposal, ("x",), {"decision": "", "on": day(1, 3)}, TREASURER),
        (decline_proposal, ("x",), {"decision": "", "on": day(1, 3)}, TREASURER),
        (fund_proposal, ("x", "M1"), {}, MANAGER),
    ],
)
def test_who_may_not_does_not(village, act, given, facts, actor):
    with pytest.raises(PermissionDeniedError):
        village.does(act, *given, by=actor, **facts)
