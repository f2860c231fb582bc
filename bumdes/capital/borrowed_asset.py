"""Things only used under agreement: never the enterprise's own, and in no account.

Source: PP 11/2021: land and buildings of the village can be used, and not become capital.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class BorrowedKind(StrEnum):
    """What is used."""

    LAND = "land"
    BUILDING = "building"
    OTHER = "other"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            BorrowedKind.LAND: "Tanah",
            BorrowedKind.BUILDING: "Bangunan",
            BorrowedKind.OTHER: "Barang lain",
        }[self]


class BorrowedAsset(Record):
    """Something of a village, or of somebody else, that the enterprise may use.

    Attributes:
        village: code of the village whose it is; None if it is somebody else's.
        owner: who else's it is; empty for what is a village's.
        agreement, agreed_on: number and day of the agreement.
        first_day, last_day: of its use, both included; no last day while none is agreed.
        payment_minor: what is paid for it each time, in sen; zero for nothing.
        payment_months: after how many months it is paid again; twelve for each year.
        unit: the unit that uses it; empty for the head office.
        returned_on: the day it was given back, None while it is used.
        file: digest of the agreement, empty while there is none.
        custodian: who answers for it.
        condition: what state it was in when it was taken over, in words.
        value_minor: what it is worth by the agreement, in sen; zero where nothing is said.
    """

    __tablename__ = "borrowed_assets"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(["book_id", "village"], ["villages.book_id", "villages.code"]),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    asset_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    village: Mapped[str | None] = mapped_column(String(13))
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(150))
    agreement: Mapped[str] = mapped_column(String(100))
    agreed_on: Mapped[dt.date]
    first_day: Mapped[dt.date]
    location: Mapped[str] = mapped_column(String(200), default="")
    last_day: Mapped[dt.date | None] = mapped_column(default=None)
    payment_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    unit: Mapped[str] = mapped_column(String(16), default="")
    terms: Mapped[str] = mapped_column(String(500), default="")
    returned_on: Mapped[dt.date | None] = mapped_column(default=None)
    file: Mapped[str] = mapped_column(String(64), default="")
    owner: Mapped[str] = mapped_column(String(150), default="", server_default="")
    payment_months: Mapped[int] = mapped_column(default=12, server_default="12")
    custodian: Mapped[str] = mapped_column(String(150), default="", server_default="")
    condition: Mapped[str] = mapped_column(String(100), default="", server_default="")
    value_minor: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")

    @property
    def yearly_minor(self) -> int:
        """What is paid for it in twelve months, in sen."""
        return self.payment_minor * 12 // self.payment_months

    @property
    def of_kind(self) -> BorrowedKind:
        """What it is."""
        return BorrowedKind(self.kind)

    def is_used(self, on: dt.date) -> bool:
        """Whether it is used on a day."""
        ends = [day for day in (self.last_day, self.returned_on) if day is not None]
        return self.first_day <= on and all(on <= day for day in ends)


def borrowed_assets_of(session: Session, book_id: str) -> list[BorrowedAsset]:
    """Return what the enterprise uses or used under agreement, the oldest first."""
    query = select(BorrowedAsset).where(BorrowedAsset.book_id == book_id)
    return list(
        session.scalars(query.order_by(BorrowedAsset.first_day, BorrowedAsset.asset_id))
    )


def find_borrowed_asset(session: Session, book_id: str, asset_id: str) -> BorrowedAsset:
    """Return what is used under agreement with that id.

    Raises:
        NotFoundError: there is no such thing.
    """
    asset = session.get(BorrowedAsset, (book_id, asset_id))
    if asset is None:
        raise NotFoundError("borrowed_asset", asset_id)
    return asset
