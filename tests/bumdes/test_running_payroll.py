"""The payroll of a month: drafted, reviewed by another, posted, paid; and taken back."""

from __future__ import annotations

import pytest

from bumdes.actions.employing import (
    Earlier,
    Employ,
    Terms,
    change_staff,
    change_terms,
    employ,
    end_employment,
)
from bumdes.actions.paying_wages import PayWages, WagePayment, pay_wages
from bumdes.actions.recording import (
    RecordTransaction,
    record_entry,
    record_transaction,
    reverse_entry,
)
from bumdes.actions.running_payroll import (
    ChangeSlip,
    change_slip,
    draft_payroll,
    post_payroll,
    review_payroll,
)
from bumdes.actions.undoing_payroll import (
    discard_payroll,
    return_payroll,
    withdraw_payroll,
)
from bumdes.errors import (
    DeductedTooMuchError,
    IdentityMissingError,
    InvalidFieldError,
    NobodyToPayError,
    NotFoundError,
    PayrollStageError,
    PermissionDeniedError,
    RateOutsideDatesError,
    TakenError,
    WageOverpaidError,
    WagePaidError,
)
from bumdes.payroll.contributions import Programme
from bumdes.payroll.owed import open_advances, owed
from bumdes.payroll.payroll import PayrollStage
from bumdes.payroll.payslip import PayItemKind
from bumdes.payroll.staff import CostPlace, PayKind
from bumdes.payroll.standing import payroll_view, slips_of_party
from ledger import JournalEntry, credit, debit, rp
from tests.bumdes.capital import balance, owned
from tests.bumdes.months import ANYWHERE, CASH, agrees, drafts, hires, month, posts
from tests.bumdes.village import DIRECTOR, MANAGER, TREASURER, Village, day


@pytest.fixture
def owners(request) -> Village:
    return owned(request.getfixturevalue(getattr(request, "param", "sqlite_engine")))


def paid_through(village, last, **facts):
    """Draft, review and post every month up to *last*."""
    for number in range(1, last + 1):
        posts(village, drafts(village, number, **facts))


def view(village, payroll):
    with village.work(read_only=True) as work:
        return payroll_view(work, payroll.payroll_id)


def owed_to(village, party):
    with village.work(read_only=True) as work:
        rows = owed(work, day(12, 31))
    return sum(int(row.amount.amount) for row in rows if row.party == party)


@ANYWHERE
def test_a_payroll_posts_what_work_costs_and_who_is_owed(owners):
    budi = hires(owners, wage=6_000_000, programmes=tuple(Programme))
    payroll = drafts(owners, 5)
    posts(owners, payroll)

    # taxed: 6 000 000 + 240 000 + 14 400 + 18 000 = 6 272 400, 0.75 % = 47 043
    assert balance(owners, "6.1.01.01") == -6_000_000
    assert balance(owners, "6.1.01.99") == -614_400
    assert balance(owners, "2.1.02.02") == 47_043
    assert balance(owners, "2.1.03.03") == 614_400 + 240_000
    assert owed_to(owners, budi) == 6_000_000 - 240_000 - 47_043
    assert owed_to(owners, "BPJS-KESEHATAN") == 300_000
    assert agrees(owners)


def test_each_unit_has_an_entry_of_its_own(owners):
    owners.with_unit("TOKO")
    hires(owners, "Budi")
    hires(owners, "Sari", unit="TOKO", cost_place=CostPlace.OPERATIONS)
    payroll = drafts(owners, 5)
    posts(owners, payroll)

    assert [entry.unit for entry in view(owners, payroll).entries] == ["", "TOKO"]
    assert balance(owners, "6.2.01.01") == -3_000_000


def test_nothing_is_posted_before_the_review(owners):
    hires(owners)
    payroll = drafts(owners, 5)

    with pytest.raises(PayrollStageError):
        owners.does(post_payroll, payroll.payroll_id)
    assert balance(owners, "6.1.01.01") == 0


def test_who_drafted_it_does_not_review_it(owners):
    hires(owners)
    payroll = drafts(owners, 5)

    with pytest.raises(InvalidFieldError) as refused:
        owners.does(review_payroll, payroll.payroll_id, by=TREASURER)

    assert refused.value.facts["rule"] == "somebody_else"


def test_a_payroll_is_posted_once(owners):
    hires(owners)
    payroll = drafts(owners, 5)
    posts(owners, payroll)

    with pytest.raises(PayrollStageError):
        owners.does(post_payroll, payroll.payroll_id)


def test_a_month_has_one_payroll(owners):
    hires(owners)
    drafts(owners, 5)

    with pytest.raises(TakenError):
        drafts(owners, 5)


@ANYWHERE
def test_a_draft_can_be_thrown_away(owners):
    hires(owners)
    owners.does(discard_payroll, drafts(owners, 5).payroll_id)

    assert view(owners, drafts(owners, 5)).stage is PayrollStage.DRAFTED


def test_what_was_reviewed_is_given_back_before_it_changes(owners):
    budi = hires(owners)
    payroll = drafts(owners, 5)
    owners.does(review_payroll, payroll.payroll_id, by=DIRECTOR)
    change = ChangeSlip(payroll_id=payroll.payroll_id, party=budi, overtime=rp(100_000))

    with pytest.raises(PayrollStageError):
        owners.does(change_slip, change)

    owners.does(return_payroll, payroll.payroll_id, by=DIRECTOR)
    owners.does(change_slip, change)
    assert view(owners, payroll).slips[0].net == rp(3_100_000)


def test_overtime_and_bonus_are_told_each_month(owners):
    budi = hires(owners)
    payroll = drafts(owners, 5)
    owners.does(
        change_slip,
        ChangeSlip(
            payroll_id=payroll.payroll_id,
            party=budi,
            overtime=rp(200_000),
            bonus=rp(1_000_000),
        ),
    )
    posts(owners, payroll)

    assert balance(owners, "6.1.01.02") == -200_000
    assert balance(owners, "6.1.01.04") == -1_000_000
    assert owed_to(owners, budi) == 4_200_000


def test_work_by_the_day_is_paid_by_its_days(owners):
    tono = hires(owners, wage=90_000, pay_kind=PayKind.DAILY, cost_place=CostPlace.OPERATIONS)
    payroll = drafts(owners, 5)
    owners.does(change_slip, ChangeSlip(payroll_id=payroll.payroll_id, party=tono, days=20))
    posts(owners, payroll)

    assert balance(owners, "2.1.03.02") == 1_800_000
    assert owed_to(owners, tono) == 1_800_000


def test_other_terms_hold_from_their_day_on(owners):
    budi = hires(owners)
    owners.does(change_terms, budi, Terms(wage=rp(3_500_000)), valid_from=day(6, 1))

    assert view(owners, drafts(owners, 5)).slips[0].net == rp(3_000_000)
    assert view(owners, drafts(owners, 6)).slips[0].net == rp(3_500_000)


def test_who_comes_in_the_middle_of_a_month_is_paid_for_the_rest(owners):
    hires(owners, wage=3_100_000, first_day=day(5, 11))

    assert view(owners, drafts(owners, 5)).slips[0].net == rp(2_100_000)


def test_who_left_is_not_paid_any_more(owners):
    budi = hires(owners)
    hires(owners, "Sari")
    owners.does(end_employment, budi, day(4, 30))

    assert [s.slip.party for s in view(owners, drafts(owners, 5)).slips] != [budi]


@ANYWHERE
def test_december_settles_the_tax_of_the_year(owners):
    hires(owners, wage=10_000_000)
    paid_through(owners, 12)

    # 120 m - 6 m - 54 m = 60 m at 5 %
    assert balance(owners, "2.1.02.02") == 3_000_000
    with owners.work(read_only=True) as work:
        (_, december), *rest = slips_of_party(work, "P-0001")
    assert december.sum(PayItemKind.TAX) == 800_000_00
    assert len(rest) == 11


def test_the_last_month_of_work_settles_the_tax(owners):
    budi = hires(owners, wage=10_000_000)
    owners.does(end_employment, budi, day(3, 31))
    paid_through(owners, 2)

    march = view(owners, drafts(owners, 3)).slips[0]

    # 30 m - 1.5 m - 54 m is below nothing: what was withheld comes back
    assert march.sum(PayItemKind.TAX) == -400_000_00


def test_what_comes_back_is_made_up_for_in_the_month_after(owners):
    budi = hires(owners, wage=10_000_000)
    owners.does(end_employment, budi, day(3, 31))
    paid_through(owners, 3)

    assert owed_to(owners, budi) == 30_000_000
    assert balance(owners, "2.1.02.02") == 0
    with owners.work(read_only=True) as work:
        rows = work.book.outstanding(["2.1.02.02"], day(12, 31), by=["document"])
    assert {row.document: row.net // 100 for row in rows} == {
        "PPH21-2025-01": -200_000,
        "PPH21-2025-02": -200_000,
        "PPH21-2025-04": 400_000,
    }


@ANYWHERE
def test_an_advance_is_taken_back_from_the_wage(owners):
    budi = hires(owners)
    owners.does(
        record_transaction,
        RecordTransaction(
            kind="staff_advance",
            unit="",
            date=day(4, 10),
            amounts={"total": rp(500_000)},
            party=budi,
        ),
    )
    payroll = drafts(owners, 5)
    with owners.work(read_only=True) as work:
        (advance,) = open_advances(work, budi, day(5, 31))

    take_back = {advance.document: rp(300_000)}
    change = ChangeSlip(payroll_id=payroll.payroll_id, party=budi, advances=take_back)
    owners.does(change_slip, change)
    posts(owners, payroll)

    assert balance(owners, "1.1.03.02") == -200_000
    assert owed_to(owners, budi) == 2_700_000
    assert agrees(owners)


def test_more_than_is_left_of_an_advance_is_not_taken_back(owners):
    budi = hires(owners)
    owners.does(
        record_transaction,
        RecordTransaction(
            kind="staff_advance",
            unit="",
            date=day(4, 10),
            amounts={"total": rp(500_000)},
            party=budi,
        ),
    )
    payroll = drafts(owners, 5)
    with owners.work(read_only=True) as work:
        (advance,) = open_advances(work, budi, day(5, 31))
    take_back = {advance.document: rp(500_001)}
    change = ChangeSlip(payroll_id=payroll.payroll_id, party=budi, advances=take_back)

    with pytest.raises(WageOverpaidError):
        owners.does(change_slip, change)


def test_pay_from_before_the_payroll_counts_for_the_year(owners):
    earlier = Earlier(year=2025, gross=rp(110_000_000), tax=rp(2_200_000), months=11)
    hires(owners, wage=10_000_000, earlier=earlier)

    december = view(owners, drafts(owners, 12)).slips[0]

    assert december.sum(PayItemKind.TAX) == 800_000_00


# --- paying ----------------------------------------------------------------------------


@ANYWHERE
def test_all_that_is_owed_is_paid_at_once(owners):
    budi = hires(owners)
    posts(owners, drafts(owners, 5))

    owners.does(pay_wages, PayWages(date=day(6, 1), cash=CASH), by=TREASURER)

    assert owed_to(owners, budi) == 0
    assert balance(owners, CASH) == 3_000_000
    assert agrees(owners)


def test_a_payment_asked_twice_is_made_once(owners):
    hires(owners)
    posts(owners, drafts(owners, 5))
    command = PayWages(date=day(6, 1), cash=CASH, key="gaji-mei")
    owners.does(pay_wages, command)

    owners.does(pay_wages, command)

    assert balance(owners, CASH) == 3_000_000


def part(party, amount):
    return WagePayment(account="2.1.03.01", party=party, amount=rp(amount))


def test_a_part_can_be_paid(owners):
    budi = hires(owners)
    posts(owners, drafts(owners, 5))
    payments = (part(budi, 1_000_000),)

    owners.does(pay_wages, PayWages(date=day(6, 1), cash=CASH, payments=payments))

    assert owed_to(owners, budi) == 2_000_000


def test_nobody_is_paid_more_than_is_owed(owners):
    budi = hires(owners)
    posts(owners, drafts(owners, 5))
    payments = (part(budi, 3_000_001),)

    with pytest.raises(WageOverpaidError):
        owners.does(pay_wages, PayWages(date=day(6, 1), cash=CASH, payments=payments))


def test_nothing_owed_is_nothing_paid(owners):
    with pytest.raises(NobodyToPayError):
        owners.does(pay_wages, PayWages(date=day(6, 1), cash=CASH))


def test_wages_are_paid_from_cash(owners):
    with pytest.raises(InvalidFieldError):
        owners.does(pay_wages, PayWages(date=day(6, 1), cash="2.1.01.01"))


def test_a_wage_without_its_person_is_refused(owners):
    entry = JournalEntry(
        date=day(5, 31),
        description="Gaji",
        postings=(debit("6.1.01.01", rp(1)), credit("2.1.03.01", rp(1))),
    )

    with pytest.raises(IdentityMissingError):
        owners.does(record_entry, entry)


# --- taking back -----------------------------------------------------------------------


@ANYWHERE
def test_a_payroll_that_was_withdrawn_is_drafted_anew(owners):
    hires(owners)
    payroll = drafts(owners, 5)
    posts(owners, payroll)

    owners.does(withdraw_payroll, payroll.payroll_id, on=day(6, 1), reason="Salah hitung")

    assert view(owners, payroll).stage is PayrollStage.WITHDRAWN
    posts(owners, drafts(owners, 5))
    assert balance(owners, "6.1.01.01") == -3_000_000
    assert agrees(owners)


def test_what_was_paid_is_not_withdrawn(owners):
    hires(owners)
    payroll = drafts(owners, 5)
    posts(owners, payroll)
    owners.does(pay_wages, PayWages(date=day(6, 1), cash=CASH))
    entry = view(owners, payroll).entries[0]

    with pytest.raises(WagePaidError):
        owners.does(withdraw_payroll, payroll.payroll_id, on=day(6, 2), reason="Salah")
    with pytest.raises(WagePaidError):
        owners.does(reverse_entry, entry.entry_sequence, on=day(6, 2), reason="Salah")


# --- refusals --------------------------------------------------------------------------


def test_nobody_works_nobody_is_paid(owners):
    with pytest.raises(NobodyToPayError):
        drafts(owners, 5)


def test_a_month_without_rates_is_refused(owners):
    hires(owners, wage=6_000_000, first_day=day(1, 1, 2023))

    with pytest.raises(RateOutsideDatesError):
        drafts(owners, 5, 2023)


def test_an_advance_that_is_not_open_is_not_taken_back(owners):
    budi = hires(owners)
    payroll = drafts(owners, 5)

    with pytest.raises(NotFoundError):
        owners.does(
            change_slip,
            ChangeSlip(payroll_id=payroll.payroll_id, party=budi, advances={"X": rp(100_000)}),
        )


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"days": 32}, "days"), ({"days": -1}, "days"), ({"overtime": rp(-1)}, "amount")],
)
def test_a_change_that_cannot_be_is_refused(owners, facts, field):
    budi = hires(owners)
    payroll = drafts(owners, 5)

    with pytest.raises(InvalidFieldError) as refused:
        owners.does(change_slip, ChangeSlip(payroll_id=payroll.payroll_id, party=budi, **facts))

    assert refused.value.facts["field"] == field


def test_more_than_the_pay_is_not_taken_off(owners):
    # own shares of a wage of one day, where contributions count the whole month
    hires(owners, wage=9_300_000, first_day=day(5, 31), programmes=tuple(Programme))

    with pytest.raises(DeductedTooMuchError):
        drafts(owners, 5)


def test_somebody_is_employed_once(owners):
    budi = hires(owners)
    command = Employ(party=budi, position="Staf", first_day=day(1, 1), terms=Terms(wage=rp(1)))

    with pytest.raises(TakenError):
        owners.does(employ, command)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"wage": 0}, "wage"),
        ({"allowance": rp(-1)}, "allowance"),
        ({"tax_status": "K/9"}, "tax_status"),
        ({"earlier": Earlier(year=2025, gross=rp(1), tax=rp(0), months=13)}, "months"),
    ],
)
def test_terms_that_cannot_be_are_refused(owners, facts, field):
    with pytest.raises(InvalidFieldError) as refused:
        hires(owners, **facts)

    assert refused.value.facts["field"] == field


def test_work_does_not_end_before_it_begins(owners):
    budi = hires(owners)

    with pytest.raises(InvalidFieldError):
        owners.does(end_employment, budi, day(12, 31, 2024))
    with pytest.raises(InvalidFieldError):
        owners.does(change_terms, budi, Terms(wage=rp(1)), valid_from=day(12, 31, 2024))


def test_where_the_wage_is_sent_can_change(owners):
    budi = hires(owners)

    member = owners.does(change_staff, budi, position="Kasir", bank="BRI", bank_account="0123")

    assert (member.position, member.bank_account) == ("Kasir", "0123")


def test_a_manager_of_a_unit_runs_no_payroll(owners):
    with pytest.raises(PermissionDeniedError):
        owners.does(draft_payroll, month(5), by=MANAGER)
