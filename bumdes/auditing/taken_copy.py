"""Copies: what somebody who looks from outside took along as a file, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


class TakenCopy(Record):
    """One file that was sent.

    Attributes:
        name: what the file was called.
        address: the page it came from, with what was asked of it.
        digest: SHA-256 of what was sent, hexadecimal; empty of what was sent piece by piece.
        size: in bytes.
        is_marked: whether the name of who took it stands in it.
        taken_at: UTC, as the ledger writes times.
    """

    __tablename__ = "taken_copies"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_taken_copies_taken_by", "book_id", "taken_by"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    copy_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    taken_by: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(500))
    digest: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    is_marked: Mapped[bool]
    taken_at: Mapped[str] = mapped_column(String(27))


def copies_of(
    session: Session, book_id: str, *, taken_by: str = "", most: int = 200
) -> Sequence[TakenCopy]:
    """Return the latest copies, the last one first; those of one person, if one is named."""
    query = select(TakenCopy).where(TakenCopy.book_id == book_id)
    if taken_by:
        query = query.where(TakenCopy.taken_by == taken_by)
    return session.scalars(query.order_by(TakenCopy.copy_id.desc()).limit(most)).all()
