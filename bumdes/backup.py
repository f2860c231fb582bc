"""Backups: copies of the whole database that prove they are what was written.

A backup is one compressed file, and beside it a file with its SHA-256 as ``sha256sum`` writes
it. A copy is checked before it is kept, and again before it is used.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import shutil
import sqlite3
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sqlalchemy import make_url

from bumdes.errors import (
    BackupDamagedError,
    BackupNotFoundError,
    BackupNotPossibleError,
    NotEmptyError,
)
from ledger.view import utc_now

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

_CHUNK = 1 << 20
_GZIP_LEVEL = 6

_COMPANIONS = ("", "-wal", "-shm", "-journal")
"""What SQLite may keep beside the file of a database."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made, and checked.

    Attributes:
        digest: SHA-256 of the file, hexadecimal.
        size: bytes of the file.
    """

    path: Path
    digest: str
    size: int


def backup(
    engine: Engine, folder: Path, *, clock: Callable[[], dt.datetime] = utc_now
) -> Backup:
    """Copy the database into *folder* while others go on working, and check the copy.

    Raises:
        BackupNotPossibleError: it is not a SQLite database.
        BackupDamagedError: the copy does not hold; nothing is kept of it.
    """
    if engine.dialect.name != "sqlite":
        raise BackupNotPossibleError(engine.dialect.name)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"bumdes-{clock():%Y%m%dT%H%M%S%fZ}.sqlite.gz"
    with _scratch(folder) as scratch:
        _copy(engine, scratch / "copy.sqlite")
        check_database(scratch / "copy.sqlite")
        compressed = scratch / "copy.gz"
        with (scratch / "copy.sqlite").open("rb") as source, compressed.open("wb") as target:
            with gzip.GzipFile("", "wb", _GZIP_LEVEL, target, mtime=0) as packed:
                shutil.copyfileobj(source, packed, _CHUNK)
            _sync(target)
        digest = digest_of(compressed)
        # First the digest: a backup without one is none, a digest without one says so.
        _write(scratch / "digest", f"{digest}  {path.name}\n")
        (scratch / "digest").replace(digest_path(path))
        compressed.replace(path)
    return Backup(path, digest, path.stat().st_size)


def restore(
    file: Path,
    url: str,
    *,
    replace: bool = False,
    clock: Callable[[], dt.datetime] = utc_now,
) -> Path | None:
    """Put the database of the backup *file* where *url* says, if it is undamaged.

    Nobody may use the database meanwhile.

    Args:
        replace: put what is there aside, under a name that tells the time, instead of
            refusing.

    Returns:
        Where what was there before is now, if anything was.

    Raises:
        BackupNotFoundError: the file or its digest is not there.
        BackupDamagedError: the file is not what was written; nothing is changed.
        BackupNotPossibleError: *url* is no SQLite database in a file.
        NotEmptyError: something is there already.
    """
    target = _file_of(url)
    check_backup(file)
    if _is_used(target) and not replace:
        raise NotEmptyError(str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    with _scratch(target.parent) as scratch:
        unpacked = scratch / "restored.sqlite"
        _unpack(file, unpacked)
        check_database(unpacked)
        aside = _put_aside(target, clock()) if _is_used(target) else None
        unpacked.replace(target)
    return aside


def check_backup(file: Path) -> str:
    """Return the digest of the backup *file*, which has it.

    Raises:
        BackupNotFoundError: the file or its digest is not there.
        BackupDamagedError: it has another.
    """
    for needed in (file, digest_path(file)):
        if not needed.is_file():
            raise BackupNotFoundError(needed.name)
    digest = digest_of(file)
    if digest_path(file).read_text(encoding="utf-8").split()[:1] != [digest]:
        raise BackupDamagedError(file.name, "digest")
    return digest


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


def digest_path(file: Path) -> Path:
    """Return where the digest of the backup *file* is kept."""
    return file.with_name(f"{file.name}.sha256")


def digest_of(file: Path) -> str:
    """Return the SHA-256 of *file*, hexadecimal."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _copy(engine: Engine, path: Path) -> None:
    source = engine.raw_connection()
    try:
        with contextlib.closing(sqlite3.connect(path)) as target:
            source.driver_connection.backup(target)  # type: ignore[union-attr]
            # A copy in one file: a write-ahead log of its own would be left behind.
            target.execute("PRAGMA journal_mode = DELETE")
    finally:
        source.close()


def _unpack(file: Path, path: Path) -> None:
    try:
        with gzip.open(file, "rb") as packed, path.open("wb") as target:
            shutil.copyfileobj(packed, target, _CHUNK)
            _sync(target)
    except (OSError, EOFError, zlib.error) as error:
        raise BackupDamagedError(file.name, "not_compressed") from error


def _file_of(url: str) -> Path:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        raise BackupNotPossibleError(parsed.get_backend_name())
    return Path(str(parsed.database))


def _is_used(path: Path) -> bool:
    """Whether there is a database, or what one left behind: its log would be read again."""
    parts = (path.with_name(path.name + companion) for companion in _COMPANIONS)
    return any(part.exists() and part.stat().st_size > 0 for part in parts)


def _put_aside(path: Path, now: dt.datetime) -> Path:
    aside = path.with_name(f"{path.name}.before-{now:%Y%m%dT%H%M%S%fZ}")
    for companion in _COMPANIONS:
        part = path.with_name(path.name + companion)
        if part.exists():
            part.replace(aside.with_name(aside.name + companion))
    return aside


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        _sync(file)


def _sync(file: IO[Any]) -> None:
    file.flush()
    os.fsync(file.fileno())


@contextlib.contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Give a folder in *folder*, hence on the same disk, that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".bumdes-", dir=folder) as name:
        yield Path(name)
