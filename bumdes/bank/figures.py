"""Figures of bank statements: amounts and days as banks write them, never guessed."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from bumdes.bank.form import COMMA, MONTH_FIRST, POINT
from bumdes.errors import StatementRowError

_PREFIX = re.compile(r"(?:rp\.?|idr)\s*", re.IGNORECASE)
_MARKED = re.compile(r"(.*?)\s*(db|cr|dr|d|k|c)\.?\Z", re.IGNORECASE)
_OUT = frozenset({"db", "dr", "d", "debit", "debet", "-", "keluar"})
_IN = frozenset({"cr", "c", "k", "kredit", "credit", "+", "masuk"})
_PLAIN = re.compile(r"\d{1,18}(?:[.,]\d{1,2})?\Z", re.ASCII)
_DAY = re.compile(
    r"(\d{1,4})[-/. ](\d{1,2}|[a-z]{3,9})[-/. ](\d{2,4})(?:[ t].*)?\Z", re.IGNORECASE
)
_DAY_ALONE = re.compile(r"(\d{1,2})[-/.](\d{1,2})\Z", re.ASCII)
_LONGEST = 60
_CENTURY = 2000

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february peb",
            "mar maret march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "agu agt agustus aug august ags",
            "sep september sept",
            "okt oct oktober october",
            "nov november nop nopember",
            "des dec desember december",
        ),
        start=1,
    )
    for name in names.split()
}


def read_amount(text: str, *, decimal: str) -> int | None:
    """Return the amount that a cell says, in sen; None for a cell that says nothing.

    An amount in parentheses, or with a minus, a D or DB beside it, is negative.

    Raises:
        StatementRowError: it is no amount of whole sen.
    """
    rest = text.replace("\N{NO-BREAK SPACE}", " ").strip().lstrip("'").strip()
    if not rest or rest == "-":
        return None
    if len(rest) > _LONGEST:
        raise StatementRowError("not_an_amount", text[:_LONGEST])
    sign = 1
    marked = _MARKED.match(rest)
    if marked:
        rest, sign = marked[1].strip(), _sign(marked[2])
    if rest.startswith("(") and rest.endswith(")"):
        rest, sign = rest[1:-1].strip(), -sign
    rest = _PREFIX.sub("", rest, count=1) if _PREFIX.match(rest) else rest
    if rest[:1] in {"-", "+", "\N{MINUS SIGN}"}:
        sign = sign if rest[0] == "+" else -sign
        rest = rest[1:].strip()
    elif rest.endswith("-"):
        rest, sign = rest[:-1].strip(), -sign
    value = _value(rest, decimal)
    if value is None:
        raise StatementRowError("not_an_amount", text)
    return sign * value


def read_mark(text: str) -> int:
    """Return 1 for what came in, -1 for what went out, 0 for a cell that says neither."""
    word = text.strip().strip(".").casefold()
    return -1 if word in _OUT else 1 if word in _IN else 0


def read_day(text: str, *, order: str, through: dt.date) -> dt.date:
    """Return the day that a cell says.

    Args:
        order: whether the day or the month stands first, where both are numbers.
        through: the last day of the statement; a day without a year is the latest one that
            is not after it.

    Raises:
        StatementRowError: it is no day.
    """
    rest = " ".join(text.strip().lstrip("'").split())
    try:
        found = _DAY.match(rest)
        if found:
            return _dated(found, order)
        alone = _DAY_ALONE.match(rest)
        if alone:
            day, month = _ordered(int(alone[1]), int(alone[2]), order)
            this = dt.date(through.year, month, day)
            return this if this <= through else dt.date(through.year - 1, month, day)
    except ValueError:
        pass
    raise StatementRowError("not_a_day", text[:_LONGEST])


def _dated(found: re.Match[str], order: str) -> dt.date:
    first, second, third = found.groups()
    if len(first) == len("2026"):
        return dt.date(int(first), _month(second), int(third))
    year = int(third) if len(third) == len("2026") else _CENTURY + int(third)
    if not second.isdigit():
        return dt.date(year, _month(second), int(first))
    day, month = _ordered(int(first), int(second), order)
    return dt.date(year, month, day)


def _ordered(first: int, second: int, order: str) -> tuple[int, int]:
    return (second, first) if order == MONTH_FIRST else (first, second)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    month = _MONTHS.get(text.casefold())
    if month is None:
        raise ValueError(text)
    return month


def _sign(mark: str) -> int:
    return -1 if mark.casefold() in _OUT else 1


def _value(text: str, decimal: str) -> int | None:
    """Return what digits with separators say, in sen; None for what is no amount."""
    group = COMMA if decimal == POINT else POINT
    if _PLAIN.match(text):
        whole = text.replace(COMMA, POINT)
    elif re.fullmatch(
        rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:{re.escape(decimal)}\d{{1,2}}0*)?", text
    ) or re.fullmatch(rf"\d{{1,18}}{re.escape(decimal)}\d{{1,2}}0*", text):
        whole = text.replace(group, "").replace(decimal, POINT)
    else:
        return None
    try:
        minor = Decimal(whole) * 100
    except InvalidOperation:
        return None
    return int(minor) if minor == minor.to_integral_value() else None
