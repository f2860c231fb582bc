"""What people add to the ranking: their answers, and weights by a paper of their own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


class RankingWeight(Record):
    """What one aspect weighs from a day on, in percent; all aspects of a day make 100.

    Attributes:
        source: the paper that says so, as printed.
    """

    __tablename__ = "ranking_weights"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    aspect: Mapped[str] = mapped_column(String(40), primary_key=True)
    weight: Mapped[int]
    source: Mapped[str] = mapped_column(String(200))
    recorded_by: Mapped[str] = mapped_column(String(200))


class RankingAnswer(Record):
    """What people say of an indicator in a year, where the books cannot.

    Attributes:
        met: how far it is met, in percent.
        said: what there is, in a few words.
        answered_at: UTC, as the ledger writes times.
        file: digest of the paper that proves it; empty while there is none.
    """

    __tablename__ = "ranking_answers"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    indicator: Mapped[str] = mapped_column(String(40), primary_key=True)
    met: Mapped[int]
    said: Mapped[str] = mapped_column(String(300))
    answered_by: Mapped[str] = mapped_column(String(200))
    answered_at: Mapped[str] = mapped_column(String(27))
    file: Mapped[str] = mapped_column(String(64), default="")


def answers_of(session: Session, book_id: str, year: int) -> Mapping[str, RankingAnswer]:
    """Return what people said of indicators in *year*, by indicator."""
    query = select(RankingAnswer).where(
        RankingAnswer.book_id == book_id, RankingAnswer.year == year
    )
    return {answer.indicator: answer for answer in session.scalars(query)}


def weights_set(session: Session, book_id: str, on: dt.date) -> list[RankingWeight]:
    """Return the weights that the enterprise set for a day; none if it never did."""
    query = select(RankingWeight).where(
        RankingWeight.book_id == book_id, RankingWeight.valid_from <= on
    )
    found = list(session.scalars(query))
    last = max((weight.valid_from for weight in found), default=None)
    return [weight for weight in found if weight.valid_from == last]
