"""Deliberations: the meetings that the enterprise answers to."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record


class DeliberationKind(StrEnum):
    """Who deliberates."""

    VILLAGE = "musdes"
    INTER_VILLAGE = "mad"
    MANAGEMENT = "management"
    """The organs of the enterprise among themselves."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            DeliberationKind.VILLAGE: "Musyawarah Desa",
            DeliberationKind.INTER_VILLAGE: "Musyawarah Antar Desa",
            DeliberationKind.MANAGEMENT: "Rapat Pengurus",
        }[self]


class Deliberation(Record):
    """A meeting, as its minutes have it.

    Attributes:
        agenda, attendance: in the words of the minutes; lines are kept.
        minutes: digest of the file, empty while there is none.
    """

    __tablename__ = "deliberations"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    deliberation_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    held_on: Mapped[dt.date]
    place: Mapped[str] = mapped_column(String(200))
    agenda: Mapped[str] = mapped_column(Text)
    attendance: Mapped[str] = mapped_column(Text, default="")
    attendees: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[str] = mapped_column(String(64), default="")
