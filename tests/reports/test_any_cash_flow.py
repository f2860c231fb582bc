"""Whatever is named by hand, and whoever pays for whom: no cash appears or is lost."""

from __future__ import annotations

import datetime as dt
import random

from sqlalchemy import insert

from bumdes.chart import COMPONENTS
from bumdes.record import Record
from bumdes.reporting.cash_flow_naming import CashFlowNaming, between_units, marks_of
from ledger import JournalEntry, Period, credit, debit
from ledger.money import from_minor
from reports.forms.generic import GENERIC
from reports.scope import Scope
from reports.statements import statement_table
from tests.reports.books import BANK, CLERK, DUE_FROM_SHOP, HEAD_OFFICE, SHOP, leg
from tests.reports.test_any_journal import CASH_CODES, CODES, SEEDS, SETTINGS, random_book

YEAR = Period.year(2025)
SCOPES = (Scope(YEAR), Scope(YEAR, by_unit=True), Scope(YEAR, unit=SHOP))
OTHER_CODES = [code for code in CODES if code not in CASH_CODES]


def flows(book, form=None):
    return [statement_table(book, "cash-flows", scope, form=form) for scope in SCOPES]


def name_some(book, chance):
    """Name some cash flows of the book, whichever they are, for any line."""
    fixed = between_units(book)
    places = [
        (posted.sequence, line_no)
        for posted in book.entries(YEAR)
        for line_no, mark in marks_of(book, posted.sequence).items()
        if mark and posted.entry.postings[line_no - 1].account not in fixed
    ]
    table = Record.metadata.tables[CashFlowNaming.__tablename__]
    rows = [
        {
            "book_id": book.book_id,
            "entry_sequence": sequence,
            "line_no": line_no,
            "version": 1,
            "component": chance.choice(COMPONENTS).code,
            "reason": "Acak",
            "named_at": "2025-01-01T00:00:00.000000Z",
            "named_by": CLERK,
        }
        for sequence, line_no in chance.sample(places, min(5, len(places)))
    ]
    if rows:
        book.connection.execute(insert(table), rows)


@SETTINGS
@SEEDS
def test_naming_cash_flows_changes_no_sum_of_cash(sqlite_engine, seed):
    chance = random.Random(seed)
    with sqlite_engine.begin() as connection:
        book, _ = random_book(connection, chance)
        for form in (None, GENERIC):
            before = flows(book, form)
            name_some(book, chance)
            for told, earlier in zip(flows(book, form), before, strict=True):
                for key in ("net", "opening", "closing"):
                    assert told[key].figures == earlier[key].figures
            book.connection.execute(
                Record.metadata.tables[CashFlowNaming.__tablename__].delete()
            )


@SETTINGS
@SEEDS
def test_cash_paid_or_taken_for_a_unit_is_between_units_no_more(sqlite_engine, seed):
    chance = random.Random(seed)
    with sqlite_engine.begin() as connection:
        book, _ = random_book(connection, chance)
        before = statement_table(book, "cash-flows", Scope(YEAR))
        for number in range(4):
            book.post(for_the_shop(chance, f"untuk-toko-{number}"), by=CLERK)
        after = statement_table(book, "cash-flows", Scope(YEAR))

    for key in ("RK-IN", "RK-OUT", "between_units"):
        assert after[key].figures == before[key].figures


def for_the_shop(chance, key):
    """Return an entry by which the head office pays or takes cash for lines of the shop."""
    minors = [chance.randrange(1, 10**9) for _ in range(chance.randrange(1, 4))]
    sign = chance.choice([1, -1])
    amount = from_minor(sum(minors), leg(BANK, 1).amount.currency)
    lines = [leg(chance.choice(OTHER_CODES), sign * minor, unit=SHOP) for minor in minors]
    to, of = (credit, debit) if sign > 0 else (debit, credit)
    return JournalEntry(
        date=dt.date(2025, 1, 1) + dt.timedelta(days=chance.randrange(365)),
        description="Untuk toko",
        postings=(
            *lines,
            to(HEAD_OFFICE, amount, unit=SHOP),
            of(DUE_FROM_SHOP, amount),
            to(BANK, amount),
        ),
        key=key,
    )
