"""Where the books are kept: one engine, set up so that it keeps its promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event

from ledger import guards
from ledger.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_MS = 30_000


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
    """Bring the tables of the database to what this version needs."""
    with engine.begin() as connection:
        metadata.create_all(connection)
        guards.install(connection)


def _set_up_sqlite(connection: Any, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
