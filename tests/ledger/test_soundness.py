"""What checks ask of the journal: kept sums, lows, payments made twice, what came late."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from ledger import Period
from ledger.late import entries_after, late_entries
from ledger.lows import lows
from ledger.proofs import entries_naming, evidence_named, paid
from ledger.repeats import repeated_payments
from ledger.soundness import is_head_last, kept_apart
from ledger.tables import period_balances
from tests.builders import CASH, CLERK, day, expense, new_book, sale

PAPER = "ab" * 32
MARCH = Period.month(2025, 3)


@pytest.fixture
def book(engine):
    with engine.begin() as connection:
        yield new_book(connection)


def post(book, *entries):
    return [book.post(entry, by=CLERK).sequence for entry in entries]


def test_sums_that_nobody_touched_agree_with_their_lines(book):
    assert (kept_apart(book), is_head_last(book)) == ([], True)

    post(book, sale(on="2025-03-10"), expense(on="2025-04-01"))
    assert (kept_apart(book), is_head_last(book)) == ([], True)


@pytest.mark.parametrize("month", [2025, 202503])
def test_a_sum_that_was_touched_is_told_apart(book, month):
    post(book, sale(on="2025-03-10"))
    b = period_balances.c
    touched = update(period_balances).where(b.account == CASH, b.month == month)
    book.connection.execute(touched.values({b.debit_minor: b.debit_minor + 7}))

    (apart,) = kept_apart(book)
    assert (apart.account, apart.kept - apart.posted) == (CASH, 7)


def test_lows_are_told_with_their_days(book):
    post(book, expense(on="2025-03-05"), expense(on="2025-03-09"), sale(on="2025-03-10"))

    (low,) = lows(book, [CASH], MARCH)
    assert (low.account, low.since, low.lowest_on) == (
        CASH,
        day("2025-03-05"),
        day("2025-03-09"),
    )
    assert (low.days, low.minor < 0) == (2, True)


def test_what_came_before_the_period_counts_for_lows(book):
    post(book, sale(on="2025-02-10"), expense(on="2025-03-05"))

    assert lows(book, [CASH], MARCH) == []
    assert lows(book, [], MARCH) == []


def test_payments_alike_are_told_together_and_without_what_was_taken_back(book):
    first, second, third = post(book, *[expense(on="2025-03-05") for _ in range(3)])
    book.reverse(third, on=day("2025-03-06"), reason="Salah", by=CLERK)

    (group,) = repeated_payments(book, MARCH)
    assert [posted.sequence for posted in group] == [first, second]


def test_receipts_alike_and_payments_of_two_days_are_none(book):
    post(book, sale(on="2025-03-05"), sale(on="2025-03-05"))
    post(book, expense(on="2025-03-05"), expense(on="2025-03-06"))

    assert repeated_payments(book, MARCH) == []


def test_what_was_recorded_late_is_told_by_day(book):
    post(book, expense(on="2020-03-05"), sale(on="2020-03-05"))

    (late,) = late_entries(book, Period.year(2020), after_days=31)
    assert (late.date, late.entries, late.days > 31) == (day("2020-03-05"), 2, True)
    assert late_entries(book, Period.year(2020), after_days=99_999) == []


def test_entries_after_a_day_are_told_in_order(book):
    post(book, sale(on="2025-03-05"), sale(on="2025-04-02"), sale(on="2025-04-01"))

    assert entries_after(book, day("2025-03-31")) == [
        (2025, 3, day("2025-04-01")),
        (2025, 2, day("2025-04-02")),
    ]


def test_what_was_paid_is_told_with_its_cash(book):
    post(book, expense(on="2025-03-10"), expense(on="2025-03-31", evidence=(PAPER,)))
    post(book, sale(on="2025-03-10"))

    everything, bare = paid(book, MARCH), paid(book, MARCH, unproved=True)
    assert (everything.payments, bare.payments) == (2, 1)
    assert everything.minor == 2 * bare.minor > 0
    assert paid(book, Period.month(2025, 5)) == (0, 0)


def test_papers_that_entries_name_are_known_with_their_entries(book):
    post(book, expense(on="2025-03-10"), expense(on="2025-03-31", evidence=(PAPER,)))

    assert evidence_named(book, MARCH) == {PAPER}
    assert entries_naming(book, PAPER) == [(2025, 2)]
