"""Reviews: what penasihat and pengawas say of a plan or proposal before it is decided."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import ForeignKeyConstraint, String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.permissions import Role
from bumdes.planning.stage import Stage
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

REVIEWERS = (Role.ADVISOR, Role.SUPERVISOR)
"""The organs that review, each of which must agree before the deliberation decides."""


class Verdict(StrEnum):
    """What an organ says of what it was handed."""

    AGREED = "agreed"
    RETURNED = "returned"
    """To be changed and handed in again."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return "Setuju" if self is Verdict.AGREED else "Dikembalikan untuk diperbaiki"


class Review(Record):
    """What one organ said of one submission; earlier submissions keep theirs.

    Attributes:
        subject: the plan or proposal, as its ``subject`` names it.
        round: which submission it is about, counted from 1.
        organ: the role that reviews, one of ``REVIEWERS``.
        signed_by: who signed for the organ.
        note: lines are kept; a return says what to change.
    """

    __tablename__ = "reviews"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    subject: Mapped[str] = mapped_column(String(50), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    organ: Mapped[str] = mapped_column(String(40), primary_key=True)
    verdict: Mapped[str] = mapped_column(String(20))
    reviewed_on: Mapped[dt.date]
    signed_by: Mapped[str] = mapped_column(String(200))
    recorded_by: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text, default="")


class Reviewed(Protocol):
    """What is drafted, handed in, reviewed and decided.

    Attributes:
        round: how often it was handed in.
        submitted_on: when it was handed in last; None while it is a draft.
        decision: number of the decision on it; None while there is none.
    """

    book_id: str
    round: int
    submitted_on: dt.date | None
    decision: str | None

    @property
    def subject(self) -> str: ...

    @property
    def is_declined(self) -> bool: ...


def reviews_of(session: Session, book_id: str, subject: str) -> list[Review]:
    """Return what was said of *subject*, submission by submission."""
    query = select(Review).where(Review.book_id == book_id, Review.subject == subject)
    return list(session.scalars(query.order_by(Review.round, Review.organ)))


def missing_reviewers(session: Session, reviewed: Reviewed) -> tuple[Role, ...]:
    """Return the organs that have not agreed to the last submission."""
    agreed = {
        review.organ
        for review in reviews_of(session, reviewed.book_id, reviewed.subject)
        if review.round == reviewed.round and review.verdict == Verdict.AGREED
    }
    return tuple(organ for organ in REVIEWERS if organ not in agreed)


def stage_of(session: Session, reviewed: Reviewed) -> Stage:
    """Return how far *reviewed* has come."""
    if reviewed.decision is not None:
        return Stage.DECLINED if reviewed.is_declined else Stage.APPROVED
    if reviewed.submitted_on is None:
        return Stage.DRAFT
    return Stage.SUBMITTED if missing_reviewers(session, reviewed) else Stage.REVIEWED
