"""Whereabouts: where an asset is, who keeps it, and what state it is in, since when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, func, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record
from ledger.text import check_text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bumdes.work import Work


class Condition(StrEnum):
    """What state an asset is in."""

    GOOD = "good"
    LIGHT_DAMAGE = "light_damage"
    HEAVY_DAMAGE = "heavy_damage"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            Condition.GOOD: "Baik",
            Condition.LIGHT_DAMAGE: "Rusak ringan",
            Condition.HEAVY_DAMAGE: "Rusak berat",
        }[self]


class Whereabouts(Record):
    """What was said of an asset on a day; it holds until something else is said.

    Attributes:
        number: counted from 1 for each asset.
        custodian: who answers for it.
    """

    __tablename__ = "asset_whereabouts"
    __table_args__ = (
        ForeignKeyConstraint(["book_id", "asset"], ["assets.book_id", "assets.code"]),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    asset: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    since: Mapped[dt.date]
    condition: Mapped[str] = mapped_column(String(20))
    recorded_by: Mapped[str] = mapped_column(String(200))
    custodian: Mapped[str] = mapped_column(String(150), default="")
    place: Mapped[str] = mapped_column(String(150), default="")
    note: Mapped[str] = mapped_column(String(300), default="")

    @property
    def in_condition(self) -> Condition:
        """What state it is in."""
        return Condition(self.condition)


def whereabouts_of(session: Session, book_id: str, asset: str) -> list[Whereabouts]:
    """Return all that was said of an asset, the latest first."""
    query = select(Whereabouts).where(
        Whereabouts.book_id == book_id, Whereabouts.asset == asset
    )
    order = (Whereabouts.since.desc(), Whereabouts.number.desc())
    return list(session.scalars(query.order_by(*order)))


def latest_whereabouts(session: Session, book_id: str, at: dt.date) -> dict[str, Whereabouts]:
    """Return what was last said of each asset by a day."""
    query = select(Whereabouts).where(Whereabouts.book_id == book_id, Whereabouts.since <= at)
    order = (Whereabouts.asset, Whereabouts.since, Whereabouts.number)
    return {row.asset: row for row in session.scalars(query.order_by(*order))}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAsset:
    """Where an asset is from a day on, who answers for it, and what state it is in."""

    asset: str
    since: dt.date
    custodian: str = ""
    place: str = ""
    condition: Condition = Condition.GOOD
    note: str = ""


def add_whereabouts(work: Work, command: PlaceAsset) -> Whereabouts:
    """Write down where an asset is; the act that calls it has asked for the permission."""
    last = work.session.scalar(
        select(func.max(Whereabouts.number)).where(
            Whereabouts.book_id == work.book_id, Whereabouts.asset == command.asset
        )
    )
    said = Whereabouts(
        book_id=work.book_id,
        asset=command.asset,
        number=1 + (last or 0),
        since=command.since,
        condition=Condition(command.condition).value,
        recorded_by=work.actor.name,
        custodian=check_text(command.custodian, "custodian", most=150, blank=True),
        place=check_text(command.place, "place", most=150, blank=True),
        note=check_text(command.note, "note", most=300, blank=True),
    )
    work.session.add(said)
    work.session.flush()
    return said
