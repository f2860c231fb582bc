"""Databases that are lent to one test after the other, emptied in between.

Making a database from a template costs several times what emptying it does. One whose tables,
triggers, functions or the like are no longer the template's is not lent again.
"""

from __future__ import annotations

import contextlib
import dataclasses
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.postgres import PostgresServer

CATALOGUES = (
    "pg_class",
    "pg_attribute",
    "pg_attrdef",
    "pg_constraint",
    "pg_index",
    "pg_trigger",
    "pg_proc",
    "pg_rewrite",
    "pg_namespace",
    "pg_type",
    "pg_extension",
    "pg_policy",
    "pg_description",
    "pg_default_acl",
    "pg_largeobject_metadata",
)
"""What is known of a schema; whatever changes it adds rows, or takes rows away.

A row that is changed is written anew, by a later transaction.
"""

SHAPE = sql.SQL(" UNION ALL ").join(
    sql.SQL("SELECT {}, count(*), max(xmin::text::bigint) FROM {}").format(
        sql.Literal(name), sql.Identifier(name)
    )
    for name in CATALOGUES
)
SETTINGS = "SELECT count(*) FROM pg_db_role_setting WHERE setdatabase <> 0"
TABLES = (
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
)
OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)

Shape = list[tuple[object, ...]]


@dataclasses.dataclass(slots=True)
class PostgresPool:
    """Databases like one template.

    Attributes:
        idle: those that nobody has, empty but for the rows of the template.
        shapes: what the catalogues said of each when it was made.
    """

    server: PostgresServer
    template: str
    emptying: sql.Composed
    idle: list[str] = dataclasses.field(default_factory=list)
    shapes: dict[str, Shape] = dataclasses.field(default_factory=dict)

    @classmethod
    def like(cls, server: PostgresServer, template: str) -> PostgresPool:
        """Return a pool of databases like *template*, to which nobody is connected."""
        with server.connected(template) as connection:
            emptying = _emptying(connection)
        return cls(server, template, emptying)

    @contextlib.contextmanager
    def lent(self) -> Iterator[str]:
        """Give the URL of a database like the template that nobody else has."""
        name = self.idle.pop() if self.idle else self._made()
        try:
            yield self.server.url(name)
        finally:
            self._take_back(name)

    def _made(self) -> str:
        name = self.server.create(self.template)
        with self.server.connected(name) as connection:
            self.shapes[name] = _shape(connection)
        return name

    def _take_back(self, name: str) -> None:
        with self.server.connected(name) as connection:
            connection.execute(OTHERS)
            is_like_new = _shape(connection) == self.shapes[name]
            if is_like_new:
                connection.execute(self.emptying)
        if is_like_new:
            self.idle.append(name)
        else:
            del self.shapes[name]
            self.server.drop(name)


def _shape(connection: psycopg.Connection) -> Shape:
    return [*connection.execute(SHAPE), *connection.execute(SETTINGS)]


def _emptying(connection: psycopg.Connection) -> sql.Composed:
    """Return what makes a database as empty as the one of *connection*.

    The triggers that guard the journal are not asked.
    """
    steps: list[sql.Composable] = [sql.SQL("SET session_replication_role = replica")]
    for (table,) in connection.execute(TABLES):
        name = sql.Identifier(table)
        steps.append(sql.SQL("DELETE FROM {}").format(name))
        rows = connection.execute(
            sql.SQL("SELECT json_agg(each)::text FROM {} AS each").format(name)
        ).fetchone()
        if rows is not None and rows[0] is not None:
            steps.append(
                sql.SQL(
                    "INSERT INTO {} SELECT * FROM json_populate_recordset(NULL::{}, {})"
                ).format(name, name, sql.Literal(rows[0]))
            )
    return sql.SQL("; ").join(steps)
