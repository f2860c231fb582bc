from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.recording import record_entry
from bumdes.enterprise import Village as Owner
from bumdes.errors import (
    IdentityMissingError,
    InvalidFieldError,
    NotFoundError,
    OverpaidDocumentError,
    WrongDocumentError,
)
from bumdes.sub_ledger_proof import prove
from bumdes.tax.period import tax_document
from ledger import JournalEntry, Period, credit, debit, rp
from tests.bumdes.village import day

MARCH = Period.month(2025, 3)
LAST = day(3, 31)


@pytest.fixture
def owned(village):
    with village.work() as work:
        work.session.add(Owner(book_id=work.book_id, code="35.17.08.2011", name="Maju"))
    return village


def opened(village, tax="pph_21", month=MARCH):
    with village.work() as work:
        return tax_document(work, tax, month).code


def books(village, *postings, on=LAST):
    entry = JournalEntry(date=on, description="Pajak", postings=postings)
    return village.does(record_entry, entry)


def owe(village, amount=50_000):
    code = opened(village)
    wages, owed = debit("6.1.01.01", rp(amount)), credit("2.1.02.02", rp(amount), document=code)
    books(village, wages, owed)
    return code


def pay(village, code, amount, account="2.1.02.02"):
    taken = debit(account, rp(amount), document=code)
    return books(village, taken, credit("1.1.01.01", rp(amount)), on=day(4, 10))


def test_a_tax_has_one_document_for_each_month(owned):
    assert opened(owned) == opened(owned) == "PPH21-2025-03"


def test_the_document_says_when_it_is_due(owned):
    with owned.work() as work:
        assert tax_document(work, "pph_21", MARCH).due_on == dt.date(2025, 4, 15)


def test_there_is_no_document_of_an_unknown_tax(owned):
    with pytest.raises(NotFoundError):
        opened(owned, "zakat")


def test_there_is_no_document_of_half_a_month(owned):
    with pytest.raises(InvalidFieldError):
        opened(owned, month=Period(day(3, 1), day(3, 15)))


def test_a_line_without_its_document_is_refused(owned):
    with pytest.raises(IdentityMissingError):
        books(owned, debit("6.1.01.01", rp(1)), credit("2.1.02.02", rp(1)))


def test_a_line_with_the_document_of_another_tax_is_refused(owned):
    code = opened(owned, "pph_23")

    with pytest.raises(WrongDocumentError):
        books(owned, debit("6.1.01.01", rp(1)), credit("2.1.02.02", rp(1), document=code))


def test_a_tax_is_paid_in_part(owned):
    assert pay(owned, owe(owned), 20_000)


def test_paying_more_than_is_owed_is_refused(owned):
    code = owe(owned)
    pay(owned, code, 20_000)

    with pytest.raises(OverpaidDocumentError):
        pay(owned, code, 30_001)


def test_crediting_more_than_was_paid_ahead_is_refused(owned):
    code = opened(owned, "ppn_input")

    with pytest.raises(OverpaidDocumentError):
        books(
            owned,
            debit("1.1.01.01", rp(1)),
            credit("1.1.07.04", rp(1), document=code),
        )


def test_the_documents_are_their_control_accounts(owned):
    pay(owned, owe(owned), 20_000)

    with owned.work(read_only=True) as work:
        assert all(proof.holds for proof in prove(work, day(12, 31)))
