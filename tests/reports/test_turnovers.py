"""What the books answer when a statement asks them: against the plainest sum there is."""

from __future__ import annotations

import collections
import datetime as dt
import random

import pytest

from ledger import EntryKind, Period
from tests.reports.books import BANK, CASH, CLERK, STOCK
from tests.reports.test_any_journal import random_book

FIRST, LAST = dt.date(2024, 3, 10), dt.date(2025, 5, 20)
RANGES = [
    (None, dt.date(2024, 12, 31)),
    (None, dt.date(2025, 5, 20)),
    (dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
    (dt.date(2024, 3, 10), dt.date(2025, 5, 31)),
    (dt.date(2024, 3, 1), dt.date(2025, 5, 20)),
    (FIRST, LAST),
    (dt.date(2025, 5, 3), dt.date(2025, 5, 20)),
]


@pytest.fixture
def some_book(engine):
    with engine.begin() as connection:
        book, _ = random_book(connection, random.Random(1))
        book.close_year(2024, by=CLERK)
        yield book


def plain(book, first_day, last_day, *, unit=None, is_told=lambda *_: True):
    """Add up every line of the journal."""
    sums = collections.Counter()
    for posted in book.entries():
        entry = posted.entry
        for posting in entry.postings:
            is_before = first_day is not None and entry.date < first_day
            if entry.date > last_day or unit not in {None, posting.unit}:
                continue
            if is_told(posting.account, is_before):
                kind = "" if is_before else str(entry.kind)
                net = posting.debit_minor - posting.credit_minor
                sums[posting.account, kind, is_before] += net
    return {key: net for key, net in sums.items() if net}


def told(rows):
    sums = collections.Counter()
    for row in rows:
        sums[row.account, row.kind, row.is_before] += row.debits - row.credits
    return {key: net for key, net in sums.items() if net}


@pytest.mark.parametrize(("first_day", "last_day"), RANGES)
@pytest.mark.parametrize("components", [True, False])
def test_the_balances_say_what_the_lines_say(some_book, first_day, last_day, components):
    rows = some_book.turnovers(
        first_day=first_day, last_day=last_day, unit="TOKO", components=components
    )

    assert told(rows) == plain(some_book, first_day, last_day, unit="TOKO")


@pytest.mark.parametrize(("first_day", "last_day"), RANGES)
@pytest.mark.parametrize("components", [True, False])
def test_the_past_is_told_of_what_was_asked(some_book, first_day, last_day, components):
    rows = some_book.turnovers(
        first_day=first_day,
        last_day=last_day,
        components=components,
        past_of=[CASH, BANK],
    )

    expected = plain(
        some_book,
        first_day,
        last_day,
        is_told=lambda account, is_before: not is_before or account in {CASH, BANK},
    )
    assert told(rows) == expected


def test_nothing_is_told_of_a_past_nobody_asked_for(some_book):
    rows = some_book.turnovers(first_day=FIRST, last_day=LAST, past_of=[])

    assert not any(row.is_before for row in rows)


def test_only_the_accounts_asked_for_are_told(some_book):
    rows = some_book.turnovers(last_day=LAST, accounts=[CASH, STOCK], components=False)

    assert {row.account for row in rows} <= {CASH, STOCK}
    assert all(row.component == "" for row in rows)


def test_units_are_told_apart_where_that_is_asked(some_book):
    rows = some_book.turnovers(last_day=LAST, by=("unit",), components=False)

    assert {row.unit for row in rows} == {"", "TOKO", "WISATA"}
    assert {row.kind for row in rows} <= set(map(str, EntryKind))


def test_the_journal_gives_every_line_and_ends_at_zero(some_book):
    lines = list(some_book.journal(Period(FIRST, LAST)))

    days = [line.date for line in lines]
    assert days == sorted(days)
    assert days[0] >= FIRST
    assert days[-1] <= LAST
    assert lines[-1].balance == 0
    in_unit = some_book.journal(Period(FIRST, LAST), unit="TOKO")
    assert {line.unit for line in in_unit} == {"TOKO"}
