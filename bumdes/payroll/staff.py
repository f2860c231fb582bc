"""Staff: who works for the enterprise, and on what terms from which day on."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import BigInteger, ForeignKeyConstraint, Integer, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.payroll.contributions import Programme, Risk
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ledger import Period


class PayKind(StrEnum):
    """By what somebody is paid."""

    MONTHLY = "monthly"
    DAILY = "daily"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {PayKind.MONTHLY: "Bulanan", PayKind.DAILY: "Harian"}[self]


class CostAccounts(NamedTuple):
    """Where the cost of somebody's work is kept."""

    wage: str
    overtime: str
    bonus: str
    contributions: str


class CostPlace(StrEnum):
    """What part of the enterprise somebody works in; it decides the accounts of the cost."""

    ADMINISTRATION = "administration"
    OPERATIONS = "operations"
    MARKETING = "marketing"
    PRODUCTION = "production"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            CostPlace.ADMINISTRATION: "Administrasi dan umum",
            CostPlace.OPERATIONS: "Operasional",
            CostPlace.MARKETING: "Pemasaran",
            CostPlace.PRODUCTION: "Produksi",
        }[self]

    @property
    def accounts(self) -> CostAccounts:
        """Where the cost is kept, in the standard chart."""
        return _ACCOUNTS[self]


_ACCOUNTS = {
    CostPlace.ADMINISTRATION: CostAccounts("6.1.01.01", "6.1.01.02", "6.1.01.04", "6.1.01.99"),
    CostPlace.OPERATIONS: CostAccounts("6.2.01.01", "6.2.01.01", "6.2.01.01", "6.2.01.01"),
    CostPlace.MARKETING: CostAccounts("6.3.01.01", "6.3.01.01", "6.3.01.02", "6.3.01.01"),
    CostPlace.PRODUCTION: CostAccounts("5.3.01.03", "5.3.01.03", "5.3.01.03", "5.3.01.03"),
}


class StaffMember(Record):
    """Somebody who works for the enterprise.

    Attributes:
        party: code of the party; payables and advances name it.
        position: what the work is called.
        unit: the unit of business that pays; an empty string is the head office.
        first_day, last_day: of the work, both included; no last one while it goes on.
        bank, bank_account: where the wage is sent; empty for cash. Personal data.
        earlier_year: the year of what was paid before the payroll began here; 0 for none.
        earlier_gross_minor, earlier_deducted_minor, earlier_tax_minor: pay, what it paid into
            pensions and tax withheld in that year before, in sen; the tax of the year counts
            them.
        earlier_months: the months that was for.
    """

    __tablename__ = "staff"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(["book_id", "party"], ["parties.book_id", "parties.code"]),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    party: Mapped[str] = mapped_column(String(64), primary_key=True)
    position: Mapped[str] = mapped_column(String(100))
    pay_kind: Mapped[str] = mapped_column(String(10))
    cost_place: Mapped[str] = mapped_column(String(20))
    unit: Mapped[str] = mapped_column(String(16))
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date | None] = mapped_column(default=None)
    bank: Mapped[str] = mapped_column(String(60), default="")
    bank_account: Mapped[str] = mapped_column(String(40), default="", repr=False)
    earlier_year: Mapped[int] = mapped_column(Integer, default=0)
    earlier_gross_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    earlier_deducted_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    earlier_tax_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    earlier_months: Mapped[int] = mapped_column(Integer, default=0)

    def works_in(self, month: Period) -> bool:
        """Whether a day of *month* is one of the work."""
        ends = self.last_day is not None and self.last_day < month.first_day
        return self.first_day <= month.last_day and not ends


class PayTerms(Record):
    """What somebody earns from a day on.

    Attributes:
        wage_minor: of a month, or of a day for who is paid by the day; in sen.
        allowance_minor: what comes to it each month whatever happens, in sen.
        tax_status: family status for the tax (PTKP), such as K/1.
        programmes: keys of the programmes of social security, with spaces between.
        risk: how dangerous the work is.
    """

    __tablename__ = "pay_terms"
    __table_args__ = (
        ForeignKeyConstraint(["book_id", "party"], ["staff.book_id", "staff.party"]),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    party: Mapped[str] = mapped_column(String(64), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    wage_minor: Mapped[int] = mapped_column(BigInteger)
    allowance_minor: Mapped[int] = mapped_column(BigInteger)
    tax_status: Mapped[str] = mapped_column(String(10))
    programmes: Mapped[str] = mapped_column(String(60))
    risk: Mapped[str] = mapped_column(String(20))
    set_by: Mapped[str] = mapped_column(String(200))

    @property
    def in_programmes(self) -> tuple[Programme, ...]:
        """The programmes of social security."""
        return tuple(map(Programme, self.programmes.split()))

    @property
    def of_risk(self) -> Risk:
        """How dangerous the work is."""
        return Risk(self.risk)


def staff_of(session: Session, book_id: str) -> list[StaffMember]:
    """Return everybody who ever worked for an enterprise, by unit and party."""
    query = select(StaffMember).where(StaffMember.book_id == book_id)
    return list(session.scalars(query.order_by(StaffMember.unit, StaffMember.party)))


def find_staff(session: Session, book_id: str, party: str) -> StaffMember:
    """Return the member of staff *party*.

    Raises:
        NotFoundError: nobody of that code works here.
    """
    member = session.get(StaffMember, (book_id, party))
    if member is None:
        raise NotFoundError("staff", party)
    return member


def terms_of_staff(session: Session, book_id: str, party: str) -> list[PayTerms]:
    """Return all terms that somebody ever had, the latest first."""
    query = select(PayTerms).where(PayTerms.book_id == book_id, PayTerms.party == party)
    return list(session.scalars(query.order_by(PayTerms.valid_from.desc())))


def terms_on(session: Session, book_id: str, party: str, on: dt.date) -> PayTerms:
    """Return the terms that hold for somebody on a day.

    Raises:
        NotFoundError: none do.
    """
    for terms in terms_of_staff(session, book_id, party):
        if terms.valid_from <= on:
            return terms
    raise NotFoundError("pay_terms", party)
