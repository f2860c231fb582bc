"""Drafts: what an entry about to be posted does to the stock, leg by leg and part by part.

A draft is filled, its legs go into the entry, and once that is posted the draft is kept: so the
register of stock and the journal say the same, to the sen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from bumdes.errors import ByMonthError, StockShortError
from bumdes.stock.consignment import consigned_on_hand
from bumdes.stock.item import measures_of
from bumdes.stock.measure import written
from bumdes.stock.movement import (
    MovementKind,
    Place,
    StockMovement,
    changes_after,
    last_receipt,
    layers_at,
)
from bumdes.stock.pool import pool_of
from bumdes.stock.setting import BelowZero, StockMethod, below_zero_of, method_of
from bumdes.stock.valuation import (
    POOLED,
    Part,
    cost_of,
    moved,
    next_layer,
    on_hand,
    placed,
    received,
    taken,
)
from ledger import credit, debit
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from bumdes.stock.item import Item
    from bumdes.work import Work
    from ledger import Posting


class _Row(NamedTuple):
    place: Place
    account: str
    kind: MovementKind
    part: Part
    origin: int


@dataclass(slots=True)
class StockDraft:
    """What one entry does to the stock of one fund; see the module.

    It holds the books, so that nobody else moves the same goods before it is kept.

    Attributes:
        fund: whose money the goods were bought with; empty for the enterprise's own.
    """

    work: Work
    date: dt.date
    fund: str = ""
    _rows: list[_Row] = field(default_factory=list)
    _pools: dict[tuple[str, str], int] = field(default_factory=dict)
    _layers: dict[Place, tuple[Part, ...]] = field(default_factory=dict)
    _free: dict[Place, int] = field(default_factory=dict)
    _methods: dict[str, StockMethod] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.work.book.writer()

    def method(self, unit: str) -> StockMethod:
        """Return how *unit* keeps its stock."""
        if unit not in self._methods:
            self._methods[unit] = method_of(self.work.session, self.work.book_id, unit)
        return self._methods[unit]

    def take(
        self,
        unit: str,
        item: Item,
        quantity: int,
        kind: MovementKind,
        *,
        origin: int = 0,
        first: int = 0,
    ) -> int:
        """Take *quantity* of *item* out of *unit*, and return what it cost, in sen.

        Args:
            origin: of a return, the entry by which the goods came.
            first: place of an entry whose layers go before all others.

        Raises:
            ByMonthError: the unit keeps no articles.
            StockShortError: there is not so much, and the unit refuses that.
        """
        if not self.method(unit).is_perpetual:
            raise ByMonthError(unit)
        place = Place(unit, self.fund, item.code)
        layers = self._layers_of(place)
        self._check_there(place, item, quantity)
        short = on_hand(layers) < quantity
        assumed = self._assumed(place, item) if short else Fraction()
        parts = taken(layers, quantity, assumed=assumed, first=first)
        self._add(place, item, kind, parts, origin)
        return -cost_of(parts)

    def take_consigned(self, unit: str, item: Item, quantity: int, kind: MovementKind) -> None:
        """Let *quantity* of somebody else's *item* go out of *unit*; it costs us nothing.

        Raises:
            StockShortError: there is not so much.
        """
        place = Place(unit, self.fund, item.code)
        there = consigned_on_hand(self.work.session, self.work.book_id, unit, item.code)
        there += sum(row.part.quantity for row in self._rows if row.place == place)
        if there < quantity:
            raise self._short(item, there, quantity)
        self._rows.append(_Row(place, "", kind, Part(POOLED, -quantity, 0), 0))

    def receive(
        self, unit: str, item: Item, quantity: int, cost: int, kind: MovementKind
    ) -> int:
        """Bring *quantity* of *item* into *unit* for *cost*.

        In a unit that counts by the month, the cost joins its pool.

        Returns:
            What of the cost is not stock, in sen, for the goods went out before they came;
            negative if they cost less than was assumed then.
        """
        if not self.method(unit).is_perpetual:
            self.change_pool(unit, item.account, cost)
            return 0
        place = Place(unit, self.fund, item.code)
        layers, into = self._layers_of(place), POOLED
        if self.method(unit) is StockMethod.FIFO:
            into = next_layer(len(self._rows) + 1)
        receipt = received(layers, quantity, cost, into=into)
        self._add(place, item, kind, receipt.parts, 0)
        return receipt.expensed

    def add_cost(
        self, unit: str, item: Item, quantity: int, cost: int, kind: MovementKind
    ) -> None:
        """Add *cost* to the one layer of what is being made, and *quantity* when it begins."""
        place = Place(unit, self.fund, item.code)
        self._layers_of(place)
        self._add(place, item, kind, (Part(POOLED, quantity, cost),), 0)

    def bring_back(
        self, unit: str, item: Item, parts: Iterable[Part], kind: MovementKind, *, origin: int
    ) -> int:
        """Bring *parts* back into the layers they left, and return what they cost, in sen."""
        back = tuple(parts)
        place = Place(unit, self.fund, item.code)
        self._layers_of(place)
        self._add(place, item, kind, back, origin)
        return cost_of(back)

    def change_pool(self, unit: str, account: str, minor: int) -> None:
        """Add *minor* sen to the pool of *unit* on *account*; negative to take it out."""
        pool_of(self.work, unit)
        key = (unit, account)
        self._pools[key] = self._pools.get(key, 0) + minor

    def on_day(self, unit: str, item: Item) -> int:
        """Return how much of *item* lies in *unit* when the day ends, this draft included."""
        place = Place(unit, self.fund, item.code)
        later = changes_after(self.work.session, self.work.book_id, place, self.date)
        return on_hand(self._layers_of(place)) - sum(later.values())

    def layers(self, unit: str, item: Item) -> tuple[Part, ...]:
        """Return the layers of *item* in *unit*, this draft included."""
        return self._layers_of(Place(unit, self.fund, item.code))

    def postings(self, *, component: str = "") -> list[Posting]:
        """Return the legs on the accounts of stock, one for each account, unit and item.

        Args:
            component: the line of the statement of cash flows that they belong to.
        """
        sums: dict[tuple[str, str, str], int] = {}
        for row in self._rows:
            key = (row.account, row.place.unit, row.place.item)
            sums[key] = sums.get(key, 0) + row.part.cost
        for (unit, account), minor in self._pools.items():
            sums[account, unit, pool_of(self.work, unit).code] = minor
        currency = self.work.book.currency
        return [
            (debit if minor > 0 else credit)(
                account,
                from_minor(abs(minor), currency),
                unit=unit,
                fund=self.fund,
                item=item,
                component=component,
            )
            for (account, unit, item), minor in sums.items()
            if minor and account
        ]

    def keep(self, sequence: int) -> None:
        """Write the movements of the entry that got the place *sequence*."""
        for line_no, row in enumerate(self._rows, start=1):
            layer = placed(row.part.layer, sequence)
            self.work.session.add(
                StockMovement(
                    book_id=self.work.book_id,
                    entry_sequence=sequence,
                    line_no=line_no,
                    unit=row.place.unit,
                    fund=row.place.fund,
                    item=row.place.item,
                    account=row.account,
                    date=self.date,
                    kind=row.kind.value,
                    quantity=row.part.quantity,
                    cost_minor=row.part.cost,
                    layer_sequence=layer.sequence,
                    layer_line=layer.line,
                    origin=row.origin,
                )
            )
        self.work.session.flush()

    def _add(
        self,
        place: Place,
        item: Item,
        kind: MovementKind,
        parts: tuple[Part, ...],
        origin: int,
    ) -> None:
        self._layers[place] = moved(self._layers[place], parts)
        if place in self._free:
            self._free[place] += on_hand(parts)
        self._rows += [_Row(place, item.account, kind, part, origin) for part in parts]

    def _layers_of(self, place: Place) -> tuple[Part, ...]:
        if place not in self._layers:
            self._layers[place] = layers_at(self.work.session, self.work.book_id, place)
        return self._layers[place]

    def _check_there(self, place: Place, item: Item, quantity: int) -> None:
        """Do nothing if *quantity* may go out on the day and leaves no later day short."""
        session, book_id = self.work.session, self.work.book_id
        if below_zero_of(session, book_id, place.unit) is BelowZero.FLAG:
            return
        if place not in self._free:
            self._free[place] = free_on(
                on_hand(self._layers_of(place)),
                changes_after(session, book_id, place, self.date),
            )
        if self._free[place] < quantity:
            raise self._short(item, self._free[place], quantity)

    def _short(self, item: Item, there: int, asked: int) -> StockShortError:
        return StockShortError(
            item.name,
            there=f"{written(there)} {item.smallest}",
            asked=f"{written(asked)} {item.smallest}",
            on=self.date,
        )

    def _assumed(self, place: Place, item: Item) -> Fraction:
        """Return what one of *item* is taken to cost while none is there, in sen."""
        last = last_receipt(self.work.session, self.work.book_id, place)
        if last is not None:
            return Fraction(last.cost_minor, last.quantity)
        for measure in measures_of(self.work.session, item.book_id, item.code):
            if measure.buying_minor:
                return measure.buying_minor / measure.factor
        return Fraction()


def free_on(now: int, later: dict[dt.date, int]) -> int:
    """Return how much can go out on a day without any day from it on ending below zero.

    Args:
        now: what lies there after all that was posted.
        later: by how much each later day changes it.
    """
    least = ends = now
    for day in sorted(later, reverse=True):
        ends -= later[day]
        least = min(least, ends)
    return least
