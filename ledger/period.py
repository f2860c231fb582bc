"""Periods: stretches of days, first and last both included."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

from ledger.errors import InvalidPeriodError

FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2999, 12, 31)
"""The days that books can hold."""

_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?:-(?:S(?P<semester>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)))?\Z",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from *first_day* to *last_day*, both included.

    Raises:
        InvalidPeriodError: it ends before it begins, or lies outside 1900 to 2999.
    """

    first_day: dt.date
    last_day: dt.date

    def __post_init__(self) -> None:
        if (
            type(self.first_day) is not dt.date
            or type(self.last_day) is not dt.date
            or not FIRST_DAY <= self.first_day <= self.last_day <= LAST_DAY
        ):
            raise InvalidPeriodError(f"{self.first_day}..{self.last_day}")

    @classmethod
    def months(cls, year: int, first: int, last: int) -> Self:
        """Return the whole months from *first* to *last* of *year*.

        Raises:
            InvalidPeriodError: the calendar of the books has no such months.
        """
        try:
            return cls(dt.date(year, first, 1), last_day_of_month(year, last))
        except ValueError:
            raise InvalidPeriodError(f"{year}-{first}..{year}-{last}") from None

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        return cls.months(year, month, month)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        return cls.months(year, 3 * quarter - 2, 3 * quarter)

    @classmethod
    def semester(cls, year: int, semester: int) -> Self:
        return cls.months(year, 6 * semester - 5, 6 * semester)

    @classmethod
    def year(cls, year: int) -> Self:
        return cls.months(year, 1, 12)

    @classmethod
    def parse(cls, written: str) -> Self:
        """Return the period *written* as 2025, 2025-S1, 2025-Q2, 2025-07 or day..day.

        Raises:
            InvalidPeriodError: it is written in no such way, or names no such days.
        """
        try:
            return cls._read(written)
        except (TypeError, ValueError, InvalidPeriodError):
            raise InvalidPeriodError(written) from None

    @classmethod
    def _read(cls, written: str) -> Self:
        if ".." in written:
            first, last = written.split("..")
            return cls(_day(first), _day(last))
        found = _WRITTEN.match(written)
        if found is None:
            raise InvalidPeriodError(written)
        year = int(found["year"])
        if found["semester"]:
            return cls.semester(year, int(found["semester"]))
        if found["quarter"]:
            return cls.quarter(year, int(found["quarter"]))
        if found["month"]:
            return cls.month(year, int(found["month"]))
        return cls.year(year)

    @property
    def eve(self) -> dt.date:
        """The day before it begins: the date of its opening balances."""
        return self.first_day - dt.timedelta(days=1)

    @property
    def year_before(self) -> Period:
        """The same days one year earlier; the end of February stays the end of February."""
        return Period(_year_earlier(self.first_day), _year_earlier(self.last_day))

    def __contains__(self, day: dt.date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        return f"{self.first_day}..{self.last_day}"


def last_day_of_month(year: int, month: int) -> dt.date:
    """Return the last day of *month*, 1 to 12."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(written: str) -> dt.date:
    day = dt.date.fromisoformat(written)
    if day.isoformat() != written:
        raise InvalidPeriodError(written)
    return day


def _year_earlier(day: dt.date) -> dt.date:
    if day == last_day_of_month(day.year, day.month):
        return last_day_of_month(day.year - 1, day.month)
    return day.replace(year=day.year - 1)
