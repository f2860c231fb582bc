"""The cut-over of an enterprise: its day, its lines, and who looked through them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class CutOverStage(StrEnum):
    """How far a cut-over is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"
    POSTED = "posted"

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return _STAGES[self]


_STAGES = {
    CutOverStage.DRAFT: "sedang disusun",
    CutOverStage.SUBMITTED: "menunggu Pengawas",
    CutOverStage.REVIEWED: "sudah diperiksa Pengawas",
    CutOverStage.POSTED: "sudah dibukukan",
}


class CutOver(Record):
    """How an enterprise begins its books; it has one.

    Attributes:
        on: the day the books begin.
        begun_by, submitted_by: who drew it up.
        reviewed_by, reviewed_at: who looked through it, and when, UTC.
        review_paper: digest of the signed paper, where the review was on paper.
        remark: what the reviewer said.
        entry_sequence: the opening entry; None before it is posted.
    """

    __tablename__ = "cut_overs"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    on: Mapped[dt.date] = mapped_column("begins_on")
    begun_by: Mapped[str] = mapped_column(String(200))
    kept_stage: Mapped[str] = mapped_column("stage", String(20), default=CutOverStage.DRAFT)
    submitted_by: Mapped[str] = mapped_column(String(200), default="")
    reviewed_by: Mapped[str] = mapped_column(String(200), default="")
    reviewed_at: Mapped[str] = mapped_column(String(27), default="")
    review_paper: Mapped[str] = mapped_column(String(64), default="")
    remark: Mapped[str] = mapped_column(String(300), default="")
    entry_sequence: Mapped[int | None] = mapped_column(BigInteger, default=None)

    @property
    def stage(self) -> CutOverStage:
        """How far it is."""
        return CutOverStage(self.kept_stage)

    @property
    def is_posted(self) -> bool:
        """Whether the books have begun with it."""
        return self.stage is CutOverStage.POSTED


class CutOverLine(Record):
    """One thing there was.

    Attributes:
        part: key of its part.
        unit: whose it is; an empty string is the head office.
        account: where it stands; of a thing and of capital, as its class and source say.
        amount_minor: in sen; of a thing, what it cost.
        worn_minor: of a thing, what had worn off.
        party: code of whom it concerns: who owes, is owed, or brought capital in.
        source: of capital, key of its source.
        asset_class: of a thing, key of its class.
        since: the day of the paper, of the purchase, or of the capital; None if unknown.
        paper: number of the paper that proves it.
        evidence: digest of a picture or scan of it; empty for none.
    """

    __tablename__ = "cut_over_lines"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["cut_overs.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    line_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    part: Mapped[str] = mapped_column(String(30))
    unit: Mapped[str] = mapped_column(String(16))
    account: Mapped[str] = mapped_column(String(64))
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    added_by: Mapped[str] = mapped_column(String(200))
    worn_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    party: Mapped[str] = mapped_column(String(64), default="")
    source: Mapped[str] = mapped_column(String(30), default="")
    asset_class: Mapped[str] = mapped_column(String(30), default="")
    name: Mapped[str] = mapped_column(String(150), default="")
    since: Mapped[dt.date | None] = mapped_column(default=None)
    due_on: Mapped[dt.date | None] = mapped_column(default=None)
    paper: Mapped[str] = mapped_column(String(100), default="")
    evidence: Mapped[str] = mapped_column(String(64), default="")

    @property
    def net_minor(self) -> int:
        """What it is worth in the books, in sen."""
        return self.amount_minor - self.worn_minor


def cut_over_of(session: Session, book_id: str) -> CutOver | None:
    """Return the cut-over of an enterprise, if one was begun."""
    return session.get(CutOver, book_id)


def find_cut_over(session: Session, book_id: str) -> CutOver:
    """Return the cut-over of an enterprise.

    Raises:
        NotFoundError: none was begun.
    """
    found = cut_over_of(session, book_id)
    if found is None:
        raise NotFoundError("cut_over", book_id)
    return found


def cut_over_lines(session: Session, book_id: str) -> list[CutOverLine]:
    """Return the lines of a cut-over, in the order they were added."""
    query = select(CutOverLine).where(CutOverLine.book_id == book_id)
    return list(session.scalars(query.order_by(CutOverLine.line_id)))


def find_line(session: Session, book_id: str, line_id: str) -> CutOverLine:
    """Return a line of a cut-over.

    Raises:
        NotFoundError: there is none.
    """
    line = session.get(CutOverLine, (book_id, line_id))
    if line is None:
        raise NotFoundError("cut_over_line", line_id)
    return line
