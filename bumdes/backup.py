"""Backups: copies of the whole database that prove they are what was written.

A backup is one compressed file, and beside it a file with its SHA-256 as ``sha256sum`` writes
it. A copy is checked before it is kept, and again before it is used. Of SQLite the file itself
is copied; of PostgreSQL, all books and records are written to an archive, which either kind of
database can take in.

Papers and proofs go along: an archive holds them; beside a copy of SQLite they lie in a folder
``files``, each under its digest and once for all copies in that folder. Whoever carries a copy
away carries that folder too.
"""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from bumdes import database
from bumdes.archive import check_archive, read_archive, write_archive
from bumdes.carrying import carry_files
from bumdes.errors import BackupDamagedError, BackupNotFoundError, NotEmptyError
from bumdes.file_store import FOLDER, FileStore
from bumdes.sqlite_copy import file_of, is_used, put_aside, read_copy, sync, write_copy
from ledger.journal_view import utc_now

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

COPY, ARCHIVE = ".sqlite.gz", ".zip"
"""How the names of the two kinds of backup end."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made, and checked.

    Attributes:
        digest: SHA-256 of the file, hexadecimal.
        size: bytes of the file.
        missing: digests of papers and proofs that the records name, and that could not be
            copied because they are gone or damaged.
    """

    path: Path
    digest: str
    size: int
    missing: tuple[str, ...] = ()


def backup(
    engine: Engine,
    folder: Path,
    *,
    as_archive: bool = False,
    files: FileStore | None = None,
    occasion: str = "",
    clock: Callable[[], dt.datetime] = utc_now,
) -> Backup:
    """Copy the database into *folder* while others go on working, and check the copy.

    Args:
        as_archive: write an archive also of SQLite, to take into another kind of database.
        occasion: why it is made, in small letters and hyphens: part of the file's name.
        files: where papers and proofs lie; None leaves them out.

    Raises:
        BackupDamagedError: the copy does not hold; nothing is kept of it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    is_copy = engine.dialect.name == "sqlite" and not as_archive
    name = "-".join(filter(None, (f"bumdes-{clock():%Y%m%dT%H%M%S%fZ}", occasion)))
    path = folder / f"{name}{COPY if is_copy else ARCHIVE}"
    with _scratch(folder) as scratch:
        made = scratch / path.name
        if is_copy:
            write_copy(engine, made)
            missing = carry_files(engine, files, FileStore(folder / FOLDER)) if files else ()
        else:
            missing = write_archive(engine, made, files=files, clock=clock)
            check_archive(made)
        digest = digest_of(made)
        # First the digest: a backup without one is none, a digest without one says so.
        _write(scratch / "digest", f"{digest}  {path.name}\n")
        (scratch / "digest").replace(digest_path(path))
        made.replace(path)
    return Backup(path, digest, path.stat().st_size, missing)


def restore(
    file: Path,
    url: str,
    *,
    replace: bool = False,
    files: FileStore | None = None,
    clock: Callable[[], dt.datetime] = utc_now,
) -> Path | None:
    """Put what the backup *file* holds where *url* says, if it is undamaged.

    Nobody may use the database meanwhile.

    Args:
        replace: put the SQLite database that is there aside, under a name that tells the
            time, instead of refusing.
        files: where papers and proofs are to lie; None leaves them out. Those that the backup
            lacks are told by ``missing_files``.

    Returns:
        Where what was there before is now, if anything was.

    Raises:
        BackupNotFoundError: the file or its digest is not there.
        BackupDamagedError: the file is not what was written; nothing is changed.
        BackupNotPossibleError: the copy of a SQLite database, for another kind; or another
            kind, of which nothing can be put aside.
        NotEmptyError: something is there already.
    """
    check_backup(file)
    is_archive = file.name.endswith(ARCHIVE)
    if is_archive and make_url(url).get_backend_name() != "sqlite" and not replace:
        _take_in(file, url, files, clock)
        return None
    target = file_of(url)
    if is_used(target) and not replace:
        raise NotEmptyError(str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    with _scratch(target.parent) as scratch:
        restored = scratch / "restored.sqlite"
        if is_archive:
            _take_in(file, f"sqlite:///{restored}", files, clock)
        else:
            read_copy(file, restored)
            if files is not None:
                _take_files(FileStore(file.parent / FOLDER), f"sqlite:///{restored}", files)
        aside = put_aside(target, clock()) if is_used(target) else None
        restored.replace(target)
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


def digest_path(file: Path) -> Path:
    """Return where the digest of the backup *file* is kept."""
    return file.with_name(f"{file.name}.sha256")


def digest_of(file: Path) -> str:
    """Return the SHA-256 of *file*, hexadecimal."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _take_in(
    file: Path, url: str, files: FileStore | None, clock: Callable[[], dt.datetime]
) -> None:
    check_archive(file)
    with _connected(url) as engine:
        database.migrate(engine)
        read_archive(file, engine, files=files, clock=clock)


def _take_files(source: FileStore, url: str, target: FileStore) -> None:
    with _connected(url) as engine:
        database.migrate(engine)  # a copy of an earlier version may not know of files
        carry_files(engine, source, target)


@contextlib.contextmanager
def _connected(url: str) -> Iterator[Engine]:
    engine = database.connect(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        sync(file)


@contextlib.contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Give a folder in *folder*, hence on the same disk, that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".bumdes-", dir=folder) as name:
        yield Path(name)
