"""Work plans (Rencana Program Kerja): what a year is to bring, by account, unit and month."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    ForeignKeyConstraint,
    String,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.read_once import read_once
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class WorkPlan(Record):
    """One version of the plan of a year; an approved one never changes again.

    Attributes:
        version: counted from 1; a revision is the next one.
        summary: aims and programme of the year; lines are kept.
        reason: why it revises the version before it; empty for the first.
        decision: that of the deliberation that approved it; it approves this version only.
    """

    __tablename__ = "work_plans"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(
            ["book_id", "decision"], ["decisions.book_id", "decisions.number"]
        ),
        UniqueConstraint("book_id", "decision"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    drafted_on: Mapped[dt.date]
    drafted_by: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(String(500), default="")
    round: Mapped[int] = mapped_column(default=0)
    submitted_on: Mapped[dt.date | None] = mapped_column(default=None)
    decision: Mapped[str | None] = mapped_column(String(100), default=None)

    @property
    def subject(self) -> str:
        """What its reviews call it."""
        return f"plan:{self.year}/{self.version}"

    @property
    def is_declined(self) -> bool:
        """Never: a plan that finds no majority goes back to be changed."""
        return False


class BudgetLine(Record):
    """What a plan sets for one account of one unit in one month.

    Attributes:
        unit: its code, empty for the head office.
        month: 1 to 12.
        amount_minor: in sen, positive on the normal side of the account.
    """

    __tablename__ = "budget_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "year", "version"],
            ["work_plans.book_id", "work_plans.year", "work_plans.version"],
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    account: Mapped[str] = mapped_column(String(64), primary_key=True)
    month: Mapped[int] = mapped_column(primary_key=True)
    amount_minor: Mapped[int] = mapped_column(BigInteger)


@read_once
def plans_of(session: Session, book_id: str) -> list[WorkPlan]:
    """Return every version of every plan, the latest first."""
    query = select(WorkPlan).where(WorkPlan.book_id == book_id)
    return list(session.scalars(query.order_by(WorkPlan.year.desc(), WorkPlan.version.desc())))


def find_plan(session: Session, book_id: str, year: int, version: int) -> WorkPlan:
    """Return one version of the plan of *year*.

    Raises:
        NotFoundError: there is none.
    """
    plan = session.get(WorkPlan, (book_id, year, version))
    if plan is None:
        raise NotFoundError("work_plan", f"{year}/{version}")
    return plan


def latest_plan(session: Session, book_id: str, year: int) -> WorkPlan:
    """Return the last version of the plan of *year*.

    Raises:
        NotFoundError: the year has no plan.
    """
    query = select(WorkPlan).where(WorkPlan.book_id == book_id, WorkPlan.year == year)
    plan = session.scalar(query.order_by(WorkPlan.version.desc()).limit(1))
    if plan is None:
        raise NotFoundError("work_plan", str(year))
    return plan


def budget_lines(session: Session, plan: WorkPlan) -> list[BudgetLine]:
    """Return what *plan* sets, by unit, account and month."""
    query = select(BudgetLine).where(
        BudgetLine.book_id == plan.book_id,
        BudgetLine.year == plan.year,
        BudgetLine.version == plan.version,
    )
    order = (BudgetLine.unit, BudgetLine.account, BudgetLine.month)
    return list(session.scalars(query.order_by(*order)))
