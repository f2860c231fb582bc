"""Which days a block or a row of a case is about, in the ways that cases write them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from ledger import LedgerError, Period

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY_NAMES = ("date", "day", "month", "period", "as_of", "end", "bulan", "tanggal")
"""Keys of a row that say when, the closest first."""

SAID = frozenset({*DAY_NAMES, "start", "year"})
"""Keys that say when, and are no figures."""

MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
ENGLISH = {"may": "mei", "aug": "agu", "agt": "agu", "oct": "okt", "dec": "des"}

_MONTH = re.compile(r"(?P<name>[A-Za-z]{3,9})\.?(?:[ -]+(?P<year>\d{4}))?\Z")
_DAY = re.compile(r"(?P<month>\d{4}-\d\d)-\d\d\Z")


def period_named(name: str, *, year: int) -> Period | None:
    """Return the period called *name*; None if it is none.

    A year, semester, quarter, month or ``day..day`` as everywhere; a day is its month up to it;
    a month may be written out, of *year* where it says none.
    """
    try:
        if day := _DAY.match(name):
            return Period.parse(f"{day['month']}-01..{name}")
        if month := _MONTH.match(name):
            short = month["name"][:3].lower()
            number = MONTHS.index(ENGLISH.get(short, short)) + 1
            return Period.month(int(month["year"] or year), number)
        return Period.parse(name)
    except (LedgerError, ValueError):
        return None


def period_of_row(name: str, row: Any, *, year: int) -> Period | None:
    """Return the period that *row*, called *name*, is about; None if neither says."""
    if isinstance(row, dict):
        if "start" in row and "end" in row:
            return period_named(f"{row['start']}..{row['end']}", year=year)
        if "year" in row:
            return period_named(str(row["year"]), year=year)
    return period_named(name, year=year)


def period_of_block(block: Mapping[str, Any], whole: Period) -> Period:
    """Return the period that *block* says it is about, or the *whole* of the case.

    A block of one day is about what lies between the beginning of the case and that day.
    """
    if isinstance(block.get("period"), dict):
        block = block["period"]
    if "start" in block and "end" in block:
        found = period_of_row("", block, year=whole.last_day.year)
        return found or whole
    for name in ("as_of", "date", "end"):
        day = _day(block.get(name))
        if day is not None and day >= whole.first_day:
            return Period(whole.first_day, day)
    named = period_named(str(block.get("period", "")), year=whole.last_day.year)
    return named or whole


def months_of(period: Period) -> list[str]:
    """Return the months that *period* touches, as 2025-01, ..."""
    names = []
    year, month = period.first_day.year, period.first_day.month
    while dt.date(year, month, 1) <= period.last_day:
        names.append(f"{year}-{month:02d}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return names


def _day(written: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(written))
    except ValueError:
        return None
