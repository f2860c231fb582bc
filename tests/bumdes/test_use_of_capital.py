"""What became of a contribution: received and earned, less spent, is what is left."""

from __future__ import annotations

import pytest

from bumdes.actions.closing import close_year
from bumdes.actions.planning_use import UseLine, plan_use
from bumdes.actions.recording import reverse_entry
from bumdes.actions.returning_capital import WithdrawCapital, withdraw_capital
from bumdes.capital.use import use_of_capital
from bumdes.capital_source import ContributorKind
from bumdes.errors import NotFoundError
from ledger import JournalEntry, credit, debit, rp
from tests.bumdes.capital import (
    BANK,
    BORROWED,
    HOME,
    RETURNED,
    SHARED,
    contributes,
    owned,
    with_contributor,
)
from tests.bumdes.village import booked, day

FUND = "TOKO25"
PROOF = "b" * 64
USES = (
    UseLine(description="Kulkas", account="1.9.01.01", amount=rp(20_000_000), unit="TOKO"),
    UseLine(description="Dagangan", account="1.1.05.00", amount=rp(25_000_000)),
)


@pytest.fixture
def village(engine):
    made = owned(engine).with_unit("TOKO")
    contributes(made, 50_000_000, fund=FUND, uses=USES)
    return made


def posts(village, *postings, on=None, evidence=()):
    entry = JournalEntry(
        date=on or day(2), description="Catatan", postings=postings, evidence=evidence
    )
    return village.does(booked, entry)


def pays(village, account, amount, *, unit="", **facts):
    return posts(
        village,
        debit(account, rp(amount), unit=unit, fund=FUND),
        credit(BANK, rp(amount), unit=unit, fund=FUND),
        **facts,
    )


def hands_over(village, amount):
    return posts(
        village,
        debit("1.1.99.03", rp(amount), fund=FUND),
        credit(BANK, rp(amount), fund=FUND),
        debit(BANK, rp(amount), unit="TOKO", fund=FUND),
        credit("3.8.01.01", rp(amount), unit="TOKO", fund=FUND),
    )


def use(village, fund=FUND, through=None):
    with village.work(read_only=True) as work:
        return use_of_capital(work.session, work.book, fund, through=through or day(12, 31))


def sums(found):
    return [int(m.amount) for m in (found.received, found.earned, found.spent, found.remaining)]


def kept(rows):
    return [(row.account, int(row.amount.amount)) for row in rows]


def test_what_was_received_is_left_until_it_is_spent(village):
    assert sums(use(village)) == [50_000_000, 0, 0, 50_000_000]


def test_what_was_spent_is_no_more_left(village):
    pays(village, "1.1.05.01", 15_000_000)

    assert sums(use(village)) == [50_000_000, 0, 15_000_000, 35_000_000]


def test_what_its_use_earns_is_told_apart(village):
    posts(
        village,
        debit(BANK, rp(4_000_000), fund=FUND),
        credit("4.2.01.91", rp(4_000_000), fund=FUND),
    )

    assert sums(use(village)) == [50_000_000, 4_000_000, 0, 54_000_000]


def test_money_handed_to_a_unit_is_not_spent(village):
    hands_over(village, 30_000_000)

    assert sums(use(village)) == [50_000_000, 0, 0, 50_000_000]


def test_what_the_unit_spends_is_spent(village):
    hands_over(village, 30_000_000)
    pays(village, "1.9.01.01", 18_000_000, unit="TOKO")

    assert sums(use(village)) == [50_000_000, 0, 18_000_000, 32_000_000]


def test_a_payment_for_a_unit_is_told_as_what_it_bought(village):
    paid = rp(3_000_000)
    posts(
        village,
        debit("1.1.99.03", paid, fund=FUND),
        credit(BANK, paid, fund=FUND),
        debit("1.9.01.01", paid, unit="TOKO", fund=FUND),
        credit("3.8.01.01", paid, unit="TOKO", fund=FUND),
    )

    assert [s.account for s in use(village).spending] == ["1.9.01.01"]


def test_spending_that_was_taken_back_is_not_spent(village):
    spent = pays(village, "1.1.05.01", 15_000_000)
    village.does(reverse_entry, spent.sequence, on=day(3), reason="Salah")

    assert sums(use(village)) == [50_000_000, 0, 0, 50_000_000]


def test_what_was_paid_back_is_received_no_more(village):
    asked = WithdrawCapital(
        fund=FUND,
        contributor=f"DESA-{HOME}",
        amount=rp(10_000_000),
        date=day(4),
        paid_from=BANK,
        decision=RETURNED,
    )
    village.does(withdraw_capital, asked)

    assert sums(use(village)) == [40_000_000, 0, 0, 40_000_000]


def test_a_loan_that_is_paid_off_is_received_no_more(village):
    bank = with_contributor(village, ContributorKind.LENDER, "Bank Daerah")
    loan = {"source": "pinjaman", "contributor": bank, "paper": "PK 1", "decision": BORROWED}
    fund = contributes(village, 9_000_000, **loan).fund
    posts(
        village,
        debit("2.2.01.01", rp(2_000_000), fund=fund),
        credit(BANK, rp(2_000_000), fund=fund),
    )

    assert sums(use(village, fund)) == [7_000_000, 0, 0, 7_000_000]


def test_goods_are_told_apart_from_money(village):
    fund = contributes(village, 6_000_000, into="1.3.02.01", handover="BAST 1").fund

    found = use(village, fund)

    assert (found.goods, found.received) == (rp(6_000_000), rp(0))


def test_goods_that_were_taken_back_are_not_there(village):
    made = contributes(village, 6_000_000, into="1.3.02.01", handover="BAST 1")
    village.does(reverse_entry, made.entry_sequence, on=day(2), reason="Salah")

    assert use(village, made.fund).goods == rp(0)


def test_profit_made_capital_has_no_money_of_its_own(village):
    facts = {"source": "hasil_usaha", "contributor": "", "paper": "", "decision": SHARED}
    fund = contributes(village, 7_000_000, into="3.3.01.01", **facts).fund

    found = use(village, fund)

    assert (found.is_own_money, found.contributed, found.received) == (
        True,
        rp(7_000_000),
        rp(0),
    )


def test_it_is_told_as_of_a_day(village):
    pays(village, "1.1.05.01", 15_000_000, on=day(3))

    assert sums(use(village, through=day(2, 28))) == [50_000_000, 0, 0, 50_000_000]


def test_a_contribution_that_nobody_knows_is_refused(village):
    with pytest.raises(NotFoundError):
        use(village, "M2025-999")


# --- line by line --------------------------------------------------------------------


def test_each_spending_is_told_with_its_voucher_and_proof(village):
    pays(village, "1.1.05.01", 15_000_000, evidence=(PROOF,))

    (spending,) = use(village).spending
    assert (spending.voucher, spending.amount, spending.proofs) == (
        "BKK/2025/0001",
        rp(15_000_000),
        (PROOF,),
    )


def test_each_spending_is_told_with_the_line_of_the_plan(village):
    hands_over(village, 30_000_000)
    pays(village, "1.1.05.01", 1_000)
    pays(village, "1.9.01.01", 2_000, unit="TOKO")
    pays(village, "1.9.01.01", 3_000)

    assert [s.line_no for s in use(village).spending] == [2, 1, None]


def test_each_line_of_the_plan_tells_what_is_left_of_it(village):
    pays(village, "1.1.05.01", 15_000_000)
    pays(village, "1.1.05.02", 12_000_000)

    assert [(int(line.spent.amount), int(line.left.amount)) for line in use(village).lines] == [
        (0, 20_000_000),
        (27_000_000, -2_000_000),
    ]


def test_what_no_line_names_is_told(village):
    pays(village, "6.1.02.01", 15_000)
    pays(village, "1.1.05.01", 1_000)

    assert use(village).unplanned == rp(15_000)


def test_a_plan_may_come_later(village):
    pays(village, "6.1.02.01", 15_000)
    village.does(
        plan_use,
        FUND,
        [UseLine(description="Kertas", account="6.1.02.01", amount=rp(20_000))],
    )

    assert use(village).unplanned == rp(0)


# --- what it became ------------------------------------------------------------------


def test_it_became_assets_stock_and_money(village):
    pays(village, "1.9.01.01", 20_000_000)
    pays(village, "1.1.05.01", 15_000_000)
    pays(village, "6.1.02.01", 1_000_000)

    found = use(village)

    assert (kept(found.assets), kept(found.working_capital), kept(found.money)) == (
        [("1.9.01.01", 20_000_000)],
        [("1.1.05.01", 15_000_000)],
        [(BANK, 14_000_000)],
    )


def test_assets_are_told_at_book_value(village):
    pays(village, "1.9.01.01", 20_000_000)
    posts(
        village,
        debit("6.1.07.03", rp(500_000), fund=FUND),
        credit("1.9.02.01", rp(500_000), fund=FUND),
    )

    assert kept(use(village).assets) == [("1.9.01.01", 20_000_000), ("1.9.02.01", -500_000)]


def test_what_the_fund_owes_lessens_its_working_capital(village):
    posts(
        village,
        debit("1.1.05.01", rp(900_000), fund=FUND),
        credit("2.1.01.01", rp(900_000), fund=FUND),
    )

    assert kept(use(village).working_capital) == [
        ("1.1.05.01", 900_000),
        ("2.1.01.01", -900_000),
    ]


def test_each_month_tells_what_it_changed_and_left(village):
    pays(village, "1.1.05.01", 15_000_000, on=day(3))
    pays(village, "1.1.05.01", 5_000_000, on=day(5))

    months = [
        (m.month, int(m.received.amount), int(m.spent.amount), int(m.remaining.amount))
        for m in use(village).months
    ]

    assert months == [
        (1, 50_000_000, 0, 50_000_000),
        (3, 0, 15_000_000, 35_000_000),
        (5, 0, 5_000_000, 30_000_000),
    ]


def test_closing_the_year_changes_nothing_of_it(village):
    pays(village, "6.1.02.01", 1_000_000)
    before = sums(use(village))

    village.does(close_year, 2025)

    assert sums(use(village)) == before
