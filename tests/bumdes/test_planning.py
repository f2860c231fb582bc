"""Work plans: drafted, reviewed by both organs, approved, locked, revised as a new version."""

from __future__ import annotations

import pytest

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
from bumdes.errors import (
    DecisionRequiredError,
    DecisionSpentError,
    DecisionTooLateError,
    EmptyPlanError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    ReviewMissingError,
    TakenError,
    WrongDecisionError,
    WrongStageError,
)
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Role
from bumdes.planning.review import Verdict, missing_reviewers, reviews_of, stage_of
from bumdes.planning.stage import Stage
from bumdes.planning.work_plan import budget_lines, find_plan, latest_plan, plans_of
from ledger import rp
from ledger.errors import (
    BlankTextError,
    HeadingAccountError,
    InactiveAccountError,
    InvalidPeriodError,
    TooPreciseAmountError,
    UnknownAccountError,
)
from ledger.money import Money
from tests import builders
from tests.bumdes.planned import (
    ADVISOR,
    EQUIPMENT,
    RENT,
    SECRETARY,
    SUPERVISOR,
    WAGES,
    agree,
    approved,
    budget,
    decided,
    drafted,
    opinion,
    reviewed,
    submitted,
)
from tests.bumdes.village import DIRECTOR, MANAGER, TREASURER, Village, day


def stage(village, year=2025):
    with village.work(read_only=True) as work:
        return stage_of(work.session, latest_plan(work.session, work.book_id, year))


def lines(village, year=2025, version=1):
    with village.work(read_only=True) as work:
        plan = find_plan(work.session, work.book_id, year, version)
        return [
            (line.unit, line.account, line.month, line.amount_minor)
            for line in budget_lines(work.session, plan)
        ]


# --- drafting ------------------------------------------------------------------------


def test_a_new_plan_is_the_first_version_and_a_draft(village):
    plan = village.does(draft_plan, 2025, on=day(1, 2), summary="Maju\r\nbersama ")

    assert (plan.version, plan.summary, plan.drafted_by) == (1, "Maju\nbersama", "cli:penguji")
    assert stage(village) is Stage.DRAFT


def test_a_year_has_one_plan(village):
    drafted(village)

    with pytest.raises(TakenError):
        village.does(draft_plan, 2025, on=day(1, 2))


def test_a_year_outside_the_calendar_of_the_books_has_no_plan(village):
    with pytest.raises(InvalidPeriodError):
        village.does(draft_plan, 1899, on=day(1, 2))


def test_a_plan_keeps_its_budget_by_unit_account_and_month(shop):
    drafted(shop, budget(WAGES, {2: 5, 1: 3}), budget(RENT, {12: 7}, unit="TOKO"))

    assert lines(shop) == [("", WAGES, 1, 300), ("", WAGES, 2, 500), ("TOKO", RENT, 12, 700)]


def test_a_budget_set_again_replaces_the_one_before(village):
    drafted(village, budget(WAGES, {1: 3, 2: 5}))

    village.does(set_budget, 2025, budget(WAGES, {3: 9}))

    assert lines(village) == [("", WAGES, 3, 900)]


def test_a_month_of_nothing_is_no_line(village):
    drafted(village, budget(WAGES, {1: 0, 2: 5}))

    assert lines(village) == [("", WAGES, 2, 500)]


def test_a_budget_may_lower_what_lasts(village):
    drafted(village, budget(EQUIPMENT, {1: -5}))

    assert lines(village) == [("", EQUIPMENT, 1, -500)]


def test_revenue_and_expense_are_not_less_than_nothing(village):
    with pytest.raises(InvalidFieldError):
        drafted(village, budget(RENT, {1: -5}))


def test_cash_is_not_budgeted(village):
    with pytest.raises(InvalidFieldError):
        drafted(village, budget("1.1.01.01"))


@pytest.mark.parametrize("month", [0, 13])
def test_a_year_has_twelve_months(village, month):
    with pytest.raises(InvalidFieldError):
        drafted(village, budget(RENT, {month: 5}))


def test_a_budget_of_parts_of_a_sen_is_refused(village):
    given = SetBudget(unit="", account=RENT, amounts={1: Money("0.001", "IDR")})

    with pytest.raises(TooPreciseAmountError):
        drafted(village, given)


def test_a_budget_of_a_unit_nobody_knows_is_refused(village):
    with pytest.raises(NotFoundError):
        drafted(village, budget(unit="WARUNG"))


@pytest.mark.parametrize(
    ("account", "error"),
    [("9.9.99.99", UnknownAccountError), ("6.1.01.00", HeadingAccountError)],
)
def test_a_budget_of_an_account_without_postings_is_refused(village, account, error):
    with pytest.raises(error):
        drafted(village, budget(account))


def test_a_budget_of_an_account_out_of_use_is_refused(village):
    with village.work() as work:
        work.book.change_account(RENT, name="Sewa", is_active=False)

    with pytest.raises(InactiveAccountError):
        drafted(village, budget(RENT))


def test_a_draft_says_what_it_aims_at(village):
    drafted(village).does(describe_plan, 2025, "Toko buka tiap hari")

    with village.work(read_only=True) as work:
        plan = find_plan(work.session, work.book_id, 2025, 1)
        assert plan.summary == "Toko buka tiap hari"


def test_a_year_without_a_plan_takes_no_budget(village):
    with pytest.raises(NotFoundError):
        village.does(set_budget, 2025, budget())


def test_a_version_that_is_not_there_is_not_found(village):
    with village.work(read_only=True) as work, pytest.raises(NotFoundError):
        find_plan(work.session, work.book_id, 2025, 2)


# --- review --------------------------------------------------------------------------


def test_a_plan_handed_in_waits_for_both_organs(village):
    submitted(village)

    with village.work(read_only=True) as work:
        plan = latest_plan(work.session, work.book_id, 2025)
        assert missing_reviewers(work.session, plan) == (Role.ADVISOR, Role.SUPERVISOR)
    assert stage(village) is Stage.SUBMITTED


def test_an_empty_plan_is_not_handed_in(village):
    village.does(draft_plan, 2025, on=day(1, 2))

    with pytest.raises(EmptyPlanError):
        village.does(submit_plan, 2025, on=day(1, 3))


@pytest.mark.parametrize(
    ("act", "given"),
    [
        (set_budget, (2025, budget())),
        (describe_plan, (2025, "Lain")),
    ],
)
def test_a_plan_does_not_change_while_it_is_reviewed(village, act, given):
    submitted(village)

    with pytest.raises(WrongStageError):
        village.does(act, *given)


def test_a_plan_is_handed_in_once(village):
    submitted(village)

    with pytest.raises(WrongStageError):
        village.does(submit_plan, 2025, on=day(1, 3))


def test_a_plan_to_which_both_organs_agree_is_reviewed(village):
    reviewed(village)

    assert stage(village) is Stage.REVIEWED


def test_who_signed_for_the_organ_is_kept(village):
    review = submitted(village).does(review_plan, 2025, opinion(), by=ADVISOR)

    assert (review.signed_by, review.recorded_by, review.round) == ("kades", "kades", 1)


def test_a_returned_plan_is_a_draft_again(village):
    submitted(village).does(
        review_plan, 2025, opinion(verdict=Verdict.RETURNED, note="Upah kurang"), by=ADVISOR
    )

    assert stage(village) is Stage.DRAFT


def test_a_plan_is_not_returned_without_a_word(village):
    with pytest.raises(BlankTextError):
        submitted(village).does(
            review_plan, 2025, opinion(verdict=Verdict.RETURNED), by=ADVISOR
        )


def test_both_organs_review_a_plan_that_was_returned_once_more(village):
    submitted(village)
    village.does(review_plan, 2025, opinion(Role.SUPERVISOR), by=SUPERVISOR)
    returned = opinion(verdict=Verdict.RETURNED, note="Upah kurang")
    village.does(review_plan, 2025, returned, by=ADVISOR)

    village.does(submit_plan, 2025, on=day(1, 4))

    assert stage(village) is Stage.SUBMITTED
    agree(village)
    assert stage(village) is Stage.REVIEWED


def test_what_was_said_of_an_earlier_submission_is_kept(village):
    submitted(village)
    returned = opinion(verdict=Verdict.RETURNED, note="Upah kurang")
    village.does(review_plan, 2025, returned, by=ADVISOR)
    village.does(submit_plan, 2025, on=day(1, 4))
    agree(village)

    with village.work(read_only=True) as work:
        said = reviews_of(work.session, work.book_id, "plan:2025/1")
    assert [(r.round, r.organ, r.verdict) for r in said] == [
        (1, "advisor", "returned"),
        (2, "advisor", "agreed"),
        (2, "supervisor", "agreed"),
    ]


def test_an_organ_agrees_once(village):
    submitted(village).does(review_plan, 2025, opinion(), by=ADVISOR)

    with pytest.raises(WrongStageError):
        village.does(review_plan, 2025, opinion(), by=ADVISOR)


def test_a_draft_is_not_reviewed(village):
    with pytest.raises(WrongStageError):
        drafted(village).does(review_plan, 2025, opinion(), by=ADVISOR)


def test_one_organ_does_not_speak_for_the_other(village):
    with pytest.raises(PermissionDeniedError):
        submitted(village).does(review_plan, 2025, opinion(), by=SUPERVISOR)


def test_only_penasihat_and_pengawas_review(village):
    with pytest.raises(PermissionDeniedError):
        submitted(village).does(review_plan, 2025, opinion(Role.AUDITOR))


# --- approval ------------------------------------------------------------------------


def test_a_decision_approves_a_reviewed_plan(village):
    approved(village)

    assert stage(village) is Stage.APPROVED


@pytest.mark.parametrize("carry", [drafted, submitted])
def test_a_plan_that_is_not_reviewed_is_not_approved(village, carry):
    carry(village)
    decided(village)

    with pytest.raises((WrongStageError, ReviewMissingError)):
        village.does(approve_plan, 2025, decision="MD/1", on=day(1, 6))


def test_who_is_missing_is_said(village):
    submitted(village).does(review_plan, 2025, opinion(), by=ADVISOR)
    decided(village)

    with pytest.raises(ReviewMissingError) as refused:
        village.does(approve_plan, 2025, decision="MD/1", on=day(1, 6))

    assert refused.value.facts["missing"] == (Role.SUPERVISOR,)


def test_a_plan_is_not_approved_without_a_decision(village):
    with pytest.raises(DecisionRequiredError):
        reviewed(village).does(approve_plan, 2025, decision="", on=day(1, 6))


def test_a_decision_on_something_else_does_not_approve_a_plan(village):
    reviewed(village)
    decided(village, kind=DecisionKind.BORROW)

    with pytest.raises(WrongDecisionError):
        village.does(approve_plan, 2025, decision="MD/1", on=day(1, 6))


def test_a_plan_is_not_approved_before_its_decision(village):
    reviewed(village)
    decided(village, decided_on=day(2, 1))

    with pytest.raises(DecisionTooLateError):
        village.does(approve_plan, 2025, decision="MD/1", on=day(1, 31))


def test_a_decision_approves_one_plan(village):
    approved(village)
    reviewed(village, year=2026)

    with pytest.raises(DecisionSpentError):
        village.does(approve_plan, 2026, decision="MD/1", on=day(1, 6))


@pytest.mark.parametrize(
    ("act", "given", "facts"),
    [
        (set_budget, (2025, budget()), {}),
        (submit_plan, (2025,), {"on": day(1, 7)}),
        (review_plan, (2025, opinion()), {}),
        (approve_plan, (2025,), {"on": day(1, 7), "decision": "MD/1"}),
    ],
)
def test_an_approved_plan_is_locked(village, act, given, facts):
    approved(village)

    with pytest.raises(WrongStageError):
        village.does(act, *given, **facts)


# --- revision ------------------------------------------------------------------------


def test_a_revision_begins_with_the_approved_budget(village):
    approved(village, budget(WAGES, {1: 3, 2: 5}))

    plan = village.does(revise_plan, 2025, on=day(6, 1), reason="Harga naik")

    assert (plan.version, plan.reason) == (2, "Harga naik")
    assert lines(village, version=2) == lines(village, version=1)


def test_a_revision_leaves_the_approved_version_as_it_was(village):
    approved(village, budget(WAGES, {1: 3}))
    village.does(revise_plan, 2025, on=day(6, 1), reason="Harga naik")

    village.does(set_budget, 2025, budget(WAGES, {1: 4}))

    assert (lines(village, version=1), lines(village, version=2)) == (
        [("", WAGES, 1, 300)],
        [("", WAGES, 1, 400)],
    )


def test_only_an_approved_plan_is_revised(village):
    with pytest.raises(WrongStageError):
        reviewed(village).does(revise_plan, 2025, on=day(6, 1), reason="Harga naik")


def test_a_plan_is_not_revised_without_a_reason(village):
    with pytest.raises(BlankTextError):
        approved(village).does(revise_plan, 2025, on=day(6, 1), reason=" ")


def test_a_revision_is_reviewed_and_approved_like_the_first_version(village):
    approved(village)
    village.does(revise_plan, 2025, on=day(6, 1), reason="Harga naik")
    village.does(submit_plan, 2025, on=day(6, 2))
    agree(village)
    decided(village, "MD/2", decided_on=day(6, 5))

    village.does(approve_plan, 2025, decision="MD/2", on=day(6, 6))

    with village.work(read_only=True) as work:
        plans = plans_of(work.session, work.book_id)
        assert [(p.version, p.decision) for p in plans] == [(2, "MD/2"), (1, "MD/1")]


# --- who ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "given", "facts", "actor"),
    [
        (draft_plan, (2025,), {"on": day(1, 2)}, MANAGER),
        (set_budget, (2025,), {}, SUPERVISOR),
        (submit_plan, (2025,), {"on": day(1, 2)}, MANAGER),
        (describe_plan, (2025, ""), {}, ADVISOR),
        (review_plan, (2025, opinion()), {}, DIRECTOR),
        (approve_plan, (2025,), {"decision": "", "on": day(1, 2)}, TREASURER),
        (revise_plan, (2025,), {"on": day(1, 2), "reason": "x"}, ADVISOR),
    ],
)
def test_who_may_not_does_not(village, act, given, facts, actor):
    with pytest.raises(PermissionDeniedError):
        village.does(act, *given, by=actor, **facts)


def test_books_that_no_enterprise_keeps_have_no_plan(engine):
    bare = Village(engine, builders.found(engine))

    with pytest.raises(NotFoundError):
        bare.does(draft_plan, 2025, on=day(1, 2))


def test_the_secretary_drafts(village):
    assert village.does(draft_plan, 2025, on=day(1, 2), by=SECRETARY).drafted_by == "wulan"


def test_an_amount_stays_exact(village):
    given = SetBudget(unit="", account=RENT, amounts={1: rp("90071992547409.93")})

    drafted(village, given)

    assert lines(village) == [("", RENT, 1, 9_007_199_254_740_993)]


def test_a_refusal_is_kept(village):
    with pytest.raises(NotFoundError):
        village.does(submit_plan, 2025, on=day(1, 2))

    assert village.refusals() == ["not_found"]
