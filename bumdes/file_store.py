"""The file store: papers and proofs, each kept once under the digest of its content.

What is kept never changes: another content has another digest. It is dropped only where
somebody asks for the erasure of personal data. The folder lies beside the
database and outside anything that a web server shows; who may read a file is asked of the
records (``bumdes.stored_file``), never of the folder.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from bumdes.errors import (
    EmptyFileError,
    FileDamagedError,
    FileMissingError,
    FileTooLargeError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_BYTES = 10 * 1024 * 1024
"""Of what somebody brings: a photo of a receipt or a scanned decree, with room to spare."""

LARGEST_MADE_BYTES = 128 * 1024 * 1024
"""Of what the program makes itself: a year's report with a hundred photos of a phone."""

FOLDER = "files"
"""Its name beside a database, and beside the copies of one."""

_DIGEST = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class FileStore:
    """Files in a folder, by the SHA-256 of their content.

    Attributes:
        largest: bytes that one file may have.
        largest_brought: bytes that it may have if somebody brings it.
    """

    folder: Path
    largest: int = LARGEST_MADE_BYTES
    largest_brought: int = LARGEST_BYTES

    def keep_brought(self, content: bytes) -> str:
        """Keep what somebody brings, and return its digest; see ``keep``.

        Raises:
            EmptyFileError: there is nothing to keep.
            FileTooLargeError: it is larger than what people bring may be.
        """
        self.check_brought(content)
        return self.keep(content)

    def check_brought(self, content: bytes) -> None:
        """Do nothing if *content* has the size of what people bring.

        Raises:
            EmptyFileError: it has none.
            FileTooLargeError: it is larger.
        """
        _check_size(len(content), min(self.largest, self.largest_brought))

    def keep(self, content: bytes) -> str:
        """Keep *content* and return its digest, 64 hexadecimal digits.

        It is on the disk when this returns, whole or not at all; keeping it again changes
        nothing, and heals a file that was damaged meanwhile.

        Raises:
            EmptyFileError: there is nothing to keep.
            FileTooLargeError: it is larger than a file may be.
        """
        _check_size(len(content), self.largest)
        digest = hashlib.sha256(content).hexdigest()
        if not self.is_whole(digest):
            self._write(self._path(digest), content)
        return digest

    def keep_written(self, write: Callable[[BinaryIO], object]) -> str:
        """Keep what *write* writes into the file that it is given, and return its digest.

        However large it is, only pieces of it are in memory.

        Raises:
            EmptyFileError: it wrote nothing.
            FileTooLargeError: it is larger than a file may be.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder, prefix=".new-")
        scratch = Path(name)
        try:
            with os.fdopen(handle, "w+b") as new:
                write(new)
                _check_size(new.seek(0, os.SEEK_END), self.largest)
                new.seek(0)
                digest = hashlib.file_digest(new, "sha256").hexdigest()
                os.fsync(new.fileno())
            path = self._path(digest)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)
        return digest

    def read(self, digest: str) -> bytes:
        """Return the content whose digest is *digest*.

        Raises:
            FileMissingError: it is not here.
            FileDamagedError: what is here has another digest.
        """
        if not _DIGEST.match(digest):
            raise FileMissingError(digest)
        try:
            content = self._path(digest).read_bytes()
        except FileNotFoundError:
            raise FileMissingError(digest) from None
        if hashlib.sha256(content).hexdigest() != digest:
            raise FileDamagedError(digest)
        return content

    def open(self, digest: str) -> BinaryIO:
        """Return the content whose digest is *digest*, as a file to read; close it.

        It is read through once before, piece by piece, to see whether it is whole.

        Raises:
            FileMissingError: it is not here.
            FileDamagedError: what is here has another digest.
        """
        if not _DIGEST.match(digest):
            raise FileMissingError(digest)
        try:
            content = self._path(digest).open("rb")
        except FileNotFoundError:
            raise FileMissingError(digest) from None
        if hashlib.file_digest(content, "sha256").hexdigest() != digest:
            content.close()
            raise FileDamagedError(digest)
        content.seek(0)
        return content

    def drop(self, digest: str) -> None:
        """Let the content go whose digest is *digest*, if it is here.

        Whoever asks has made sure that no enterprise keeps it; see
        ``bumdes.stored_file.kept_digests``.
        """
        if _DIGEST.match(digest):
            self._path(digest).unlink(missing_ok=True)

    def digests(self) -> list[str]:
        """Return the digests of all that is here, in their order."""
        return sorted(
            path.name for path in self.folder.glob("??/*") if _DIGEST.match(path.name)
        )

    def is_whole(self, digest: str) -> bool:
        """Whether the content is here and undamaged."""
        try:
            self.open(digest).close()
        except (FileMissingError, FileDamagedError):
            return False
        return True

    def _path(self, digest: str) -> Path:
        # Two digits of folders: a directory of many thousand files is slow to list.
        return self.folder / digest[:2] / digest

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as new:
            try:
                new.write(content)
                new.flush()
                os.fsync(new.fileno())
                Path(new.name).replace(path)
            except OSError:
                Path(new.name).unlink(missing_ok=True)
                raise


def _check_size(size: int, largest: int) -> None:
    if not size:
        raise EmptyFileError
    if size > largest:
        raise FileTooLargeError(size, largest)
