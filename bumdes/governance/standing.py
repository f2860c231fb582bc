"""The standing of an enterprise: active or not, since when, and by which decision.

An enterprise is never dissolved by the program: its books stay readable whatever becomes of it.

Source: PP 11/2021 on stopping the activity of a BUM Desa; that it may take its activity up
again is common reading.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import ForeignKeyConstraint, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.governance.decision import DecisionKind
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class EnterpriseStatus(StrEnum):
    """What an enterprise is doing."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    """It rests; nothing keeps it from going on."""
    STOPPED = "stopped"
    """Its activity was stopped; what is left is settled by decision."""
    BANKRUPT = "bankrupt"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            EnterpriseStatus.ACTIVE: "Aktif",
            EnterpriseStatus.INACTIVE: "Tidak aktif",
            EnterpriseStatus.STOPPED: "Dihentikan",
            EnterpriseStatus.BANKRUPT: "Pailit",
        }[self]

    @property
    def is_over(self) -> bool:
        """Whether it only settles what is left."""
        return self in {EnterpriseStatus.STOPPED, EnterpriseStatus.BANKRUPT}

    @property
    def deciding(self) -> tuple[DecisionKind, ...]:
        """The kinds of decision that bring it about."""
        return (DecisionKind.STOP,) if self.is_over else (DecisionKind.STOP, DecisionKind.OTHER)


SETTLING = (
    DecisionKind.STOP,
    DecisionKind.RETURN_CAPITAL,
    DecisionKind.WRITE_OFF,
    DecisionKind.SHARE_PROFIT,
)
"""The decisions by which a stopped enterprise settles what is left."""


class StatusChange(Record):
    """That an enterprise became active, inactive, stopped or bankrupt.

    Attributes:
        since: the first day of the status.
        decision: number of the decision.
    """

    __tablename__ = "status_changes"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    since: Mapped[dt.date] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(String(20))
    decision: Mapped[str] = mapped_column(String(100))
    recorded_by: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(String(500), default="")


def status_changes(session: Session, book_id: str) -> list[StatusChange]:
    """Return how the status of an enterprise changed, the latest first."""
    query = select(StatusChange).where(StatusChange.book_id == book_id)
    return list(session.scalars(query.order_by(StatusChange.since.desc())))


class Standing(NamedTuple):
    """What an enterprise is, since when, and by which decision."""

    status: EnterpriseStatus
    since: dt.date
    decision: str


_COLUMNS = StatusChange.__table__.c
_LAST = (
    select(_COLUMNS.status, _COLUMNS.since, _COLUMNS.decision)
    .where(_COLUMNS.book_id == bindparam("book"), _COLUMNS.since <= bindparam("day"))
    .order_by(_COLUMNS.since.desc())
    .limit(1)
)
"""Asked for every entry that people post, hence made once and read without a mapper."""


def standing_on(session: Session, book_id: str, on: dt.date) -> Standing | None:
    """Return the standing of an enterprise on a day; None while it never changed."""
    row = session.connection().execute(_LAST, {"book": book_id, "day": on}).one_or_none()
    return None if row is None else Standing(EnterpriseStatus(row[0]), row[1], row[2])


def status_on(session: Session, book_id: str, on: dt.date) -> EnterpriseStatus:
    """Return the status of an enterprise on a day; active where nothing else is recorded."""
    standing = standing_on(session, book_id, on)
    return EnterpriseStatus.ACTIVE if standing is None else standing.status
