"""Deliberations: the meetings that the enterprise answers to."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class DeliberationKind(StrEnum):
    """Who deliberates."""

    VILLAGE = "musdes"
    INTER_VILLAGE = "mad"
    MANAGEMENT = "management"
    """The organs of the enterprise among themselves."""

    @property
    def is_of_owners(self) -> bool:
        """Whether the owners deliberate, to whom the organs of the enterprise answer."""
        return self is not DeliberationKind.MANAGEMENT

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
        number: of the minutes (berita acara), as printed.
        chair: who led it, by name.
        agenda, attendance: in the words of the minutes; lines are kept.
        attendees: how many came.
        hours: from when to when, as the minutes say it.
        note_taker: who kept the minutes, by name.
        proceedings: what was told, asked and answered; lines are kept.
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
    recorded_by: Mapped[str] = mapped_column(String(200))
    number: Mapped[str] = mapped_column(String(100), default="")
    chair: Mapped[str] = mapped_column(String(100), default="")
    attendance: Mapped[str] = mapped_column(Text, default="")
    attendees: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[str] = mapped_column(String(64), default="")
    hours: Mapped[str] = mapped_column(String(60), default="", server_default="")
    note_taker: Mapped[str] = mapped_column(String(100), default="", server_default="")
    proceedings: Mapped[str] = mapped_column(Text, default="", server_default="")


def find_deliberation(session: Session, book_id: str, deliberation_id: str) -> Deliberation:
    """Return the deliberation with that id.

    Raises:
        NotFoundError: there is none.
    """
    found = session.get(Deliberation, (book_id, deliberation_id))
    if found is None:
        raise NotFoundError("deliberation", deliberation_id)
    return found


def deliberations_of(session: Session, book_id: str) -> list[Deliberation]:
    """Return the deliberations of an enterprise, the latest first."""
    query = select(Deliberation).where(Deliberation.book_id == book_id)
    latest_first = (Deliberation.held_on.desc(), Deliberation.deliberation_id.desc())
    return list(session.scalars(query.order_by(*latest_first)))
