"""Sales at the till: what the receipt says, beside the entry that records it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

THOUSANDTHS = 1_000
"""The finest part of a quantity."""


class Means(StrEnum):
    """How a sale is paid, beside what is put down in cash."""

    CASH = "cash"
    QRIS = "qris"
    CREDIT = "credit"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {Means.CASH: "Tunai", Means.QRIS: "QRIS", Means.CREDIT: "Utang"}[self]


class TillSale(Record):
    """One sale; what it came to lies in its entry.

    Attributes:
        sale_id: the key under which it was asked for, and of its entry.
        request_hash: SHA-256 of what was asked for, so that the same key means the same sale.
        customer: code of the party that buys on credit; empty for none.
        discount_minor: taken off the whole, in sen.
        received_minor: put down in cash before the change was given, in sen.
        recorded_at: when the server took it in: UTC, as the ledger writes times.
    """

    __tablename__ = "till_sales"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "shift_id"], ["till_shifts.book_id", "till_shifts.shift_id"]
        ),
        Index("ix_till_sales_shift", "book_id", "shift_id"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sale_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    shift_id: Mapped[str] = mapped_column(String(64))
    date: Mapped[dt.date]
    means: Mapped[str] = mapped_column(String(10))
    received_minor: Mapped[int] = mapped_column(BigInteger)
    discount_minor: Mapped[int] = mapped_column(BigInteger)
    entry_sequence: Mapped[int] = mapped_column(BigInteger)
    request_hash: Mapped[str] = mapped_column(String(64))
    recorded_at: Mapped[str] = mapped_column(String(27))
    recorded_by: Mapped[str] = mapped_column(String(200))
    customer: Mapped[str] = mapped_column(String(64), default="")


class TillLine(Record):
    """One line of a sale, with the name and the price of that day.

    Attributes:
        quantity_milli: in thousandths of the unit of measure.
        price_minor: of one unit of measure, in sen.
        measure: what it is counted by; empty for the item's smallest.
    """

    __tablename__ = "till_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "sale_id"], ["till_sales.book_id", "till_sales.sale_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sale_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    line_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    item: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(150))
    quantity_milli: Mapped[int] = mapped_column(BigInteger)
    price_minor: Mapped[int] = mapped_column(BigInteger)
    measure: Mapped[str] = mapped_column(String(20), default="")

    @property
    def quantity(self) -> Decimal:
        """How much was sold."""
        return Decimal(self.quantity_milli) / THOUSANDTHS

    @property
    def total_minor(self) -> int:
        """What the line comes to, in sen."""
        return self.quantity_milli * self.price_minor // THOUSANDTHS


def find_sale(session: Session, book_id: str, sale_id: str) -> TillSale:
    """Return the sale *sale_id*.

    Raises:
        NotFoundError: there is none.
    """
    sale = session.get(TillSale, (book_id, sale_id))
    if sale is None:
        raise NotFoundError("till_sale", sale_id)
    return sale


def sales_of(session: Session, book_id: str, shift_ids: Iterable[str]) -> list[TillSale]:
    """Return the sales of some shifts, in the order in which they were recorded."""
    query = select(TillSale).where(
        TillSale.book_id == book_id, TillSale.shift_id.in_(list(shift_ids))
    )
    return list(session.scalars(query.order_by(TillSale.entry_sequence)))


def lines_of(session: Session, sale: TillSale) -> list[TillLine]:
    """Return the lines of a sale."""
    query = select(TillLine).where(
        TillLine.book_id == sale.book_id, TillLine.sale_id == sale.sale_id
    )
    return list(session.scalars(query.order_by(TillLine.line_no)))
