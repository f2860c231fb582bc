"""What holds of the statements of any journal at all."""

from __future__ import annotations

import datetime as dt
import itertools
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bumdes.chart import COMPONENTS, STANDARD_CLOSING, founding_accounts
from ledger import (
    Book,
    EntryKind,
    JournalEntry,
    Period,
    credit,
    debit,
)
from ledger.money import from_minor
from reports.forms.generic import GENERIC
from reports.listings import LISTINGS
from reports.scope import Scope
from reports.statements import STATEMENTS, statement_table
from tests.builders import Clock
from tests.reports.books import (
    CASH,
    CLERK,
    DUE_FROM_SHOP,
    HEAD_OFFICE,
    SHOP,
    TOURS,
    leg,
    shop_and_tours,
)
from tests.scale import long_or

ACCOUNTS = [a for a in founding_accounts() if a.takes_postings]
CODES = [a.code for a in ACCOUNTS if not a.code.startswith(("1.1.99", "3.8"))]
CASH_CODES = [a.code for a in ACCOUNTS if a.is_cash]
IS_TEMPORARY = {a.code for a in ACCOUNTS if a.is_temporary}
KINDS = [EntryKind.ORDINARY] * 6 + [EntryKind.ADJUSTING] * 2 + [EntryKind.RESTATEMENT]
YEARS = (2024, 2025)

MAY_CHANGE = {
    "financial-position": {"unappropriated", "drawings", "result", "earlier_result"},
    "financial-position, general": {"capital", "drawings", "result", "earlier_result"},
}
"""Where the result, the shares and retained earnings stand."""

_books = itertools.count()


def random_entry(chance: random.Random, year: int) -> JournalEntry:
    """Return any entry: of any accounts, in a unit or between two."""
    day = dt.date(year, 1, 1) + dt.timedelta(days=chance.randrange(365))
    unit = chance.choice(["", SHOP, TOURS])
    if chance.random() < 0.15:
        postings = _handed_over(chance)
    else:
        codes = chance.sample(CODES, chance.randrange(2, 5))
        if chance.random() < 0.6:
            codes[0] = chance.choice(CASH_CODES)
        signed = [chance.choice([1, -1]) * chance.randrange(1, 10**10) for _ in codes[1:]]
        if not sum(signed):
            signed[0] += 1
        postings = [
            leg(code, minor, unit=unit)
            for code, minor in zip(codes, [-sum(signed), *signed], strict=True)
        ]
    return JournalEntry(
        date=day,
        description="Acak",
        postings=tuple(postings),
        kind=chance.choice(KINDS),
        key=f"acak-{chance.getrandbits(64)}",
    )


def _handed_over(chance: random.Random):
    amount = from_minor(chance.randrange(1, 10**9), leg(CASH, 1).amount.currency)
    legs = [
        debit(DUE_FROM_SHOP, amount),
        credit(CASH, amount),
        debit(CASH, amount, unit=SHOP),
        credit(HEAD_OFFICE, amount, unit=SHOP),
    ]
    return legs if chance.random() < 0.7 else [_other_side(each) for each in legs]


def _other_side(posting):
    return leg(posting.account, -posting.debit_minor or posting.credit_minor, unit=posting.unit)


def random_book(connection, chance: random.Random) -> tuple[Book, list[JournalEntry]]:
    book = Book.create(
        connection,
        f"acak-{next(_books)}",
        name="Acak",
        chart=founding_accounts(),
        clock=Clock(),
    )
    book.declare(*COMPONENTS, *shop_and_tours())
    book.set_closing_accounts(**STANDARD_CLOSING._asdict())
    entries = [random_entry(chance, year) for year in YEARS for _ in range(12)]
    book.post_many(entries, by=CLERK)
    return book, entries


SEEDS = given(seed=st.integers(0, 2**32))
SETTINGS = settings(
    max_examples=long_or(15, 500),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def every_statement(book, scope, form=None):
    return {key: statement_table(book, key, scope, form=form) for key in STATEMENTS}


@SETTINGS
@SEEDS
def test_every_statement_proves_itself(sqlite_engine, seed):
    chance = random.Random(seed)
    with sqlite_engine.begin() as connection:
        book, _ = random_book(connection, chance)
        first = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(500))
        period = Period(first, first + dt.timedelta(days=chance.randrange(300)))
        for scope in (Scope(period), Scope(period, by_unit=True), Scope(period, unit=SHOP)):
            for form in (None, GENERIC):
                every_statement(book, scope, form)
        for listing in LISTINGS.values():
            whole = Period.year(first.year) if listing.is_of_months else period
            if listing.read is not None:
                listing.read(book, Scope(whole))


@SETTINGS
@SEEDS
def test_statements_tie_with_the_plain_sum_of_the_entries(sqlite_engine, seed):
    with sqlite_engine.begin() as connection:
        book, entries = random_book(connection, random.Random(seed))
        told = every_statement(book, Scope(Period.year(2025)))

    def minor(is_meant, last_year=2025):
        return sum(
            posting.debit_minor - posting.credit_minor
            for entry in entries
            for posting in entry.postings
            if entry.date.year <= last_year and is_meant(posting.account)
        )

    def figure(statement, key):
        return int(told[statement][key].figures[0].amount * 100)

    is_profit = lambda code: code[0] in "4567"  # noqa: E731
    assert figure("financial-position", "cash") == minor(lambda c: c.startswith("1.1.01"))
    assert figure("financial-position", "liabilities") == -minor(lambda c: c[0] == "2")
    assert figure("income-statement", "profit") == minor(is_profit, 2024) - minor(is_profit)
    assert figure("cash-flows", "closing") == minor(lambda c: c in CASH_CODES)
    assert figure("cash-flows", "opening") == minor(lambda c: c in CASH_CODES, 2024)
    assert figure("changes-in-equity", "equity") == -minor(
        lambda c: c[0] in "34567" and c != HEAD_OFFICE
    )


@pytest.mark.parametrize("form", [None, GENERIC], ids=["statutory", "general"])
@SETTINGS
@SEEDS
def test_closing_a_year_changes_only_where_its_result_is_kept(sqlite_engine, form, seed):
    scope = Scope(Period.year(2025), compare=(Period.year(2024),))
    with sqlite_engine.begin() as connection:
        book, _ = random_book(connection, random.Random(seed))
        before = every_statement(book, scope, form)
        for year in YEARS:
            book.close_year(year, by=CLERK)
        after = every_statement(book, scope, form)

    for key, table in before.items():
        kept = MAY_CHANGE.get(key if form is None else f"{key}, general", set())
        assert _told(table, kept) == _told(after[key], kept)


def _told(table, kept):
    """Return what a table tells but for *kept* rows, and for accounts that are equity."""
    return {
        row.key: row.figures
        for row in table.rows
        if row.key not in kept and not row.key.startswith("3.") and any(row.figures)
    }


@SETTINGS
@SEEDS
def test_closing_leaves_the_totals_of_every_unit_as_they_were(sqlite_engine, seed):
    scope = Scope(Period.year(2024), by_unit=True)
    with sqlite_engine.begin() as connection:
        book, _ = random_book(connection, random.Random(seed))
        before = every_statement(book, scope)
        book.close_year(2024, by=CLERK)
        after = every_statement(book, scope)

    for key, row in (("financial-position", "assets"), ("changes-in-equity", "equity")):
        units = [i for i, c in enumerate(before[key].columns) if c.key.startswith("unit:")]
        totals = [[table[key][row].figures[i] for i in units] for table in (before, after)]
        assert totals[0] == totals[1]
    assert before["income-statement"].rows == after["income-statement"].rows
    assert before["cash-flows"].rows == after["cash-flows"].rows


@SETTINGS
@SEEDS
def test_one_period_goes_on_where_the_one_before_it_ended(sqlite_engine, seed):
    chance = random.Random(seed)
    day = dt.date(2024, 1, 2) + dt.timedelta(days=chance.randrange(600))
    one = Period(dt.date(2024, 1, 1), day)
    two = Period(day + dt.timedelta(days=1), dt.date(2026, 1, 1))
    with sqlite_engine.begin() as connection:
        book, _ = random_book(connection, chance)
        first, second = (every_statement(book, Scope(period)) for period in (one, two))

    opening = second["changes-in-equity"]
    before = [
        opening[key].figures[0]
        for key in (
            "village_capital_opening",
            "community_capital_opening",
            "unappropriated_opening",
            "appropriated_opening",
            "donations_opening",
            "head_office_opening",
        )
    ]
    assert second["cash-flows"]["opening"].figures == first["cash-flows"]["closing"].figures
    assert sum(before[1:], before[0]) == first["changes-in-equity"]["equity"].figures[0]
