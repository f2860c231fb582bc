"""What dated tables of rates refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt


class RateOutsideDatesError(EnterpriseError):
    """No row of a dated table holds on the day for which a rate is asked."""

    code = "rate_outside_dates"

    def __init__(self, what: str, on: dt.date, which: str = "") -> None:
        message = f"{what} says nothing of {which or 'anything'} on {on}"
        super().__init__(message, what=what, on=on, which=which)
