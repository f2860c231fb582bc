"""What units of business refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ledger import Money


class UnitError(EnterpriseError):
    """A unit of business cannot be dealt with so."""

    code = "unit"


class UnmatchedUnitsError(UnitError):
    """The head office and its units would not say the same of what they owe one another."""

    code = "unmatched_units"

    def __init__(self, account: str, *, at_head: Money, in_units: Money) -> None:
        message = f"RK {account or 'of no unit'}: {at_head} at head office, {in_units} in units"
        super().__init__(message, account=account, at_head=at_head, in_units=in_units)


class UnitNotEmptyError(UnitError):
    """A unit that is to close still has something of its own."""

    code = "unit_not_empty"

    def __init__(self, unit: str, accounts: Sequence[str]) -> None:
        message = f"unit {unit} still has balances on {', '.join(accounts)}"
        super().__init__(message, unit=unit, accounts=tuple(accounts))


class UnitClosedError(UnitError):
    """The unit is closed already."""

    code = "unit_closed"

    def __init__(self, unit: str, closed_on: dt.date) -> None:
        super().__init__(f"unit {unit} closed on {closed_on}", unit=unit, closed_on=closed_on)


class UnitOpenError(UnitError):
    """The unit is open, so it cannot be opened again."""

    code = "unit_open"

    def __init__(self, unit: str) -> None:
        super().__init__(f"unit {unit} is open", unit=unit)


class UnitMovedLaterError(UnitError):
    """A unit has entries after the day on which it is to close."""

    code = "unit_moved_later"

    def __init__(self, unit: str, on: dt.date) -> None:
        super().__init__(f"unit {unit} has entries after {on}", unit=unit, on=on)


class WrongMethodError(UnitError):
    """Its method of accounting takes no such entry of an investment."""

    code = "wrong_method"

    def __init__(self, investee: str, method: str) -> None:
        message = f"{investee} is accounted for by {method}"
        super().__init__(message, investee=investee, method=method)
