"""The cooperation register: what the enterprise agreed with villages and with others.

Villages agree by a joint regulation, to which each gives a number of its own; with others the
enterprise concludes a joint agreement. What each side owes has its day, what was found when
the cooperation was looked at is noted, and a dispute stays on record with how it ended.

Source: UU 6/2014 articles 91 to 93; Permendagri 96/2017.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record
from ledger.money import currency, from_minor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from ledger import Money


class CooperationKind(StrEnum):
    """With whom."""

    BETWEEN_VILLAGES = "between_villages"
    THIRD_PARTY = "third_party"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            CooperationKind.BETWEEN_VILLAGES: "Kerja sama antar-Desa",
            CooperationKind.THIRD_PARTY: "Kerja sama dengan pihak ketiga",
        }[self]

    @property
    def instrument(self) -> str:
        """What Indonesians call the paper by which it is made."""
        return {
            CooperationKind.BETWEEN_VILLAGES: "Peraturan Bersama",
            CooperationKind.THIRD_PARTY: "Perjanjian Bersama",
        }[self]


class CooperationStatus(StrEnum):
    """Where a cooperation stands on a day."""

    COMING = "coming"
    RUNNING = "running"
    EXPIRED = "expired"
    """Its term is over."""
    ENDED = "ended"
    """It was ended before."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _STATUSES[self]


class NoteKind(StrEnum):
    """What is noted of a cooperation."""

    EVALUATION = "evaluation"
    CHANGE = "change"
    REPORT = "report"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _NOTES[self]


_STATUSES: Mapping[CooperationStatus, str] = MappingProxyType(
    {
        CooperationStatus.COMING: "Belum mulai",
        CooperationStatus.RUNNING: "Berjalan",
        CooperationStatus.EXPIRED: "Habis masa berlakunya",
        CooperationStatus.ENDED: "Diakhiri",
    }
)

_NOTES: Mapping[NoteKind, str] = MappingProxyType(
    {
        NoteKind.EVALUATION: "Evaluasi",
        NoteKind.CHANGE: "Perubahan",
        NoteKind.REPORT: "Laporan pelaksanaan",
    }
)


class Cooperation(Record):
    """A cooperation.

    Attributes:
        number: of the agreement with a third party; empty for a joint regulation.
        is_business: whether it is to earn.
        scope: what is done together.
        signed_on: the day of the paper.
        first_day, last_day: its term, both included; no last day while none was agreed.
        value_minor: the money agreed in all, in sen; None where none was.
        ended_on, ending: the last day of one that was ended before its term, and why.
        file: digest of the paper; empty while there is none.
    """

    __tablename__ = "cooperations"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    cooperation_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    scope: Mapped[str] = mapped_column(String(500))
    signed_on: Mapped[dt.date]
    first_day: Mapped[dt.date]
    recorded_by: Mapped[str] = mapped_column(String(200))
    is_business: Mapped[bool] = mapped_column(default=True)
    last_day: Mapped[dt.date | None] = mapped_column(default=None)
    number: Mapped[str] = mapped_column(String(100), default="")
    value_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    ended_on: Mapped[dt.date | None] = mapped_column(default=None)
    ending: Mapped[str] = mapped_column(String(500), default="")
    decision: Mapped[str] = mapped_column(String(100), default="")
    file: Mapped[str] = mapped_column(String(64), default="")

    @property
    def value(self) -> Money | None:
        """The money agreed in all."""
        return (
            None if self.value_minor is None else from_minor(self.value_minor, currency("IDR"))
        )

    def status(self, on: dt.date) -> CooperationStatus:
        """Where it stands on a day."""
        if on < self.first_day:
            return CooperationStatus.COMING
        if self.ended_on is not None and self.ended_on < on:
            return CooperationStatus.ENDED
        if self.last_day is not None and self.last_day < on:
            return CooperationStatus.EXPIRED
        return CooperationStatus.RUNNING


class CooperationMember(Record):
    """One side of a cooperation beside the enterprise: a village, or a partner.

    Attributes:
        name: of the village or the partner.
        village_code: empty for a partner that is no village.
        number, dated_on: of the joint regulation in this village.
        contribution: what it brings, in words.
    """

    __tablename__ = "cooperation_members"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "cooperation_id"],
            ["cooperations.book_id", "cooperations.cooperation_id"],
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    cooperation_id: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(200))
    village_code: Mapped[str] = mapped_column(String(13), default="")
    number: Mapped[str] = mapped_column(String(100), default="")
    dated_on: Mapped[dt.date | None] = mapped_column(default=None)
    contribution: Mapped[str] = mapped_column(String(300), default="")


class Obligation(Record):
    """What one side has to do by a day.

    Attributes:
        member_id: who has to; None for the enterprise itself.
        amount_minor: in sen; None where it is no payment.
        done_on: the day it was done; None while it is due.
    """

    __tablename__ = "obligations"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "cooperation_id"],
            ["cooperations.book_id", "cooperations.cooperation_id"],
        ),
        ForeignKeyConstraint(
            ["book_id", "member_id"],
            ["cooperation_members.book_id", "cooperation_members.member_id"],
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    obligation_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    cooperation_id: Mapped[str] = mapped_column(String(32))
    about: Mapped[str] = mapped_column(String(300))
    due_on: Mapped[dt.date]
    member_id: Mapped[str | None] = mapped_column(String(32), default=None)
    amount_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    done_on: Mapped[dt.date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(String(300), default="")

    @property
    def amount(self) -> Money | None:
        """What is to be paid."""
        minor = self.amount_minor
        return None if minor is None else from_minor(minor, currency("IDR"))

    def is_overdue(self, on: dt.date) -> bool:
        """Whether it should have been done before a day, and is not."""
        return self.done_on is None and self.due_on < on


class CooperationNote(Record):
    """What was found or changed on a day; notes are added, never altered."""

    __tablename__ = "cooperation_notes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "cooperation_id"],
            ["cooperations.book_id", "cooperations.cooperation_id"],
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    note_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    cooperation_id: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(20))
    noted_on: Mapped[dt.date]
    text: Mapped[str] = mapped_column(Text)
    recorded_by: Mapped[str] = mapped_column(String(200))
    file: Mapped[str] = mapped_column(String(64), default="")


class Dispute(Record):
    """A dispute within a cooperation.

    Attributes:
        settled_on, settlement: None and empty while it goes on.
        settled_by: who helped to settle it.
    """

    __tablename__ = "disputes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "cooperation_id"],
            ["cooperations.book_id", "cooperations.cooperation_id"],
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    dispute_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    cooperation_id: Mapped[str] = mapped_column(String(32))
    raised_on: Mapped[dt.date]
    about: Mapped[str] = mapped_column(String(500))
    recorded_by: Mapped[str] = mapped_column(String(200))
    settled_on: Mapped[dt.date | None] = mapped_column(default=None)
    settlement: Mapped[str] = mapped_column(String(500), default="")
    settled_by: Mapped[str] = mapped_column(String(200), default="")
    file: Mapped[str] = mapped_column(String(64), default="")


def find_cooperation(session: Session, book_id: str, cooperation_id: str) -> Cooperation:
    """Return the cooperation with *cooperation_id*.

    Raises:
        NotFoundError: there is none.
    """
    cooperation = session.get(Cooperation, (book_id, cooperation_id))
    if cooperation is None:
        raise NotFoundError("cooperation", cooperation_id)
    return cooperation


def find_member(session: Session, book_id: str, member_id: str) -> CooperationMember:
    """Return the partner with *member_id*; contributions of capital point to it.

    Raises:
        NotFoundError: there is none.
    """
    member = session.get(CooperationMember, (book_id, member_id))
    if member is None:
        raise NotFoundError("cooperation_member", member_id)
    return member


def cooperations_of(session: Session, book_id: str) -> list[Cooperation]:
    """Return the cooperations of an enterprise, the one signed last first."""
    c = Cooperation
    query = select(c).where(c.book_id == book_id)
    return list(session.scalars(query.order_by(c.signed_on.desc(), c.cooperation_id)))


def members_of(
    session: Session, book_id: str, cooperation_id: str | None = None
) -> list[CooperationMember]:
    """Return who takes part in a cooperation, or in any, by name."""
    c = CooperationMember
    query = select(c).where(c.book_id == book_id)
    if cooperation_id is not None:
        query = query.where(c.cooperation_id == cooperation_id)
    return list(session.scalars(query.order_by(c.name, c.member_id)))


def due_obligations(session: Session, book_id: str, until: dt.date) -> list[Obligation]:
    """Return what is not done and due by a day, in any cooperation, the most urgent first."""
    c = Obligation
    query = select(c).where(c.book_id == book_id, c.done_on.is_(None), c.due_on <= until)
    return list(session.scalars(query.order_by(c.due_on, c.obligation_id)))
