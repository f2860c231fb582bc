"""What SQLite reads to answer: parts of an index, never a whole book."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from sqlalchemy import event

from ledger import BookView, Period, statistics
from tests.builders import BOOK, CASH, found

MONTH, CUT = Period.month(2025, 6), Period(dt.date(2025, 3, 5), dt.date(2025, 6, 17))

QUESTIONS = {
    "a month of an account": lambda view: view.lines(CASH, MONTH),
    "a month of a heading": lambda view: view.lines("1.1.00.00", MONTH),
    "a month of a party": lambda view: view.lines(CASH, MONTH, party="BU-TINI"),
    "a journal": lambda view: view.journal(MONTH),
    "entries": lambda view: view.entries(MONTH),
    "months that are cut": lambda view: view.turnovers(
        first_day=CUT.first_day, last_day=CUT.last_day
    ),
    "months of an account that are cut": lambda view: view.turnovers(
        first_day=CUT.first_day, last_day=CUT.last_day, accounts=[CASH]
    ),
    "a year": lambda view: view.turnovers(last_day=dt.date(2025, 12, 31)),
    "an entry by its number": lambda view: [view.reversed_by(1), view.find("kunci")],
}


def plans_of(connection, ask):
    """Return how SQLite finds the rows of each table that an answer needs."""
    asked = []

    def note(_connection, _cursor, statement, parameters, *_):
        asked.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    list(ask(BookView.open(connection, BOOK)))
    event.remove(connection, "before_cursor_execute", note)
    plans = (
        connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        for statement, parameters in asked
    )
    return [row[3] for row in itertools.chain.from_iterable(plans)]


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_no_answer_reads_a_whole_book(sqlite_engine, ask):
    found(sqlite_engine)
    with sqlite_engine.connect() as connection:
        plans = plans_of(connection, ask)
    reading = [plan for plan in plans if "postings" in plan or "entries" in plan]
    assert [plan for plan in reading if "SCAN" in plan or plan.endswith("(book_id=?)")] == []


def test_every_index_is_told_of(sqlite_engine):
    query = "SELECT tbl, count(*) FROM sqlite_stat1 GROUP BY tbl"
    with sqlite_engine.connect() as connection:
        told = dict(map(tuple, connection.exec_driver_sql(query)))
    tables = [table for table, *_ in statistics.TYPICAL]
    assert told == {table: tables.count(table) for table in tables}


def test_it_can_be_told_again(sqlite_engine):
    query = "SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY tbl, idx"
    with sqlite_engine.begin() as connection:
        before = connection.exec_driver_sql(query).all()
        statistics.install(connection)
        assert connection.exec_driver_sql(query).all() == before


def test_an_index_of_somebody_else_is_told_of_nothing(sqlite_engine):
    query = "SELECT count(*) FROM sqlite_stat1 WHERE idx = 'ix_of_a_guest'"
    with sqlite_engine.begin() as connection:
        connection.exec_driver_sql("CREATE INDEX ix_of_a_guest ON entries (book_id, decision)")
        statistics.install(connection)
        assert connection.exec_driver_sql(query).scalar() == 0


def test_postgresql_gathers_its_own(postgres_engine):
    with postgres_engine.begin() as connection:
        statistics.install(connection)
        assert connection.exec_driver_sql("SELECT to_regclass('sqlite_stat1')").scalar() is None
