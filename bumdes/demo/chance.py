"""Amounts and days that look like chance, and are the same every time."""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from ledger import rp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger import Money


def number(what: str, low: int, high: int) -> int:
    """Return a whole number from *low* to *high*, both included, that *what* decides."""
    drawn = int.from_bytes(hashlib.sha256(what.encode()).digest()[:8], "big")
    return low + drawn % (high - low + 1)


def rupiah(what: str, low: int, high: int, *, step: int = 5_000) -> Money:
    """Return an amount from *low* to *high* rupiah, in whole *step*s."""
    return rp(number(what, low // step, high // step) * step)


def one_of(what: str, choices: Sequence[str]) -> str:
    """Return one of *choices*."""
    return choices[number(what, 0, len(choices) - 1)]


def day_of(month: dt.date, what: str, *, first: int = 1, last: int = 31) -> dt.date:
    """Return a day of *month* (given by its first day) between two days of it."""
    end = calendar.monthrange(month.year, month.month)[1]
    return month.replace(day=number(what, first, min(last, end)))


def last_of(month: dt.date) -> dt.date:
    """Return the last day of *month*."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def months(first: dt.date, today: dt.date) -> Iterator[dt.date]:
    """Yield the first day of each month from that of *first* to that of *today*."""
    month = first.replace(day=1)
    while month <= today:
        yield month
        month = last_of(month) + dt.timedelta(days=1)
