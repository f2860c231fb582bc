"""Pictures: drawn anew from their dots, upright, no larger than a receipt needs.

What says where and with which phone a photo was taken (EXIF), thumbnails, comments and
whatever lies behind the picture are left behind. The same file gives the same bytes.
"""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageOps

from bumdes.errors import FileUnreadableError, PictureTooLargeError
from bumdes.media_type import JPEG, PNG, WEBP

if TYPE_CHECKING:
    from bumdes.media_type import MediaType

LONGEST_SIDE = 2400
"""Pixels that are kept: a receipt as wide as a page can be read at 200 an inch."""

MOST_PIXELS = 64_000_000
"""As many as cameras of phones have; JPEG is read smaller at once, and needs no memory."""

MOST_PIXELS_AT_ONCE = 40_000_000
"""Of kinds that must be read whole: a page scanned at 600 dots an inch."""

_FORMATS = {JPEG.name: "JPEG", PNG.name: "PNG", WEBP.name: "WEBP"}
_SAVED: dict[str, dict[str, Any]] = {
    JPEG.name: {"quality": 82, "optimize": True},
    PNG.name: {"optimize": False},
    WEBP.name: {"quality": 82, "method": 4},
}

_BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error, MemoryError)


def drawn_anew(content: bytes, kind: MediaType, *, name: str) -> bytes:
    """Return the picture *content* drawn anew.

    Raises:
        FileUnreadableError: it is no picture that can be read to its end.
        PictureTooLargeError: it has more pixels than a picture may have.
    """
    most = MOST_PIXELS if kind is JPEG else MOST_PIXELS_AT_ONCE
    try:
        with Image.open(io.BytesIO(content), formats=[_FORMATS[kind.name]]) as opened:
            if opened.width * opened.height > most:
                raise PictureTooLargeError(name, most)
            opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _written(upright, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureTooLargeError(name, most) from None
    except _BROKEN as error:
        raise FileUnreadableError(name) from error


def _written(picture: Image.Image, kind: MediaType) -> bytes:
    """Return *picture* as a file that holds nothing but its dots."""
    bare = picture.convert(_mode(picture, kind))
    bare.info = {}
    written = io.BytesIO()
    bare.save(written, _FORMATS[kind.name], **_SAVED[kind.name])
    return written.getvalue()


def _mode(picture: Image.Image, kind: MediaType) -> str:
    if picture.has_transparency_data and kind is not JPEG:
        return "RGBA"
    is_grey = picture.mode in {"1", "L", "LA", "I", "I;16"}
    return "L" if is_grey and kind is not WEBP else "RGB"
