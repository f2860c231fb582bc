"""Shifts: from one count of the drawer to the next, under somebody's name."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, select, tuple_
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moneyed import Currency
    from sqlalchemy.orm import Session

    from ledger import Money

TILL_REGISTER = "till"
"""The register that posts what a count of the drawer finds."""


class CountKind(StrEnum):
    """When a drawer was counted."""

    OPENING = "opening"
    CLOSING = "closing"


class TillShift(Record):
    """A shift at the till of a unit.

    Attributes:
        cash: the account of the drawer.
        qris: the account that payments by QRIS come in on; empty where none are taken.
        opened_on, opened_by: the day it began, and who stands at the till.
        closed_on: the day it ended; None while it goes on.
    """

    __tablename__ = "till_shifts"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_till_shifts_unit", "book_id", "unit", "opened_on"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    shift_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16))
    cash: Mapped[str] = mapped_column(String(64))
    opened_on: Mapped[dt.date]
    opened_by: Mapped[str] = mapped_column(String(200))
    qris: Mapped[str] = mapped_column(String(64), default="")
    closed_on: Mapped[dt.date | None] = mapped_column(default=None)

    @property
    def is_open(self) -> bool:
        """Whether sales may still be made in it."""
        return self.closed_on is None


class TillCount(Record):
    """What was counted in the drawer when a shift began or ended.

    Attributes:
        counted_minor: what was found, in sen.
        counted_at: UTC, as the ledger writes times.
        counted_by, witness: who counted, and who looked on.
        reason: why it was not what the books say; empty where it was.
        entry_sequence: place in the journal of the entry that posts the difference; 0 where
            there was none.
    """

    __tablename__ = "till_counts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "shift_id"], ["till_shifts.book_id", "till_shifts.shift_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    shift_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    counted_minor: Mapped[int] = mapped_column(BigInteger)
    counted_at: Mapped[str] = mapped_column(String(27))
    counted_by: Mapped[str] = mapped_column(String(200))
    witness: Mapped[str] = mapped_column(String(200), default="")
    reason: Mapped[str] = mapped_column(String(300), default="")
    entry_sequence: Mapped[int] = mapped_column(BigInteger, default=0)

    def counted(self, currency: Currency) -> Money:
        """Return what was found."""
        return from_minor(self.counted_minor, currency)


def find_shift(session: Session, book_id: str, shift_id: str) -> TillShift:
    """Return the shift *shift_id*.

    Raises:
        NotFoundError: there is none.
    """
    shift = session.get(TillShift, (book_id, shift_id))
    if shift is None:
        raise NotFoundError("till_shift", shift_id)
    return shift


def open_shifts(session: Session, book_id: str, unit: str | None = None) -> list[TillShift]:
    """Return the shifts that go on, by unit; of *unit* alone if one is named."""
    query = select(TillShift).where(TillShift.book_id == book_id, TillShift.closed_on.is_(None))
    if unit is not None:
        query = query.where(TillShift.unit == unit)
    return list(session.scalars(query.order_by(TillShift.unit, TillShift.shift_id)))


def closed_shifts(
    session: Session,
    book_id: str,
    *,
    unit: str | None = None,
    before: TillShift | None = None,
    most: int = 100,
) -> list[TillShift]:
    """Return the shifts that ended, the latest first; of *unit*, or *before* another one."""
    query = select(TillShift).where(
        TillShift.book_id == book_id, TillShift.closed_on.is_not(None)
    )
    if before is not None:
        place = tuple_(TillShift.opened_on, TillShift.shift_id)
        query = query.where(place < (before.opened_on, before.shift_id))
    if unit is not None:
        query = query.where(TillShift.unit == unit)
    order = (TillShift.opened_on.desc(), TillShift.shift_id.desc())
    return list(session.scalars(query.order_by(*order).limit(most)))


def counts_of(
    session: Session, book_id: str, shift_ids: Iterable[str]
) -> dict[tuple[str, CountKind], TillCount]:
    """Return the counts of some shifts, by shift and by when they were made."""
    query = select(TillCount).where(
        TillCount.book_id == book_id, TillCount.shift_id.in_(list(shift_ids))
    )
    return {(c.shift_id, CountKind(c.kind)): c for c in session.scalars(query)}
