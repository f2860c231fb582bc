"""Archives: all books and records of a database in one file that any database can take in.

A ZIP file of ``manifest.json``, ``records.jsonl`` (enterprises, units, people, one row a line),
the books as JSON lines, each with its chain, which is computed again when it is taken in, and
papers and proofs under their digests. Who is logged in is left out.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, insert, select

from bumdes.errors import (
    BackupDamagedError,
    FileDamagedError,
    FileMissingError,
    NotEmptyError,
)
from bumdes.migrations import HEAD
from bumdes.people import Membership, Person
from bumdes.preference import Preference
from bumdes.record import Record
from bumdes.records import OF_BOOKS
from bumdes.stored_file import kept_digests
from bumdes.work import begin_session
from ledger import Book, BookView
from ledger.exchange import EXPORTS, import_jsonl
from ledger.journal_view import book_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TextIO

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from bumdes.file_store import FileStore

FORMAT, VERSION = "bumdes-archive", 1

RECORDS = (Person, Membership, Preference, *OF_BOOKS)
"""The records of an archive, each after what it refers to."""

_MANIFEST, _RECORDS_FILE, _FILES = "manifest.json", "records.jsonl", "files/"

_TABLES = {
    name: Record.metadata.tables[name] for name in (record.__tablename__ for record in RECORDS)
}

_ROWS_AT_ONCE = 500


def write_archive(
    engine: Engine,
    path: Path,
    *,
    clock: Callable[[], dt.datetime],
    files: FileStore | None = None,
) -> tuple[str, ...]:
    """Write all books and records, as they stand at one moment, to *path*.

    Args:
        files: where papers and proofs lie; None leaves them out.

    Returns:
        The digests of papers and proofs that could not be read.
    """
    with (
        begin_session(engine, read_only=True) as session,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        books: list[dict[str, str]] = []
        for number, book_id in enumerate(book_ids(session), start=1):
            name = f"books/{number:05}.jsonl"
            view = BookView.open(session, book_id)
            with _text_into(archive, name) as out:
                EXPORTS["jsonl"].write(view, out)
            books.append({"id": book_id, "file": name, "head": view.settings().head})
        with _text_into(archive, _RECORDS_FILE) as out:
            for line in _record_lines(session):
                out.write(line)
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "schema": HEAD,
            "made_at": clock().isoformat(),
            "books": books,
        }
        archive.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        return _write_files(session, archive, files) if files else ()


def read_archive(
    path: Path,
    engine: Engine,
    *,
    clock: Callable[[], dt.datetime],
    files: FileStore | None = None,
) -> None:
    """Take all books and records of the archive *path* into a migrated, empty database.

    Args:
        files: where papers and proofs are to lie; None leaves them out.

    Raises:
        NotEmptyError: there are books or people already.
        BackupDamagedError: it is no archive, or not of this version.
        ExchangeError: a book in it was changed.
    """
    with _opened(path) as archive, begin_session(engine) as session:
        if book_ids(session) or session.scalar(select(Person.person_id).limit(1)):
            raise NotEmptyError(engine.url.render_as_string(hide_password=True))
        for book in _manifest(archive, path)["books"]:
            Book.create(session, book["id"], name=book["id"], chart=[], clock=clock)
            with _text_from(archive, book["file"]) as lines:
                result = import_jsonl(session.connection(), book["id"], lines)
            if result.head != book["head"]:
                raise BackupDamagedError(path.name, "another_book")
        with _text_from(archive, _RECORDS_FILE) as lines:
            _insert_records(session, lines)
        if files is not None:
            _read_files(archive, files)


def check_archive(path: Path) -> None:
    """Do nothing if *path* is an archive whose files are whole.

    Raises:
        BackupDamagedError: it is not.
    """
    with _opened(path) as archive:
        _manifest(archive, path)
        try:
            damaged = archive.testzip()
        except zlib.error as error:
            raise BackupDamagedError(path.name, "not_compressed") from error
    if damaged is not None:
        raise BackupDamagedError(path.name, "not_compressed")


def _manifest(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(archive.read(_MANIFEST))
        known = (manifest["format"], manifest["version"]) == (FORMAT, VERSION)
    except (KeyError, TypeError, ValueError) as error:
        raise BackupDamagedError(path.name, "not_an_archive") from error
    if not known:
        raise BackupDamagedError(path.name, "another_version")
    return dict(manifest)


def _record_lines(session: Session) -> Iterator[str]:
    for name, table in _TABLES.items():
        rows = session.execute(select(table).order_by(*table.primary_key.columns))
        for row in rows.mappings():
            yield json.dumps({"table": name, **row}, ensure_ascii=False, default=str) + "\n"


def _write_files(
    session: Session, archive: zipfile.ZipFile, files: FileStore
) -> tuple[str, ...]:
    missing: list[str] = []
    for digest in kept_digests(session):
        try:
            content = files.read(digest)
        except (FileMissingError, FileDamagedError):
            missing.append(digest)
        else:
            archive.writestr(f"{_FILES}{digest}", content)
    return tuple(missing)


def _read_files(archive: zipfile.ZipFile, files: FileStore) -> None:
    for name in archive.namelist():
        if name.startswith(_FILES):
            files.keep(archive.read(name))


def _insert_records(session: Session, lines: TextIO) -> None:
    waiting: dict[str, list[dict[str, Any]]] = {name: [] for name in _TABLES}
    for line in lines:
        row = json.loads(line)
        name = row.pop("table")
        waiting[name].append(_typed(name, row))
    for name, rows in waiting.items():
        for first in range(0, len(rows), _ROWS_AT_ONCE):
            session.execute(insert(_TABLES[name]), rows[first : first + _ROWS_AT_ONCE])


def _typed(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return *row* with its days as days: JSON has none."""
    columns = _TABLES[name].columns
    return {
        key: dt.date.fromisoformat(value)
        if value is not None and isinstance(columns[key].type, Date)
        else value
        for key, value in row.items()
    }


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise BackupDamagedError(path.name, "not_an_archive") from error
    with archive:
        yield archive


@contextlib.contextmanager
def _text_into(archive: zipfile.ZipFile, name: str) -> Iterator[TextIO]:
    with (
        archive.open(name, "w", force_zip64=True) as raw,
        io.TextIOWrapper(raw, encoding="utf-8", newline="\n") as out,
    ):
        yield out


@contextlib.contextmanager
def _text_from(archive: zipfile.ZipFile, name: str) -> Iterator[TextIO]:
    with archive.open(name) as raw, io.TextIOWrapper(raw, encoding="utf-8") as lines:
        yield lines
