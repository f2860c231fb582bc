"""Findings of those who examine the books: who answers by when, and what put it right."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Integer, String, func, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.permissions import Role
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

USUAL_DAYS = 60
"""Days that a form offers for the answer; whoever writes the finding sets the day."""


class StepKind(StrEnum):
    """What happened to a finding after it was written."""

    ANSWER = "answer"
    RETURN = "return"
    CLOSE = "close"

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return _STEPS[self]


_STEPS = {
    StepKind.ANSWER: "Dijawab",
    StepKind.RETURN: "Jawaban belum cukup",
    StepKind.CLOSE: "Dinyatakan selesai",
}


class FindingState(StrEnum):
    """How a finding stands; it follows from its steps."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return _STATES[self]


_STATES = {
    FindingState.OPEN: "Terbuka",
    FindingState.ANSWERED: "Menunggu pemeriksa",
    FindingState.CLOSED: "Selesai",
}
_AFTER = {
    StepKind.ANSWER: FindingState.ANSWERED,
    StepKind.RETURN: FindingState.OPEN,
    StepKind.CLOSE: FindingState.CLOSED,
}


class AuditFinding(Record):
    """Something that is not as it should be. It is never erased, only closed.

    Attributes:
        number: T-2026-01, counted in each year.
        owner: the office that is to answer.
        due_on: the last day for the answer, included.
        amount_minor: what it is about, in minor units (sen); None where it is no amount.
        entry_sequence: the entry that it is about; None for none.
    """

    __tablename__ = "audit_findings"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(String(20), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    detail: Mapped[str] = mapped_column(String(4000))
    owner: Mapped[str] = mapped_column(String(40))
    written_on: Mapped[dt.date]
    due_on: Mapped[dt.date]
    written_at: Mapped[str] = mapped_column(String(27))
    written_by: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(40))
    amount_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    entry_sequence: Mapped[int | None] = mapped_column(BigInteger, default=None)

    @property
    def owner_label(self) -> str:
        """What the office is called that is to answer."""
        return Role(self.owner).label


class FindingStep(Record):
    """An answer to a finding, or what was said to the answer.

    Attributes:
        place: counted from 1 for each finding.
        entry_sequence: the entry that puts it right; None for none.
        file: digest of what proves it; empty for none.
    """

    __tablename__ = "audit_finding_steps"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "number"], ["audit_findings.book_id", "audit_findings.number"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(String(20), primary_key=True)
    place: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(String(4000))
    written_at: Mapped[str] = mapped_column(String(27))
    written_by: Mapped[str] = mapped_column(String(200))
    entry_sequence: Mapped[int | None] = mapped_column(BigInteger, default=None)
    file: Mapped[str] = mapped_column(String(64), default="")

    @property
    def step(self) -> StepKind:
        """What happened."""
        return StepKind(self.kind)


def find_finding(session: Session, book_id: str, number: str) -> AuditFinding:
    """Return the finding *number*.

    Raises:
        NotFoundError: there is none.
    """
    found = session.get(AuditFinding, (book_id, number))
    if found is None:
        raise NotFoundError("audit_finding", number)
    return found


def findings_of(session: Session, book_id: str) -> Sequence[AuditFinding]:
    """Return every finding, the latest first."""
    query = select(AuditFinding).where(AuditFinding.book_id == book_id)
    return session.scalars(query.order_by(AuditFinding.written_at.desc())).all()


def steps_of(session: Session, book_id: str) -> Mapping[str, list[FindingStep]]:
    """Return the steps of every finding that has any, by its number, the first one first."""
    query = select(FindingStep).where(FindingStep.book_id == book_id)
    steps: dict[str, list[FindingStep]] = {}
    for step in session.scalars(query.order_by(FindingStep.number, FindingStep.place)):
        steps.setdefault(step.number, []).append(step)
    return steps


def state_after(steps: Sequence[FindingStep]) -> FindingState:
    """Return how a finding stands after *steps*."""
    return _AFTER[steps[-1].step] if steps else FindingState.OPEN


def next_number(session: Session, book_id: str, year: int) -> str:
    """Return the number of the next finding of *year*."""
    begins = f"T-{year}-"
    query = select(func.count()).where(
        AuditFinding.book_id == book_id, AuditFinding.number.startswith(begins)
    )
    return f"{begins}{(session.scalar(query) or 0) + 1:02d}"
