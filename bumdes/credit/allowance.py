"""What is set aside for receivables that may never be paid: proposed, reviewed, posted."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Integer, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

EXPENSE = "6.1.07.01"
"""Beban Penyisihan Piutang Tak Tertagih."""

_SET_ASIDE = (
    ("1.1.03.01", "1.1.04.01"),
    ("1.1.03.02", "1.1.04.02"),
    ("1.1.03.99", "1.1.04.99"),
    ("1.1.03.", "1.1.04.03"),
)


def allowance_account(receivable: str) -> str:
    """Return the account in which what is doubted of *receivable* is set aside."""
    return next(code for beginning, code in _SET_ASIDE if receivable.startswith(beginning))


class Method(StrEnum):
    """How what is doubted is found."""

    BANDS = "bands"
    """A percentage of each band of age."""
    CASES = "cases"
    """Each doubtful document by itself."""

    @property
    def label(self) -> str:
        """What people call it."""
        return {"bands": "Menurut umur piutang", "cases": "Per nota"}[self.value]


class Stage(StrEnum):
    """How far a proposal is."""

    PROPOSED = "proposed"
    REVIEWED = "reviewed"
    POSTED = "posted"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """What people call it."""
        return _STAGES[self]


_STAGES = {
    Stage.PROPOSED: "diusulkan",
    Stage.REVIEWED: "disetujui",
    Stage.POSTED: "dicatat",
    Stage.WITHDRAWN: "ditarik kembali",
}


class Allowance(Record):
    """A proposal of what is to be set aside at the end of a day.

    Attributes:
        allowance_id: its number, for example ``PP2026-01``.
        at: the day at whose end what is open is judged.
        entry_sequence: the entry that posted it; None until it is, or where nothing changed.
    """

    __tablename__ = "allowances"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    allowance_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    at: Mapped[dt.date]
    method: Mapped[str] = mapped_column(String(20))
    stage: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(300))
    proposed_by: Mapped[str] = mapped_column(String(200))
    proposed_at: Mapped[str] = mapped_column(String(27))
    reviewed_by: Mapped[str] = mapped_column(String(200), default="")
    reviewed_at: Mapped[str] = mapped_column(String(27), default="")
    posted_by: Mapped[str] = mapped_column(String(200), default="")
    entry_sequence: Mapped[int | None] = mapped_column(BigInteger, default=None)


class AllowanceLine(Record):
    """What one line of a proposal finds doubtful.

    Attributes:
        account: the receivable.
        document: the document; empty for a whole band.
        first_day: from how many days overdue, for a band.
        open_minor: what is open, in sen.
        hundredths: how much of it is doubted, in hundredths of a percent.
        doubted_minor: what is to be set aside for it, in sen.
    """

    __tablename__ = "allowance_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "allowance_id"], ["allowances.book_id", "allowances.allowance_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    allowance_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    line_no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    account: Mapped[str] = mapped_column(String(64))
    unit: Mapped[str] = mapped_column(String(64))
    party: Mapped[str] = mapped_column(String(64))
    document: Mapped[str] = mapped_column(String(64))
    first_day: Mapped[int] = mapped_column(Integer)
    open_minor: Mapped[int] = mapped_column(BigInteger)
    hundredths: Mapped[int] = mapped_column(Integer)
    doubted_minor: Mapped[int] = mapped_column(BigInteger)


def find_allowance(session: Session, book_id: str, allowance_id: str) -> Allowance:
    """Return the proposal *allowance_id*.

    Raises:
        NotFoundError: there is none.
    """
    allowance = session.get(Allowance, (book_id, allowance_id))
    if allowance is None:
        raise NotFoundError("allowance", allowance_id)
    return allowance


def allowances_of(session: Session, book_id: str) -> list[Allowance]:
    """Return the proposals, the latest first."""
    query = select(Allowance).where(Allowance.book_id == book_id)
    return list(session.scalars(query.order_by(Allowance.allowance_id.desc())))


def lines_of(session: Session, allowance: Allowance) -> list[AllowanceLine]:
    """Return the lines of a proposal."""
    query = select(AllowanceLine).where(
        AllowanceLine.book_id == allowance.book_id,
        AllowanceLine.allowance_id == allowance.allowance_id,
    )
    return list(session.scalars(query.order_by(AllowanceLine.line_no)))
