from __future__ import annotations

import pytest
import sqlalchemy as sa


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 30_000),
    ],
)
def test_sqlite_is_set_up_to_keep_its_promises(sqlite_engine, pragma, value):
    with sqlite_engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_who_writes_to_sqlite_begins_as_a_writer(sqlite_engine):
    with sqlite_engine.connect() as first, sqlite_engine.connect() as second:
        first.exec_driver_sql("SELECT 1")
        second.connection.driver_connection.execute("PRAGMA busy_timeout = 1")

        with pytest.raises(sa.exc.OperationalError, match="locked"):
            second.exec_driver_sql("SELECT 1")


def test_who_only_reads_from_sqlite_waits_for_nobody(sqlite_engine):
    reading = sqlite_engine.execution_options(read_only=True)

    with sqlite_engine.connect() as writer, reading.connect() as reader:
        writer.exec_driver_sql("SELECT 1")

        assert reader.exec_driver_sql("SELECT 1").scalar() == 1
