"""Books keep to themselves, and each question costs what it should, however much they hold."""

from __future__ import annotations

import contextlib
import re

import pytest
import sqlalchemy
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from ledger import Dimension, DimensionValue, LedgerError, Period
from ledger.tables import LEDGER_TABLES, staged_lines
from tests import builders
from tests.builders import BOOK, CASH, CLERK, SALES, account, at_work, day, sale, thrown_away

LEDGER = [*LEDGER_TABLES, staged_lines]
TABLES = re.compile(
    r"\b(?:FROM|JOIN|INTO|UPDATE)\s+\"?(entries|postings|accounts|dimension_values|counters"
    r"|period_balances|period_events|refusals|staged_lines|books)\b"
)


@contextlib.contextmanager
def told(engine):
    """Gather the statements that the database is told."""
    statements = []

    def hear(*told):
        statements.append(told[2])

    sqlalchemy.event.listen(engine, "before_cursor_execute", hear)
    yield statements
    sqlalchemy.event.remove(engine, "before_cursor_execute", hear)


@pytest.mark.parametrize("table", LEDGER, ids=lambda table: table.name)
def test_the_id_of_the_books_leads_every_key(table):
    leading = {
        constraint.name: next(iter(constraint.columns)).name
        for constraint in table.constraints
        if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint)
    }
    leading |= {key.name: key.column_keys[0] for key in table.foreign_key_constraints}
    leading |= {index.name: next(iter(index.columns)).name for index in table.indexes}
    assert set(leading.values()) == {"book_id"}


@pytest.mark.parametrize("table", LEDGER, ids=lambda table: table.name)
def test_no_key_is_ever_null(table):
    assert [column.name for column in table.primary_key if column.nullable] == []


def everything(book):
    """Do whatever can be done with a book."""
    book.declare(DimensionValue(dimension=Dimension.ITEM, code="JAGUNG", name="Jagung"))
    book.add_account(account("1.8"))
    book.change_account("1.8", name="Lain", is_active=False)
    book.change_value(Dimension.ITEM, "JAGUNG", name="Jagung", is_active=False)
    book.set_closing_accounts(result=builders.RETAINED)
    book.post(sale(unit="TOKO", key="satu"), by=CLERK)
    book.post(sale(unit="TOKO", key="satu", on="2025-03-10"), by=CLERK)
    book.post_many([sale(), sale(), book.entry(1).entry], by=CLERK)
    book.reverse(1, on=day("2025-03-11"), reason="Salah", by=CLERK)
    book.check(sale(reverses=1, reason="Salah"))
    with contextlib.suppress(LedgerError):
        book.post(builders.entry(*builders.sale_postings(unit="X")), by=CLERK)
    with contextlib.suppress(LedgerError):
        book.balance("9.9")
    for question in (
        lambda: list(book.entries(Period.year(2025))),
        lambda: book.latest(3),
        lambda: book.entry_numbered(2025, 1),
        lambda: list(book.lines(CASH, Period.parse("2025-03-05..2025-03-20"), party="")),
        lambda: list(book.journal(Period.year(2025))),
        lambda: book.balance(builders.ASSETS, day("2025-03-15"), unit="TOKO"),
        book.balances,
        lambda: book.turnovers(first_day=day("2025-02-03"), last_day=day("2025-03-15")),
        lambda: book.known(Dimension.UNIT),
        book.refusals,
    ):
        question()
    book.periods.close(day("2025-01-31"), by=CLERK)
    book.periods.lock(day("2025-01-31"), by=CLERK, reason="Musyawarah")
    book.periods.events()
    book.close_year(2025, by=CLERK)
    book.record_refusal(LedgerError("x"), request="", actor="")


def test_no_query_runs_without_the_id_of_the_books(engine):
    builders.found(engine)
    with told(engine) as statements, at_work(engine) as book:
        everything(book)
    without = [each for each in statements if TABLES.search(each) and "book_id" not in each]
    assert (without, len(statements) > 50) == ([], True)


def test_what_happens_in_one_book_leaves_the_other_as_it_was(engine):
    builders.found_eventful_book(engine)
    others = builders.everything_stored(engine)
    with at_work(engine) as book:
        book.reverse(8, on=day("2025-03-01"), reason="Salah", by=CLERK)
        book.post(sale(), by=CLERK)
        book.close_year(2025, by=CLERK)
        book.record_refusal(LedgerError("x"), request="", actor="")
    after = builders.everything_stored(engine)
    assert {name: [row for row in rows if row[0] != BOOK] for name, rows in after.items()} == {
        name: [row for row in rows if row[0] != BOOK] for name, rows in others.items()
    }


# --- what it costs ---------------------------------------------------------------------------


def test_the_hundredth_entry_needs_no_more_statements_than_the_second(lasting_engine):
    counts = []
    with thrown_away(lasting_engine, sale()) as book:
        for _ in range(100):
            with told(lasting_engine) as statements:
                book.post(sale(), by=CLERK)
            counts.append(len(statements))
    assert max(counts[1:]) == min(counts[1:]) <= 12


def test_a_thousand_entries_need_few_statements(lasting_engine):
    drafts = [sale(n + 1, unit="TOKO") for n in range(1_000)]
    with thrown_away(lasting_engine, sale()) as book, told(lasting_engine) as statements:
        book.post_many(drafts, by=CLERK)
    assert len(statements) <= 20


@pytest.mark.parametrize("written", ["2025", "2025-Q2", "2025-07"])
def test_whole_months_are_answered_without_a_look_at_the_lines(lasting_engine, written):
    period = Period.parse(written)
    with thrown_away(lasting_engine, sale()) as book, told(lasting_engine) as statements:
        book.turnovers(first_day=period.first_day, last_day=period.last_day, by=("unit",))
    assert ([each for each in statements if "postings" in each], len(statements)) == ([], 1)


def test_a_cut_month_is_the_only_one_whose_lines_are_read(lasting_engine):
    drafts = [sale(1, on=f"2025-{month:02d}-10") for month in range(1, 13)]
    with thrown_away(lasting_engine, *drafts) as book, told(lasting_engine) as statements:
        balance = book.balance(SALES, day("2025-06-15"))
    assert (balance.credits, sum("postings" in each for each in statements)) == (
        builders.rp(6),
        1,
    )


def test_an_entry_is_read_back_with_two_statements(lasting_engine):
    with thrown_away(lasting_engine, sale()) as book, told(lasting_engine) as statements:
        book.entry(1)
    assert len(statements) == 2
