"""Somebody who owns the database: no guard, no key and no rule of it holds them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sqlalchemy import inspect

from ledger import BookView
from ledger.guards_sqlite import SQLITE_GUARDS
from ledger.tables import LEDGER_TABLES
from ledger.verify import verify
from tests.builders import BOOK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from ledger.verify import Finding, Verification


@contextlib.contextmanager
def inside(engine: Engine) -> Iterator[Connection]:
    """Give a connection on which everything is allowed, and undo it all at the end."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            with _unruled_sqlite(connection):
                yield connection
                connection.rollback()
        else:
            _free_postgresql(connection)
            yield connection
            connection.rollback()


@contextlib.contextmanager
def _unruled_sqlite(connection: Connection) -> Iterator[None]:
    driver = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")  # works before a transaction only
    driver.execute("PRAGMA ignore_check_constraints = ON")
    for name in SQLITE_GUARDS:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    try:
        yield
    finally:
        connection.rollback()
        driver.execute("PRAGMA foreign_keys = ON")
        driver.execute("PRAGMA ignore_check_constraints = OFF")


def _free_postgresql(connection: Connection) -> None:
    connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
    for table in LEDGER_TABLES:
        for check in inspect(connection).get_check_constraints(table.name):
            dropped = f"ALTER TABLE {table.name} DROP CONSTRAINT {check['name']}"
            connection.exec_driver_sql(dropped)


def verification(connection: Connection, **options: str) -> Verification:
    """Verify the book as it stands inside; whatever is found can be said."""
    result = verify(BookView.open(connection, BOOK), **options)
    assert all(map(str, (*result.findings, *result.notices)))
    return result


def found_in(connection: Connection, **options: str) -> list[Finding]:
    """Return what verifying finds besides the missing guards."""
    findings = verification(connection, **options).findings
    return [finding for finding in findings if finding.code != "guard_missing"]
