"""Counts: what two people found in store, and what the books made of it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Integer, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.read_once import read_once
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


class CountReason(StrEnum):
    """Why a count differs from the books."""

    MISCOUNTED = "miscounted"
    DAMAGED = "damaged"
    EXPIRED = "expired"
    LOST = "lost"
    OWN_USE = "own_use"
    UNRECORDED = "unrecorded"
    OTHER = "other"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _REASONS[self]


_REASONS: Mapping[CountReason, str] = MappingProxyType(
    {
        CountReason.MISCOUNTED: "Salah hitung sebelumnya",
        CountReason.DAMAGED: "Rusak",
        CountReason.EXPIRED: "Kedaluwarsa",
        CountReason.LOST: "Hilang",
        CountReason.OWN_USE: "Dipakai sendiri",
        CountReason.UNRECORDED: "Ada yang belum dicatat",
        CountReason.OTHER: "Sebab lain",
    }
)


class StockCount(Record):
    """One count (opname) of a unit.

    Attributes:
        count_id: also the key of its entry.
        account: of a count by the month, the account whose goods were counted; empty for a
            count article by article.
        counted_minor, booked_minor: of a count by the month, what was found and what the
            books had, in sen; otherwise 0.
        entry_sequence: the entry that posts the difference; 0 where there was none.
    """

    __tablename__ = "stock_counts"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    count_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16))
    fund: Mapped[str] = mapped_column(String(64))
    date: Mapped[dt.date]
    counter: Mapped[str] = mapped_column(String(150))
    witness: Mapped[str] = mapped_column(String(150))
    account: Mapped[str] = mapped_column(String(64))
    counted_minor: Mapped[int] = mapped_column(BigInteger)
    booked_minor: Mapped[int] = mapped_column(BigInteger)
    note: Mapped[str] = mapped_column(String(300))
    entry_sequence: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))


class StockCountLine(Record):
    """What was found of one article.

    Attributes:
        item: its code; empty for an article that is not registered, named in *name*.
        counted, booked: in the smallest measure; of a count by the month the books say
            nothing of single articles, and *booked* is what was counted.
        value_minor: what was counted is worth, or what the difference cost, in sen.
        reason: why the count differs; empty where it does not.
    """

    __tablename__ = "stock_count_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "count_id"], ["stock_counts.book_id", "stock_counts.count_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    count_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    line_no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    item: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(100))
    measure: Mapped[str] = mapped_column(String(20))
    counted: Mapped[int] = mapped_column(BigInteger)
    booked: Mapped[int] = mapped_column(BigInteger)
    value_minor: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(String(20), default="")


@read_once
def counts_of(session: Session, book_id: str, *, unit: str | None = None) -> list[StockCount]:
    """Return the counts of an enterprise or a unit, the latest first."""
    query = select(StockCount).where(StockCount.book_id == book_id)
    if unit is not None:
        query = query.where(StockCount.unit == unit)
    return list(
        session.scalars(query.order_by(StockCount.date.desc(), StockCount.count_id.desc()))
    )


def find_count(session: Session, book_id: str, count_id: str) -> StockCount:
    """Return the count *count_id*.

    Raises:
        NotFoundError: there is none.
    """
    count = session.get(StockCount, (book_id, count_id))
    if count is None:
        raise NotFoundError("stock_count", count_id)
    return count


def count_lines(session: Session, book_id: str, count_id: str) -> list[StockCountLine]:
    """Return the lines of a count, in their order."""
    query = select(StockCountLine).where(
        StockCountLine.book_id == book_id, StockCountLine.count_id == count_id
    )
    return list(session.scalars(query.order_by(StockCountLine.line_no)))
