"""How many questions a page asks the database: as many for a large book as for a small one."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import event

from bumdes.actions.recording import RecordTransaction, record_entry, record_transaction
from bumdes.stock.pool import pooled
from ledger import JournalEntry, credit, debit, rp
from tests.webapp.desk import ADDRESSES, live
from tests.webapp.house import DIRECTOR, HEAD, MANAGER, TODAY, TREASURER

FEW, MANY = 10, 200
"""Entries in the book."""

MOST_QUESTIONS, MOST_OF_A_HOME = 160, 90
"""Of any page: the self-check before printing looks at forty things."""


def _go_on(house, first, last):
    """Let the entries *first* to *last* come: sales, on credit too, and what was paid."""
    house.does(_record, first, last)


def _record(work, first, last):
    for number in range(first, last):
        day = TODAY - dt.timedelta(days=20 - number // 10)  # the first of them come late
        amounts = {"total": rp(10_000 + number)}
        if number % 3 == 0:
            record_transaction(
                work,
                RecordTransaction(
                    kind="credit_sale",
                    date=day,
                    amounts=amounts,
                    unit="TOKO",
                    party="P-0001",
                    description=f"Beras {number}",
                ),
            )
        elif number % 3 == 1:
            record_transaction(
                work,
                RecordTransaction(kind="cash_sale", date=day, amounts=amounts, unit="TOKO"),
            )
        else:
            # Alike each time, so that a small book has payments to ask about too.
            lines = (
                debit("6.1.04.01", rp(900_000), unit="TOKO"),
                credit("1.1.01.01", rp(900_000), unit="TOKO"),
            )
            record_entry(
                work,
                JournalEntry(date=day, postings=pooled(lines), description="Token listrik"),
            )


def _questions(house, browser, addresses):
    """Return how many questions each page asks."""
    asked: list[str] = []

    def note(*given):
        asked.append(given[2])

    event.listen(house.engine, "before_cursor_execute", note)
    counted = {}
    for address in addresses:
        asked.clear()
        assert browser.get(address).status_code in {200, 302, 303}, address
        counted[address] = len(asked)
    event.remove(house.engine, "before_cursor_execute", note)
    return counted


def test_no_page_asks_more_for_a_large_book_than_for_a_small_one(house):
    live(house)
    browser = house.visit(TREASURER)
    _go_on(house, 0, FEW)
    browser.get("/")
    few = _questions(house, browser, ADDRESSES)
    _go_on(house, FEW, MANY)
    many = _questions(house, browser, ADDRESSES)
    assert {a: (few[a], n) for a, n in many.items() if n > few[a]} == {}
    assert {a: n for a, n in many.items() if n > MOST_QUESTIONS} == {}
    assert many["/"] <= MOST_OF_A_HOME


@pytest.mark.parametrize("who", [DIRECTOR, HEAD, MANAGER])
def test_no_home_asks_more_for_a_large_book_than_for_a_small_one(house, who):
    live(house)
    browser = house.visit(who)
    _go_on(house, 0, FEW)
    browser.get("/")
    few = _questions(house, browser, ["/"])
    _go_on(house, FEW, MANY)
    many = _questions(house, browser, ["/"])
    assert many == few
    assert many["/"] <= MOST_OF_A_HOME
