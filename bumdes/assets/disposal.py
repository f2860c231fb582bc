"""Disposals: how assets, or parts of them, left the enterprise."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class DisposalKind(StrEnum):
    """How an asset leaves."""

    SALE = "sale"
    LOSS = "loss"
    """Lost, stolen, burnt."""
    SCRAPPING = "scrapping"
    """Broken, and thrown away."""
    GIFT = "gift"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            DisposalKind.SALE: "Dijual",
            DisposalKind.LOSS: "Hilang atau musnah",
            DisposalKind.SCRAPPING: "Rusak dan dihapus",
            DisposalKind.GIFT: "Dihibahkan",
        }[self]


class AssetDisposal(Record):
    """How one asset, or a part of it, left.

    Attributes:
        cost_minor, worn_minor, impaired_minor: what left, in sen.
        proceeds_minor: what came in for it.
        taker: who has it now.
        paper: number of the bill of sale, of the police report, of the minutes.
    """

    __tablename__ = "asset_disposals"
    __table_args__ = (
        ForeignKeyConstraint(["book_id", "asset"], ["assets.book_id", "assets.code"]),
        Index("ix_asset_disposals_asset", "book_id", "asset"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    entry_sequence: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False
    )
    asset: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(20))
    date: Mapped[dt.date]
    cost_minor: Mapped[int] = mapped_column(BigInteger)
    worn_minor: Mapped[int] = mapped_column(BigInteger)
    impaired_minor: Mapped[int] = mapped_column(BigInteger)
    proceeds_minor: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))
    taker: Mapped[str] = mapped_column(String(150), default="")
    paper: Mapped[str] = mapped_column(String(100), default="")
    decision: Mapped[str] = mapped_column(String(100), default="")
    reason: Mapped[str] = mapped_column(String(300), default="")

    @property
    def of_kind(self) -> DisposalKind:
        """How it left."""
        return DisposalKind(self.kind)

    @property
    def result_minor(self) -> int:
        """What it brought beyond what it stood at, in sen; negative for a loss."""
        return self.proceeds_minor - self.cost_minor + self.worn_minor + self.impaired_minor


def disposals_of(
    session: Session, book_id: str, asset: str | None = None
) -> list[AssetDisposal]:
    """Return the disposals of one asset, or of all, the latest first; taken back or not."""
    query = select(AssetDisposal).where(AssetDisposal.book_id == book_id)
    if asset is not None:
        query = query.where(AssetDisposal.asset == asset)
    order = (AssetDisposal.date.desc(), AssetDisposal.entry_sequence.desc())
    return list(session.scalars(query.order_by(*order)))
