"""Movements: what each entry did to each asset, as the register itself wrote it down.

It is held against the lines of the ledger, which name the asset too.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.assets.asset_class import is_asset_account
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

    from ledger import JournalEntry


_MOST_ASKED = 500


class MovementKind(StrEnum):
    """Why an asset changed."""

    OPENING = "opening"
    """It was there before the books were."""
    BOUGHT = "bought"
    CONTRIBUTED = "contributed"
    """It came in as capital."""
    IMPROVED = "improved"
    FINISHED = "finished"
    """It was being built, and is ready."""
    WORN = "worn"
    IMPAIRED = "impaired"
    MOVED = "moved"
    """It went from one unit to another, or from one fund to another."""
    DISPOSED = "disposed"
    """All of it, or a part, is the enterprise's no more."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _LABELS[self]


_LABELS: Mapping[MovementKind, str] = MappingProxyType(
    {
        MovementKind.OPENING: "Saldo awal",
        MovementKind.BOUGHT: "Pembelian",
        MovementKind.CONTRIBUTED: "Penyertaan modal",
        MovementKind.IMPROVED: "Perbaikan yang menambah nilai",
        MovementKind.FINISHED: "Selesai dibangun",
        MovementKind.WORN: "Penyusutan",
        MovementKind.IMPAIRED: "Penurunan nilai",
        MovementKind.MOVED: "Pindah unit atau dana",
        MovementKind.DISPOSED: "Pelepasan",
    }
)


class AssetMovement(Record):
    """What one entry did to one asset on one account.

    Attributes:
        date: the day of the entry.
        minor: debits less credits, in sen; zero where it only changed its unit or fund.
    """

    __tablename__ = "asset_movements"
    __table_args__ = (
        ForeignKeyConstraint(["book_id", "asset"], ["assets.book_id", "assets.code"]),
        Index("ix_asset_movements_asset", "book_id", "asset", "entry_sequence"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    entry_sequence: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False
    )
    asset: Mapped[str] = mapped_column(String(64), primary_key=True)
    account: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    date: Mapped[dt.date]
    minor: Mapped[int] = mapped_column(BigInteger)

    @property
    def of_kind(self) -> MovementKind:
        """Why it changed."""
        return MovementKind(self.kind)


def keep_movements(
    session: Session, book_id: str, entry: JournalEntry, sequence: int, kind: MovementKind
) -> None:
    """Write down what *entry*, now *sequence* of the chain, did to assets."""
    sums: dict[tuple[str, str], int] = {}
    for posting in entry.postings:
        if posting.asset and is_asset_account(posting.account):
            key = (posting.asset, posting.account)
            sums[key] = sums.get(key, 0) + posting.debit_minor - posting.credit_minor
    rows = [
        {
            "book_id": book_id,
            "entry_sequence": sequence,
            "asset": asset,
            "account": account,
            "kind": kind.value,
            "date": entry.date,
            "minor": minor,
        }
        for (asset, account), minor in sorted(sums.items())
    ]
    if rows:
        session.flush()
        session.execute(insert(AssetMovement), rows)


def movements_of(session: Session, book_id: str, asset: str) -> list[AssetMovement]:
    """Return what happened to one asset, in the order of the chain, taken back or not."""
    query = select(AssetMovement).where(
        AssetMovement.book_id == book_id, AssetMovement.asset == asset
    )
    order = (AssetMovement.entry_sequence, AssetMovement.account)
    return list(session.scalars(query.order_by(*order)))


def movements_with(session: Session, book_id: str, sequence: int) -> list[AssetMovement]:
    """Return what the entry *sequence* did to assets."""
    query = select(AssetMovement).where(
        AssetMovement.book_id == book_id, AssetMovement.entry_sequence == sequence
    )
    return list(session.scalars(query))


def movements_after(
    session: Session, book_id: str, sequence: int, assets: Collection[str]
) -> list[AssetMovement]:
    """Return what later entries did to *assets*, in the order of the chain."""
    m, asked = AssetMovement, sorted(assets)
    found: list[AssetMovement] = []
    for first in range(0, len(asked), _MOST_ASKED):
        chosen = m.asset.in_(asked[first : first + _MOST_ASKED])
        query = select(m).where(m.book_id == book_id, m.entry_sequence > sequence, chosen)
        found += session.scalars(query)
    return sorted(found, key=lambda movement: (movement.entry_sequence, movement.asset))
