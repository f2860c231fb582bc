"""Storing: bringing papers and proofs to the enterprise, and reading them."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bumdes.brought_file import harmless
from bumdes.errors import (
    EmptyFileError,
    FileTooLargeError,
    FileTypeRefusedError,
    NotFoundError,
)
from bumdes.file_store import LARGEST_BYTES
from bumdes.media_type import MEDIA_TYPES, media_type_of
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.stored_file import StoredFile, find_file
from ledger.canonical import stamp
from ledger.text import check_text

if TYPE_CHECKING:
    from bumdes.file_store import FileStore
    from bumdes.media_type import MediaType
    from bumdes.work import Work

LONGEST_NAME = 100

_SPOKEN = tuple(kind.extension.removeprefix(".").upper() for kind in MEDIA_TYPES.values())


def store_file(
    work: Work, files: FileStore, *, name: str, content: bytes, is_personal: bool = False
) -> StoredFile:
    """Keep a paper or a proof, once; its digest is what records and entries name.

    Pictures are drawn anew, so the digest need not be that of what was brought; see
    ``bumdes.brought_file``. What was kept before may be brought again as it is.

    Whoever records transactions, of one unit or of all, may bring their proofs. Should the work
    fail later, the content stays in the store without a record: nobody is shown it.

    Args:
        name: what it is called; folders before it are left out, the ending is set by content.
        is_personal: whether only who may read personal data is to be shown it; what was kept
            before stays as it was.

    Raises:
        PermissionDeniedError: the actor may neither keep papers nor record transactions.
        NotFoundError: no enterprise keeps these books.
        FileTypeRefusedError: it is no paper or picture of a known kind.
        FileUnreadableError, PictureTooLargeError, ActiveContentError: it is not harmless.
        EmptyFileError, FileTooLargeError: it is empty, or too large to keep.
        InvalidTextError, BlankTextError: it cannot be called so.
    """
    work.request = described("store_file", name=name, size=len(content))
    if not work.actor.allows(Permission.RECORD_TRANSACTION, unit=work.actor.unit):
        work.actor.require(Permission.KEEP_PAPERS)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    if not content:
        raise EmptyFileError
    kind = media_type_of(content)
    if kind is None:
        raise FileTypeRefusedError(name, _SPOKEN)
    known = work.session.get(StoredFile, (work.book_id, hashlib.sha256(content).hexdigest()))
    if known is not None and files.is_whole(known.digest):
        return known
    if len(content) > LARGEST_BYTES:
        raise FileTooLargeError(len(content), LARGEST_BYTES)
    content = harmless(content, kind, name=name)
    file = StoredFile(
        book_id=work.book_id,
        digest=files.keep_brought(content),
        name=_file_name(name, kind),
        media_type=kind.name,
        size=len(content),
        kept_at=stamp(work.clock()),
        kept_by=work.actor.name,
        is_personal=is_personal,
    )
    return _recorded(work, file)


def read_file(work: Work, files: FileStore, digest: str) -> tuple[StoredFile, bytes]:
    """Return a file that the enterprise keeps, with its content.

    Raises:
        PermissionDeniedError: the actor may not read the books, or it is personal and the
            actor may not read personal data.
        NotFoundError: the enterprise keeps no such file.
        FileMissingError, FileDamagedError: its content is gone, or changed.
    """
    work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    file = find_file(work.session, work.book_id, digest)
    if file.is_personal:
        work.actor.require(Permission.READ_PERSONAL_DATA)
    return file, files.read(digest)


def _recorded(work: Work, file: StoredFile) -> StoredFile:
    known = work.session.get(StoredFile, (work.book_id, file.digest))
    if known is not None:
        return known
    work.session.add(file)
    work.session.flush()
    return file


def _file_name(name: str, kind: MediaType) -> str:
    """Return *name* without folders, and with the ending that its content has."""
    last = PurePosixPath(name.replace("\\", "/")).name
    stem = last.removesuffix(PurePosixPath(last).suffix)[:LONGEST_NAME].strip()
    return check_text(stem, "name", most=LONGEST_NAME) + kind.extension
