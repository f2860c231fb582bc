"""Rehearsals: restoring a backup where nobody works, to know that it can be restored."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from bumdes import database
from bumdes.backup import restore
from bumdes.carrying import missing_files
from bumdes.file_store import FOLDER, FileStore
from bumdes.kept_tables import KEPT_TABLES
from ledger import BookView
from ledger.journal_view import book_ids
from ledger.verify import verify


@dataclass(frozen=True, slots=True)
class RehearsedBook:
    """A book as it came out of the backup.

    Attributes:
        entries: how many entries it has.
        head: the digest of the last one; empty if it has none.
        is_sound: whether everything in it is as it was written.
    """

    book_id: str
    entries: int
    head: str
    is_sound: bool


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came out of a backup.

    Attributes:
        missing: digests of papers and proofs that the records name and the backup lacks.
    """

    books: tuple[RehearsedBook, ...]
    missing: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether all of it came back as it was written."""
        return not self.missing and all(book.is_sound for book in self.books)


def rehearse(file: Path) -> Rehearsal:
    """Restore the backup *file* into a folder of its own, read everything, and drop it again.

    Raises:
        BackupNotFoundError, BackupDamagedError: it cannot be restored; see ``restore``.
    """
    with tempfile.TemporaryDirectory(prefix="bumdes-rehearsal-") as name:
        url = f"sqlite:///{(Path(name) / 'restored.sqlite').as_posix()}"
        files = FileStore(Path(name) / FOLDER)
        restore(file, url, files=files)
        engine = database.connect(url)
        try:
            database.migrate(engine)
            with engine.execution_options(read_only=True).connect() as connection:
                books = tuple(
                    _read(BookView.open(connection, book_id))
                    for book_id in book_ids(connection)
                )
            return Rehearsal(books, missing_files(engine, files))
        finally:
            engine.dispose()


def _read(view: BookView) -> RehearsedBook:
    standing = view.settings()
    return RehearsedBook(
        view.book_id,
        standing.last_sequence,
        standing.head,
        is_sound=verify(view, kept=KEPT_TABLES).ok,
    )
