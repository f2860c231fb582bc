"""Movements: how much of which item came or went with an entry, and at what cost.

An entry that is taken back takes its movements back on the day of its mirror; nothing is
written for it, the journal says so.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record
from bumdes.stock.valuation import LayerKey, Part
from ledger.beside import ENTRY_DAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session


class MovementKind(StrEnum):
    """Why goods come or go."""

    OPENING = "opening"
    PURCHASE = "purchase"
    PURCHASE_RETURN = "purchase_return"
    SALE = "sale"
    SALE_RETURN = "sale_return"
    TRANSFER = "transfer"
    COUNT = "count"
    WASTE = "waste"
    OWN_USE = "own_use"
    MATERIAL = "material"
    """Goes into a production batch."""
    PRODUCTION = "production"
    """Comes out of a production batch."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _LABELS[self]


_LABELS: Mapping[MovementKind, str] = MappingProxyType(
    {
        MovementKind.OPENING: "Rincian awal",
        MovementKind.PURCHASE: "Pembelian",
        MovementKind.PURCHASE_RETURN: "Retur pembelian",
        MovementKind.SALE: "Penjualan",
        MovementKind.SALE_RETURN: "Retur penjualan",
        MovementKind.TRANSFER: "Pindah unit",
        MovementKind.COUNT: "Selisih hitung",
        MovementKind.WASTE: "Rusak atau hilang",
        MovementKind.OWN_USE: "Dipakai sendiri",
        MovementKind.MATERIAL: "Bahan terpakai",
        MovementKind.PRODUCTION: "Hasil produksi",
    }
)


class StockMovement(Record):
    """A part of a layer that came or went with an entry.

    Attributes:
        entry_sequence, line_no: its entry, and its place among the movements of it.
        quantity: in the smallest measure of the item; negative if it goes out.
        cost_minor: in sen, with the sign of the quantity.
        layer_sequence, layer_line: see ``LayerKey``.
        origin: of a return, the entry of the sale or purchase; otherwise 0.
    """

    __tablename__ = "stock_movements"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(["book_id", "item"], ["stock_items.book_id", "stock_items.code"]),
        Index("ix_stock_movements_item", "book_id", "item", "unit", "fund", "date"),
        Index(
            "ix_stock_movements_layer",
            "book_id",
            "item",
            "unit",
            "fund",
            "layer_sequence",
            "layer_line",
            "entry_sequence",
            "quantity",
            "cost_minor",
        ),
        Index("ix_stock_movements_origin", "book_id", "origin"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    entry_sequence: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False
    )
    line_no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    unit: Mapped[str] = mapped_column(String(16))
    fund: Mapped[str] = mapped_column(String(64))
    item: Mapped[str] = mapped_column(String(64))
    account: Mapped[str] = mapped_column(String(64))
    date: Mapped[dt.date]
    kind: Mapped[str] = mapped_column(String(20))
    quantity: Mapped[int] = mapped_column(BigInteger)
    cost_minor: Mapped[int] = mapped_column(BigInteger)
    layer_sequence: Mapped[int] = mapped_column(BigInteger)
    layer_line: Mapped[int] = mapped_column(Integer)
    origin: Mapped[int] = mapped_column(BigInteger, default=0)

    @property
    def part(self) -> Part:
        """What it moved, of which layer."""
        return Part(
            LayerKey(self.layer_sequence, self.layer_line), self.quantity, self.cost_minor
        )


class Place(NamedTuple):
    """Where goods lie: whose they are, and whose money bought them."""

    unit: str
    fund: str
    item: str


class Standing(NamedTuple):
    """What lies in a place: *quantity* in the smallest measure, *cost* in sen."""

    place: Place
    account: str
    quantity: int
    cost: int


_M, _E = StockMovement, ENTRY_DAYS.c


def layers_at(session: Session, book_id: str, place: Place) -> tuple[Part, ...]:
    """Return the layers that lie in *place* after all that was posted so far."""
    layer = (_M.layer_sequence, _M.layer_line)
    quantity, cost = func.sum(_M.quantity), func.sum(_M.cost_minor)
    query = (
        select(*layer, quantity, cost)
        .where(
            _M.book_id == book_id, *_in(place), _M.entry_sequence.not_in(_undone_ones(book_id))
        )
        .group_by(*layer)
        .having(or_(quantity != 0, cost != 0))
        .order_by(*layer)
    )
    return tuple(
        Part(LayerKey(int(sequence), int(line)), int(left), int(worth))
        for sequence, line, left, worth in session.execute(query)
    )


def changes_after(
    session: Session, book_id: str, place: Place, day: dt.date
) -> dict[dt.date, int]:
    """Return by how much the quantity in *place* changes on each day after *day*."""
    here = (*_in(place), _M.date > day)
    changes = {
        on: int(quantity)
        for on, quantity, _ in session.execute(_summed(book_id, (_M.date,), here))
    }
    some_undone = select(_E.sequence).where(
        _E.book_id == book_id, _E.date > day, _E.reverses.is_not(None)
    )
    if session.scalar(some_undone.limit(1)) is None:
        return changes
    undone = _undone(book_id, (_E.date,), (*_in(place), _E.date > day))
    for on, quantity, _ in session.execute(undone):
        changes[on] = changes.get(on, 0) - int(quantity)
    return changes


def standing(
    session: Session,
    book_id: str,
    *,
    at: dt.date | None = None,
    unit: str | None = None,
    items: Collection[str] | None = None,
) -> list[Standing]:
    """Return what lies in each place at the end of day *at*; of all days, if none is said.

    Places in which nothing is left are left out.
    """
    told = (_M.unit, _M.fund, _M.item, _M.account)
    asked: list[ColumnElement[bool]] = []
    if unit is not None:
        asked.append(_M.unit == unit)
    if items is not None:
        asked.append(_M.item.in_(items))
    until = [] if at is None else [_M.date <= at]
    undone_until = [] if at is None else [_E.date <= at]
    sums: dict[tuple[Place, str], tuple[int, int]] = {}
    for query, sign in (
        (_summed(book_id, told, (*asked, *until)), 1),
        (_undone(book_id, told, (*asked, *undone_until)), -1),
    ):
        for in_unit, fund, item, account, quantity, cost in session.execute(query):
            key = (Place(in_unit, fund, item), account)
            before = sums.get(key, (0, 0))
            sums[key] = (before[0] + sign * int(quantity), before[1] + sign * int(cost))
    return [Standing(*key, *pair) for key, pair in sorted(sums.items()) if any(pair)]


def movements_in(session: Session, book_id: str, sequence: int) -> list[StockMovement]:
    """Return the movements of the entry *sequence*, in their order."""
    query = select(_M).where(_M.book_id == book_id, _M.entry_sequence == sequence)
    return list(session.scalars(query.order_by(_M.line_no)))


def returns_of(session: Session, book_id: str, sequence: int) -> list[StockMovement]:
    """Return the movements of standing entries that return goods of the entry *sequence*."""
    query = select(_M).where(
        _M.book_id == book_id,
        _M.origin == sequence,
        _M.entry_sequence.not_in(_undone_ones(book_id)),
    )
    return list(session.scalars(query.order_by(_M.entry_sequence, _M.line_no)))


def last_receipt(session: Session, book_id: str, place: Place) -> StockMovement | None:
    """Return the last movement that brought goods of the item into its unit at a cost."""
    query = select(_M).where(
        _M.book_id == book_id,
        _M.item == place.item,
        _M.unit == place.unit,
        _M.quantity > 0,
        _M.cost_minor > 0,
    )
    return session.scalar(query.order_by(_M.entry_sequence.desc(), _M.line_no).limit(1))


def _in(place: Place) -> tuple[ColumnElement[bool], ...]:
    return (_M.item == place.item, _M.unit == place.unit, _M.fund == place.fund)


def _summed(book_id: str, told: Collection[Any], where: Collection[Any]) -> Select[Any]:
    """Return the query for what was moved, by the columns *told*."""
    sums = (func.sum(_M.quantity), func.sum(_M.cost_minor))
    return select(*told, *sums).where(_M.book_id == book_id, *where).group_by(*told)


def _undone(book_id: str, told: Collection[Any], where: Collection[Any]) -> Select[Any]:
    """Return the query for what was moved by entries that were taken back."""
    taken_back = (
        _E.book_id == book_id,
        _E.reverses.is_not(None),
        _M.entry_sequence == _E.reverses,
    )
    return _summed(book_id, told, (*where, *taken_back))


def _undone_ones(book_id: str) -> Select[Any]:
    """Return the query for the places of the entries that were taken back."""
    return select(_E.reverses).where(_E.book_id == book_id, _E.reverses.is_not(None))
