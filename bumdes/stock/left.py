"""What is left of a sale or a purchase to go back, by the layers it went from or lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import ReturnedMoreError
from bumdes.stock.measure import written
from bumdes.stock.movement import movements_in, returns_of
from bumdes.stock.valuation import Part, share_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.stock.item import Item
    from bumdes.work import Work


def parts_back(work: Work, sequence: int, item: Item, quantity: int) -> list[Part]:
    """Return the parts of layers by which goods come back, what left last first.

    Raises:
        ReturnedMoreError: more comes back than went.
    """
    session, book_id = work.session, work.book_id
    went = [m.part for m in movements_in(session, book_id, sequence) if m.item == item.code]
    came = [m.part for m in returns_of(session, book_id, sequence) if m.item == item.code]
    left = _still_out(went, came)
    needed, back = quantity, []
    for layer, lying, cost in reversed(left):
        part = min(needed, lying)
        if part:
            back.append(Part(layer, part, share_of(cost, part, lying)))
            needed -= part
    if needed:
        raise _more(item, quantity, sum(part.quantity for part in left))
    return back


def check_left(work: Work, sequence: int, item: Item, quantity: int) -> None:
    """Do nothing if not more goes back than the purchase at *sequence* brought.

    Raises:
        ReturnedMoreError: more goes back than came.
    """
    session, book_id = work.session, work.book_id
    came = sum(
        m.quantity
        for m in (
            *movements_in(session, book_id, sequence),
            *returns_of(session, book_id, sequence),
        )
        if m.item == item.code
    )
    if came < quantity:
        raise _more(item, quantity, came)


def _still_out(went: Iterable[Part], came: Iterable[Part]) -> list[Part]:
    """Return what went out by layer and did not come back, with positive signs."""
    sums = {part.layer: (-part.quantity, -part.cost) for part in went}
    for part in came:
        quantity, cost = sums.get(part.layer, (0, 0))
        sums[part.layer] = (quantity - part.quantity, cost - part.cost)
    return [Part(layer, *pair) for layer, pair in sums.items() if pair[0] > 0]


def _more(item: Item, quantity: int, left: int) -> ReturnedMoreError:
    return ReturnedMoreError(
        item.name,
        left=f"{written(left)} {item.smallest}",
        asked=f"{written(quantity)} {item.smallest}",
    )
