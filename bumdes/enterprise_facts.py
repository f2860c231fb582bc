"""What an enterprise says of itself, and what each of these facts may say."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.enterprise import LegalStatus
from bumdes.errors import InvalidFieldError
from bumdes.region import check_region_code
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

TEXTS: Mapping[str, int] = MappingProxyType(
    {
        "name": 200,
        "legal_number": 100,
        "nib": 40,
        "npwp": 40,
        "address": 200,
        "phone": 40,
        "email": 100,
        "website": 100,
        "place": 100,
        "kbli": 200,
        "region_code": 13,
        "postal_code": 5,
        "legal_status": 20,
        "logo": 64,
    }
)
"""Facts in words, and how many characters they may take; only the name must be given."""

DAYS = ("founded_on", "legal_on")
"""Facts that are days, or None while nobody knows."""

_KBLI = re.compile(r"\d{5}\Z", re.ASCII)
_POSTAL_CODE = re.compile(r"[1-9]\d{4}\Z", re.ASCII)


def checked_facts(facts: Mapping[str, str | dt.date | None]) -> dict[str, str | dt.date | None]:
    """Return *facts* as they are kept: codes with their dots, lists with their commas.

    Raises:
        InvalidFieldError: an enterprise has no such fact, or it cannot be so.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.
        InvalidDateError: it is no day that books can hold.
    """
    return {name: _checked(name, value) for name, value in facts.items()}


def _checked(name: str, value: str | dt.date | None) -> str | dt.date | None:
    if name in DAYS:
        return None if value is None else check_day(value)
    if name not in TEXTS:
        raise InvalidFieldError(name, value, "known_fact")
    text = check_text(value, name, most=TEXTS[name], blank=name != "name")
    return _WRITINGS.get(name, str)(text)


def _legal_status(text: str) -> str:
    if text not in set(LegalStatus):
        raise InvalidFieldError("legal_status", text, "legal_status")
    return text


def _kbli(text: str) -> str:
    codes = [code for code in re.split(r"[,;\s]+", text) if code]
    if not all(_KBLI.match(code) for code in codes):
        raise InvalidFieldError("kbli", text, "kbli")
    return ", ".join(dict.fromkeys(codes))


def _region_code(text: str) -> str:
    return check_region_code(text) if text.strip() else ""


def _postal_code(text: str) -> str:
    if text and not _POSTAL_CODE.match(text):
        raise InvalidFieldError("postal_code", text, "postal_code")
    return text


_WRITINGS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "legal_status": _legal_status,
        "kbli": _kbli,
        "region_code": _region_code,
        "postal_code": _postal_code,
    }
)
