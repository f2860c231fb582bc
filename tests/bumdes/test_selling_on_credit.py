"""What is sold or bought and not paid at once opens a document, and paying settles it."""

from __future__ import annotations

import pytest

from bumdes.actions.recording import (
    RecordTransaction,
    draft_transaction,
    record_entries,
    record_entry,
    reverse_entry,
)
from bumdes.document import find_document
from bumdes.errors import (
    CounterpartyNeededError,
    IdentityMissingError,
    NotFoundError,
    OverpaidDocumentError,
    OverpaidPartyError,
    WrongDocumentError,
)
from bumdes.party import PartyKind
from bumdes.sub_ledger_proof import prove
from ledger import JournalEntry, Period, credit, debit, rp
from ledger.errors import KeyReusedError
from tests.bumdes.credit import (
    ADVANCE,
    CASH,
    DEPOSIT,
    PAYABLE,
    RECEIVABLE,
    SALES,
    STOCK,
    buys_on_credit,
    left,
    party,
    sells_on_credit,
    trading,
)
from tests.bumdes.village import MANAGER, TREASURER, day

N1, N2, B1 = "N2025-0001", "N2025-0002", "B2025-0001"


@pytest.fixture
def shop(village):
    return trading(village)


def lines(village, sequence):
    with village.work(read_only=True) as work:
        entry = work.book.entry(sequence).entry
    return [
        (p.account, p.side.value, p.minor // 100, p.party, p.document, p.component)
        for p in entry.postings
    ]


def pays(village, who, total, **facts):
    given = {"kind": "receipt_of_receivable", "date": day(2, 1), **facts}
    return sells_on_credit(village, who, total, **given)


def by_hand(village, *postings, on=None, **facts):
    """Record an entry as a person would in the free journal."""
    entry = JournalEntry(date=on or day(2, 1), description="x", postings=postings, **facts)
    return village.does(record_entry, entry)


def test_a_credit_sale_names_who_owes_and_on_what(shop):
    budi = party(shop)

    posted = sells_on_credit(shop, budi, 100_000)

    assert lines(shop, posted.sequence) == [
        (RECEIVABLE, "debit", 100_000, budi, N1, ""),
        (SALES, "credit", 100_000, "", "", ""),
    ]


def test_the_document_says_what_was_agreed(shop):
    budi = party(shop)
    sells_on_credit(shop, budi, 100_000, due_on=day(2, 9), reference="A-17")

    with shop.work(read_only=True) as work:
        document = find_document(work.session, work.book_id, N1)

    assert (document.party, document.unit, document.due_on, document.reference) == (
        budi,
        "TOKO",
        day(2, 9),
        "A-17",
    )
    assert (document.kind, document.original_minor) == ("credit_sale", 100_000_00)


def test_a_down_payment_goes_to_the_same_document_and_is_money_for_goods(shop):
    budi = party(shop)

    posted = sells_on_credit(shop, budi, 100_000, down_payment=30_000)

    assert lines(shop, posted.sequence)[2:] == [
        (CASH, "debit", 30_000, "", "", ""),
        (RECEIVABLE, "credit", 30_000, budi, N1, "OP-IN-2"),
    ]
    assert left(shop, budi) == {N1: 70_000}


def test_a_draft_writes_nothing(shop):
    budi = party(shop)
    command = RecordTransaction(
        kind="credit_sale", unit="TOKO", date=day(1), amounts={"total": rp(5)}, party=budi
    )

    with shop.work(read_only=True) as work:
        draft = draft_transaction(work, command)

    assert [new.code for new in draft.opens] == [N1]
    assert draft.sentence == "Jual Rp5 kepada Budi di Unit Toko, dibayar nanti"


def test_recording_the_same_sale_again_opens_no_other_document(shop):
    budi = party(shop)

    first = sells_on_credit(shop, budi, 100_000, key="nota-1")
    again = sells_on_credit(shop, budi, 100_000, key="nota-1")

    assert again.sequence == first.sequence
    assert left(shop, budi) == {N1: 100_000}


def test_recording_the_same_payment_again_pays_once(shop):
    budi = party(shop)
    sells_on_credit(shop, budi, 100_000)

    first = pays(shop, budi, 100_000, key="bayar-1")
    again = pays(shop, budi, 100_000, key="bayar-1")

    assert again.sequence == first.sequence


def test_another_payment_under_the_same_key_is_refused(shop):
    budi = party(shop)
    sells_on_credit(shop, budi, 100_000)
    pays(shop, budi, 40_000, key="bayar-1")

    with pytest.raises(KeyReusedError):
        pays(shop, budi, 50_000, key="bayar-1")


def test_a_payment_goes_to_the_oldest_document_first(shop):
    budi = party(shop)
    sells_on_credit(shop, budi, 60_000, date=day(1, 20))
    sells_on_credit(shop, budi, 50_000, date=day(1, 5))

    posted = pays(shop, budi, 80_000)

    assert lines(shop, posted.sequence) == [
        (CASH, "debit", 80_000, "", "", ""),
        (RECEIVABLE, "credit", 50_000, budi, N2, "OP-IN-2"),
        (RECEIVABLE, "credit", 30_000, budi, N1, "OP-IN-2"),
    ]


def test_a_payment_goes_to_the_documents_that_were_chosen(shop):
    budi = party(shop)
    sells_on_credit(shop, budi, 60_000)
    sells_on_credit(shop, budi, 50_000)

    pays(shop, budi, 20_000, documents=(N2,))

    assert left(shop, budi) == {N1: 60_000, N2: 30_000}


def test_nobody_pays_more_than_he_owes(shop):
    budi = party(shop)
    sells_on_credit(shop, budi, 60_000)

    with pytest.raises(OverpaidPartyError) as refused:
        pays(shop, budi, 60_001)

    assert refused.value.facts["left"] == rp(60_000)


def test_the_free_journal_cannot_pay_more_than_is_left_either(shop):
    budi = party(shop)
    sells_on_credit(shop, budi, 60_000)
    owed = {"unit": "TOKO", "party": budi, "document": N1}

    with pytest.raises(OverpaidDocumentError) as refused:
        by_hand(
            shop,
            debit(CASH, rp(60_001), unit="TOKO"),
            credit(RECEIVABLE, rp(60_001), **owed),
        )

    assert refused.value.facts["left"] == rp(60_000)


def test_nothing_is_paid_before_it_was_owed(shop):
    budi = party(shop)
    sells_on_credit(shop, budi, 60_000, date=day(1, 20))
    owed = {"unit": "TOKO", "party": budi, "document": N1}

    with pytest.raises(OverpaidDocumentError):
        by_hand(
            shop,
            debit(CASH, rp(1), unit="TOKO"),
            credit(RECEIVABLE, rp(1), **owed),
            on=day(1, 19),
        )


def test_many_entries_together_pay_no_more_than_is_left(shop):
    budi = party(shop)
    sells_on_credit(shop, budi, 60_000)
    owed = {"unit": "TOKO", "party": budi, "document": N1}
    entries = [
        JournalEntry(
            date=day(2, n),
            description="x",
            postings=(
                debit(CASH, rp(40_000), unit="TOKO"),
                credit(RECEIVABLE, rp(40_000), **owed),
            ),
        )
        for n in (1, 2)
    ]

    with pytest.raises(OverpaidDocumentError):
        shop.does(record_entries, entries)

    assert left(shop, budi) == {N1: 60_000}


def test_entries_of_one_batch_may_owe_and_pay_the_same_document(shop):
    budi = party(shop)
    sells_on_credit(shop, budi, 60_000)
    owed = {"unit": "TOKO", "party": budi, "document": N1}
    more = (credit(SALES, rp(40_000), unit="TOKO"), debit(RECEIVABLE, rp(40_000), **owed))
    paid = (debit(CASH, rp(90_000), unit="TOKO"), credit(RECEIVABLE, rp(90_000), **owed))

    shop.does(
        record_entries,
        [
            JournalEntry(date=day(2, 1), description="x", postings=postings)
            for postings in (more, paid)
        ],
    )

    assert left(shop, budi) == {N1: 10_000}


def test_a_sale_is_not_taken_back_while_its_payment_stands(shop):
    budi = party(shop)
    sale = sells_on_credit(shop, budi, 60_000)
    paid = pays(shop, budi, 10_000)

    with pytest.raises(OverpaidDocumentError):
        shop.does(reverse_entry, sale.sequence, on=day(2, 2), reason="salah")

    shop.does(reverse_entry, paid.sequence, on=day(2, 2), reason="salah")
    shop.does(reverse_entry, sale.sequence, on=day(2, 2), reason="salah")
    assert left(shop, budi) == {}


def test_a_receivable_without_a_name_is_refused_to_the_free_journal(shop):
    with pytest.raises(IdentityMissingError):
        by_hand(shop, debit(RECEIVABLE, rp(5)), credit(SALES, rp(5)))


def test_a_line_names_a_document_of_its_own_party(shop):
    budi, siti = party(shop), party(shop, "Siti")
    sells_on_credit(shop, budi, 60_000)
    wrong = {"unit": "TOKO", "party": siti, "document": N1}

    with pytest.raises(WrongDocumentError):
        by_hand(shop, debit(RECEIVABLE, rp(5), **wrong), credit(SALES, rp(5), unit="TOKO"))


def test_a_payable_stands_on_no_document_of_a_debtor(shop):
    budi = party(shop)
    sells_on_credit(shop, budi, 60_000)
    wrong = {"unit": "TOKO", "party": budi, "document": N1}

    with pytest.raises(WrongDocumentError):
        by_hand(shop, debit("6.1.02.01", rp(5), unit="TOKO"), credit(PAYABLE, rp(5), **wrong))


def test_what_is_not_paid_at_once_says_who_owes_it(shop):
    with pytest.raises(CounterpartyNeededError):
        sells_on_credit(shop, "", 60_000)


def test_nobody_owes_who_is_not_registered(shop):
    with pytest.raises(NotFoundError):
        sells_on_credit(shop, "P-9999", 60_000)


def test_a_purchase_on_credit_is_owed_to_the_supplier(shop):
    grosir = party(shop, "Grosir", PartyKind.SUPPLIER)

    posted = buys_on_credit(shop, grosir, 80_000)

    assert lines(shop, posted.sequence) == [
        (STOCK, "debit", 80_000, "", "", ""),
        (PAYABLE, "credit", 80_000, grosir, B1, ""),
    ]


def test_a_purchase_paid_at_once_needs_no_supplier(shop):
    posted = sells_on_credit(shop, "", 80_000, kind="purchase")

    assert lines(shop, posted.sequence)[1] == (CASH, "credit", 80_000, "", "", "")


def test_a_supplier_is_paid_for_the_oldest_purchase(shop):
    grosir = party(shop, "Grosir", PartyKind.SUPPLIER)
    buys_on_credit(shop, grosir, 80_000)

    posted = pays(shop, grosir, 30_000, kind="payment_of_payable")

    assert lines(shop, posted.sequence) == [
        (PAYABLE, "debit", 30_000, grosir, B1, "OP-OUT-1"),
        (CASH, "credit", 30_000, "", "", ""),
    ]


@pytest.mark.parametrize(
    ("kind", "account", "code"),
    [
        ("staff_advance", "1.1.03.02", "K2025-0001"),
        ("supplier_advance", ADVANCE, "UM2025-0001"),
        ("customer_deposit", DEPOSIT, "T2025-0001"),
    ],
)
def test_money_paid_ahead_has_a_document(shop, kind, account, code):
    sari = party(shop, "Sari")

    posted = sells_on_credit(shop, sari, 25_000, kind=kind)

    named = [line for line in lines(shop, posted.sequence) if line[0] == account]
    assert [(line[3], line[4]) for line in named] == [(sari, code)]


def test_who_records_for_one_unit_may_sell_on_credit_there(shop):
    budi = party(shop)

    sells_on_credit(shop, budi, 60_000, by=MANAGER)

    assert left(shop, budi) == {N1: 60_000}


def test_the_sub_ledger_is_its_control_account(shop):
    budi = party(shop)
    sells_on_credit(shop, budi, 60_000, by=TREASURER)
    pays(shop, budi, 10_000)

    with shop.work(read_only=True) as work:
        proofs = {p.sub_ledger.key: p for p in prove(work, Period.year(2025).last_day)}

    assert proofs["receivables"].holds
    assert proofs["receivables"].control == rp(50_000)
