"""Accruals: what the enterprise came to owe of a tax for a month, and by which entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.month import month_key
from bumdes.record import Record
from ledger import Period
from ledger.money import from_minor

if TYPE_CHECKING:
    from moneyed import Currency
    from sqlalchemy.orm import Session

    from bumdes.work import Work
    from ledger import Money


class TaxAccrual(Record):
    """One accrual, or the correction of an earlier one.

    Attributes:
        month: the month it is for, ``2026-03``.
        base_minor: what the tax is taken of, in sen; 0 where nothing was said.
        percent: the rate as text; empty where the amount was given.
        tax_minor: in sen; below zero where less is owed than was accrued before.
    """

    __tablename__ = "tax_accruals"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    accrual_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    tax: Mapped[str] = mapped_column(String(30))
    month: Mapped[str] = mapped_column(String(7))
    unit: Mapped[str] = mapped_column(String(16))
    tax_minor: Mapped[int] = mapped_column(BigInteger)
    entry_sequence: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))
    base_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    percent: Mapped[str] = mapped_column(String(20), default="")
    label: Mapped[str] = mapped_column(String(200), default="")

    @property
    def period(self) -> Period:
        """The month it is for."""
        return Period.parse(self.month)

    def amount(self, currency: Currency) -> Money:
        """Return the tax."""
        return from_minor(self.tax_minor, currency)


def accruals_of(
    session: Session, book_id: str, *, tax: str = "", month: Period | None = None
) -> list[TaxAccrual]:
    """Return what was accrued, in the order it was recorded; what was taken back is among it.

    Args:
        tax: only of that kind.
        month: only for that one.
    """
    query = select(TaxAccrual).where(TaxAccrual.book_id == book_id)
    if tax:
        query = query.where(TaxAccrual.tax == tax)
    if month is not None:
        query = query.where(TaxAccrual.month == month_key(month))
    return list(session.scalars(query.order_by(TaxAccrual.entry_sequence)))


def standing_accruals(
    work: Work, *, tax: str = "", month: Period | None = None
) -> list[TaxAccrual]:
    """Return the accruals that were not taken back."""
    known = accruals_of(work.session, work.book_id, tax=tax, month=month)
    back = work.book.reversals(accrual.entry_sequence for accrual in known)
    return [accrual for accrual in known if accrual.entry_sequence not in back]
