"""Money kept for one purpose is spent on it alone, and never beyond what there is."""

from __future__ import annotations

import contextlib

import pytest

from bumdes.actions.planning_use import UseLine
from bumdes.actions.recording import (
    RecordTransaction,
    record_transaction,
    reverse_entry,
)
from bumdes.errors import (
    FundUnbalancedError,
    OutsidePurposeError,
    RingFenceExceededError,
    SetAsideError,
)
from ledger import EntryKind, JournalEntry, credit, debit, rp
from tests.bumdes.capital import BANK, balance, contributes, owned
from tests.bumdes.credit import party
from tests.bumdes.village import booked, day

HENS, FEED = "1.9.01.01", "1.1.05.02"
USES = (
    UseLine(description="Ayam petelur", account=HENS, amount=rp(20_000_000)),
    UseLine(description="Pakan", account="1.1.05.00", amount=rp(15_000_000)),
    UseLine(description="Upah", account="6.2.01.01", amount=rp(5_000_000), unit="TERNAK"),
)


@pytest.fixture
def village(engine):
    """An enterprise with own money of 5 million in the bank, and 40 million for hens."""
    made = owned(engine)
    made.with_unit("TERNAK", "farming")
    contributes(made, 40_000_000, earmark="ketahanan_pangan", uses=USES, fund="PANGAN")
    earns(made, 5_000_000)
    return made


def posts(village, *postings, on=None, **facts):
    entry = JournalEntry(date=on or day(2), description="Catatan", postings=postings, **facts)
    return village.does(booked, entry)


def earns(village, amount, **facts):
    """Let the head office earn money of its own."""
    return posts(village, debit(BANK, rp(amount)), credit("4.1.01.01", rp(amount)), **facts)


def pays(village, account, amount, *, fund="PANGAN", **facts):
    return posts(
        village,
        debit(account, rp(amount), fund=fund),
        credit(BANK, rp(amount), fund=fund),
        **facts,
    )


# --- each fund balances --------------------------------------------------------------


def test_a_fund_pays_no_cost_of_another(village):
    with pytest.raises(FundUnbalancedError):
        posts(village, debit("6.1.02.01", rp(1)), credit(BANK, rp(1), fund="PANGAN"))


def test_money_does_not_leave_its_fund_unspent(village):
    with pytest.raises(FundUnbalancedError):
        posts(village, debit(BANK, rp(1)), credit(BANK, rp(1), fund="PANGAN"))


def test_a_guided_transaction_carries_the_fund_on_all_its_lines(village):
    asked = RecordTransaction(
        kind="purchase",
        unit="TERNAK",
        date=day(2),
        amounts={"total": rp(0 + 1_000)},
        accounts={"stock": FEED, "payment": "2.1.01.01"},
        fund="PANGAN",
        party=party(village, "Toko Pakan"),
    )

    village.does(record_transaction, asked)

    assert balance(village, FEED, fund="PANGAN") == -1_000


# --- within the purpose --------------------------------------------------------------


@pytest.mark.parametrize("account", [HENS, FEED, "1.1.05.01"])
def test_what_the_plan_names_is_paid(village, account):
    pays(village, account, 10_000_000)

    assert balance(village, BANK, fund="PANGAN") == -30_000_000


@pytest.mark.parametrize("account", ["6.1.02.01", "1.2.01.99", "1.1.03.02"])
def test_what_the_plan_does_not_name_is_refused(village, account):
    with pytest.raises(OutsidePurposeError):
        pays(village, account, 1_000)


def test_what_the_plan_names_for_one_unit_is_not_for_another(village):
    with pytest.raises(OutsidePurposeError):
        pays(village, "6.2.01.01", 1_000)


def test_money_may_be_handed_to_the_unit(village):
    handed = rp(5_000_000)

    posts(
        village,
        debit("1.1.99.10", handed, fund="PANGAN"),
        credit(BANK, handed, fund="PANGAN"),
        debit("1.1.01.01", handed, unit="TERNAK", fund="PANGAN"),
        credit("3.8.01.01", handed, unit="TERNAK", fund="PANGAN"),
    )

    assert balance(village, "1.1.01.01", fund="PANGAN") == -5_000_000


@pytest.mark.parametrize(("account", "is_paid"), [(FEED, True), ("1.2.01.99", False)])
def test_the_head_office_may_pay_for_the_unit_what_the_plan_names(village, account, is_paid):
    legs = (
        debit("1.1.99.10", rp(1_000), fund="PANGAN"),
        credit(BANK, rp(1_000), fund="PANGAN"),
        debit(account, rp(1_000), unit="TERNAK", fund="PANGAN"),
        credit("3.8.01.01", rp(1_000), unit="TERNAK", fund="PANGAN"),
    )

    with contextlib.nullcontext() if is_paid else pytest.raises(OutsidePurposeError):
        posts(village, *legs)


def test_a_purchase_on_credit_is_spending_too(village):
    with pytest.raises(OutsidePurposeError):
        posts(
            village,
            debit("1.2.01.99", rp(1_000), fund="PANGAN"),
            credit("2.1.01.01", rp(1_000), fund="PANGAN"),
        )


def test_a_bill_for_what_the_fund_bought_is_paid(village):
    posts(
        village,
        debit(FEED, rp(1_000), fund="PANGAN"),
        credit("2.1.01.01", rp(1_000), fund="PANGAN"),
    )

    pays(village, "2.1.01.01", 1_000)

    assert balance(village, "2.1.01.01", fund="PANGAN") == 0


def test_what_the_programme_earns_stays_in_it(village):
    posts(
        village,
        debit(BANK, rp(2_000_000), fund="PANGAN"),
        credit("4.3.01.01", rp(2_000_000), fund="PANGAN"),
    )

    assert balance(village, BANK, fund="PANGAN") == -42_000_000


def test_a_sale_may_be_given_back(village):
    pays(village, "4.3.01.01", 1_000)

    assert balance(village, BANK, fund="PANGAN") == -39_999_000


def test_using_up_what_was_bought_is_no_spending(village):
    pays(village, FEED, 1_000)

    posts(
        village,
        debit("5.3.01.02", rp(1_000), fund="PANGAN"),
        credit(FEED, rp(1_000), fund="PANGAN"),
        kind=EntryKind.ADJUSTING,
    )

    assert balance(village, FEED, fund="PANGAN") == 0


def test_a_fund_without_a_plan_pays_nothing(village):
    contributes(village, 1_000, earmark="bantuan", fund="BANTUAN")

    with pytest.raises(OutsidePurposeError):
        pays(village, FEED, 1_000, fund="BANTUAN")


# --- within the balance --------------------------------------------------------------


def test_all_of_it_may_be_spent(village):
    pays(village, FEED, 40_000_000)

    assert balance(village, BANK, fund="PANGAN") == 0


def test_no_more_is_spent_than_there_is(village):
    with pytest.raises(RingFenceExceededError):
        pays(village, FEED, 40_000_001)


def test_the_refusal_says_what_is_left(village):
    pays(village, FEED, 15_000_000)

    with pytest.raises(RingFenceExceededError) as caught:
        pays(village, FEED, 30_000_000)

    assert caught.value.facts["left"] == rp(25_000_000)


def test_nothing_is_spent_before_it_came(village):
    with pytest.raises(RingFenceExceededError):
        pays(village, FEED, 1_000, on=day(1, 5))


def test_money_that_goes_later_cannot_go_before(village):
    pays(village, FEED, 30_000_000, on=day(5))

    with pytest.raises(RingFenceExceededError):
        pays(village, FEED, 20_000_000, on=day(3))


def test_money_that_came_back_later_is_not_there_before(village):
    spent = pays(village, FEED, 30_000_000, on=day(5))
    village.does(reverse_entry, spent.sequence, on=day(6), reason="Salah")

    with pytest.raises(RingFenceExceededError):
        pays(village, FEED, 20_000_000, on=day(3))


def test_a_contribution_that_is_spent_is_not_taken_back(village):
    pays(village, FEED, 1_000)

    with pytest.raises(RingFenceExceededError):
        village.does(reverse_entry, 1, on=day(3), reason="Salah")


def test_spending_may_be_taken_back(village):
    spent = pays(village, FEED, 1_000)

    village.does(reverse_entry, spent.sequence, on=day(3), reason="Salah")

    assert balance(village, BANK, fund="PANGAN") == -40_000_000


def test_asking_again_for_what_was_spent_is_answered(village):
    pays(village, FEED, 40_000_000, key="sekali")

    posted = pays(village, FEED, 40_000_000, key="sekali")

    assert posted.sequence == 3


# --- not by other means --------------------------------------------------------------


def test_own_costs_are_paid_from_own_money(village):
    pays(village, "6.1.02.01", 5_000_000, fund="")

    assert balance(village, BANK) == -40_000_000


def test_own_costs_do_not_use_up_what_is_kept(village):
    with pytest.raises(SetAsideError):
        pays(village, "6.1.02.01", 5_000_001, fund="")


def test_an_account_that_keeps_nothing_is_free(village):
    posts(
        village,
        debit("6.1.02.01", rp(9_000)),
        credit("1.1.01.01", rp(9_000)),
    )

    assert balance(village, "1.1.01.01") == 9_000


def test_other_money_in_the_same_account_is_free(village):
    contributes(village, 10_000_000, fund="TOKO")

    pays(village, "1.2.01.99", 10_000_000, fund="TOKO")

    assert balance(village, BANK, fund="TOKO") == 0
