"""The databases the tests stand on are real, apart from each other, and gone afterwards."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy

from tests.postgres_pool import PostgresPool

OWNER = """
import time
from tests.postgres import running_postgres
with running_postgres() as server:
    print(server.folder, flush=True)
    time.sleep(600)
"""


def test_engine_is_each_kind_in_turn(engine, request):
    assert engine.dialect.name == request.node.callspec.params["engine"]


def test_engine_is_migrated(engine):
    assert sqlalchemy.inspect(engine).get_table_names() != []


def test_empty_database_has_no_tables(empty_database_url):
    engine = sqlalchemy.create_engine(empty_database_url)
    assert sqlalchemy.inspect(engine).get_table_names() == []
    engine.dispose()


def test_what_one_database_holds_another_does_not(postgres_server):
    with postgres_server.database() as one, postgres_server.database() as other:
        engines = [sqlalchemy.create_engine(url) for url in (one, other)]
        with engines[0].begin() as connection:
            connection.execute(sqlalchemy.text("CREATE TABLE mine (id INTEGER)"))
        assert [sqlalchemy.inspect(each).get_table_names() for each in engines] == [
            ["mine"],
            [],
        ]
        for each in engines:
            each.dispose()


def test_a_database_is_lent_again_as_it_was_made(postgres_server):
    pool, before = _pool(postgres_server)
    with pool.lent() as first:
        _run(first, "INSERT INTO facts VALUES ('ours')", "DELETE FROM kept")
    with pool.lent() as again:
        rows = _run(again, "SELECT * FROM facts"), _run(again, "SELECT * FROM kept")

    assert (again, rows) == (first, before)


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE mine (id INTEGER)",
        "DROP TABLE facts",
        "DROP TRIGGER never ON kept",
        "ALTER TABLE kept DISABLE TRIGGER never",
        "ALTER FUNCTION refuse() COST 7",
        "ALTER TABLE kept ADD COLUMN more TEXT",
        "CREATE INDEX facts_said ON facts (said)",
    ],
)
def test_a_database_that_was_changed_is_not_lent_again(postgres_server, change):
    pool, _ = _pool(postgres_server)
    with pool.lent() as first:
        _run(first, change)
    with pool.lent() as again:
        assert again != first


def _pool(server):
    """Return databases with a table that is empty and a guarded one that is not, and both."""
    template = server.create()
    _run(
        server.url(template),
        "CREATE TABLE facts (said TEXT)",
        "CREATE TABLE kept (said TEXT)",
        "INSERT INTO kept VALUES ('stays')",
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER never BEFORE UPDATE ON kept EXECUTE FUNCTION refuse()",
    )
    return PostgresPool.like(server, template), ([], [("stays",)])


def _run(url, *commands):
    """Return the rows of the last command."""
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        for command in commands:
            answer = connection.execute(sqlalchemy.text(command))
        rows = [tuple(row) for row in answer] if answer.returns_rows else []
    engine.dispose()
    return rows


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM], ids=lambda end: end.name)
def test_server_ends_with_whoever_started_it(end):
    command = [sys.executable, "-c", OWNER]
    root = Path(__file__).parent.parent
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as owner:
        folder = Path(owner.stdout.readline().strip())
        assert (folder / "data").is_dir()
        owner.send_signal(end)
    assert _goes_away(folder)


def _goes_away(folder: Path) -> bool:
    for _ in range(2_400):
        if not folder.exists():
            return True
        time.sleep(0.05)
    return False
