from __future__ import annotations

import contextlib
import gzip
import hashlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from bumdes import database
from bumdes.backup import backup, digest_path, restore
from bumdes.errors import (
    BackupDamagedError,
    BackupNotFoundError,
    BackupNotPossibleError,
    NotEmptyError,
)
from bumdes.sqlite_copy import check_database
from tests.bumdes.village import Village, entry, founded, now

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def books(sqlite_engine):
    village = founded(sqlite_engine).with_unit()
    village.sells()
    return village


@pytest.fixture
def made(books, tmp_path):
    return backup(books.engine, tmp_path / "cadangan", clock=now)


@pytest.fixture
def elsewhere(tmp_path):
    return f"sqlite:///{tmp_path / 'baru' / 'books.sqlite'}"


@contextlib.contextmanager
def opened(url):
    engine = database.connect(url)
    try:
        yield Village(engine)
    finally:
        engine.dispose()


def write_digest(file: Path) -> None:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    digest_path(file).write_text(f"{digest}  {file.name}\n")


def test_a_backup_restores_the_books(books, made, elsewhere):
    restore(made.path, elsewhere, clock=now)

    with opened(elsewhere) as copy:
        assert copy.entries() == books.entries()


def test_restored_books_are_guarded_as_before(made, elsewhere):
    restore(made.path, elsewhere, clock=now)

    with opened(elsewhere) as copy:
        assert database.schema_is_current(copy.engine)


def test_a_backup_leaves_out_what_comes_after_it(books, made, elsewhere):
    books.sells(date=entry().date, key="later")

    restore(made.path, elsewhere, clock=now)

    with opened(elsewhere) as copy:
        assert len(copy.entries()) == 1


def test_a_backup_is_made_while_somebody_works(books, tmp_path, elsewhere):
    with books.work() as work:
        work.book.post(entry(), by="sari")
        made = backup(books.engine, tmp_path / "cadangan", clock=now)

    restore(made.path, elsewhere, clock=now)
    with opened(elsewhere) as copy:
        assert len(copy.entries()) == 1


def test_the_digest_stands_beside_the_backup(made):
    assert digest_path(made.path).read_text() == f"{made.digest}  {made.path.name}\n"


def test_a_backup_tells_its_size_and_digest(made):
    content = made.path.read_bytes()

    assert (made.size, made.digest) == (len(content), hashlib.sha256(content).hexdigest())


def test_only_backup_and_digest_are_left_in_the_folder(made):
    assert set(made.path.parent.iterdir()) == {made.path, digest_path(made.path)}


def test_a_changed_backup_is_refused(made, elsewhere):
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(content)

    with pytest.raises(BackupDamagedError):
        restore(made.path, elsewhere, clock=now)


def test_a_refused_backup_leaves_nothing(made, elsewhere, tmp_path):
    made.path.write_bytes(made.path.read_bytes() + b"x")

    with pytest.raises(BackupDamagedError):
        restore(made.path, elsewhere, clock=now)

    assert not (tmp_path / "baru" / "books.sqlite").exists()


def test_a_cut_backup_is_refused_even_with_its_digest(made, elsewhere):
    content = made.path.read_bytes()
    made.path.write_bytes(content[: len(content) // 2])
    write_digest(made.path)

    with pytest.raises(BackupDamagedError) as refused:
        restore(made.path, elsewhere, clock=now)

    assert refused.value.facts["problem"] == "not_compressed"


def test_what_is_no_database_is_refused_even_with_its_digest(made, elsewhere):
    made.path.write_bytes(gzip.compress(b"Bukan basis data. " * 1000))
    write_digest(made.path)

    with pytest.raises(BackupDamagedError) as refused:
        restore(made.path, elsewhere, clock=now)

    assert refused.value.facts["problem"] == "not_a_database"


def test_a_database_with_an_orphan_is_refused(tmp_path):
    path = tmp_path / "orphan.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "CREATE TABLE a (x PRIMARY KEY); CREATE TABLE b (x REFERENCES a (x));"
            "INSERT INTO b VALUES (1);"
        )

    with pytest.raises(BackupDamagedError) as refused:
        check_database(path)

    assert refused.value.facts["problem"] == "integrity"


@pytest.mark.parametrize("missing", ["backup", "digest"])
def test_a_backup_without_its_digest_is_none(made, elsewhere, missing):
    (made.path if missing == "backup" else digest_path(made.path)).unlink()

    with pytest.raises(BackupNotFoundError):
        restore(made.path, elsewhere, clock=now)


def test_books_are_not_overwritten(made, sqlite_url):
    with pytest.raises(NotEmptyError):
        restore(made.path, sqlite_url, clock=now)


def test_what_a_database_left_behind_is_not_overwritten(made, elsewhere, tmp_path):
    (tmp_path / "baru").mkdir()
    (tmp_path / "baru" / "books.sqlite-wal").write_bytes(b"a log")

    with pytest.raises(NotEmptyError):
        restore(made.path, elsewhere, clock=now)


def test_replaced_books_are_put_aside(books, made, sqlite_url):
    books.sells(key="later")
    books.engine.dispose()

    aside = restore(made.path, sqlite_url, replace=True, clock=now)

    with opened(f"sqlite:///{aside}") as before, opened(sqlite_url) as after:
        assert (len(before.entries()), len(after.entries())) == (2, 1)


def test_nothing_is_put_aside_where_nothing_was(made, elsewhere):
    assert restore(made.path, elsewhere, clock=now) is None


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgresql://u@h/books"])
def test_a_backup_is_restored_to_a_file_only(made, url):
    with pytest.raises(BackupNotPossibleError):
        restore(made.path, url, clock=now)
