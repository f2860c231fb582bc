"""What minutes say: text of several lines."""

from __future__ import annotations

from ledger.errors import BlankTextError, TextTooLongError
from ledger.text import check_text

_LONGEST_TEXT, _LONGEST_LINE = 10_000, 2_000


def check_lines(
    value: str, field: str, *, blank: bool = False, most: int = _LONGEST_TEXT
) -> str:
    """Return *value* as lines without space at their ends, if each of them can be seen.

    Raises:
        InvalidTextError, BlankTextError, TextTooLongError: it is no such text.
    """
    if len(value) > most:
        raise TextTooLongError(field, most)
    lines = [line.strip() for line in value.replace("\r\n", "\n").split("\n")]
    for line in lines:
        check_text(line, field, most=_LONGEST_LINE, blank=True)
    text = "\n".join(lines).strip()
    if not blank and not text:
        raise BlankTextError(field)
    return text
