"""Paying in instalments: a plan of days and amounts, and what of it is still unpaid."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from bumdes.errors import InvalidFieldError

if TYPE_CHECKING:
    from collections.abc import Iterable

_RUPIAH = 100
"""Sen to the rupiah: instalments are whole rupiah, and what is left over is in the last one."""

MOST_INSTALMENTS = 360


class Due(NamedTuple):
    """What is due on a day, in minor units (sen)."""

    due_on: dt.date
    minor: int


def equal_instalments(
    minor: int, *, times: int, first_due: dt.date, months: int = 1
) -> tuple[Due, ...]:
    """Return *times* instalments of *minor* sen, one every so many *months*.

    They are equal to the rupiah and add up to *minor*; the last one takes the rest. A day
    that a month does not have is its last one.

    Raises:
        InvalidFieldError: there are none, too many, or less than a rupiah each.
    """
    if not 1 <= times <= MOST_INSTALMENTS or minor < times * _RUPIAH:
        raise InvalidFieldError("times", str(times), "instalments")
    if months < 1:
        raise InvalidFieldError("months", str(months), "positive")
    each = minor // times // _RUPIAH * _RUPIAH
    parts = [each] * (times - 1) + [minor - each * (times - 1)]
    return tuple(
        Due(months_later(first_due, place * months), part) for place, part in enumerate(parts)
    )


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the last one of a shorter month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def unpaid(plan: Iterable[Due], left: int) -> tuple[Due, ...]:
    """Return what of *plan* is open when *left* is: what was paid went to the oldest first.

    The parts add up to *left*. What is open beyond the plan, such as a cost added later, is
    due with its last instalment.
    """
    dues = sorted(plan)
    over = left - sum(due.minor for due in dues)
    paid = max(-over, 0)
    found = []
    for due in dues:
        settled = min(paid, due.minor)
        paid -= settled
        if due.minor > settled:
            found.append(Due(due.due_on, due.minor - settled))
    if over > 0 and dues:
        last = found.pop()
        found.append(Due(last.due_on, last.minor + over))
    return tuple(found)
