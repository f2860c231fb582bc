"""Counts: looking for every asset, and what was found."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.assets.whereabouts import Condition
from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class AssetCount(Record):
    """One look at all assets of a unit, or of all units.

    Attributes:
        unit: the unit whose assets were looked for; an empty string for the head office,
            None for all.
        counter, witness: who looked, and who saw it: two people.
        minutes: number of the minutes.
    """

    __tablename__ = "asset_counts"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    count_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    counted_on: Mapped[dt.date]
    counter: Mapped[str] = mapped_column(String(150))
    witness: Mapped[str] = mapped_column(String(150))
    recorded_by: Mapped[str] = mapped_column(String(200))
    unit: Mapped[str | None] = mapped_column(String(16), default=None)
    minutes: Mapped[str] = mapped_column(String(100), default="")
    note: Mapped[str] = mapped_column(String(300), default="")


class CountedAsset(Record):
    """What a count says of one asset of the register.

    Attributes:
        was_at: where it was said to be; *place* is where it was found.
    """

    __tablename__ = "counted_assets"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "count_id"], ["asset_counts.book_id", "asset_counts.count_id"]
        ),
        ForeignKeyConstraint(["book_id", "asset"], ["assets.book_id", "assets.code"]),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    count_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    asset: Mapped[str] = mapped_column(String(64), primary_key=True)
    is_found: Mapped[bool]
    condition: Mapped[str] = mapped_column(String(20), default="")
    place: Mapped[str] = mapped_column(String(150), default="")
    was_at: Mapped[str] = mapped_column(String(150), default="")
    note: Mapped[str] = mapped_column(String(300), default="")

    @property
    def in_condition(self) -> Condition | None:
        """What state it was found in; None where nothing was said."""
        return Condition(self.condition) if self.condition else None

    @property
    def is_elsewhere(self) -> bool:
        """Whether it was found in another place than the register said."""
        return self.is_found and bool(self.place) and self.place != self.was_at


class FoundThing(Record):
    """Something that a count came upon, and that no register knows."""

    __tablename__ = "found_things"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "count_id"], ["asset_counts.book_id", "asset_counts.count_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    count_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    line_no: Mapped[int] = mapped_column(primary_key=True)
    description: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(150), default="")


def counts_of(session: Session, book_id: str) -> list[AssetCount]:
    """Return every count, the latest first."""
    query = select(AssetCount).where(AssetCount.book_id == book_id)
    order = (AssetCount.counted_on.desc(), AssetCount.count_id.desc())
    return list(session.scalars(query.order_by(*order)))


def find_count(session: Session, book_id: str, count_id: str) -> AssetCount:
    """Return one count.

    Raises:
        NotFoundError: there is none.
    """
    count = session.get(AssetCount, (book_id, count_id))
    if count is None:
        raise NotFoundError("asset_count", count_id)
    return count


def counted_in(session: Session, book_id: str, count_id: str) -> list[CountedAsset]:
    """Return what a count says of each asset, by code."""
    query = select(CountedAsset).where(
        CountedAsset.book_id == book_id, CountedAsset.count_id == count_id
    )
    return list(session.scalars(query.order_by(CountedAsset.asset)))


def found_in(session: Session, book_id: str, count_id: str) -> list[FoundThing]:
    """Return what a count came upon besides."""
    query = select(FoundThing).where(
        FoundThing.book_id == book_id, FoundThing.count_id == count_id
    )
    return list(session.scalars(query.order_by(FoundThing.line_no)))
