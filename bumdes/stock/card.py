"""Stock cards: what came and went of one article in one unit, and what was left each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from bumdes.stock.movement import MovementKind, StockMovement, standing
from ledger.beside import ENTRY_DAYS
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.stock.item import Item
    from bumdes.work import Work
    from ledger import Money, Period

_M, _E = StockMovement, ENTRY_DAYS.c


class CardLine(NamedTuple):
    """One entry on the card.

    Attributes:
        sequence: its place in the journal.
        taken_back: whether it takes another entry back.
        quantity: in the smallest measure; negative if it goes out.
        left, worth: what was left after it, and what that cost.
    """

    date: dt.date
    sequence: int
    kind: MovementKind
    taken_back: bool
    quantity: int
    cost: Money
    left: int
    worth: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class StockCard:
    """The card of one article in one unit over a period.

    Attributes:
        opening, opening_worth: what lay there before the period.
    """

    item: Item
    unit: str
    period: Period
    opening: int
    opening_worth: Money
    lines: tuple[CardLine, ...]

    @property
    def closing(self) -> int:
        """What was left when the period ended."""
        return self.lines[-1].left if self.lines else self.opening

    @property
    def closing_worth(self) -> Money:
        """What that cost."""
        return self.lines[-1].worth if self.lines else self.opening_worth


class _Moved(NamedTuple):
    date: dt.date
    sequence: int
    kind: str
    taken_back: bool
    quantity: int
    cost: int


def stock_card(work: Work, item: Item, unit: str, period: Period) -> StockCard:
    """Return the card of *item* in *unit*, by day and then by when it was posted.

    What went out costs what it cost when it was posted, so a receipt that was recorded later
    for an earlier day stands before it and changes nothing of it.
    """
    items = [item.code]
    eve = standing(work.session, work.book_id, at=period.eve, unit=unit, items=items)
    left, worth = sum(s.quantity for s in eve), sum(s.cost for s in eve)
    currency, lines = work.book.currency, []
    opening = (left, from_minor(worth, currency))
    for moved in _moved(work, item, unit, period):
        left, worth = left + moved.quantity, worth + moved.cost
        lines.append(
            CardLine(
                date=moved.date,
                sequence=moved.sequence,
                kind=MovementKind(moved.kind),
                taken_back=moved.taken_back,
                quantity=moved.quantity,
                cost=from_minor(moved.cost, currency),
                left=left,
                worth=from_minor(worth, currency),
            )
        )
    return StockCard(
        item=item,
        unit=unit,
        period=period,
        opening=opening[0],
        opening_worth=opening[1],
        lines=tuple(lines),
    )


def _moved(work: Work, item: Item, unit: str, period: Period) -> list[_Moved]:
    """Return what each entry of *period* moved, the parts of layers added up."""
    here = (_M.book_id == work.book_id, _M.item == item.code, _M.unit == unit)
    told = (_M.kind, _M.quantity, _M.cost_minor)
    moved = select(_M.date, _M.entry_sequence, *told).where(
        *here, _M.date.between(period.first_day, period.last_day)
    )
    undone = select(_E.date, _E.sequence, *told).where(
        *here,
        _E.book_id == work.book_id,
        _E.reverses == _M.entry_sequence,
        _E.date.between(period.first_day, period.last_day),
    )
    sums: dict[tuple[dt.date, int, str, bool], tuple[int, int]] = {}
    for query, sign in ((moved, 1), (undone, -1)):
        for date, sequence, kind, quantity, cost in work.session.execute(query):
            key = (date, int(sequence), kind, sign < 0)
            before = sums.get(key, (0, 0))
            sums[key] = (before[0] + sign * int(quantity), before[1] + sign * int(cost))
    return [_Moved(*key, *pair) for key, pair in sorted(sums.items())]
