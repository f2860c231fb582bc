"""Copies of a SQLite database: taken while others work, checked, compressed, put in place."""

from __future__ import annotations

import contextlib
import gzip
import os
import shutil
import sqlite3
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sqlalchemy import make_url

from bumdes.errors import BackupDamagedError, BackupNotPossibleError

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Engine

_CHUNK = 1 << 20
_GZIP_LEVEL = 6

_COMPANIONS = ("", "-wal", "-shm", "-journal")
"""What SQLite may keep beside the file of a database."""


def write_copy(engine: Engine, path: Path) -> None:
    """Write the compressed copy of a SQLite database, which was checked, to *path*.

    Raises:
        BackupDamagedError: the copy does not hold.
    """
    plain = path.with_name(f"{path.name}.plain")
    _copy(engine, plain)
    check_database(plain)
    with plain.open("rb") as source, path.open("wb") as target:
        with gzip.GzipFile("", "wb", _GZIP_LEVEL, target, mtime=0) as packed:
            shutil.copyfileobj(source, packed, _CHUNK)
        sync(target)


def read_copy(file: Path, path: Path) -> None:
    """Write the database that the compressed copy *file* holds to *path*, and check it.

    Raises:
        BackupDamagedError: it is no such copy.
    """
    try:
        with gzip.open(file, "rb") as packed, path.open("wb") as target:
            shutil.copyfileobj(packed, target, _CHUNK)
            sync(target)
    except (OSError, EOFError, zlib.error) as error:
        raise BackupDamagedError(file.name, "not_compressed") from error
    check_database(path)


def check_database(path: Path) -> None:
    """Do nothing if the SQLite database at *path* is whole.

    Raises:
        BackupDamagedError: it is not.
    """
    with contextlib.closing(sqlite3.connect(path)) as connection:
        try:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
        except sqlite3.DatabaseError as error:
            raise BackupDamagedError(path.name, "not_a_database") from error
    if found != "ok" or orphan is not None:
        raise BackupDamagedError(path.name, "integrity")


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file to another disk: it is there whole when this returns, or not at all."""
    part = target.with_name(f".{target.name}.part")
    try:
        with source.open("rb") as said, part.open("wb") as written:
            shutil.copyfileobj(said, written, _CHUNK)
            sync(written)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def file_of(url: str) -> Path:
    """Return the file of the SQLite database at *url*.

    Raises:
        BackupNotPossibleError: it is another kind of database, or in no file.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        raise BackupNotPossibleError(parsed.get_backend_name())
    return Path(str(parsed.database))


def is_used(path: Path) -> bool:
    """Whether there is a database, or what one left behind: its log would be read again."""
    parts = (path.with_name(path.name + companion) for companion in _COMPANIONS)
    return any(part.exists() and part.stat().st_size > 0 for part in parts)


def put_aside(path: Path, now: dt.datetime) -> Path:
    """Give the database at *path* a name that tells the time, and return it."""
    aside = path.with_name(f"{path.name}.before-{now:%Y%m%dT%H%M%S%fZ}")
    for companion in _COMPANIONS:
        part = path.with_name(path.name + companion)
        if part.exists():
            part.replace(aside.with_name(aside.name + companion))
    return aside


def sync(file: IO[Any]) -> None:
    """Wait until what was written to *file* is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def _copy(engine: Engine, path: Path) -> None:
    source = engine.raw_connection()
    try:
        with contextlib.closing(sqlite3.connect(path)) as target:
            source.driver_connection.backup(target)  # type: ignore[union-attr]
            # A copy in one file: a write-ahead log of its own would be left behind.
            target.execute("PRAGMA journal_mode = DELETE")
    finally:
        source.close()
