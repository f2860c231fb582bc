"""Schedules: what is paid or received ahead, or owed bit by bit, month by month."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, Integer, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record
from bumdes.schedules.spreading import Spreading, spread
from ledger import Period

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bumdes.schedules.spreading import Slice

SCHEDULES_REGISTER = "schedules"
PREPAYMENTS = "prepayments"
"""The sub-ledger whose documents the schedules of what is paid or received ahead are."""


class ScheduleKind(StrEnum):
    """What is spread over months."""

    PREPAID = "prepaid"
    """Paid ahead: an asset that becomes a cost."""
    DEFERRED = "deferred"
    """Received ahead: a liability that becomes revenue."""
    ACCRUED = "accrued"
    """Paid afterwards: a cost that is owed bit by bit."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            ScheduleKind.PREPAID: "Biaya dibayar di muka",
            ScheduleKind.DEFERRED: "Pendapatan diterima di muka",
            ScheduleKind.ACCRUED: "Biaya yang masih harus dibayar",
        }[self]


class Schedule(Record):
    """An amount for a term, of which each month gets its slice.

    Attributes:
        document: code of its document; empty for what is owed bit by bit.
        party: whom it concerns; empty where nobody was named.
        held_account: the asset or liability it lies on meanwhile.
        result_account: the cost or revenue it becomes.
        amount_minor: in sen.
        first_day, last_day: what it is for, both included.
        entry_sequence: place in the journal of what brought it in; None where an opening did,
            or nothing had to.
        ended_on: the day it was ended before its time; None if it was not.
        end_sequence: the entry that ended it, None if there was nothing left.
        end_minor: what that entry took from it, in sen.
        ended_because: in the words of who ended it.
    """

    __tablename__ = "schedules"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_schedules_document", "book_id", "document"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    schedule_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    description: Mapped[str] = mapped_column(String(200))
    held_account: Mapped[str] = mapped_column(String(64))
    result_account: Mapped[str] = mapped_column(String(64))
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date]
    spreading: Mapped[str] = mapped_column(String(10))
    recorded_by: Mapped[str] = mapped_column(String(200))
    document: Mapped[str] = mapped_column(String(64), default="")
    party: Mapped[str] = mapped_column(String(64), default="")
    unit: Mapped[str] = mapped_column(String(16), default="")
    fund: Mapped[str] = mapped_column(String(64), default="")
    entry_sequence: Mapped[int | None] = mapped_column(BigInteger, default=None)
    ended_on: Mapped[dt.date | None] = mapped_column(default=None)
    end_sequence: Mapped[int | None] = mapped_column(BigInteger, default=None)
    end_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    ended_because: Mapped[str] = mapped_column(String(200), default="")

    @property
    def of_kind(self) -> ScheduleKind:
        """What is spread."""
        return ScheduleKind(self.kind)

    @property
    def term(self) -> Period:
        """What it is for, as agreed."""
        return Period(self.first_day, self.last_day)

    @property
    def slices(self) -> tuple[Slice, ...]:
        """What each month gets, if it runs to its end."""
        return spread(self.amount_minor, self.term, Spreading(self.spreading))

    @property
    def name(self) -> str:
        """What people call it: its document, or what it is about."""
        return self.document or self.description


class ScheduleMonth(Record):
    """A month of a schedule that was posted.

    Attributes:
        month: the first day of the month it belongs to.
        turn: counts from 1 how often the month was posted, for entries may be taken back.
        minor: in sen.
    """

    __tablename__ = "schedule_months"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "schedule_id"], ["schedules.book_id", "schedules.schedule_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    schedule_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    month: Mapped[dt.date] = mapped_column(primary_key=True)
    turn: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    minor: Mapped[int] = mapped_column(BigInteger)
    entry_sequence: Mapped[int] = mapped_column(BigInteger)


def schedules_of(session: Session, book_id: str) -> list[Schedule]:
    """Return every schedule, the first one first."""
    query = select(Schedule).where(Schedule.book_id == book_id)
    return list(session.scalars(query.order_by(Schedule.first_day, Schedule.schedule_id)))


def find_schedule(session: Session, book_id: str, schedule_id: str) -> Schedule:
    """Return the schedule *schedule_id*.

    Raises:
        NotFoundError: there is none.
    """
    schedule = session.get(Schedule, (book_id, schedule_id))
    if schedule is None:
        raise NotFoundError("schedule", schedule_id)
    return schedule


def schedule_of_document(session: Session, book_id: str, document: str) -> Schedule | None:
    """Return the schedule of a document, if it has one."""
    query = select(Schedule).where(Schedule.book_id == book_id, Schedule.document == document)
    return session.scalars(query).first()
