"""What makes the library quicker where pages are many; what is printed stays the same.

For each piece of tagged text it lists the addresses of all pages again, and for the name of
the paper it packs every page twice, as tight as can be.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import pydyf  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

LEVEL = 6
"""How tight pages are packed: more takes twice the time for a hundredth of the size."""

_PLACES = 3
"""Each page stands in the list of pages as a number, a generation and the letter R."""


def quicken() -> None:
    """Let the library keep the addresses of the pages, as long as there are no more of them."""
    pydyf.PDF.page_references = property(_page_references)


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    numbers = pdf.pages["Kids"]
    kept: tuple[int, tuple[bytes, ...]] | None = pdf.__dict__.get("kept_references")
    if kept is None or kept[0] != len(numbers):
        kept = (len(numbers), tuple(b"%d 0 R" % number for number in numbers[::_PLACES]))
        pdf.__dict__["kept_references"] = kept
    return kept[1]


def pack(_document: object, pdf: Any) -> None:
    """Pack every stream of *pdf*, once."""
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and each.compress:
            raw = b"\n".join(_bytes_of(each.stream))
            each.stream = [zlib.compress(raw, LEVEL)]
            each.extra["Filter"] = "/FlateDecode"
            each.compress = False


def _bytes_of(parts: list[Any]) -> Iterator[bytes]:
    for part in parts:
        if isinstance(part, bytes):
            yield part
        elif isinstance(part, pydyf.Object):
            yield part.data
        else:
            yield str(part).encode("ascii")
