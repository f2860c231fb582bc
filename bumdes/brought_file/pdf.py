"""PDF: only pages that are looked at; what runs, calls or hides something is refused."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf

from bumdes.errors import ActiveContentError, FileUnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_OBJECTS = 200_000
"""More than a scanned book of the largest size that is kept."""

ACTIONS: Mapping[str, str] = {
    "/JavaScript": "script",
    "/Launch": "program",
    "/ImportData": "program",
    "/SubmitForm": "form",
    "/GoToE": "hidden_file",
    "/Rendition": "film",
    "/Movie": "film",
    "/RichMediaExecute": "film",
}
"""What an action (``/S``) must not do, and what to call it. Source: ISO 32000-1, table 198."""

KEYS: Mapping[str, str] = {
    "/JS": "script",
    "/JavaScript": "script",
    "/EmbeddedFiles": "hidden_file",
    "/EF": "hidden_file",
    "/RichMediaContent": "film",
    "/XFA": "form",
}
"""Keys that no dictionary may have."""

TOO_MUCH = "too_much"

_BROKEN = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    OSError,
    ValueError,
    RuntimeError,
    RecursionError,
)

_BEFORE = b"\xef\xbb\xbf\x00\t\n\x0c\r "
"""What may stand before its first words: more would make it another kind of file as well."""


def check_pdf(content: bytes, *, name: str) -> None:
    """Do nothing if the PDF *content* only shows pages.

    Raises:
        FileUnreadableError: it is damaged, has no page, or asks for a password.
        ActiveContentError: it would run something, or hides other files.
    """
    if not content.lstrip(_BEFORE).startswith(b"%PDF-"):
        raise FileUnreadableError(name)
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            pages, found = len(pdf.pages), next(_active(pdf), "")
    except _BROKEN as error:
        raise FileUnreadableError(name) from error
    if found:
        raise ActiveContentError(name, found)
    if not pages:
        raise FileUnreadableError(name)


def _active(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what the objects of *pdf* would do besides showing pages."""
    for count, found in enumerate(pdf.objects):
        if count > MOST_OBJECTS:
            yield TOO_MUCH
            return
        yield from _within(found, depth=0)


def _within(found: object, *, depth: int) -> Iterator[str]:
    """Yield what *found* does, and what lies directly in it; what is elsewhere comes later."""
    if depth > 50:
        yield TOO_MUCH
    elif isinstance(found, pikepdf.Array):
        for each in list(found):
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from _within(each, depth=depth + 1)
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        yield from _of_dictionary(found, depth)


def _of_dictionary(found: pikepdf.Dictionary | pikepdf.Stream, depth: int) -> Iterator[str]:
    for key, value in list(found.items()):
        if key in KEYS:
            yield KEYS[key]
        elif key == "/S" and isinstance(value, pikepdf.Name) and str(value) in ACTIONS:
            yield ACTIONS[str(value)]
        elif isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _within(value, depth=depth + 1)
