"""The last guard: triggers that hold against a client with INSERT, UPDATE and DELETE.

What they promise, on SQLite and PostgreSQL alike, to whoever commits:

* an entry has all its lines, two or more, and balances in each unit;
* a line is on an account that takes postings, on one side, with a whole positive amount;
* entries are numbered without gaps: by sequence, by year, by voucher;
* no entry is dated in a closed or locked period, unless an exception is open;
* entries, lines, period events and refusals are never changed or removed, and what an
  account *is* never changes;
* a lock is never taken back, and every change of a period says why.

SQLite checks nothing at the end of a transaction, can be told to ignore foreign keys and CHECK
constraints, and removes rows silently for INSERT OR REPLACE. So there the lines of an entry are
staged as JSON, inserting the entry moves them into place within that one statement, and every
rule is checked by a trigger of its own before a row could be replaced. On PostgreSQL a deferred
constraint trigger looks at each new entry when the transaction ends.

Table rebuilds by migrations drop triggers: ``install`` puts them all back from this one list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.guards_postgresql import POSTGRESQL_GUARDS, POSTGRESQL_REMOVALS, SCHEMA
from ledger.guards_sqlite import SQLITE_GUARDS

if TYPE_CHECKING:
    from sqlalchemy import Connection

MARK = "ledger:"
"""Every guard's message begins with it."""


def install(connection: Connection) -> None:
    """Put every guard in place, whether or not it is there."""
    if connection.dialect.name == "sqlite":
        for name, statement in SQLITE_GUARDS.items():
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(statement)
    else:
        schema = _schema(connection)
        for statement in (*POSTGRESQL_REMOVALS, *POSTGRESQL_GUARDS):
            connection.exec_driver_sql(statement.replace(SCHEMA, schema))


def missing(connection: Connection) -> list[str]:
    """Return the names of guards that are not in the database as they should be."""
    if connection.dialect.name == "sqlite":
        triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        found = {row.name: row.sql for row in connection.exec_driver_sql(triggers)}
        return sorted(
            name for name, statement in SQLITE_GUARDS.items() if found.get(name) != statement
        )
    return sorted({*_missing_functions(connection), *_missing_triggers(connection)})


def _missing_triggers(connection: Connection) -> set[str]:
    enabled = set(
        connection.exec_driver_sql(
            "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
            " AND n.nspname = current_schema()"
        ).scalars()
    )
    wanted = {
        statement.split("TRIGGER ", 1)[1].split(None, 1)[0]
        for statement in POSTGRESQL_GUARDS
        if "TRIGGER " in statement.split("\n", 1)[0]
    }
    return wanted - enabled


def _missing_functions(connection: Connection) -> set[str]:
    """Return the functions that do not say what they should, or do not say it alone."""
    found = connection.exec_driver_sql(
        "SELECT p.proname, p.prosrc, p.proconfig IS NOT NULL FROM pg_proc p"
        " JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = current_schema()"
    )
    standing = {name: body for name, body, is_set in found if is_set}
    schema = _schema(connection)
    wanted = {
        statement.split("FUNCTION ", 1)[1].split("(", 1)[0]: statement.split("$$")[1]
        for statement in POSTGRESQL_GUARDS
        if statement.startswith("CREATE OR REPLACE FUNCTION ")
    }
    return {
        name
        for name, body in wanted.items()
        if standing.get(name) != body.replace(SCHEMA, schema)
    }


def _schema(connection: Connection) -> str:
    """Return the schema of the tables, as SQL writes it."""
    return str(connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one())
