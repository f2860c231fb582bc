"""Requests for information: a village-owned enterprise is a public body, and must answer.

Source:
    UU 14/2008 Art. 14 (what enterprises owned by the state and by regions must give), 22
    (within ten working days, and seven more if the reason is given in writing).
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, Integer, String, func, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.dated_table import rows_on
from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_SATURDAY = 5


class Outcome(StrEnum):
    """How a request was answered."""

    OPEN = ""
    GIVEN = "given"
    PARTLY = "partly"
    REFUSED = "refused"
    NOT_HELD = "not_held"

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return {
            Outcome.OPEN: "Belum dijawab",
            Outcome.GIVEN: "Diberikan",
            Outcome.PARTLY: "Diberikan sebagian",
            Outcome.REFUSED: "Ditolak dengan alasan",
            Outcome.NOT_HELD: "Informasinya tidak ada pada kami",
        }[self]


class InformationRequest(Record):
    """Somebody asked for information; numbered by year.

    Attributes:
        asked_on: the day on which it arrived; the days to answer are counted from the next.
        asked_by, contact: who asked and how to reach them; personal data.
        wanted: what was asked for.
        purpose: what for, if it was said.
        extended_on, extended_because: when more days were taken, and the reason that the
            person was told.
        outcome: how it was answered; empty while it is open.
        answer: what was given, or why it was not.
    """

    __tablename__ = "information_requests"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    asked_on: Mapped[dt.date]
    asked_by: Mapped[str] = mapped_column(String(150), repr=False)
    contact: Mapped[str] = mapped_column(String(200), repr=False)
    wanted: Mapped[str] = mapped_column(String(1000))
    purpose: Mapped[str] = mapped_column(String(500))
    recorded_by: Mapped[str] = mapped_column(String(200))
    extended_on: Mapped[dt.date | None] = mapped_column(default=None)
    extended_because: Mapped[str] = mapped_column(String(500), default="")
    answered_on: Mapped[dt.date | None] = mapped_column(default=None)
    outcome: Mapped[str] = mapped_column(String(20), default="")
    answer: Mapped[str] = mapped_column(String(1000), default="")
    answered_by: Mapped[str] = mapped_column(String(200), default="")

    @property
    def came_to(self) -> Outcome:
        """How it was answered, or that it is open."""
        return Outcome(self.outcome)

    @property
    def is_open(self) -> bool:
        """Whether nobody answered yet."""
        return self.came_to is Outcome.OPEN

    @property
    def due_on(self) -> dt.date:
        """The last day to answer, with the days that were added."""
        rule = rows_on("information_rules", self.asked_on)[0]
        days = int(rule.values["days"])
        if self.extended_on is not None:
            days += int(rule.values["more_days"])
        return after_working_days(self.asked_on, days)

    @property
    def was_late(self) -> bool:
        """Whether it was answered after the last day."""
        return self.answered_on is not None and self.answered_on > self.due_on


def after_working_days(first: dt.date, days: int) -> dt.date:
    """Return the working day *days* after *first*: Monday to Friday.

    Public holidays are not known here, so it is the true last day or one before it.
    """
    day = first
    while days:
        day += dt.timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day


def find_information_request(
    session: Session, book_id: str, year: int, number: int
) -> InformationRequest:
    """Return the request *number* of *year*.

    Raises:
        NotFoundError: there is none.
    """
    found = session.get(InformationRequest, (book_id, year, number))
    if found is None:
        raise NotFoundError("information_request", f"{number}/{year}")
    return found


def information_requests_of(session: Session, book_id: str) -> Sequence[InformationRequest]:
    """Return the requests, the latest first."""
    query = select(InformationRequest).where(InformationRequest.book_id == book_id)
    return session.scalars(
        query.order_by(InformationRequest.year.desc(), InformationRequest.number.desc())
    ).all()


def next_number(session: Session, book_id: str, year: int) -> int:
    """Return the next number of *year*, from 1."""
    query = select(func.max(InformationRequest.number)).where(
        InformationRequest.book_id == book_id, InformationRequest.year == year
    )
    return (session.scalar(query) or 0) + 1
