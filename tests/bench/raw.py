"""The yardstick of writing: the same rows by the driver alone, guards and all.

What ours wrote is read back, digests included, and written again with as few statements as
there can be: no checks, no digests, no numbers to find. Only the database's own rules are left.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ledger.tables import (
    counters,
    entries,
    metadata,
    period_balances,
    postings,
    staged_lines,
)
from tests.bench.books import BOOK

if TYPE_CHECKING:
    import sqlite3

    import psycopg
    from sqlalchemy import Connection, Table

Rows = list[tuple[Any, ...]]

KEEP_HEAD = "UPDATE books SET last_sequence = ?, head = ? WHERE book_id = ?"


@dataclass(slots=True)
class Written:
    """Everything that taking entries in wrote."""

    entries: Rows
    postings: Rows
    staged: Rows
    balances: Rows
    counters: Rows
    sequence: int
    head: str


def read_back(connection: Connection, *, after: int = 0) -> Written:
    """Return what the book holds: entries and lines after sequence *after*, balances of all."""
    raw = connection.connection.cursor()

    def rows(table: Table, where: str = "") -> Rows:
        raw.execute(f"SELECT {_columns(table)} FROM {table.name} {where}")  # noqa: S608
        return [tuple(row) for row in raw.fetchall()]

    newer = f"WHERE sequence > {int(after)} ORDER BY sequence"
    lines = rows(postings, f"{newer}, line_no")
    last = rows(entries, "ORDER BY sequence DESC LIMIT 1")[0]
    return Written(
        entries=rows(entries, newer),
        postings=lines,
        staged=[_staged(sequence, group) for sequence, group in groupby(lines, itemgetter(1))],
        balances=rows(period_balances),
        counters=rows(counters),
        sequence=last[1],
        head=last[-1],
    )


def _staged(sequence: int, lines: Any) -> tuple[Any, ...]:
    texts = [line[4:] for line in lines]
    return BOOK, sequence, json.dumps(texts, ensure_ascii=False, separators=(",", ":"))


def insert(connection: sqlite3.Connection, rows: Written) -> None:
    """SQLite: write everything by ``executemany``, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for table, given in (
        (staged_lines, rows.staged),
        (entries, rows.entries),
        (period_balances, rows.balances),
        (counters, rows.counters),
    ):
        connection.executemany(insert_into(table.name), given)
    connection.execute(KEEP_HEAD, (rows.sequence, rows.head, BOOK))
    connection.execute("COMMIT")


def insert_bare(connection: sqlite3.Connection, rows: Written) -> None:
    """SQLite: write entries and lines into tables that have no guards."""
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(insert_into("entries"), rows.entries)
    connection.executemany(insert_into("postings"), rows.postings)
    connection.execute("COMMIT")


def copy(connection: psycopg.Connection[Any], rows: Written) -> None:
    """PostgreSQL: write everything by ``COPY``, in one transaction."""
    cursor = connection.cursor()
    for table, given in (
        (entries, rows.entries),
        (postings, rows.postings),
        (period_balances, rows.balances),
        (counters, rows.counters),
    ):
        with cursor.copy(f"COPY {table.name} ({_columns(table)}) FROM STDIN") as copying:
            for row in given:
                copying.write_row(row)
    cursor.execute(KEEP_HEAD.replace("?", "%s"), (rows.sequence, rows.head, BOOK))
    connection.commit()


def insert_into(name: str) -> str:
    """Return the statement that inserts a row of all columns."""
    table = metadata.tables[name]
    marks = ", ".join("?" for _ in table.columns)
    return f"INSERT INTO {name} ({_columns(table)}) VALUES ({marks})"  # noqa: S608


def _columns(table: Table) -> str:
    return ", ".join(table.columns.keys())
