"""Statements are told from balances that are kept, however long the journal is."""

from __future__ import annotations

import itertools

import pytest
from sqlalchemy import event

from ledger import Period
from reports.scope import Scope
from reports.statements import STATEMENTS, statement_table

SCOPES = [Scope(Period.year(2025)), Scope(Period.year(2025), by_unit=True)]


def plans_of(view, ask):
    """Return how SQLite finds the rows of each table that an answer needs."""
    asked = []

    def note(_connection, _cursor, statement, parameters, *_):
        asked.append((statement, parameters))

    event.listen(view.connection, "before_cursor_execute", note)
    ask()
    event.remove(view.connection, "before_cursor_execute", note)
    plans = (
        view.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        for statement, parameters in asked
    )
    return [row[3] for row in itertools.chain.from_iterable(plans)]


@pytest.mark.parametrize("scope", SCOPES, ids=["whole", "by unit"])
@pytest.mark.parametrize("key", STATEMENTS)
def test_no_statement_looks_for_its_lines_in_the_journal(sqlite_book, key, scope):
    plans = plans_of(sqlite_book, lambda: statement_table(sqlite_book, key, scope))

    reading = [plan for plan in plans if " entries" in plan or " postings" in plan]
    by_key = (
        "(book_id=? AND sequence=?)",
        "(book_id=? AND reverses=?)",
        "(book_id=? AND sequence=? AND line_no=?)",
    )
    assert [plan for plan in reading if not plan.endswith(by_key)] == []
