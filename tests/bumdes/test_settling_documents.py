"""One receipt settles several documents from several purses, and never more than is open."""

from __future__ import annotations

import pytest

from bumdes.actions.crediting_documents import IssueCreditNote, issue_credit_note
from bumdes.actions.recording import reverse_entry
from bumdes.actions.writing_off import WriteOff, write_off
from bumdes.credit.control import CUSTOMER_DEPOSITS, PAYABLES, RECEIVABLES, SUPPLIER_ADVANCES
from bumdes.errors import (
    CreditedTooMuchError,
    DecisionRequiredError,
    InvalidFieldError,
    OverpaidDocumentError,
    OverpaidPartyError,
    PaymentUnequalError,
    PermissionDeniedError,
)
from bumdes.governance.decision import DecisionKind
from bumdes.party import PartyKind
from ledger import JournalEntry, Side, credit, debit, rp
from tests.bumdes.credit import (
    ADVANCE,
    BANK,
    CASH,
    DEPOSIT,
    PAYABLE,
    RECEIVABLE,
    SALES,
    buys_on_credit,
    left,
    party,
    sells_on_credit,
    settles,
    trading,
)
from tests.bumdes.village import MANAGER, SUPERVISOR, day

N1, N2, B1, T1, UM1 = "N2025-0001", "N2025-0002", "B2025-0001", "T2025-0001", "UM2025-0001"


@pytest.fixture
def shop(village):
    return trading(village)


@pytest.fixture
def budi(shop):
    return party(shop)


def legs(village, posted):
    with village.work(read_only=True) as work:
        entry = work.book.entry(posted.sequence).entry
    return [
        (p.account, p.side.value, p.minor // 100, p.document, p.component)
        for p in entry.postings
    ]


def balance(village, account):
    with village.work(read_only=True) as work:
        return int(work.book.balance(account).net(Side.DEBIT).amount)


def notes(village, document, amount, **facts):
    given = {"on": day(2, 3), "account": SALES, "reason": "barang rusak", **facts}
    command = IssueCreditNote(document=document, amount=rp(amount), **given)
    return village.does(issue_credit_note, command)


# --- several documents and purses ----------------------------------------------------


def test_one_receipt_settles_several_documents_from_several_purses(shop, budi):
    sells_on_credit(shop, budi, 60_000)
    sells_on_credit(shop, budi, 50_000)

    posted = settles(shop, budi, cash={CASH: rp(70_000), BANK: rp(40_000)})

    assert legs(shop, posted) == [
        (RECEIVABLE, "credit", 60_000, N1, "OP-IN-2"),
        (RECEIVABLE, "credit", 50_000, N2, "OP-IN-2"),
        (CASH, "debit", 70_000, "", ""),
        (BANK, "debit", 40_000, "", ""),
    ]


def test_documents_are_settled_as_they_were_chosen(shop, budi):
    sells_on_credit(shop, budi, 60_000)
    sells_on_credit(shop, budi, 50_000)

    settles(shop, budi, 45_000, documents={N2: 40_000, N1: 5_000})

    assert left(shop, budi) == {N1: 55_000, N2: 10_000}


def test_the_money_is_what_the_documents_take(shop, budi):
    sells_on_credit(shop, budi, 60_000)

    with pytest.raises(PaymentUnequalError):
        settles(shop, budi, 45_000, documents={N1: 40_000})


def test_no_document_is_settled_beyond_what_is_left(shop, budi):
    sells_on_credit(shop, budi, 60_000)

    with pytest.raises(OverpaidDocumentError):
        settles(shop, budi, 60_001, documents={N1: 60_001})


def test_nobody_settles_more_than_is_open(shop, budi):
    sells_on_credit(shop, budi, 60_000)

    with pytest.raises(OverpaidPartyError):
        settles(shop, budi, 60_001)


def test_what_is_paid_too_much_can_be_kept_as_paid_ahead(shop, budi):
    sells_on_credit(shop, budi, 60_000)

    settles(shop, budi, 75_000, keeps_excess=True)

    assert left(shop, budi) == {}
    assert left(shop, budi, CUSTOMER_DEPOSITS) == {T1: 15_000}


def test_settling_again_with_the_same_key_settles_once(shop, budi):
    sells_on_credit(shop, budi, 60_000)

    first = settles(shop, budi, 60_000, key="sekali")
    again = settles(shop, budi, 60_000, key="sekali")

    assert again.sequence == first.sequence


def test_a_payment_taken_back_leaves_the_documents_open(shop, budi):
    sells_on_credit(shop, budi, 60_000)
    paid = settles(shop, budi, 60_000)

    shop.does(reverse_entry, paid.sequence, on=day(2, 2), reason="salah orang")

    assert left(shop, budi) == {N1: 60_000}


def test_documents_of_two_units_are_paid_in_one_receipt(shop, budi):
    shop.with_unit("SEWA", "rental")
    sells_on_credit(shop, budi, 60_000)
    sells_on_credit(shop, budi, 50_000, unit="SEWA")

    settles(shop, budi, 80_000)

    assert left(shop, budi) == {N2: 30_000}


def test_who_is_bound_to_a_unit_settles_nothing_of_another(shop, budi):
    shop.with_unit("SEWA", "rental")
    sells_on_credit(shop, budi, 50_000, unit="SEWA")

    with pytest.raises(PermissionDeniedError):
        settles(shop, budi, 50_000, by=MANAGER)


def test_what_pays_is_cash(shop, budi):
    sells_on_credit(shop, budi, 50_000)

    with pytest.raises(InvalidFieldError):
        settles(shop, budi, cash={SALES: rp(50_000)})


def test_a_fine_may_be_paid_besides(shop, budi):
    sells_on_credit(shop, budi, 50_000)

    posted = settles(shop, budi, 52_000, besides={"7.1.03.01": rp(2_000)})

    assert legs(shop, posted)[1] == ("7.1.03.01", "credit", 2_000, "", "OP-IN-9")
    assert left(shop, budi) == {}


def test_staff_account_for_an_advance_with_receipts_and_the_rest(shop):
    sari = party(shop, "Sari", PartyKind.STAFF)
    sells_on_credit(shop, sari, 100_000, kind="staff_advance")

    posted = settles(shop, sari, 15_000, spent={"6.1.99.04": rp(85_000)})

    assert legs(shop, posted) == [
        ("1.1.03.02", "credit", 85_000, "K2025-0001", ""),
        ("1.1.03.02", "credit", 15_000, "K2025-0001", "OP-IN-9"),
        ("6.1.99.04", "debit", 85_000, "", ""),
        (CASH, "debit", 15_000, "", ""),
    ]


def test_only_staff_spend_what_they_owe(shop, budi):
    sells_on_credit(shop, budi, 60_000)

    with pytest.raises(InvalidFieldError):
        settles(shop, budi, spent={"6.1.99.04": rp(60_000)})


# --- paid ahead ------------------------------------------------------------------------


def test_a_deposit_pays_what_is_sold_later(shop, budi):
    sells_on_credit(shop, budi, 30_000, kind="customer_deposit")
    sells_on_credit(shop, budi, 100_000)

    posted = settles(shop, budi, 50_000, deposits={T1: 30_000})

    assert legs(shop, posted) == [
        (RECEIVABLE, "credit", 30_000, N1, ""),
        (RECEIVABLE, "credit", 50_000, N1, "OP-IN-2"),
        (DEPOSIT, "debit", 30_000, T1, ""),
        (CASH, "debit", 50_000, "", ""),
    ]
    assert left(shop, budi) == {N1: 20_000}


def test_a_deposit_alone_may_settle(shop, budi):
    sells_on_credit(shop, budi, 30_000, kind="customer_deposit")
    sells_on_credit(shop, budi, 100_000)

    settles(shop, budi, deposits={T1: 30_000})

    assert left(shop, budi) == {N1: 70_000}


def test_no_deposit_is_used_up_twice(shop, budi):
    sells_on_credit(shop, budi, 30_000, kind="customer_deposit")
    sells_on_credit(shop, budi, 100_000)
    settles(shop, budi, deposits={T1: 30_000})

    with pytest.raises(OverpaidDocumentError):
        settles(shop, budi, deposits={T1: 1})


def test_a_deposit_goes_back(shop, budi):
    sells_on_credit(shop, budi, 30_000, kind="customer_deposit")

    settles(shop, budi, 30_000, sub_ledger=CUSTOMER_DEPOSITS)

    assert (left(shop, budi, CUSTOMER_DEPOSITS), balance(shop, CASH)) == ({}, 0)


def test_an_advance_pays_what_is_delivered_later(shop):
    grosir = party(shop, "Grosir", PartyKind.SUPPLIER)
    sells_on_credit(shop, grosir, 30_000, kind="supplier_advance")
    buys_on_credit(shop, grosir, 100_000)

    settles(shop, grosir, 70_000, sub_ledger=PAYABLES, deposits={UM1: 30_000})

    assert left(shop, grosir, PAYABLES) == left(shop, grosir, SUPPLIER_ADVANCES) == {}


# --- credit notes ----------------------------------------------------------------------


def test_a_credit_note_lessens_what_is_owed(shop, budi):
    sells_on_credit(shop, budi, 60_000)

    posted = notes(shop, N1, 20_000)

    assert legs(shop, posted) == [
        (SALES, "debit", 20_000, "", ""),
        (RECEIVABLE, "credit", 20_000, N1, ""),
    ]


def test_a_credit_note_for_what_was_paid_is_kept_as_paid_ahead(shop, budi):
    sells_on_credit(shop, budi, 60_000)
    settles(shop, budi, 50_000)

    notes(shop, N1, 30_000)

    assert left(shop, budi) == {}
    assert left(shop, budi, CUSTOMER_DEPOSITS) == {T1: 20_000}


def test_credit_notes_take_back_no_more_than_was_sold(shop, budi):
    sells_on_credit(shop, budi, 60_000)
    notes(shop, N1, 40_000)

    with pytest.raises(CreditedTooMuchError) as refused:
        notes(shop, N1, 20_001)

    assert refused.value.facts["left"] == rp(20_000)


def test_a_credit_note_taken_back_counts_no_more(shop, budi):
    sells_on_credit(shop, budi, 60_000)
    wrong = notes(shop, N1, 60_000)
    shop.does(reverse_entry, wrong.sequence, on=day(2, 4), reason="salah")

    notes(shop, N1, 60_000, on=day(2, 5))

    assert left(shop, budi) == {}


def test_a_credit_note_lessens_what_was_sold(shop, budi):
    sells_on_credit(shop, budi, 60_000)

    with pytest.raises(InvalidFieldError):
        notes(shop, N1, 10_000, account=CASH)


def test_no_credit_note_lessens_an_advance_of_staff(shop, budi):
    sells_on_credit(shop, budi, 60_000, kind="staff_advance")

    with pytest.raises(InvalidFieldError):
        notes(shop, "K2025-0001", 10_000)


def test_a_supplier_gives_a_credit_note(shop):
    grosir = party(shop, "Grosir", PartyKind.SUPPLIER)
    buys_on_credit(shop, grosir, 100_000)

    notes(shop, B1, 10_000, account="5.1.01.01")

    assert (left(shop, grosir, PAYABLES), balance(shop, PAYABLE)) == ({B1: 90_000}, -90_000)


def test_what_a_supplier_takes_back_after_payment_is_an_advance(shop):
    grosir = party(shop, "Grosir", PartyKind.SUPPLIER)
    buys_on_credit(shop, grosir, 100_000)
    settles(shop, grosir, 100_000, sub_ledger=PAYABLES)

    notes(shop, B1, 10_000, account="5.1.01.01")

    assert (left(shop, grosir, SUPPLIER_ADVANCES), balance(shop, ADVANCE)) == (
        {UM1: 10_000},
        10_000,
    )


# --- writing off -----------------------------------------------------------------------


def writes_off(village, document=N1, **facts):
    given = {"on": day(3, 1), "reason": "pindah tanpa alamat", **facts}
    return village.does(write_off, WriteOff(document=document, **given))


def test_a_receivable_is_written_off_as_a_cost(shop, budi):
    number = shop.decides(DecisionKind.WRITE_OFF)
    sells_on_credit(shop, budi, 60_000)

    posted = writes_off(shop, decision=number)

    assert legs(shop, posted) == [
        ("6.1.07.01", "debit", 60_000, "", ""),
        (RECEIVABLE, "credit", 60_000, N1, ""),
    ]


def test_what_was_set_aside_is_used_before_a_cost_is_made(shop, budi):
    number = shop.decides(DecisionKind.WRITE_OFF)
    sells_on_credit(shop, budi, 60_000)
    aside = JournalEntry(
        date=day(2, 1),
        description="Penyisihan",
        postings=(
            debit("6.1.07.01", rp(25_000), unit="TOKO"),
            credit("1.1.04.01", rp(25_000), unit="TOKO"),
        ),
    )
    with shop.work() as work:
        work.book.post(aside, by="x")

    posted = writes_off(shop, decision=number)

    assert legs(shop, posted)[:2] == [
        ("1.1.04.01", "debit", 25_000, "", ""),
        ("6.1.07.01", "debit", 35_000, "", ""),
    ]


def test_nothing_is_written_off_without_a_decision(shop, budi):
    sells_on_credit(shop, budi, 60_000)

    with pytest.raises(DecisionRequiredError):
        writes_off(shop, decision="")


def test_no_more_is_written_off_than_is_left(shop, budi):
    number = shop.decides(DecisionKind.WRITE_OFF)
    sells_on_credit(shop, budi, 60_000)
    settles(shop, budi, 50_000)

    with pytest.raises(OverpaidDocumentError):
        writes_off(shop, decision=number, amount=rp(10_001))


def test_a_payable_is_not_written_off(shop):
    grosir = party(shop, "Grosir", PartyKind.SUPPLIER)
    buys_on_credit(shop, grosir, 100_000)

    with pytest.raises(InvalidFieldError):
        writes_off(shop, B1, decision=shop.decides(DecisionKind.WRITE_OFF))


def test_only_who_keeps_receivables_writes_them_off(shop, budi):
    sells_on_credit(shop, budi, 60_000)

    with pytest.raises(PermissionDeniedError):
        shop.does(
            write_off,
            WriteOff(document=N1, on=day(3, 1), decision="MD-1", reason="x"),
            by=SUPERVISOR,
        )


def test_the_sub_ledger_keys_are_what_they_settle(shop, budi):
    with pytest.raises(InvalidFieldError):
        settles(shop, budi, 1, sub_ledger="kas")


def test_receivables_and_payables_are_settled_apart(shop, budi):
    sells_on_credit(shop, budi, 60_000)
    buys_on_credit(shop, budi, 40_000)

    settles(shop, budi, 60_000, sub_ledger=RECEIVABLES)

    assert left(shop, budi, PAYABLES) == {B1: 40_000}
