"""Filings: returns that were handed in, with the receipt for them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, SmallInteger, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record
from ledger import Period

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class TaxFiling(Record):
    """A return of a tax for a month, or for the year where the month is December of PPh 29.

    Attributes:
        revision: 0 for the first one, then 1, 2, ... (pembetulan ke-).
        receipt: number of the receipt (BPE), as printed.
        file: digest of the receipt.
    """

    __tablename__ = "tax_filings"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    tax: Mapped[str] = mapped_column(String(30), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    revision: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    filed_on: Mapped[dt.date]
    receipt: Mapped[str] = mapped_column(String(100))
    recorded_by: Mapped[str] = mapped_column(String(200))
    file: Mapped[str] = mapped_column(String(64), default="")

    @property
    def period(self) -> Period:
        """The month it is for."""
        return Period.parse(self.month)


def filings_of(session: Session, book_id: str) -> list[TaxFiling]:
    """Return the returns that were handed in, the latest first."""
    query = select(TaxFiling).where(TaxFiling.book_id == book_id)
    order = (TaxFiling.filed_on.desc(), TaxFiling.tax, TaxFiling.revision.desc())
    return list(session.scalars(query.order_by(*order)))
