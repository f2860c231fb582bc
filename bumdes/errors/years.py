"""What closing a year, and putting earlier ones right, refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence


class YearError(EnterpriseError):
    """A year cannot be closed, accepted or put right so."""

    code = "year"


class ChecksFailedError(YearError):
    """Checks that bind found something, so the year stays open."""

    code = "checks_failed"

    def __init__(self, year: int, checks: Sequence[str]) -> None:
        message = f"{year} is not closed: {', '.join(checks)}"
        super().__init__(message, year=year, checks=tuple(checks))


class MonthChecksFailedError(YearError):
    """Checks that bind found something, so the months up to a day stay open."""

    code = "month_checks_failed"

    def __init__(self, through: dt.date, checks: Sequence[str]) -> None:
        message = f"{through} is not closed: {', '.join(checks)}"
        super().__init__(message, through=through, checks=tuple(checks))


class RestatedYearError(YearError):
    """An error of a year is put right in a later one."""

    code = "restated_year"

    def __init__(self, year: int, on: dt.date) -> None:
        super().__init__(f"an error of {year} is not restated on {on}", year=year, on=on)


class RestatedAccountError(YearError):
    """A restatement names accounts that last; what they come to is retained earnings."""

    code = "restated_account"

    def __init__(self, account: str) -> None:
        super().__init__(f"a restatement cannot name account {account}", account=account)


class RestatingOnlyError(YearError):
    """Restatements are posted by their register, and by nothing else."""

    code = "restating_only"

    def __init__(self) -> None:
        super().__init__("entries of people restate nothing")
