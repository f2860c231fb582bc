"""Lone entries: recorded above a limit without a second person, for nobody could be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.approval.second_person import Need
    from bumdes.work import Work


class LoneEntry(Record):
    """An entry for the list of the pengawas.

    Attributes:
        sort, minor: the limit that it reached, and by how much, in sen.
        is_alone: whether the enterprise had no second person; otherwise what was done cannot
            wait, such as a sale at the till.
    """

    __tablename__ = "lone_entries"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sequence: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    sort: Mapped[str] = mapped_column(String(20))
    minor: Mapped[int] = mapped_column(BigInteger)
    is_alone: Mapped[bool]


def keep_lone(work: Work, sequence: int, need: Need) -> None:
    """Keep that the entry *sequence* was recorded without a second person."""
    lone = LoneEntry(
        book_id=work.book_id,
        sequence=sequence,
        sort=need.sort.value,
        minor=need.minor,
        is_alone=need.is_alone,
    )
    work.session.add(lone)
    work.session.flush()


def lone_entries(work: Work) -> Mapping[int, LoneEntry]:
    """Return the entries that nobody else saw before they were recorded, by sequence."""
    query = select(LoneEntry).where(LoneEntry.book_id == work.book_id)
    return {lone.sequence: lone for lone in work.session.scalars(query)}
