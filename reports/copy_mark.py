"""Marking copies: whose copy a PDF is stands at the foot of each page, small and grey.

The letters are drawn as outlines, so that the file needs no further font, and marked as an
artifact, so that nobody hears them on every page who has the paper read out. What the paper
says, and its fingerprint, stay as they were; a paper that was signed digitally stays whole,
for a mark would break the signature.
"""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import pikepdf
from fontTools.pens.basePen import BasePen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from typing import Any

SIZE, FROM_FOOT, FROM_LEFT = 6.5, 9.0, 24.0
"""Points: of the letters, and from the edges of the page to where they stand."""
GREY = 0.42
_SIGNED = b"/ByteRange"
_FONT = "plus-jakarta-sans-latin-400-normal.woff2"


class NotMarkedError(Exception):
    """The file is no PDF that can be marked, or is signed."""


def mark_copy(pdf: bytes, words: str) -> bytes:
    """Return *pdf* with *words* at the foot of each page.

    Raises:
        NotMarkedError: it cannot be read, or carries a digital signature.
    """
    if _SIGNED in pdf:
        raise NotMarkedError
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            for page in document.pages:
                # What stands there may leave the page turned upside down.
                page.contents_add(b"q", prepend=True)
                page.contents_add(b"Q " + _drawn(words, page), prepend=False)
            out = io.BytesIO()
            document.save(out, deterministic_id=True)
    except pikepdf.PdfError as error:
        raise NotMarkedError from error
    return out.getvalue()


def _drawn(words: str, page: pikepdf.Page) -> bytes:
    """Return the operators that draw *words*."""
    left, bottom = (float(edge) for edge in page.mediabox[:2])
    x, y = left + FROM_LEFT, bottom + FROM_FOOT
    body = " ".join(_outlines(words, x, y))
    return f"/Artifact <</Type /Pagination>> BDC q {GREY} g {body} Q EMC".encode()


def _outlines(words: str, x: float, y: float) -> list[str]:
    font = _font()
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    scale = SIZE / font["head"].unitsPerEm
    drawn: list[str] = []
    for letter in words:
        name = names.get(ord(letter))
        if name is None:
            continue
        pen = _PdfPen(glyphs, scale, (x, y))
        glyphs[name].draw(pen)
        if pen.drawn:
            drawn += [*pen.drawn, "f"]
        x += glyphs[name].width * scale
    return drawn


@cache
def _font() -> TTFont:
    path = files("reports").joinpath("paper", "fonts", _FONT)
    return TTFont(io.BytesIO(path.read_bytes()))


class _PdfPen(BasePen):  # type: ignore[misc]
    """Writes outlines as operators of PDF."""

    def __init__(self, glyphs: Any, scale: float, at: tuple[float, float]) -> None:
        super().__init__(glyphs)
        self._scale, self._at = scale, at
        self.drawn: list[str] = []

    def _point(self, point: tuple[float, float]) -> str:
        x, y = point
        return f"{self._at[0] + x * self._scale:.2f} {self._at[1] + y * self._scale:.2f}"

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - the pen's own name
        self.drawn.append(f"{self._point(pt)} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - the pen's own name
        self.drawn.append(f"{self._point(pt)} l")

    def _curveToOne(  # noqa: N802 - the pen's own name
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        points = " ".join(map(self._point, (pt1, pt2, pt3)))
        self.drawn.append(f"{points} c")

    def _closePath(self) -> None:  # noqa: N802 - the pen's own name
        self.drawn.append("h")
