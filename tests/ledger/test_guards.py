from __future__ import annotations

import pytest

from ledger import guards
from ledger.guards_sqlite import SQLITE_GUARDS
from ledger.tables import metadata
from tests import builders


def all_missing(engine):
    with engine.connect() as connection:
        return guards.missing(connection)


def damaged(engine, *statements):
    """Let the owner of the database do *statements*."""
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_a_migrated_database_has_every_guard(engine):
    assert all_missing(engine) == []


def test_guards_may_be_put_in_place_again(engine):
    with engine.begin() as connection:
        guards.install(connection)
    assert all_missing(engine) == []


def test_guards_can_be_put_over_books_that_are_kept(engine):
    builders.found_eventful_book(engine)
    with engine.begin() as connection:
        guards.install(connection)
    assert builders.post(engine, builders.sale())[0].sequence == 9


@pytest.mark.parametrize("name", SQLITE_GUARDS)
def test_each_guard_that_is_dropped_is_missed_on_sqlite(sqlite_engine, name):
    damaged(sqlite_engine, f"DROP TRIGGER {name}")
    assert all_missing(sqlite_engine) == [name]


def test_a_guard_that_guards_nothing_is_missed_on_sqlite(sqlite_engine):
    damaged(
        sqlite_engine,
        "DROP TRIGGER postings_no_update",
        "CREATE TRIGGER postings_no_update BEFORE UPDATE ON postings BEGIN SELECT 1; END",
    )
    assert all_missing(sqlite_engine) == ["postings_no_update"]


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("DROP TRIGGER entries_whole ON entries", "entries_whole"),
        ("DROP TRIGGER postings_never ON postings", "postings_never"),
        ("DROP TRIGGER refusals_no_truncate ON refusals", "refusals_no_truncate"),
        ("ALTER TABLE entries DISABLE TRIGGER entries_check", "entries_check"),
        ("ALTER TABLE accounts ENABLE REPLICA TRIGGER accounts_check", "accounts_check"),
        ("ALTER FUNCTION ledger_posting() RESET ALL", "ledger_posting"),
        (
            (
                "CREATE OR REPLACE FUNCTION ledger_entry_whole() RETURNS trigger"
                " LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
            ),
            "ledger_entry_whole",
        ),
    ],
)
def test_a_guard_that_is_damaged_is_missed_on_postgresql(postgres_engine, statement, name):
    damaged(postgres_engine, statement)
    assert all_missing(postgres_engine) == [name]


def test_a_guard_of_the_same_name_elsewhere_is_no_guard(postgres_engine):
    damaged(
        postgres_engine,
        "CREATE SCHEMA lain",
        "CREATE TABLE lain.postings (LIKE postings)",
        "CREATE TRIGGER postings_never BEFORE UPDATE ON lain.postings"
        " EXECUTE FUNCTION ledger_never()",
        "DROP TRIGGER postings_never ON postings",
    )
    assert all_missing(postgres_engine) == ["postings_never"]


def test_books_may_lie_in_a_schema_of_any_name(postgres_engine):
    with postgres_engine.begin() as connection:
        connection.exec_driver_sql('CREATE SCHEMA "Desa Maju"')
        connection.exec_driver_sql('SET LOCAL search_path = "Desa Maju"')
        metadata.create_all(connection)
        guards.install(connection)

        posted = builders.new_book(connection).post(builders.sale(), by=builders.CLERK)

        assert (posted.sequence, guards.missing(connection)) == (1, [])
