"""Books written by released versions, brought to this one: everything that was said stays.

Each file below ``released`` is the demonstration as a released version wrote it, compressed.
A release that changes tables adds one.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bumdes import database
from bumdes.backup_shelf import Occasion, Shelf
from bumdes.file_store import FileStore
from bumdes.migrations import HEAD
from bumdes.rehearsal import rehearse
from ledger import BookView
from ledger.journal_view import book_ids
from ledger.verify import verify

if TYPE_CHECKING:
    from sqlalchemy import Engine

Said = dict[str, list[dict[str, object]]]
"""The rows of every table, by the names of its columns."""

MOVED = {("contributors", "name"): "name", ("contributors", "address"): "address"}
"""Columns that went to the register of parties, and what they are called there."""

OF_THE_PROGRAM = {"alembic_version", "installation"}

RELEASED = sorted((Path(__file__).parent / "released").glob("schema-*.sqlite.xz"))


def said(engine: Engine) -> Said:
    """Return every row of every table, by the names of its columns."""
    with engine.execution_options(read_only=True).connect() as connection:
        tables = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).scalars()
        return {
            table: [
                dict(row)
                for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"').mappings()  # noqa: S608
            ]
            for table in tables.all()
        }


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A database before and after the upgrade, row by row, and what was copied before."""

    engine: Engine
    before: Said
    after: Said
    shelf: Shelf


@pytest.fixture(scope="module", params=RELEASED, ids=lambda path: path.name.partition(".")[0])
def upgraded(request, tmp_path_factory):
    """The demonstration of a released version, copied, and brought to this version."""
    folder = tmp_path_factory.mktemp("upgraded")
    path = folder / "bumdes.sqlite"
    path.write_bytes(lzma.decompress(request.param.read_bytes()))
    engine = database.connect(f"sqlite:///{path}")
    shelf = Shelf(folder / "backups", FileStore(folder / "files"))
    before = said(engine)
    shelf.make_before_upgrade(engine)
    database.migrate(engine)
    yield Upgraded(engine, before, said(engine), shelf)
    engine.dispose()


def test_there_is_a_file_of_more_than_one_release():
    assert len(RELEASED) > 1


def test_books_of_a_released_version_hold_after_the_upgrade(upgraded):
    assert database.schema_version(upgraded.engine) == HEAD
    with upgraded.engine.execution_options(read_only=True).connect() as connection:
        for book_id in book_ids(connection):
            assert verify(BookView.open(connection, book_id)).ok


def test_nothing_that_was_said_is_lost_by_the_upgrade(upgraded):
    for table in upgraded.before.keys() - OF_THE_PROGRAM:
        written = upgraded.before[table]
        columns = [
            name for name in (written[0] if written else ()) if (table, name) not in MOVED
        ]
        assert _of(columns, upgraded.after[table]) == _of(columns, written), table


def test_what_moved_to_another_table_is_found_there(upgraded):
    parties = {(row["book_id"], row["code"]): row for row in upgraded.after["parties"]}

    for (table, column), there in MOVED.items():
        for row in upgraded.before[table]:
            if column in row:
                assert parties[row["book_id"], row["code"]][there] == row[column]


def test_the_copy_made_before_the_upgrade_restores_to_this_version(upgraded):
    copy = upgraded.shelf.latest()

    assert copy.occasion is Occasion.UPGRADE
    assert all(book.is_sound for book in rehearse(copy.path).books)


def _of(columns: list[str], found: list[dict[str, object]]) -> list[str]:
    return sorted(repr([row[name] for name in columns]) for row in found)
