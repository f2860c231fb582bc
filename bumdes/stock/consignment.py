"""Consignment: goods of others that we sell for a commission; never our stock."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, func, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record
from bumdes.stock.movement import standing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ConsignmentMovement(Record):
    """Goods that an owner brought, or took back unsold; nothing is posted for it.

    Attributes:
        quantity: in the smallest measure of the item; negative if taken back.
    """

    __tablename__ = "consignment_movements"
    __table_args__ = (
        ForeignKeyConstraint(["book_id", "item"], ["stock_items.book_id", "stock_items.code"]),
        Index("ix_consignment_movements_item", "book_id", "item", "unit"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    movement_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16))
    item: Mapped[str] = mapped_column(String(64))
    date: Mapped[dt.date]
    quantity: Mapped[int] = mapped_column(BigInteger)
    note: Mapped[str] = mapped_column(String(200))
    recorded_by: Mapped[str] = mapped_column(String(200))


def consigned_on_hand(session: Session, book_id: str, unit: str, item: str) -> int:
    """Return how much of somebody else's *item* lies in *unit*: brought less sold."""
    brought = session.scalar(
        select(func.sum(ConsignmentMovement.quantity)).where(
            ConsignmentMovement.book_id == book_id,
            ConsignmentMovement.unit == unit,
            ConsignmentMovement.item == item,
        )
    )
    sold = sum(s.quantity for s in standing(session, book_id, unit=unit, items=[item]))
    return int(brought or 0) + sold


def consigned_movements(
    session: Session, book_id: str, *, unit: str | None = None, item: str | None = None
) -> list[ConsignmentMovement]:
    """Return what owners brought and took back, the latest first."""
    query = select(ConsignmentMovement).where(ConsignmentMovement.book_id == book_id)
    if unit is not None:
        query = query.where(ConsignmentMovement.unit == unit)
    if item is not None:
        query = query.where(ConsignmentMovement.item == item)
    order = (ConsignmentMovement.date.desc(), ConsignmentMovement.movement_id.desc())
    return list(session.scalars(query.order_by(*order)))
