"""The time line of a proposal, read from its records and from what the books moved for it."""

from __future__ import annotations

import pytest

from bumdes.actions.allocating import MoveBetweenUnits, allocate_capital
from bumdes.actions.proposing import (
    decline_proposal,
    fund_proposal,
    review_proposal,
    submit_proposal,
)
from bumdes.actions.recording import (
    RecordTransaction,
    record_entry,
    record_transaction,
    reverse_entry,
)
from bumdes.dealings.dealing import DealingKind
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Role
from bumdes.planning.proposal import find_proposal
from bumdes.planning.review import Verdict
from bumdes.planning.stage import Stage
from bumdes.planning.time_line import StepKind, proposal_story
from bumdes.posting import post
from ledger import Dimension, DimensionValue, JournalEntry, credit, debit, rp
from tests.bumdes.capital import contributes, owned
from tests.bumdes.planned import (
    ADVISOR,
    EQUIPMENT,
    WAGES,
    cost,
    decided,
    opinion,
    proposal_approved,
    proposal_reviewed,
    proposed,
)
from tests.bumdes.village import day

CASH, BANK, VILLAGE, PAYABLE = "1.1.01.01", "1.1.01.04", "3.1.01.01", "2.1.01.01"
RK_UNIT, RK_OFFICE, SALES, STOCK = "1.1.99.03", "3.8.01.01", "4.2.01.01", "1.1.05.01"
DEPRECIATED, DEPRECIATION = "6.1.07.03", "1.3.07.02"
SHOP = "TOKO"


@pytest.fixture
def paid(shop):
    """A proposal for the shop, of equipment of Rp600 and wages of Rp300, paid for by M1."""
    proposal_id = proposal_approved(
        shop, cost(price=600), cost(WAGES, price=300), unit=SHOP, number="MD/P"
    )
    return shop, fund(shop, proposal_id)


def fund(shop, proposal_id, code="M1"):
    with shop.work() as work:
        if code not in {value.code for value in work.book.known(Dimension.FUND)}:
            work.book.declare(DimensionValue(dimension=Dimension.FUND, code=code, name=code))
    shop.does(fund_proposal, proposal_id, code)
    return proposal_id


def record(shop, *postings, on=None, register="", **facts):
    tags = facts.pop("tags", {}) | ({"register": register} if register else {})
    given = {"description": "Catatan", **facts}
    entry = JournalEntry(date=on or day(2, 1), postings=postings, tags=tags, **given)
    return shop.does(post, entry, register=register)


def release(shop, amount=1000, **facts):
    """Take capital in, as its register does."""
    where = {"fund": facts.pop("fund", "M1")}
    legs = (debit(BANK, rp(amount), **where), credit(VILLAGE, rp(amount), **where))
    return record(shop, *legs, register="capital", **facts)


def hand_over(shop, amount=900, fund="M1"):
    money = rp(amount)
    return record(
        shop,
        debit(RK_UNIT, money, fund=fund),
        credit(BANK, money, fund=fund),
        debit(CASH, money, unit=SHOP, fund=fund),
        credit(RK_OFFICE, money, unit=SHOP, fund=fund),
        on=day(2, 2),
    )


def spend(shop, account=EQUIPMENT, amount=400, *, out_of=CASH, fund="M1", **facts):
    where = {"unit": SHOP, "fund": fund}
    legs = (debit(account, rp(amount), **where), credit(out_of, rp(amount), **where))
    return record(shop, *legs, **{"on": day(2, 3), **facts})


def story(shop, proposal_id):
    with shop.work(read_only=True) as work:
        proposal = find_proposal(work.session, work.book_id, proposal_id)
        return proposal_story(work.session, work.book, proposal)


def steps(shop, proposal_id):
    return [step.kind for step in story(shop, proposal_id).steps]


def test_a_proposal_carried_out_has_every_step_by_day(paid):
    shop, proposal_id = paid
    spend(shop)
    hand_over(shop)
    release(shop)

    assert steps(shop, proposal_id) == [
        StepKind.DRAFTED,
        StepKind.SUBMITTED,
        StepKind.AGREED,
        StepKind.AGREED,
        StepKind.APPROVED,
        StepKind.RELEASED,
        StepKind.ALLOCATED,
        StepKind.REALISED,
    ]


def test_a_story_adds_up(paid):
    shop, proposal_id = paid
    release(shop, 1000)
    hand_over(shop, 900)
    spend(shop, amount=400)
    spend(shop, WAGES, 100)

    told = story(shop, proposal_id)

    assert (told.planned, told.released, told.allocated) == (rp(900), rp(1000), rp(900))
    assert (told.realised, told.remaining) == (rp(500), rp(400))
    assert (told.stage, told.funds) == (Stage.APPROVED, ("M1",))


def test_a_step_in_the_books_names_its_voucher(paid):
    shop, proposal_id = paid
    posted = spend(shop, description="Mesin kopi")

    step = story(shop, proposal_id).steps[-1]

    assert (step.amount, step.note, step.sequence) == (rp(400), "Mesin kopi", posted.sequence)
    assert (step.voucher, step.by) == ("BKK/2025/0001", "cli:penguji")


def test_a_review_names_the_organ_and_who_signed(paid):
    shop, proposal_id = paid

    said = [step for step in story(shop, proposal_id).steps if step.kind is StepKind.AGREED]

    assert [(step.organ, step.by) for step in said] == [
        (Role.ADVISOR, "kades"),
        (Role.SUPERVISOR, "lastri"),
    ]


def test_a_decision_is_named_by_its_number(paid):
    shop, proposal_id = paid

    step = story(shop, proposal_id).steps[-1]

    assert (step.kind, step.by, step.on) == (StepKind.APPROVED, "MD/P", day(1, 5))


def test_each_cost_line_tells_its_vouchers_and_their_proofs(paid):
    shop, proposal_id = paid
    spend(shop, amount=400, evidence=("ab" * 32,))

    equipment, wages = story(shop, proposal_id).uses

    assert (equipment.realised, equipment.remaining) == (rp(400), rp(200))
    assert [v.evidence for v in equipment.vouchers] == [("ab" * 32,)]
    assert (wages.realised, wages.vouchers) == (rp(0), ())


def test_what_no_line_has_stands_outside_the_plan(paid):
    shop, proposal_id = paid
    spend(shop, STOCK, 50)

    told = story(shop, proposal_id)

    assert [(v.account, v.amount) for v in told.outside] == [(STOCK, rp(50))]
    assert told.realised == rp(50)


def test_lines_of_one_account_are_used_up_in_their_order(shop):
    costs = (cost(price=100), cost(price=200))
    proposal_id = fund(shop, proposal_approved(shop, *costs, unit=SHOP))
    spend(shop, amount=350)
    spend(shop, amount=50)

    assert [use.realised for use in story(shop, proposal_id).uses] == [rp(100), rp(300)]


def test_an_entry_may_name_its_line(shop):
    costs = (cost(price=100), cost(price=200))
    proposal_id = fund(shop, proposal_approved(shop, *costs, unit=SHOP))
    spend(shop, STOCK, 50, tags={"proposal": proposal_id, "cost_line": "2"})

    assert [use.realised for use in story(shop, proposal_id).uses] == [rp(0), rp(50)]


def test_a_tag_that_names_no_line_is_passed_over(paid):
    shop, proposal_id = paid
    spend(shop, amount=50, tags={"proposal": proposal_id, "cost_line": "tujuh"})

    assert [use.realised for use in story(shop, proposal_id).uses] == [rp(50), rp(0)]


def test_own_money_is_told_by_the_tag_alone(shop):
    proposal_id = proposal_approved(shop, unit=SHOP)

    spend(shop, amount=70, fund="", tags={"proposal": proposal_id})

    assert story(shop, proposal_id).realised == rp(70)


def test_a_transaction_may_name_the_proposal_it_carries_out(shop):
    proposal_id = proposal_approved(shop, cost("6.1.04.01"), unit=SHOP)

    shop.does(
        record_transaction,
        RecordTransaction(
            kind="expense",
            unit=SHOP,
            date=day(2, 1),
            amounts={"total": rp(70)},
            accounts={"expense": "6.1.04.01"},
            proposal_id=proposal_id,
        ),
    )

    assert story(shop, proposal_id).realised == rp(70)


def test_what_another_proposal_spends_of_the_fund_is_not_told(paid):
    shop, proposal_id = paid
    other = proposal_approved(shop, unit=SHOP, number="MD/Q")

    spend(shop, amount=70, tags={"proposal": other})

    assert (story(shop, proposal_id).realised, story(shop, other).realised) == (rp(0), rp(70))


def test_a_fund_of_two_proposals_tells_by_tags_only(paid):
    shop, proposal_id = paid
    fund(shop, proposal_approved(shop, unit=SHOP, number="MD/Q"))
    spend(shop, amount=70)
    spend(shop, amount=30, tags={"proposal": proposal_id})

    assert story(shop, proposal_id).realised == rp(30)


def test_what_was_taken_back_is_not_told(paid):
    shop, proposal_id = paid
    posted = spend(shop)

    shop.does(reverse_entry, posted.sequence, on=day(2, 4), reason="salah")

    assert StepKind.REALISED not in steps(shop, proposal_id)


def test_goods_on_credit_are_realised_when_they_come_and_not_when_they_are_paid(paid):
    shop, proposal_id = paid
    spend(shop, amount=80, out_of=PAYABLE)
    spend(shop, PAYABLE, 80)

    assert story(shop, proposal_id).realised == rp(80)


@pytest.mark.parametrize(
    ("debited", "credited"),
    [(CASH, SALES), (WAGES, STOCK), (DEPRECIATED, DEPRECIATION), (BANK, CASH)],
)
def test_earning_and_using_up_are_no_spending(paid, debited, credited):
    shop, proposal_id = paid
    spend(shop, debited, 80, out_of=credited)

    assert story(shop, proposal_id).realised == rp(0)


def test_what_comes_back_lowers_what_was_realised(paid):
    shop, proposal_id = paid
    spend(shop, amount=100)
    spend(shop, CASH, 30, out_of=EQUIPMENT)

    assert story(shop, proposal_id).realised == rp(70)


def test_what_the_head_office_pays_for_the_unit_is_realised_once(paid):
    shop, proposal_id = paid
    record(
        shop,
        debit(RK_UNIT, rp(50), fund="M1"),
        credit(BANK, rp(50), fund="M1"),
        debit(WAGES, rp(50), unit=SHOP, fund="M1"),
        credit(RK_OFFICE, rp(50), unit=SHOP, fund="M1"),
    )

    told = story(shop, proposal_id)

    assert (told.realised, told.allocated) == (rp(50), rp(0))


def test_capital_that_goes_back_lowers_what_was_released(paid):
    shop, proposal_id = paid
    release(shop, 1000)
    where = {"fund": "M1"}
    legs = (debit(VILLAGE, rp(200), **where), credit(BANK, rp(200), **where))
    record(shop, *legs, register="capital")

    assert story(shop, proposal_id).released == rp(800)


def test_of_an_entry_only_the_lines_of_the_fund_are_told(paid):
    shop, proposal_id = paid
    record(
        shop,
        debit(EQUIPMENT, rp(60), unit=SHOP, fund="M1"),
        credit(CASH, rp(60), unit=SHOP, fund="M1"),
        debit(EQUIPMENT, rp(40), unit=SHOP),
        credit(CASH, rp(40), unit=SHOP),
    )

    assert story(shop, proposal_id).realised == rp(60)


def test_a_returned_and_a_declined_proposal_say_so(shop):
    proposal_id = proposed(shop)
    shop.does(submit_proposal, proposal_id, on=day(1, 3))
    returned = opinion(verdict=Verdict.RETURNED, note="Terlalu mahal")
    shop.does(review_proposal, proposal_id, returned, by=ADVISOR)

    assert steps(shop, proposal_id) == [StepKind.DRAFTED, StepKind.RETURNED]

    declined = proposal_reviewed(shop)
    decided(shop, kind=DecisionKind.OTHER)
    shop.does(decline_proposal, declined, decision="MD/1", on=day(1, 6))

    assert steps(shop, declined)[-1] is StepKind.DECLINED


def test_another_tag_with_the_same_words_is_no_link(shop):
    proposal_id = proposal_approved(shop, unit=SHOP)
    words = f'x"proposal":"{proposal_id}"'

    spend(shop, fund="", tags={"note": words})

    assert story(shop, proposal_id).realised == rp(0)


def test_the_acts_of_capital_and_units_are_its_steps(engine):
    shop = owned(engine).with_unit(SHOP)
    proposal_id = proposal_approved(shop, cost(WAGES, price=30_000_000), unit=SHOP)
    money = contributes(shop).fund
    goods = contributes(
        shop, 5_000_000, into=STOCK, handover="BAST 1", paper="Perdes 4/2025"
    ).fund
    for code, account, amount in ((money, BANK, 40_000_000), (goods, STOCK, 5_000_000)):
        shop.does(fund_proposal, proposal_id, code)
        move = MoveBetweenUnits(
            from_unit="",
            to_unit=SHOP,
            date=day(1, 9),
            amount=rp(amount),
            account=account,
            kind=DealingKind.CAPITAL,
            fund=code,
        )
        shop.does(allocate_capital, move)
    where = {"unit": SHOP, "fund": money}
    legs = (debit(WAGES, rp(7_000_000), **where), credit(BANK, rp(7_000_000), **where))
    shop.does(record_entry, JournalEntry(date=day(1, 20), description="Upah", postings=legs))

    told = story(shop, proposal_id)

    assert (told.released, told.allocated) == (rp(55_000_000), rp(45_000_000))
    assert told.realised == rp(7_000_000)
    assert [step.kind for step in told.steps[5:]] == [
        StepKind.RELEASED,
        StepKind.RELEASED,
        StepKind.ALLOCATED,
        StepKind.ALLOCATED,
        StepKind.REALISED,
    ]


@pytest.mark.parametrize("kind", list(StepKind))
def test_every_step_has_a_label(kind):
    assert kind.label


def test_an_entry_without_a_proposal_is_told_of_none(paid):
    shop, proposal_id = paid
    shop.does(
        record_entry,
        JournalEntry(
            date=day(2, 1),
            description="Catatan",
            postings=(debit(WAGES, rp(5)), credit(BANK, rp(5))),
        ),
    )

    assert story(shop, proposal_id).realised == rp(0)
