"""Payments that name no paper which proves them are counted."""

from __future__ import annotations

import pytest

from ledger import Period
from ledger.proofs import unproved_payments
from tests.builders import CLERK, day, expense, new_book, sale

PAPER = ("ab" * 32,)


@pytest.fixture
def book(engine):
    with engine.begin() as connection:
        yield new_book(connection)


def post(book, *entries):
    return [book.post(entry, by=CLERK).sequence for entry in entries]


def test_payments_without_a_paper_are_counted(book):
    post(book, expense(on="2025-03-10"), expense(on="2025-03-31"), sale(on="2025-03-10"))
    post(book, expense(on="2025-03-11", evidence=PAPER), expense(on="2025-04-01"))

    assert unproved_payments(book, Period.month(2025, 3)) == 2


def test_what_takes_a_receipt_back_needs_no_paper(book):
    (receipt,) = post(book, sale(on="2025-03-10"))
    book.reverse(receipt, on=day("2025-03-11"), reason="Salah", by=CLERK)

    assert unproved_payments(book, Period.month(2025, 3)) == 0
