"""Brought files: what people bring is made harmless before it is kept.

Pictures are drawn anew, so that nothing hidden in them comes along: no place where they were
taken, no program behind the last pixel. PDF files that do more than show pages are refused;
the others stay byte by byte, as signatures may stand under them. Office files are left as they
are: a browser never opens them, and those with macros are of no known kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.brought_file.pdf import check_pdf
from bumdes.brought_file.picture import drawn_anew
from bumdes.media_type import PDF

if TYPE_CHECKING:
    from bumdes.media_type import MediaType


def harmless(content: bytes, kind: MediaType, *, name: str) -> bytes:
    """Return *content* as it may be kept.

    Args:
        kind: what it is by its first bytes.
        name: what it is called, for who must be told that it is refused.

    Raises:
        FileUnreadableError: it is damaged, or locked with a password.
        PictureTooLargeError: it has more pixels than a picture may have.
        ActiveContentError: it is a PDF that would run something, or hides other files.
    """
    if kind.is_picture:
        return drawn_anew(content, kind, name=name)
    if kind is PDF:
        check_pdf(content, name=name)
    return content
