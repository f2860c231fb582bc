from __future__ import annotations

import contextlib
import threading

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bumdes import database
from bumdes.migrations import HEAD
from bumdes.records import metadata
from ledger import guards


@pytest.fixture
def empty(empty_database_url):
    engine = database.connect(empty_database_url)
    yield engine
    engine.dispose()


def tables(engine):
    return set(sa.inspect(engine).get_table_names())


def drop_a_guard(engine):
    on_table = "" if engine.dialect.name == "sqlite" else " ON entries"
    name = "entries_no_update" if engine.dialect.name == "sqlite" else "entries_never"
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER {name}{on_table}")


def forget_guards(engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE installation SET value = 'older'")


def test_head_is_the_last_migration():
    config = Config()
    config.set_main_option("script_location", "bumdes:migrations")

    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrations_make_the_tables_of_the_models(empty):
    database.migrate(empty)

    with empty.connect() as connection:
        # Alembic takes SQLite's empty default for another one; both come from one migration.
        defaults = connection.dialect.name != "sqlite"
        options = {"compare_type": True, "compare_server_default": defaults}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_migrations_make_the_checks_of_the_models(empty):
    database.migrate(empty)

    found = sa.inspect(empty)
    assert {
        (table.name, check["name"])
        for table in metadata.sorted_tables
        for check in found.get_check_constraints(table.name)
    } == {
        (table.name, check.name)
        for table in metadata.sorted_tables
        for check in table.constraints
        if isinstance(check, sa.CheckConstraint)
    }


def test_tables_without_rows_of_their_own_stay_so(sqlite_engine):
    with sqlite_engine.connect() as connection:
        query = "SELECT name FROM pragma_table_list WHERE wr = 1"
        found = set(connection.exec_driver_sql(query).scalars())

    assert found == {
        table.name
        for table in metadata.sorted_tables
        if not table.dialect_options["sqlite"]["with_rowid"]
    }


def test_a_migrated_database_has_every_guard(engine):
    with engine.connect() as connection:
        assert guards.missing(connection) == []


def test_an_empty_database_is_not_current(empty):
    assert not database.schema_is_current(empty)


def test_an_empty_database_has_no_version(empty):
    assert database.schema_version(empty) is None


def test_a_migrated_database_is_current(engine):
    assert database.schema_is_current(engine)


def test_a_migrated_database_tells_its_version(engine):
    assert database.schema_version(engine) == HEAD


def test_migrating_twice_changes_nothing(engine):
    before = tables(engine)

    database.migrate(engine)

    assert tables(engine) == before


def test_a_current_database_is_only_asked(engine):
    statements: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))

    database.migrate(engine)

    asking = ("SELECT", "PRAGMA", "BEGIN")
    assert [s for s in statements if not s.lstrip().startswith(asking)] == []


@pytest.mark.parametrize("damage", [drop_a_guard, forget_guards])
def test_a_database_without_its_guards_is_not_current(engine, damage):
    damage(engine)

    assert not database.schema_is_current(engine)


@pytest.mark.parametrize("damage", [drop_a_guard, forget_guards])
def test_migrating_puts_the_guards_back(engine, damage):
    damage(engine)

    database.migrate(engine)

    assert database.schema_is_current(engine)


def test_processes_that_start_at_once_migrate_once(empty_database_url):
    problems: list[BaseException] = []

    def start():
        engine = database.connect(empty_database_url)
        with contextlib.closing(engine.raw_connection()):
            pass
        try:
            database.migrate(engine)
        except BaseException as problem:  # noqa: BLE001 - told to the test's own thread
            problems.append(problem)
        finally:
            engine.dispose()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []


def test_a_failed_migration_leaves_nothing(empty, monkeypatch):
    monkeypatch.setattr(database, "_remember_guards", lambda _: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        database.migrate(empty)

    assert tables(empty) == set()
