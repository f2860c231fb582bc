"""What SQLite is told about the tables, so that it takes the right index from the first day.

Left alone, SQLite believes that a book has ten rows, and reads all of it where an index would
do. Statistics gathered once are those of that day, of tables that may have been empty. So it is
told what a grown database looks like: ten books, each of a hundred thousand entries in three
years. PostgreSQL gathers its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

TYPICAL: dict[tuple[str, ...], str] = {
    ("books", "book_id"): "10 1",
    ("accounts", "book_id", "code"): "3000 300 1",
    ("dimension_values", "book_id", "dimension", "code"): "10000 1000 150 1",
    ("counters", "book_id", "series", "year"): "120 12 3 1",
    ("entries", "book_id", "sequence"): "1000000 100000 1",
    ("entries", "book_id", "date"): "1000000 100000 90",
    ("entries", "book_id", "key"): "1000000 100000 1",
    ("entries", "book_id", "reverses"): "1000000 100000 1",
    ("entries", "book_id", "year", "number"): "1000000 100000 33000 1",
    (
        "entries",
        "book_id",
        "year",
        "voucher_type",
        "voucher_number",
    ): "1000000 100000 33000 11000 1",
    ("postings", "book_id", "sequence", "line_no"): "2500000 250000 3 1",
    ("postings", "book_id", "account", "date"): "2500000 250000 2500 3",
    (
        "period_balances",
        "book_id",
        "month",
        "account",
        "unit",
        "fund",
        "component",
        "kind",
    ): "500000 50000 1300 13 3 3 1 1",
    ("period_events", "book_id", "event_no"): "500 50 1",
    ("refusals", "book_id", "refusal_no"): "10000 1000 1",
    ("staged_lines", "book_id", "sequence"): "1 1 1",
}
"""By table and columns of an index: its rows, and how many share the first column, the first
two, and so on; as ``sqlite_stat1`` has it."""


def install(connection: Connection) -> None:
    """Tell SQLite what is typical; do nothing for other databases."""
    if connection.dialect.name != "sqlite":
        return
    run = connection.exec_driver_sql
    run("ANALYZE books")  # makes the table of statistics
    for table in dict.fromkeys(key[0] for key in TYPICAL):
        run("DELETE FROM sqlite_stat1 WHERE tbl = ?", (table,))
        for name, columns in _indexes(connection, table).items():
            if told := TYPICAL.get((table, *columns)):
                run(
                    "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)",
                    (table, name, told),
                )
    run("ANALYZE sqlite_schema")  # reads it


def _indexes(connection: Connection, table: str) -> dict[str, tuple[str, ...]]:
    """Return the indexes of *table*, as the statistics name them, and their columns."""
    found = {}
    for _, name, _, origin, _ in connection.exec_driver_sql(
        f"PRAGMA index_list({table})"
    ).all():
        rows = connection.exec_driver_sql(f"PRAGMA index_info({name})").all()
        found[table if origin == "pk" else name] = tuple(row[2] for row in rows)
    return found
