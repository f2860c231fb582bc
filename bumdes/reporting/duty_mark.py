"""Marks: that a duty was done, which no record of the books can tell by itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


class DutyMark(Record):
    """That a duty was done, and how that can be shown.

    Attributes:
        subject: the period or thing it was done for.
        receipt: number of the letter or receipt, or who took it.
        paper: digest of the receipt; empty while there is none.
        marked_at: UTC, as the ledger writes times.
        withdrawn_because: why it does not stand any more; empty while it does.
    """

    __tablename__ = "duty_marks"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_duty_marks_duty", "book_id", "duty", "subject"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    mark_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    duty: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(64))
    done_on: Mapped[dt.date]
    receipt: Mapped[str] = mapped_column(String(200))
    marked_at: Mapped[str] = mapped_column(String(27))
    marked_by: Mapped[str] = mapped_column(String(200))
    paper: Mapped[str] = mapped_column(String(64), default="")
    withdrawn_because: Mapped[str] = mapped_column(String(300), default="")


def find_mark(session: Session, book_id: str, mark_id: str) -> DutyMark:
    """Return the mark *mark_id*.

    Raises:
        NotFoundError: there is none.
    """
    mark = session.get(DutyMark, (book_id, mark_id))
    if mark is None:
        raise NotFoundError("duty_mark", mark_id)
    return mark


def marks_of(session: Session, book_id: str) -> Mapping[tuple[str, str], DutyMark]:
    """Return the marks that stand, by duty and subject."""
    query = select(DutyMark).where(
        DutyMark.book_id == book_id, DutyMark.withdrawn_because == ""
    )
    found = session.scalars(query.order_by(DutyMark.mark_id))
    return {(mark.duty, mark.subject): mark for mark in found}
