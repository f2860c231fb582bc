"""What the calendar of the books forbids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.errors.root import LedgerError

if TYPE_CHECKING:
    import datetime as dt


class PeriodError(LedgerError):
    """The calendar of the books forbids it."""

    code = "period"


class PeriodClosedError(PeriodError):
    """The day lies in a period that is closed."""

    code = "period_closed"

    def __init__(self, day: dt.date, closed_through: dt.date) -> None:
        message = f"{day} is closed: the books are closed through {closed_through}"
        super().__init__(message, day=day, closed_through=closed_through)


class PeriodLockedError(PeriodError):
    """The day lies in a period that is locked for good."""

    code = "period_locked"

    def __init__(self, day: dt.date, locked_through: dt.date) -> None:
        message = f"{day} is locked: the books are locked through {locked_through}"
        super().__init__(message, day=day, locked_through=locked_through)


class InvalidPeriodError(PeriodError):
    """Not a period."""

    code = "invalid_period"

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is not a period", value=value)


class PeriodOrderError(PeriodError):
    """Closing goes forward, reopening backward, a lock follows a closing."""

    code = "period_order"

    def __init__(self, action: str, day: dt.date, against: dt.date | None) -> None:
        message = f"cannot {action} through {day}: the books stand at {against}"
        super().__init__(message, action=action, day=day, against=against)


class ReasonRequiredError(PeriodError):
    """What is asked must say why."""

    code = "reason_required"

    def __init__(self, action: str) -> None:
        super().__init__(f"to {action}, say why", action=action)


class ExceptionWindowError(PeriodError):
    """An exception ends in the past, or lasts longer than it may."""

    code = "exception_window"

    def __init__(self, until: dt.datetime, longest_days: int) -> None:
        message = f"an exception lasts from now to {longest_days} days, not until {until}"
        super().__init__(message, until=until, longest_days=longest_days)


class YearClosedError(PeriodError):
    """The year is closed already."""

    code = "year_closed"

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} is closed already", year=year)


class YearNotClosedError(PeriodError):
    """The year is not closed."""

    code = "year_not_closed"

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} is not closed", year=year)


class EarlierYearOpenError(PeriodError):
    """A year can only be closed after the years before it."""

    code = "earlier_year_open"

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} must be closed first", year=year)
