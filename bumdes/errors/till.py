"""What the till refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Money


class TillError(EnterpriseError):
    """The till cannot be kept so."""

    code = "till"


class ShiftOpenError(TillError):
    """A shift goes on already with the same drawer."""

    code = "shift_open"

    def __init__(self, unit: str, opened_by: str) -> None:
        message = f"{opened_by} has an open shift at the till of {unit or 'head office'}"
        super().__init__(message, unit=unit, opened_by=opened_by)


class ShiftClosedError(TillError):
    """The shift has ended."""

    code = "shift_closed"

    def __init__(self, closed_on: dt.date | None) -> None:
        super().__init__(f"the shift was closed on {closed_on}", closed_on=closed_on)


class OutsideShiftError(TillError):
    """A sale is dated before its shift began, or after the day on which it is recorded."""

    code = "outside_shift"

    def __init__(self, date: dt.date, *, opened_on: dt.date) -> None:
        message = f"a sale of {date} in a shift that began on {opened_on}"
        super().__init__(message, date=date, opened_on=opened_on)


class CountDiffersError(TillError):
    """The drawer holds something else than the books say, and no reason is given."""

    code = "count_differs"

    def __init__(self, *, expected: Money, counted: Money, difference: Money) -> None:
        message = f"{counted} counted, {expected} in the books"
        super().__init__(message, expected=expected, counted=counted, difference=difference)


class DrawerUnwitnessedError(TillError):
    """A count names nobody who counted, or nobody else who looked on."""

    code = "drawer_unwitnessed"

    def __init__(self, counted_by: str, witness: str) -> None:
        message = f"counted by {counted_by!r}, witnessed by {witness!r}"
        super().__init__(message, counted_by=counted_by, witness=witness)


class PaidTooLittleError(TillError):
    """Less was put down than the sale comes to."""

    code = "paid_too_little"

    def __init__(self, *, total: Money, received: Money) -> None:
        super().__init__(f"{received} put down for {total}", total=total, received=received)


class NothingLeftToPayError(TillError):
    """Cash pays the whole sale, and QRIS or credit is to pay the rest."""

    code = "nothing_left_to_pay"

    def __init__(self, *, total: Money, received: Money) -> None:
        message = f"nothing is left of {total} after {received} in cash"
        super().__init__(message, total=total, received=received)


class DiscountTooLargeError(TillError):
    """A discount takes off all that a sale comes to, or more."""

    code = "discount_too_large"

    def __init__(self, *, gross: Money, discount: Money) -> None:
        super().__init__(f"{discount} off {gross}", gross=gross, discount=discount)


class EmptySaleError(TillError):
    """A sale of nothing."""

    code = "empty_sale"

    def __init__(self) -> None:
        super().__init__("nothing is sold")


class CustomerMissingError(TillError):
    """A sale on credit names nobody who owes it."""

    code = "customer_missing"

    def __init__(self) -> None:
        super().__init__("a sale on credit names no customer")


class QrisNotTakenError(TillError):
    """The shift takes no payments by QRIS."""

    code = "qris_not_taken"

    def __init__(self) -> None:
        super().__init__("the shift names no account for QRIS")
