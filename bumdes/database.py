"""Where the books are kept: one engine, set up so that it keeps its promises."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Engine,
    column,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
    table,
)

from bumdes import program
from bumdes.kept_tables import KEPT_TABLES
from bumdes.migrations import HEAD
from ledger import guards, statistics

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_MS = 30_000

_LOG_PAUSE = 0.02
"""Seconds between asking for a write-ahead log and asking again."""

CACHE_KIB = 32 * 1024
"""Pages of SQLite kept by a connection, as far as it reads any: a month of large books."""

_MIGRATION_LOCK = 7_201_136
"""Any number that nobody else locks in the same PostgreSQL database."""

_GUARDS_FACT = "guards"

# The table of bumdes.installation, without the mapper that start-up does not need.
_FACTS = table("installation", column("name"), column("value"))


def connect(url: str, **options: Any) -> Engine:
    """Return the engine for *url*.

    SQLite keeps a write-ahead log, syncs each commit to disk, checks foreign keys, waits for
    its turn to write, and begins each transaction as a writer: one that reads first and writes
    later would be refused when another wrote in between. A transaction that only reads says so
    by the execution option ``read_only``.
    """
    engine = create_engine(url, **options)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the tables and guards of the database to what this version needs.

    A database that has them is only asked, so that every start may call this. Of several
    processes that start at once, one does the work.
    """
    if schema_is_current(engine):
        _remember_program(engine)
        return
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
        _upgrade(connection)
        guards.install(connection, kept=KEPT_TABLES)
        statistics.install(connection)
        _remember_guards(connection)
        program.remember(connection)


def schema_is_current(engine: Engine) -> bool:
    """Whether the tables and guards are those of this version."""
    with engine.execution_options(read_only=True).connect() as connection:
        if _version(connection) != HEAD or guards.missing(connection, kept=KEPT_TABLES):
            return False
        fact = select(_FACTS.c.value).where(_FACTS.c.name == _GUARDS_FACT)
        return bool(connection.scalar(fact) == _guards_digest(connection))


def schema_version(engine: Engine) -> str | None:
    """Return the number of the last migration that the database has seen, if any."""
    with engine.execution_options(read_only=True).connect() as connection:
        return _version(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    query = "SELECT version_num FROM alembic_version"
    return connection.exec_driver_sql(query).scalar()


def _upgrade(connection: Connection) -> None:
    # Late, for a start that has nothing to migrate must not wait for it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)


def _remember_guards(connection: Connection) -> None:
    connection.execute(delete(_FACTS).where(_FACTS.c.name == _GUARDS_FACT))
    digest = _guards_digest(connection)
    connection.execute(insert(_FACTS).values(name=_GUARDS_FACT, value=digest))


def _remember_program(engine: Engine) -> None:
    with engine.execution_options(read_only=True).connect() as connection:
        is_new = not program.is_remembered(connection)
    if is_new:
        with engine.begin() as connection:
            program.remember(connection)


def _guards_digest(connection: Connection) -> str:
    """Return the digest of the guards of this version, and of what planners are told."""
    dialect = connection.dialect.name
    statements = guards.statements(dialect, kept=KEPT_TABLES)
    if dialect == "sqlite":
        statements += tuple(statistics.TYPICAL.values())
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()


def _set_up_sqlite(connection: Any, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "synchronous = FULL",
        "foreign_keys = ON",
        f"cache_size = -{CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    _keep_a_log(connection)


def _keep_a_log(connection: Any) -> None:
    """Let SQLite keep a write-ahead log.

    Of programs that open a new file at once, one sets it up, and the others are refused
    without waiting, whatever the time-out says: they ask again.
    """
    until = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_LOG_PAUSE)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
