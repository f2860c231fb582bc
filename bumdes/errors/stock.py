"""What the register of stock refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Money


class StockError(EnterpriseError):
    """Goods cannot be kept, moved or counted so."""

    code = "stock"


class StockShortError(StockError):
    """More would go out than there is, and the unit does not let that happen."""

    code = "stock_short"

    def __init__(self, item: str, *, there: str, asked: str, on: dt.date) -> None:
        message = f"{item!r}: {there} on {on}, less than {asked}"
        super().__init__(message, item=item, there=there, asked=asked, on=on)


class StockMovedOnError(StockError):
    """What an entry brought went on since, or was returned, so it cannot be taken back."""

    code = "stock_moved_on"

    def __init__(self, item: str) -> None:
        super().__init__(f"{item!r} moved on since", item=item)


class ByMonthError(StockError):
    """The unit counts its stock by the month, and keeps no article for itself."""

    code = "stock_by_month"

    def __init__(self, unit: str) -> None:
        super().__init__(f"unit {unit!r} counts its stock by the month", unit=unit)


class ByItemError(StockError):
    """The unit keeps its stock article by article, so a sum for all is no count of it."""

    code = "stock_by_item"

    def __init__(self, unit: str) -> None:
        super().__init__(f"unit {unit!r} keeps each article", unit=unit)


class StockThereError(StockError):
    """A unit changes how it values its stock only while it has none of it."""

    code = "stock_there"

    def __init__(self, unit: str, item: str) -> None:
        super().__init__(f"unit {unit!r} still has {item!r}", unit=unit, item=item)


class StockCountUnwitnessedError(StockError):
    """A count needs somebody who counts and somebody else who sees it."""

    code = "stock_count_unwitnessed"

    def __init__(self) -> None:
        super().__init__("a count needs a counter and another person as witness")


class CountAboveBooksError(StockError):
    """More was counted than was there and bought, so a purchase is not recorded yet."""

    code = "count_above_books"

    def __init__(self, *, counted: Money, booked: Money, on: dt.date) -> None:
        message = f"{counted} counted on {on}, the books have {booked}"
        super().__init__(message, counted=counted, booked=booked, on=on)


class WrongPaymentError(StockError):
    """What is paid and owed is not what the goods come to."""

    code = "wrong_payment"

    def __init__(self, *, total: Money, paid: Money) -> None:
        super().__init__(f"{paid} for goods of {total}", total=total, paid=paid)


class ReturnedMoreError(StockError):
    """More would come back than went out, or the other way."""

    code = "returned_more"

    def __init__(self, item: str, *, left: str, asked: str) -> None:
        message = f"{asked} of {item!r} returned, of which {left} is left"
        super().__init__(message, item=item, left=left, asked=asked)


class RefundedMoreError(StockError):
    """More money would go back than the goods were sold or bought for."""

    code = "refunded_more"

    def __init__(self, *, left: Money, asked: Money) -> None:
        super().__init__(f"{asked} given back, of which {left} is left", left=left, asked=asked)


class BatchFinishedError(StockError):
    """The production batch is finished."""

    code = "batch_finished"

    def __init__(self, batch: str) -> None:
        super().__init__(f"batch {batch} is finished", batch=batch)
