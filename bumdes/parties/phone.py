"""Telephone numbers as Indonesians write them, and as one of them is told from another."""

from __future__ import annotations

import re

from bumdes.errors import InvalidFieldError
from bumdes.parties.identity_number import VEIL

HOME = "+62"

_BETWEEN = re.compile(r"[\s.()\-/\u2010-\u2015]+")
_ABROAD = re.compile(r"\+[1-9][0-9]{6,14}\Z", re.ASCII)
"""Source: ITU-T E.164, at most fifteen digits with that of the country."""
_AT_HOME = re.compile(r"\+62[1-9][0-9]{6,11}\Z", re.ASCII)
_FIRST, _LAST = 4, 3


def phone_of(text: str) -> str:
    """Return *text* with the code of its country, such as +6281234567890; nothing of nothing.

    Raises:
        InvalidFieldError: it is no number that could be called.
    """
    written = _BETWEEN.sub("", text)
    if not written:
        return ""
    number = _with_country(written)
    if not (_AT_HOME if number.startswith(HOME) else _ABROAD).match(number):
        raise InvalidFieldError("phone", veiled_phone(written), "phone")
    return number


def phone_words(number: str) -> str:
    """Return a number as it is dialled at home: 0812-3456-7890."""
    if not number.startswith(HOME):
        return number
    digits = f"0{number.removeprefix(HOME)}"
    middle = _FIRST + (len(digits) - _FIRST + 1) // 2
    return "-".join(filter(None, (digits[:_FIRST], digits[_FIRST:middle], digits[middle:])))


def veiled_phone(number: str) -> str:
    """Return *number* with its middle hidden, and how long that is."""
    digits = phone_words(number).replace("-", "")
    if len(digits) <= _FIRST + 2 * _LAST:
        return VEIL * bool(digits)
    return f"{digits[:_FIRST]}{VEIL}{digits[-_LAST:]}"


def _with_country(written: str) -> str:
    if written.startswith("00"):
        return f"+{written[2:]}"
    if written.startswith("0"):
        return HOME + written[1:]
    if written.startswith("8"):
        return HOME + written
    return written if written.startswith("+") else f"+{written}"
