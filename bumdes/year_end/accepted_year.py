"""Accepted years: those whose report the deliberation has accepted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.read_once import read_once
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bumdes.work import Work
    from ledger.periods import PeriodState


class AcceptedYear(Record):
    """A year whose report was accepted: its books are locked for good.

    Attributes:
        decision: number of the decision that accepts it.
        accepted_on: the day of that decision.
    """

    __tablename__ = "accepted_years"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(
            ["book_id", "decision"], ["decisions.book_id", "decisions.number"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    decision: Mapped[str] = mapped_column(String(100))
    accepted_on: Mapped[dt.date]
    recorded_by: Mapped[str] = mapped_column(String(200))


@dataclass(frozen=True, slots=True)
class YearStanding:
    """How far a year has come.

    Attributes:
        is_closed: whether no entry of its days is taken any more.
        is_locked: whether it can never be opened again.
        accepted: the decision that accepted it, if one did.
    """

    year: int
    is_closed: bool
    is_locked: bool
    accepted: AcceptedYear | None


def year_standing(work: Work, year: int) -> YearStanding:
    """Return how far *year* has come."""
    state, last_day = _period_state(work), dt.date(year, 12, 31)
    return YearStanding(
        year=year,
        is_closed=state.closed_through is not None and state.closed_through >= last_day,
        is_locked=state.locked_through is not None and state.locked_through >= last_day,
        accepted=_accepted_years(work.session, work.book_id).get(year),
    )


@read_once
def _period_state(work: Work) -> PeriodState:
    return work.book.periods.state


@read_once
def _accepted_years(session: Session, book_id: str) -> dict[int, AcceptedYear]:
    found = session.scalars(select(AcceptedYear).where(AcceptedYear.book_id == book_id))
    return {accepted.year: accepted for accepted in found}
