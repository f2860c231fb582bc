"""Payrolls: the wages of a month, drafted, reviewed, and posted."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.month import month_of
from bumdes.phrase import word
from bumdes.record import Record

if TYPE_CHECKING:
    from ledger import Period

PAYROLL_REGISTER = "payroll"


class PayrollStage(StrEnum):
    """How far a payroll is."""

    DRAFTED = "drafted"
    REVIEWED = "reviewed"
    POSTED = "posted"
    WITHDRAWN = "withdrawn"
    """Its entries were taken back, so that the month can be drafted again."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            PayrollStage.DRAFTED: word("rancangan"),
            PayrollStage.REVIEWED: "sudah diperiksa",
            PayrollStage.POSTED: "sudah dicatat",
            PayrollStage.WITHDRAWN: word("dibatalkan"),
        }[self]


class Payroll(Record):
    """The wages of one month.

    Attributes:
        month: its first day.
        pay_day: the day of its entries.
        kept_stage: drafted, reviewed or posted; whether it was withdrawn is asked of the
            ledger.
        drafted_by, reviewed_by, posted_by: the actors.
    """

    __tablename__ = "payrolls"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_payrolls_month", "book_id", "month"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    payroll_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    month: Mapped[dt.date]
    pay_day: Mapped[dt.date]
    kept_stage: Mapped[str] = mapped_column(String(20))
    drafted_by: Mapped[str] = mapped_column(String(200))
    reviewed_by: Mapped[str] = mapped_column(String(200), default="")
    posted_by: Mapped[str] = mapped_column(String(200), default="")

    @property
    def period(self) -> Period:
        """The month it is for."""
        return month_of(self.month)


class PaySlip(Record):
    """What one member of staff gets in a payroll.

    Attributes:
        unit: the unit that pays.
        days: days of work, for who is paid by the day.
        taxed_minor, deducted_minor: see ``WorkedOut``.
    """

    __tablename__ = "pay_slips"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "payroll_id"], ["payrolls.book_id", "payrolls.payroll_id"]
        ),
        ForeignKeyConstraint(["book_id", "party"], ["staff.book_id", "staff.party"]),
        Index("ix_pay_slips_party", "book_id", "party"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    payroll_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    party: Mapped[str] = mapped_column(String(64), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16))
    pay_kind: Mapped[str] = mapped_column(String(10))
    cost_place: Mapped[str] = mapped_column(String(20))
    tax_status: Mapped[str] = mapped_column(String(10))
    days: Mapped[int] = mapped_column(Integer)
    taxed_minor: Mapped[int] = mapped_column(BigInteger)
    deducted_minor: Mapped[int] = mapped_column(BigInteger)


class PayLine(Record):
    """A line of a pay slip, as it was worked out; see ``PayItem``."""

    __tablename__ = "pay_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "payroll_id", "party"],
            ["pay_slips.book_id", "pay_slips.payroll_id", "pay_slips.party"],
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    payroll_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    party: Mapped[str] = mapped_column(String(64), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20))
    label: Mapped[str] = mapped_column(String(100))
    minor: Mapped[int] = mapped_column(BigInteger)
    programme: Mapped[str] = mapped_column(String(20), default="")
    document: Mapped[str] = mapped_column(String(64), default="")
    basis: Mapped[str] = mapped_column(String(300), default="")
    source: Mapped[str] = mapped_column(String(200), default="")
    certainty: Mapped[str] = mapped_column(String(1), default="")


class PayrollEntry(Record):
    """The entry that posts a payroll for one unit."""

    __tablename__ = "payroll_entries"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "payroll_id"], ["payrolls.book_id", "payrolls.payroll_id"]
        ),
        Index("ix_payroll_entries_entry", "book_id", "entry_sequence"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    payroll_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    entry_sequence: Mapped[int] = mapped_column(BigInteger)
