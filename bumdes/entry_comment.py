"""Comments on entries: questions, answers and remarks that stay beside them for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, func, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

LONGEST_COMMENT = 1_000
MOST_COMMENTS = 200
"""On one entry."""


class EntryComment(Record):
    """What somebody says about an entry. There is no act that changes or erases it.

    Attributes:
        sequence: the entry's place in the journal.
        number: its place among the comments on the entry, from 1.
        written_at: UTC, as the ledger writes times.
        role: the office of who wrote it, at that time.
    """

    __tablename__ = "entry_comments"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_entry_comments_sequence", "book_id", "sequence"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    comment_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    sequence: Mapped[int] = mapped_column(BigInteger)
    number: Mapped[int]
    text: Mapped[str] = mapped_column(String(LONGEST_COMMENT))
    written_at: Mapped[str] = mapped_column(String(27))
    written_by: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(40))


def comments_on(session: Session, book_id: str, sequence: int) -> list[EntryComment]:
    """Return what was said about the entry *sequence*, the first one first."""
    query = select(EntryComment).where(
        EntryComment.book_id == book_id, EntryComment.sequence == sequence
    )
    return list(session.scalars(query.order_by(EntryComment.number, EntryComment.comment_id)))


def comment_counts(
    session: Session, book_id: str, sequences: Collection[int]
) -> Mapping[int, int]:
    """Return how many comments there are on each of *sequences* that has any."""
    if not sequences:
        return {}
    query = (
        select(EntryComment.sequence, func.count())
        .where(EntryComment.book_id == book_id, EntryComment.sequence.in_(sequences))
        .group_by(EntryComment.sequence)
    )
    return {row.sequence: row[1] for row in session.execute(query)}
