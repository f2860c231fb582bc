"""From addresses to what is asked; an address that cannot be read is refused."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.errors import RupiahError
from bumdes.rupiah import parse_rupiah
from ledger import Period
from ledger.errors import InvalidPeriodError
from ledger.money import to_minor
from ledger.period import FIRST_DAY, LAST_DAY
from ledger.search import EntrySearch
from webapp.readings.sight import unit_of

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TEXT = 100


def journal_filter(args: Mapping[str, str]) -> EntrySearch:
    """Return what the address of a list asks for.

    Raises:
        InvalidPeriodError: a month or day that is none.
    """
    text = " ".join(args.get("q", "").split())[:LONGEST_TEXT]
    return EntrySearch(
        period=_days(args) or period_of(args.get("bulan", "")),
        unit=unit_of(args.get("unit", "")),
        text=text,
        minor=_minor(text),
        before=_before(args.get("sebelum", "")),
    )


def _days(args: Mapping[str, str]) -> Period | None:
    """Return the days typed; a side that is left open is open."""
    first, last = day_of(args.get("dari", "")), day_of(args.get("sampai", ""))
    if first is None and last is None:
        return None
    return Period(first or FIRST_DAY, last or LAST_DAY)


def period_of(written: str) -> Period | None:
    """Return the period written as in ``Period.parse``; None if nothing is.

    Raises:
        InvalidPeriodError: it is written otherwise.
    """
    return Period.parse(written) if written else None


def chosen_period(args: Mapping[str, str]) -> Period | None:
    """Return the days typed if both are, otherwise the period chosen from the list.

    Raises:
        InvalidPeriodError: they are no days, or the last comes before the first.
    """
    first, last = day_of(args.get("dari", "")), day_of(args.get("sampai", ""))
    if first is not None and last is not None:
        return Period(first, last)
    return period_of(args.get("masa", ""))


def year_of(args: Mapping[str, str], *, this_year: int) -> int:
    """Return the year chosen; without one, *this_year*.

    Raises:
        InvalidPeriodError: it is written otherwise.
    """
    written = args.get("tahun", "")
    if not written:
        return this_year
    return Period.parse(written).first_day.year


def day_of(written: str) -> dt.date | None:
    """Return the day written as 2026-11-24; None if nothing is.

    Raises:
        InvalidPeriodError: it is written otherwise, or is no day.
    """
    if not written:
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise InvalidPeriodError(written) from None


def _before(written: str) -> tuple[dt.date, int] | None:
    day, _, sequence = written.partition(".")
    found = day_of(day)
    if found is None:
        return None
    if not (sequence.isascii() and sequence.isdecimal()) or len(sequence) > 18:
        raise InvalidPeriodError(written)
    return found, int(sequence)


def _minor(text: str) -> int | None:
    """Return the amount that *text* may mean, in minor units."""
    try:
        return abs(to_minor(parse_rupiah(text)))
    except RupiahError:
        return None
