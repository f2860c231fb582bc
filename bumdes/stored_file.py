"""Stored files: which papers and proofs an enterprise keeps, and since when.

The content lies in the file store under the same digest; a journal entry names the digests of
what proves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, false, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.media_type import MEDIA_TYPES
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from bumdes.media_type import MediaType


class StoredFile(Record):
    """A file that an enterprise keeps.

    Attributes:
        digest: SHA-256 of the content, hexadecimal.
        name: what it was called when it was brought, with the ending of its media type.
        media_type: name of what it is by its content.
        size: bytes.
        kept_at: UTC, as the ledger writes times.
        kept_by: the actor who brought it first.
        is_personal: whether only who may read personal data is shown it: a photo of somebody.
    """

    __tablename__ = "stored_files"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int] = mapped_column(BigInteger)
    kept_at: Mapped[str] = mapped_column(String(27))
    kept_by: Mapped[str] = mapped_column(String(200))
    is_personal: Mapped[bool] = mapped_column(server_default=false(), default=False)

    @property
    def type(self) -> MediaType:
        """What it is."""
        return MEDIA_TYPES[self.media_type]


def find_file(session: Session, book_id: str, digest: str) -> StoredFile:
    """Return the file with *digest* that the enterprise keeps.

    Raises:
        NotFoundError: it keeps none.
    """
    file = session.get(StoredFile, (book_id, digest))
    if file is None:
        raise NotFoundError("file", digest)
    return file


def check_file(session: Session, book_id: str, digest: str) -> str:
    """Return *digest* if it is empty, or of a file that the enterprise keeps.

    Raises:
        NotFoundError: it keeps none.
    """
    return find_file(session, book_id, digest).digest if digest else ""


def files_named(session: Session, book_id: str, digests: Iterable[str]) -> list[StoredFile]:
    """Return the files with *digests*, in their order, as far as the enterprise keeps them.

    With ``entry.evidence`` it gives what proves an entry.
    """
    wanted = list(dict.fromkeys(digests))
    query = select(StoredFile).where(
        StoredFile.book_id == book_id, StoredFile.digest.in_(wanted)
    )
    found = {file.digest: file for file in session.scalars(query)} if wanted else {}
    return [found[digest] for digest in wanted if digest in found]


def files_of(session: Session, book_id: str) -> list[StoredFile]:
    """Return every file that an enterprise keeps, the latest first; none that is personal."""
    query = select(StoredFile).where(
        StoredFile.book_id == book_id, StoredFile.is_personal.is_(False)
    )
    return list(session.scalars(query.order_by(StoredFile.kept_at.desc(), StoredFile.digest)))


def kept_digests(session: Session) -> list[str]:
    """Return the digest of every file that any enterprise keeps, each once, in order."""
    query = select(StoredFile.digest).distinct().order_by(StoredFile.digest)
    return list(session.scalars(query))
