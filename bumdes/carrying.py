"""Carrying files: the papers and proofs that records name, from one store to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import FileDamagedError, FileMissingError
from bumdes.stored_file import files_of, kept_digests
from bumdes.work import begin_session

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from bumdes.file_store import FileStore
    from bumdes.stored_file import StoredFile


def carry_files(engine: Engine, source: FileStore, target: FileStore) -> tuple[str, ...]:
    """Copy what the records of a database name into *target*, as far as it is not there.

    Returns:
        The digests of what *source* has not, or only damaged.
    """
    missing: list[str] = []
    for digest in _named(engine):
        if target.is_whole(digest):
            continue
        try:
            target.keep(source.read(digest))
        except (FileMissingError, FileDamagedError):
            missing.append(digest)
    return tuple(missing)


def missing_files(engine: Engine, files: FileStore) -> tuple[str, ...]:
    """Return the digests of what the records name, and the store has not undamaged."""
    return tuple(digest for digest in _named(engine) if not files.is_whole(digest))


def unreadable_files(session: Session, book_id: str, files: FileStore) -> list[StoredFile]:
    """Return what one enterprise keeps, and the store has not undamaged."""
    return [file for file in files_of(session, book_id) if not files.is_whole(file.digest)]


def _named(engine: Engine) -> list[str]:
    with begin_session(engine, read_only=True) as session:
        return kept_digests(session)
