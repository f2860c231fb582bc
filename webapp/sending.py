"""Sending files that are too large to be held in memory."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

from flask import Response

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.file_store import FileStore

PIECE_BYTES = 256 * 1024


def sent(content: BinaryIO, media_type: str, name: str) -> Response:
    """Return an answer that is saved as *name*; *content* is read as it is sent, and closed."""
    size = content.seek(0, os.SEEK_END)
    content.seek(0)
    response = Response(_pieces(content), content_type=media_type)
    response.call_on_close(content.close)
    response.content_length = size
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def sent_from(files: FileStore, digest: str, media_type: str, name: str) -> Response:
    """Return an answer with what *files* keeps under *digest*.

    Raises:
        FileMissingError, FileDamagedError: it is gone, or changed.
    """
    return sent(files.open(digest), media_type, name)


def _pieces(content: BinaryIO) -> Iterator[bytes]:
    with content:
        while piece := content.read(PIECE_BYTES):
            yield piece
