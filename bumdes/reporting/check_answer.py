"""Answers to findings: why something that a check found is as it should be."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from bumdes.check import Finding
    from ledger import Period


class CheckAnswer(Record):
    """Why one finding of a check that does not bind may stand.

    It holds as long as the finding says the same: another amount is another finding.

    Attributes:
        finding: what the finding says, as ``finding_key`` has it.
        answered_at: UTC, as the ledger writes times.
    """

    __tablename__ = "check_answers"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    check_key: Mapped[str] = mapped_column(String(60), primary_key=True)
    period: Mapped[str] = mapped_column(String(24), primary_key=True)
    finding: Mapped[str] = mapped_column(String(64), primary_key=True)
    reason: Mapped[str] = mapped_column(String(500))
    answered_at: Mapped[str] = mapped_column(String(27))
    answered_by: Mapped[str] = mapped_column(String(200))


def finding_key(finding: Finding) -> str:
    """Return 64 hexadecimal digits that stand for all that *finding* says."""
    said = (finding.text, str(finding.unit), finding.account, *map(str, finding.amounts))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def answers_of(
    session: Session, book_id: str, period: Period
) -> Mapping[tuple[str, str], CheckAnswer]:
    """Return the answers of a period, by check and by what the finding says."""
    found = session.scalars(
        select(CheckAnswer).where(
            CheckAnswer.book_id == book_id, CheckAnswer.period == str(period)
        )
    )
    return {(answer.check_key, answer.finding): answer for answer in found}
