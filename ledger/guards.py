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

Whoever keeps more beside the journal names the tables whose rows are only ever added, too
(``kept``): they are guarded, and missed, like the journal's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger import guards_postgresql, guards_sqlite
from ledger.guards_postgresql import POSTGRESQL_GUARDS, POSTGRESQL_REMOVALS, SCHEMA
from ledger.guards_sqlite import SQLITE_GUARDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from ledger.kept_table import KeptTable

MARK = "ledger:"
"""Every guard's message begins with it."""


def install(connection: Connection, *, kept: Sequence[KeptTable] = ()) -> None:
    """Put every guard in place, whether or not it is there."""
    if connection.dialect.name == "sqlite":
        for name, statement in _of_sqlite(kept).items():
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(statement)
    else:
        schema = _schema(connection)
        removals = (*POSTGRESQL_REMOVALS, *guards_postgresql.kept_removals(kept))
        for statement in (*removals, *_of_postgresql(kept)):
            connection.exec_driver_sql(statement.replace(SCHEMA, schema))


def missing(connection: Connection, *, kept: Sequence[KeptTable] = ()) -> list[str]:
    """Return the names of guards that are not in the database as they should be."""
    if connection.dialect.name == "sqlite":
        triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        found = {row.name: row.sql for row in connection.exec_driver_sql(triggers)}
        wanted = _of_sqlite(kept)
        return sorted(name for name, said in wanted.items() if found.get(name) != said)
    absent = _missing_triggers(connection, _of_postgresql(kept))
    return sorted({*_missing_functions(connection), *absent})


def statements(dialect: str, *, kept: Sequence[KeptTable] = ()) -> tuple[str, ...]:
    """Return what the guards say in a kind of database, to tell one version from another."""
    return tuple(_of_sqlite(kept).values()) if dialect == "sqlite" else _of_postgresql(kept)


def _of_sqlite(kept: Sequence[KeptTable]) -> dict[str, str]:
    return SQLITE_GUARDS | guards_sqlite.kept_guards(kept)


def _of_postgresql(kept: Sequence[KeptTable]) -> tuple[str, ...]:
    return (*POSTGRESQL_GUARDS, *guards_postgresql.kept_guards(kept))


def _missing_triggers(connection: Connection, guards: Sequence[str]) -> set[str]:
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
        for statement in guards
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
