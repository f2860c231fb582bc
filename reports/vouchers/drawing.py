"""Drawing proofs: photos as small as print needs, and the pages of a PDF as pictures.

What is drawn runs nothing and fetches nothing, whatever the file holds.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pypdfium2
from PIL import Image, ImageOps

from reports.errors import UnreadableProofError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_SIDE = 1280
"""Pixels that a photo keeps: about 200 an inch over the width of a page."""
DOTS_PER_POINT = 130 / 72
MOST_POINTS = 1200
"""A page of a PDF that is larger is drawn smaller: nobody can ask for a gigabyte of dots."""
QUALITY = 72


def small_picture(content: bytes, *, longest: int = LONGEST_SIDE) -> bytes:
    """Return a picture upright and as large as print needs, as JPEG.

    Args:
        longest: pixels that its longer side keeps.

    Raises:
        UnreadableProofError: it is no picture that can be read.
    """
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
            opened.draft("RGB", (longest, longest))
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((longest, longest))
            return _jpeg(_on_white(upright))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableProofError(str(error)) from error


def drawn_pages(content: bytes, *, most: int) -> Iterator[tuple[bytes, int]]:
    """Yield the first pages of a PDF as JPEG, each with how many there are.

    Raises:
        UnreadableProofError: it cannot be read, or asks for a password.
    """
    try:
        open_pdf: Any = pypdfium2.PdfDocument
        with open_pdf(content) as document:
            for place in range(min(len(document), most)):
                page = document[place]
                scale = DOTS_PER_POINT * min(1.0, MOST_POINTS / max(page.get_size()))
                drawn = page.render(scale=scale, may_draw_forms=False).to_pil()
                yield _jpeg(drawn), len(document)
    except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError) as error:
        raise UnreadableProofError(str(error)) from error


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen)


def _jpeg(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    is_grey = picture.mode in {"1", "L", "LA", "I", "I;16"}
    picture.convert("L" if is_grey else "RGB").save(written, "JPEG", quality=QUALITY)
    return written.getvalue()
