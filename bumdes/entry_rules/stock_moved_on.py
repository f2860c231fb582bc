"""What an entry brought into store is taken back only while it still lies there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.entry_rule import EntryRule
from bumdes.errors import StockMovedOnError
from bumdes.stock.draft import free_on
from bumdes.stock.item import find_item
from bumdes.stock.movement import (
    Place,
    changes_after,
    layers_at,
    movements_in,
    returns_of,
)
from bumdes.stock.pool import STOCK_REGISTER
from bumdes.stock.setting import BelowZero, below_zero_of
from bumdes.stock.valuation import Part, is_sound, moved, on_hand

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, register: str) -> None:
    """Do nothing if *entry* takes nothing back that was sold, used up or returned since.

    Raises:
        StockMovedOnError: it does.
    """
    if entry.reverses is None or register != STOCK_REGISTER:
        return
    session, book_id = work.session, work.book_id
    undone: dict[Place, list[Part]] = {}
    for movement in movements_in(session, book_id, entry.reverses):
        place = Place(movement.unit, movement.fund, movement.item)
        layer, quantity, cost = movement.part
        undone.setdefault(place, []).append(Part(layer, -quantity, -cost))
        if not movement.account:
            del undone[place]  # goods of others come back as they went
    for returned in returns_of(session, book_id, entry.reverses):
        raise StockMovedOnError(find_item(session, book_id, returned.item).name)
    for place, parts in undone.items():
        _check_place(work, entry, place, parts)


def _check_place(work: Work, entry: JournalEntry, place: Place, parts: list[Part]) -> None:
    session, book_id = work.session, work.book_id
    layers = layers_at(session, book_id, place)
    is_short = False
    if below_zero_of(session, book_id, place.unit) is BelowZero.REFUSE:
        later = changes_after(session, book_id, place, entry.date)
        is_short = free_on(on_hand(layers), later) < -on_hand(parts)
    if is_short or not is_sound(moved(layers, parts)):
        raise StockMovedOnError(find_item(session, book_id, place.item).name)


STOCK_MOVED_ON = EntryRule(key="stock_moved_on", check=_check)
