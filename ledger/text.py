"""Text that goes into the books: one line, visible, of bounded length."""

from __future__ import annotations

import re

from ledger.errors import BlankTextError, InvalidTextError, TextTooLongError

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls, line breaks, invisible marks and direction overrides, which can make a line say
one thing to the eye and another to the machine; lone surrogates cannot be stored."""


def check_text(value: object, field: str, *, most: int, blank: bool = False) -> str:
    """Return *value* if it is one visible line of at most *most* characters.

    Raises:
        InvalidTextError, BlankTextError, TextTooLongError: it is not.
    """
    if not isinstance(value, str):
        raise InvalidTextError(field)
    if len(value) > most:
        raise TextTooLongError(field, most)
    if not value.isprintable() and _HIDDEN.search(value):
        raise InvalidTextError(field)
    if not blank and not value.strip():
        raise BlankTextError(field)
    return value


def check_code(value: object, field: str, *, most: int = 64, blank: bool = False) -> str:
    """Return *value* if it can name something: visible, no space at either end.

    Raises:
        InvalidTextError, BlankTextError, TextTooLongError: it is not.
    """
    if (
        type(value) is str
        and 0 < len(value) <= most
        and value.isprintable()
        and value == value.strip()
    ):
        return value  # nearly all that ever comes: asked for every line of every entry
    text = check_text(value, field, most=most, blank=blank)
    if text != text.strip():
        raise InvalidTextError(field)
    return text
