"""Consigning: goods that others bring to be sold, and what they take back unsold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError, StockShortError
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.stock.consignment import ConsignmentMovement, consigned_on_hand
from bumdes.stock.item import ItemKind, find_item, find_measure
from bumdes.stock.measure import smallest, written
from bumdes.unit import find_unit
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.stock.measure import Quantity
    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Consign:
    """Goods of somebody else that come into a unit, or go back to their owner."""

    unit: str
    item: str
    date: dt.date
    quantity: Quantity
    measure: str = ""
    note: str = ""


def take_consigned(work: Work, command: Consign) -> ConsignmentMovement:
    """Record that an owner brought goods to be sold; nothing is posted, they are not ours.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit, article or measure.
        InvalidFieldError: the article is ours, or the quantity is none.
    """
    work.request = described("take_consigned", unit=command.unit, item=command.item)
    return _move(work, command, 1)


def give_back_consigned(work: Work, command: Consign) -> ConsignmentMovement:
    """Record that an owner took goods back unsold; nothing is posted.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit, article or measure.
        InvalidFieldError: the article is ours, or the quantity is none.
        StockShortError: there is not so much.
    """
    work.request = described("give_back_consigned", unit=command.unit, item=command.item)
    return _move(work, command, -1)


def _move(work: Work, command: Consign, sign: int) -> ConsignmentMovement:
    work.actor.require(Permission.MANAGE_STOCK, unit=command.unit)
    work.book.writer()  # holds the books, so that nobody sells the same goods meanwhile
    find_unit(work.session, work.book_id, command.unit)
    item = find_item(work.session, work.book_id, command.item)
    if item.of_kind is not ItemKind.CONSIGNED:
        raise InvalidFieldError("item", command.item, "consigned_goods")
    measure = find_measure(work.session, item, command.measure)
    quantity = smallest(command.quantity, measure.factor)
    if not quantity:
        raise InvalidFieldError("quantity", command.quantity, "positive")
    there = consigned_on_hand(work.session, work.book_id, command.unit, item.code)
    if sign < 0 and there < quantity:
        raise StockShortError(
            item.name,
            there=f"{written(there)} {item.smallest}",
            asked=f"{written(quantity)} {item.smallest}",
            on=command.date,
        )
    movement = ConsignmentMovement(
        book_id=work.book_id,
        movement_id=new_id(),
        unit=command.unit,
        item=item.code,
        date=check_day(command.date),
        quantity=sign * quantity,
        note=check_text(command.note, "note", most=200, blank=True),
        recorded_by=work.actor.name,
    )
    work.session.add(movement)
    work.session.flush()
    return movement
