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

from bumdes.errors import (
    EmptyFileError,
    FileDamagedError,
    FileMissingError,
    FileTooLargeError,
)

LARGEST_BYTES = 10 * 1024 * 1024
"""What a photo of a receipt or a scanned decree needs, with room to spare."""

FOLDER = "files"
"""Its name beside a database, and beside the copies of one."""

_DIGEST = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class FileStore:
    """Files in a folder, by the SHA-256 of their content.

    Attributes:
        largest: bytes that one file may have.
    """

    folder: Path
    largest: int = LARGEST_BYTES

    def keep(self, content: bytes) -> str:
        """Keep *content* and return its digest, 64 hexadecimal digits.

        It is on the disk when this returns, whole or not at all; keeping it again changes
        nothing, and heals a file that was damaged meanwhile.

        Raises:
            EmptyFileError: there is nothing to keep.
            FileTooLargeError: it is larger than a file may be.
        """
        if not content:
            raise EmptyFileError
        if len(content) > self.largest:
            raise FileTooLargeError(len(content), self.largest)
        digest = hashlib.sha256(content).hexdigest()
        if not self.is_whole(digest):
            self._write(self._path(digest), content)
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

    def drop(self, digest: str) -> None:
        """Let the content go whose digest is *digest*, if it is here.

        Whoever asks has made sure that no enterprise keeps it; see
        ``bumdes.stored_file.kept_digests``.
        """
        if _DIGEST.match(digest):
            self._path(digest).unlink(missing_ok=True)

    def is_whole(self, digest: str) -> bool:
        """Whether the content is here and undamaged."""
        try:
            self.read(digest)
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
