"""Rows that may be there already: all of them in one go, in the way of each database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Table


class Upsert:
    """Inserts rows into *table*, and changes those that are there.

    Rows are given as the table has its columns, the key first. SQLite runs one statement for
    each; PostgreSQL is given a list for each column, so that it runs one for all, in the order
    of the rows.

    Args:
        change: the columns that change, and to what, in SQL; ``excluded`` is the row given.
    """

    def __init__(self, table: Table, change: Mapping[str, str]) -> None:
        columns, key = ", ".join(table.c.keys()), ", ".join(table.primary_key.columns.keys())
        marks = ", ".join("?" for _ in table.c)
        dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
        lists = ", ".join(f"%s::{column.type.compile(dialect)}[]" for column in table.c)
        changes = ", ".join(f"{name} = {value}" for name, value in change.items())
        insert = f"INSERT INTO {table.name} ({columns})"
        or_change = f"ON CONFLICT ({key}) DO UPDATE SET {changes}"
        self._sqlite = f"{insert} VALUES ({marks}) {or_change}"
        self._postgresql = f"{insert} SELECT * FROM unnest({lists}) {or_change}"  # noqa: S608

    def execute(self, connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert or change *rows*, one or more."""
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(self._sqlite, list(rows))
        else:
            columns = tuple(map(list, zip(*rows, strict=True)))
            connection.exec_driver_sql(self._postgresql, columns)
