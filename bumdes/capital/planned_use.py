"""Planned uses: the lines of a cost plan (RAB), which say what a fund is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class PlannedUse(Record):
    """One line of what a contribution is to be spent on.

    Attributes:
        account: what it buys; a heading stands for all accounts under it.
        unit: for which unit; None for any.
        amount_minor: in sen.
    """

    __tablename__ = "planned_uses"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "fund"], ["contributions.book_id", "contributions.fund"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    fund: Mapped[str] = mapped_column(String(64), primary_key=True)
    line_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    description: Mapped[str] = mapped_column(String(200))
    account: Mapped[str] = mapped_column(String(64))
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    unit: Mapped[str | None] = mapped_column(String(16), default=None)

    def covers(self, account: str, unit: str) -> bool:
        """Whether what *unit* pays on *account* is what this line is for."""
        if self.unit not in {None, unit}:
            return False
        return account == self.account or account.startswith(f"{_stem(self.account)}.")


def planned_uses_of(session: Session, book_id: str, fund: str) -> list[PlannedUse]:
    """Return what the fund is to be spent on, in the order of the plan."""
    query = select(PlannedUse).where(PlannedUse.book_id == book_id, PlannedUse.fund == fund)
    return list(session.scalars(query.order_by(PlannedUse.line_no)))


def _stem(code: str) -> str:
    """Return *code* without the zeros that fill up the code of a heading."""
    parts = code.split(".")
    while len(parts) > 1 and not parts[-1].strip("0"):
        parts.pop()
    return ".".join(parts)
