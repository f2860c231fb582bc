"""Goods as commands name them: an article of ours, and how much of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError
from bumdes.stock.item import find_item, find_measure
from bumdes.stock.measure import smallest

if TYPE_CHECKING:
    from bumdes.stock.item import Item
    from bumdes.stock.measure import Quantity
    from bumdes.work import Work


def read_goods(work: Work, code: str, quantity: Quantity, measure: str) -> tuple[Item, int]:
    """Return an article of ours, and how much of its smallest measure is meant.

    Raises:
        NotFoundError: there is no such article or measure.
        InvalidFieldError: it is not ours, or the quantity is none.
    """
    code, _, measured = code.partition("/")
    item = find_item(work.session, work.book_id, code)
    if not item.account:
        raise InvalidFieldError("item", code, "our_goods")
    factor = find_measure(work.session, item, measure or measured).factor
    whole = smallest(quantity, factor)
    if not whole:
        raise InvalidFieldError("quantity", quantity, "positive")
    return item, whole
