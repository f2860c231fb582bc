"""What is only ever added beside the journal is guarded like the journal."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from bumdes.access.access_event import AccessKind, note_access
from bumdes.kept_tables import KEPT_TABLES
from bumdes.records import metadata
from bumdes.work import begin_session
from ledger import BookView, guards
from ledger.verify import verify
from tests import builders

NAMES = [table.name for table in KEPT_TABLES]


@pytest.mark.parametrize("table", KEPT_TABLES, ids=NAMES)
def test_a_row_is_known_by_the_key_of_its_table(table):
    assert tuple(inspect(metadata.tables[table.name]).primary_key.columns.keys()) == table.key


@pytest.mark.parametrize("table", NAMES)
def test_a_kept_table_without_its_guards_is_missed_on_sqlite(sqlite_engine, table):
    guarding = [f"{table}_check", f"{table}_no_delete", f"{table}_no_update"]

    assert missed(sqlite_engine, *(f"DROP TRIGGER {name}" for name in guarding)) == guarding


@pytest.mark.parametrize("table", NAMES)
def test_a_kept_table_without_its_guards_is_missed_on_postgresql(postgres_engine, table):
    guarding = [f"{table}_never", f"{table}_no_truncate"]
    drops = [f"DROP TRIGGER {name} ON {table}" for name in guarding]

    assert missed(postgres_engine, *drops) == guarding


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_events SET username = 'orang lain'",
        "DELETE FROM access_events",
        "UPDATE access_events SET occurred_at = '2000-01-01T00:00:00.000000Z'",
    ],
)
def test_what_was_kept_is_neither_changed_nor_removed(engine, statement):
    _keep(engine)

    with (
        pytest.raises(DBAPIError, match="ledger: these rows are never changed or removed"),
        engine.begin() as connection,
    ):
        connection.exec_driver_sql(statement)


def test_sqlite_puts_no_row_in_the_place_of_another(sqlite_engine):
    _keep(sqlite_engine)

    with (
        pytest.raises(DBAPIError, match="ledger: the row is there already"),
        sqlite_engine.begin() as connection,
    ):
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO access_events"
            " SELECT event_id, occurred_at, kind, 'orang lain', subject, book_id, address,"
            " detail FROM access_events"
        )


def test_a_kept_table_is_not_emptied_at_once(postgres_engine):
    with (
        pytest.raises(DBAPIError, match="ledger: these rows are never changed or removed"),
        postgres_engine.begin() as connection,
    ):
        connection.exec_driver_sql("TRUNCATE entry_comments")


def test_verifying_a_book_misses_the_guards_of_what_is_kept_beside_it(sqlite_engine):
    builders.found_eventful_book(sqlite_engine)
    with sqlite_engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER added_proofs_no_update")
        found = verify(BookView.open(connection, builders.BOOK), kept=KEPT_TABLES)

    assert [(finding.code, finding.facts) for finding in found.findings] == [
        ("guard_missing", {"guard": "added_proofs_no_update"})
    ]


def missed(engine, *statements):
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
        return guards.missing(connection, kept=KEPT_TABLES)


def _keep(engine):
    with begin_session(engine) as session:
        note_access(session, AccessKind.LOGIN, "ratna", now=builders.FIRST_MOMENT)
