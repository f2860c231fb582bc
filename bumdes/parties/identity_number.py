"""Numbers that name a person: NIK and NPWP, and how they are shown to whom they do not concern.

What is typed is never part of a refusal in full, for refusals are kept.
"""

from __future__ import annotations

import re

from bumdes.errors import InvalidFieldError

NIK_DIGITS = 16
NPWP_DIGITS = frozenset({15, 16, 22})
"""15 until June 2024, 16 since then, 22 for a place of business (NITKU).

Source: PMK 112/PMK.03/2022 as changed by PMK 136/2023, Art. 2 and 11.
"""

VEIL = "\N{BULLET}" * 4

_BETWEEN = re.compile(r"[\s.\-/\u2010-\u2015]+")
_WOMEN_ADD, _LAST_DAY, _LAST_MONTH = 40, 31, 12
_SHOWN = 4


def nik_of(text: str) -> str:
    """Return the sixteen digits of a NIK; nothing of nothing.

    The first six are the region of the first registration, then come the day of birth (40 is
    added for women), the month, the year, and a number in sequence.
    Source: Perpres 67/2011 and Permendagri 102/2019 on numbers of residents.

    Raises:
        InvalidFieldError: it cannot be the NIK of anybody.
    """
    digits = _tight(text)
    if not digits:
        return ""
    if not _is_number(digits) or len(digits) != NIK_DIGITS or not _could_be_nik(digits):
        raise InvalidFieldError("nik", veiled(digits), "nik")
    return digits


def npwp_of(text: str) -> str:
    """Return the digits of an NPWP; nothing of nothing.

    Raises:
        InvalidFieldError: it has as many digits as no NPWP has.
    """
    digits = _tight(text)
    if not digits:
        return ""
    if not _is_number(digits) or len(digits) not in NPWP_DIGITS or not digits.strip("0"):
        raise InvalidFieldError("npwp", veiled(digits), "npwp")
    return digits


def npwp_words(digits: str) -> str:
    """Return an NPWP as it is printed: with points where it has fifteen digits."""
    if len(digits) != min(NPWP_DIGITS):
        return digits
    parts = (digits[:2], digits[2:5], digits[5:8], digits[8])
    return f"{'.'.join(parts)}-{digits[9:12]}.{digits[12:]}"


def veiled(number: str) -> str:
    """Return *number* with all but its last digits hidden, and how many there are."""
    return f"{VEIL}{number[-_SHOWN:]}" if len(number) > 2 * _SHOWN else VEIL * bool(number)


def _tight(text: str) -> str:
    return _BETWEEN.sub("", text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _could_be_nik(digits: str) -> bool:
    day, month = int(digits[6:8]), int(digits[8:10])
    day -= _WOMEN_ADD * (day > _WOMEN_ADD)
    has_place = digits[:2] >= "11" and "00" not in (digits[2:4], digits[4:6])
    has_birthday = 1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH
    return has_place and has_birthday and digits[12:] != "0000"
