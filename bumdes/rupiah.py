"""Rupiah as Indonesians write them: dots group thousands, a comma begins the sen.

What two people could read as two amounts is refused: an answer of "do you mean" costs less
than a thousandfold mistake.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bumdes.errors import AmbiguousAmountError, NoAmountError, UnreadableAmountError
from ledger import Money, rp
from ledger.errors import MoneyError

LONGEST = 40
"""Characters of an amount."""

_PREFIX = re.compile(r"rp\.?\s*|idr\s*", re.IGNORECASE)
_PLAIN = r"0|[1-9]\d*"
_GROUPED = r"[1-9]\d{0,2}(?:\.\d{3})+"
_WHOLE = re.compile(rf"(?P<whole>{_GROUPED}|{_PLAIN})(?:,(?P<sen>\d\d)|,--?)?\s*", re.ASCII)
_SHORT = re.compile(
    rf"(?P<whole>{_GROUPED}|{_PLAIN})(?:,(?P<part>\d{{1,11}}))?\s*"
    r"(?P<scale>rb|ribu|jt|juta|miliar|milyar|triliun)",
    re.ASCII | re.IGNORECASE,
)
_SEPARATED = re.compile(r"\d+(?:[.,]\d+)+", re.ASCII)

_SCALES = {
    "rb": 3,
    "ribu": 3,
    "jt": 6,
    "juta": 6,
    "miliar": 9,
    "milyar": 9,
    "triliun": 12,
}


def parse_rupiah(text: str) -> Money:
    """Return the amount that *text* says.

    It takes ``1500000``, ``1.500.000``, ``Rp 1.500.000,50``, ``25.000,-`` and ``1,5 jt``, and
    a minus sign before any of them.

    Raises:
        NoAmountError: there is nothing.
        AmbiguousAmountError: ``1.5``, ``1,500`` or ``1,500,000`` may mean several amounts.
        UnreadableAmountError: it is no amount of whole sen.
    """
    rest = text.replace("\N{NO-BREAK SPACE}", " ").strip()
    if not rest:
        raise NoAmountError
    if len(rest) > LONGEST:
        raise UnreadableAmountError(text[:LONGEST])
    sign, rest = _signed(rest)
    rest = _PREFIX.sub("", rest, count=1) if _PREFIX.match(rest) else rest
    if sign == 1:
        sign, rest = _signed(rest)
    value = _value(rest)
    try:
        if value is not None:
            return rp(sign * value)
    except MoneyError:
        raise UnreadableAmountError(text) from None
    readings = _readings(rest)
    if readings:
        raise AmbiguousAmountError(text, readings)
    raise UnreadableAmountError(text)


def format_rupiah(amount: Money) -> str:
    """Return *amount* with its sign of currency: ``Rp1.500.000``; sen only if there are any."""
    plain = format_plain(amount)
    return f"-Rp{plain[1:]}" if plain.startswith("-") else f"Rp{plain}"


def format_plain(amount: Money) -> str:
    """Return *amount* without its currency: ``1.500.000``; sen only if there are any."""
    value = amount.amount
    whole, sen = divmod(int(abs(value) * 100), 100)
    digits = f"{whole:,}".replace(",", ".") + (f",{sen:02}" if sen else "")
    return f"-{digits}" if value < 0 else digits


def _signed(text: str) -> tuple[int, str]:
    if text[:1] in {"-", "\N{MINUS SIGN}"}:
        return -1, text[1:].lstrip()
    return 1, text


def _value(text: str) -> Decimal | None:
    if found := _WHOLE.fullmatch(text):
        return Decimal(f"{found['whole'].replace('.', '')}.{found['sen'] or '0'}")
    if found := _SHORT.fullmatch(text):
        digits = f"{found['whole'].replace('.', '')}.{found['part'] or '0'}"
        return Decimal(digits).scaleb(_SCALES[found["scale"].lower()])
    return None


def _readings(text: str) -> list[str]:
    """Return the amounts that separators in the wrong places may mean, the larger first."""
    if not _SEPARATED.fullmatch(text):
        return []
    parts = re.split(r"[.,]", text)
    found: set[int] = set()
    if all(len(part) == 3 for part in parts[1:]):
        found.add(int("".join(parts)) * 100)
    sen = parts[-1].rstrip("0")
    if len(sen) <= 2 and (len(parts) == 2 or len(parts[-1]) <= 2):
        found.add(int("".join(parts[:-1])) * 100 + int(sen.ljust(2, "0")))
    return [
        format_rupiah(rp(Decimal(minor).scaleb(-2))) for minor in sorted(found, reverse=True)
    ]
