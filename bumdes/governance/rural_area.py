"""Rural areas (kawasan perdesaan) that the enterprise works in.

Source: UU 6/2014 articles 83 to 85; Permendesa 5/2016. The plan of an area is the regent's.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class RuralArea(Record):
    """An area of several villages with one theme.

    Attributes:
        theme: what it is to live from: "agrowisata".
        decree: number of the regent's decree, dated *decreed_on*.
        first_day, last_day: of its plan, both included.
        file: digest of the decree; empty while there is none.
    """

    __tablename__ = "rural_areas"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    area_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    theme: Mapped[str] = mapped_column(String(200))
    decree: Mapped[str] = mapped_column(String(100))
    decreed_on: Mapped[dt.date]
    first_day: Mapped[dt.date | None] = mapped_column(default=None)
    last_day: Mapped[dt.date | None] = mapped_column(default=None)
    file: Mapped[str] = mapped_column(String(64), default="")


class RuralAreaVillage(Record):
    """A village of an area; it need not own the enterprise."""

    __tablename__ = "rural_area_villages"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "area_id"], ["rural_areas.book_id", "rural_areas.area_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    area_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    village_code: Mapped[str] = mapped_column(String(13), primary_key=True)


@dataclass(frozen=True, slots=True)
class Area:
    """An area with the codes of its villages, in order."""

    area: RuralArea
    village_codes: tuple[str, ...]


def find_area(session: Session, book_id: str, area_id: str) -> Area:
    """Return the area with *area_id*.

    Raises:
        NotFoundError: there is none.
    """
    for area in areas_of(session, book_id):
        if area.area.area_id == area_id:
            return area
    raise NotFoundError("rural_area", area_id)


def areas_of(session: Session, book_id: str) -> list[Area]:
    """Return the areas that an enterprise works in, by name."""
    c = RuralAreaVillage
    villages: dict[str, list[str]] = {}
    query = select(c).where(c.book_id == book_id).order_by(c.village_code)
    for row in session.scalars(query):
        villages.setdefault(row.area_id, []).append(row.village_code)
    areas = select(RuralArea).where(RuralArea.book_id == book_id).order_by(RuralArea.name)
    return [
        Area(area, tuple(villages.get(area.area_id, ()))) for area in session.scalars(areas)
    ]
