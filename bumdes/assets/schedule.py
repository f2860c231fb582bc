"""Schedules of depreciation: how much of a thing has worn off by the end of a month.

Months are counted from the year 0, so that they can be added and subtracted. Amounts are minor
units (sen). What is spread ends exactly where it should, whatever is rounded before.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

_YEAR = 12
_MID_MONTH = 15


class Method(StrEnum):
    """How the cost of a thing is spread over its life."""

    STRAIGHT_LINE = "straight_line"
    """The same every month."""
    DECLINING_BALANCE = "declining_balance"
    """Twice the straight rate, each year of its life on what was left; its last year takes
    all of the rest. Source: UU PPh, article 11."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            Method.STRAIGHT_LINE: "Garis lurus",
            Method.DECLINING_BALANCE: "Saldo menurun ganda",
        }[self]


class StartRule(StrEnum):
    """Which month is the first for a thing that is there from some day on.

    The same rule says which month is the last one for a thing that goes.
    """

    MONTH_OF = "month_of"
    """The month of that day."""
    MONTH_AFTER = "month_after"
    """The month after it."""
    MID_MONTH = "mid_month"
    """The month of that day up to the 15th, the month after it from the 16th on."""

    @property
    def label(self) -> str:
        """What it says, in Indonesian."""
        return {
            StartRule.MONTH_OF: "Mulai bulan perolehan",
            StartRule.MONTH_AFTER: "Mulai bulan sesudah perolehan",
            StartRule.MID_MONTH: "Mulai bulan perolehan bila sampai tanggal 15",
        }[self]

    def first_month(self, day: dt.date) -> int:
        """Return the first month that counts for what is there from *day* on."""
        month = month_number(day)
        if self is StartRule.MONTH_OF:
            return month
        if self is StartRule.MONTH_AFTER:
            return month + 1
        return month + (day.day > _MID_MONTH)

    def last_month(self, day: dt.date) -> int:
        """Return the last month that counts for what is gone from *day* on."""
        return self.first_month(day) - 1


def month_number(day: dt.date) -> int:
    """Return the month of *day*, counted from the year 0."""
    return day.year * _YEAR + day.month - 1


def first_day_of(month: int) -> dt.date:
    """Return the first day of a month."""
    return dt.date(month // _YEAR, month % _YEAR + 1, 1)


def last_day_of(month: int) -> dt.date:
    """Return the last day of a month."""
    return first_day_of(month + 1) - dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How what is left of a thing wears off, from one month on.

    Attributes:
        first_month: the first month that counts.
        months: over how many it is spread; none for what does not wear out.
        base: what is to wear off in them, in minor units.
        worn: what had worn off before.
        carrying: what the thing stood at when the schedule began: the base and the residual.
        life: months of its whole life, which the rate of a declining balance comes from.
        grain: minor units of the smallest step, for whole rupiah 100; the last month takes
            what is left.
    """

    first_month: int
    months: int
    base: int
    worn: int = 0
    method: Method = Method.STRAIGHT_LINE
    carrying: int = 0
    life: int = 0
    grain: int = 100

    @property
    def last_month(self) -> int:
        """The last month that counts; the one before the first where nothing wears off."""
        return self.first_month + self.months - 1

    def through(self, month: int) -> int:
        """Return all that has worn off by the end of *month*, in minor units."""
        passed = min(month - self.first_month + 1, self.months)
        if passed <= 0:
            return self.worn
        if passed == self.months:
            return self.worn + self.base
        if self.method is Method.STRAIGHT_LINE:
            return self.worn + self._whole(self.base * passed // self.months)
        return self.worn + self._declined(passed)

    def of_month(self, month: int) -> int:
        """Return what wears off in *month* alone."""
        return self.through(month) - self.through(month - 1)

    def left_after(self, month: int) -> int:
        """Return how many of its months come after *month*."""
        return max(0, min(self.last_month - month, self.months))

    def _declined(self, passed: int) -> int:
        gone, rest, months = 0, self.base, self.months
        while True:
            of_year = rest if months <= _YEAR else min(rest, self._of_year(gone))
            in_year = min(_YEAR, months)
            if passed <= in_year:
                return gone + self._whole(of_year * passed // in_year)
            gone, rest = gone + of_year, rest - of_year
            passed, months = passed - in_year, months - in_year

    def _of_year(self, gone: int) -> int:
        """Return what a whole year takes of what is left after *gone* wore off."""
        return self._whole((self.carrying - gone) * 2 * _YEAR // max(self.life, 2 * _YEAR))

    def _whole(self, minor: int) -> int:
        return minor - minor % self.grain
