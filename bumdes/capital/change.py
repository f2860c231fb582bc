"""Changes of what was contributed: returned, or given to another owner."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ChangeKind(StrEnum):
    """What became of a contribution, or of a part of it."""

    WITHDRAWAL = "withdrawal"
    TRANSFER = "transfer"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            ChangeKind.WITHDRAWAL: "Pengembalian modal",
            ChangeKind.TRANSFER: "Pengalihan modal",
        }[self]


class CapitalChange(Record):
    """A part of a contribution that was returned, or changed its owner.

    Attributes:
        from_party: whose it was.
        to_party: whose it is now; None for what was returned.
        from_account, to_account: where it was kept, and is; the latter empty if returned.
        amount_minor: in sen.
    """

    __tablename__ = "capital_changes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "fund"], ["contributions.book_id", "contributions.fund"]
        ),
        ForeignKeyConstraint(
            ["book_id", "from_party"],
            ["contributors.book_id", "contributors.code"],
            name="fk_capital_changes_from_party",
        ),
        ForeignKeyConstraint(
            ["book_id", "to_party"],
            ["contributors.book_id", "contributors.code"],
            name="fk_capital_changes_to_party",
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    change_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    fund: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(20))
    date: Mapped[dt.date]
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    from_party: Mapped[str] = mapped_column(String(64))
    from_account: Mapped[str] = mapped_column(String(64))
    decision: Mapped[str] = mapped_column(String(100))
    entry_sequence: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))
    to_party: Mapped[str | None] = mapped_column(String(64), default=None)
    to_account: Mapped[str] = mapped_column(String(64), default="")
    reason: Mapped[str] = mapped_column(String(300), default="")

    @property
    def of_kind(self) -> ChangeKind:
        """What it is."""
        return ChangeKind(self.kind)


def changes_of(session: Session, book_id: str) -> list[CapitalChange]:
    """Return what was returned or transferred, in the order in which it was recorded."""
    query = select(CapitalChange).where(CapitalChange.book_id == book_id)
    return list(session.scalars(query.order_by(CapitalChange.entry_sequence)))


def change_with_entry(session: Session, book_id: str, sequence: int) -> CapitalChange | None:
    """Return the change that the entry *sequence* posts, if there is one."""
    query = select(CapitalChange).where(
        CapitalChange.book_id == book_id, CapitalChange.entry_sequence == sequence
    )
    return session.scalar(query)
