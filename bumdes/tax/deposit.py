"""Deposits: what was paid to the state on a tax of a month, with the number that proves it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import InvalidFieldError, NotFoundError
from bumdes.record import Record
from ledger import Period
from ledger.money import from_minor

if TYPE_CHECKING:
    from moneyed import Currency
    from sqlalchemy.orm import Session

    from bumdes.work import Work
    from ledger import Money

LOCAL_TAX = "pajak_daerah"
"""Paid to the regency, whose receipts have numbers of their own."""

_NTPN = re.compile(r"[0-9A-Z]{16}\Z", re.ASCII)
_BILLING_CODE = re.compile(r"\d{15}\Z", re.ASCII)


class TaxDeposit(Record):
    """One deposit.

    Attributes:
        ntpn: number of the state's receipt, 16 capitals and digits; of a regional tax, the
            number on its receipt.
        billing_code: the 15 digits it was paid under; may be empty.
        penalty_minor: what was paid beside the tax for being late, in sen.
        file: digest of the receipt.
    """

    __tablename__ = "tax_deposits"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    deposit_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    tax: Mapped[str] = mapped_column(String(30))
    month: Mapped[str] = mapped_column(String(7))
    paid_on: Mapped[dt.date]
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    ntpn: Mapped[str] = mapped_column(String(40))
    cash: Mapped[str] = mapped_column(String(64))
    entry_sequence: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))
    billing_code: Mapped[str] = mapped_column(String(15), default="")
    penalty_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    file: Mapped[str] = mapped_column(String(64), default="")

    @property
    def period(self) -> Period:
        """The month it is for."""
        return Period.parse(self.month)

    def amount(self, currency: Currency) -> Money:
        """Return what was paid of the tax."""
        return from_minor(self.amount_minor, currency)


def check_receipt(tax: str, number: str) -> str:
    """Return the number of a receipt as it is kept.

    Raises:
        InvalidFieldError: it is none: 16 capitals and digits, but of a regional tax any text.
    """
    given = number.strip().upper()
    if tax == LOCAL_TAX and 0 < len(given) <= 40:
        return given
    if not _NTPN.match(given):
        raise InvalidFieldError("ntpn", number, "ntpn")
    return given


def check_billing_code(code: str) -> str:
    """Return *code* if it is empty or has 15 digits.

    Raises:
        InvalidFieldError: it is neither.
    """
    given = code.strip()
    if given and not _BILLING_CODE.match(given):
        raise InvalidFieldError("billing_code", code, "billing_code")
    return given


def find_deposit(session: Session, book_id: str, deposit_id: str) -> TaxDeposit:
    """Return the deposit *deposit_id*.

    Raises:
        NotFoundError: there is none.
    """
    deposit = session.get(TaxDeposit, (book_id, deposit_id))
    if deposit is None:
        raise NotFoundError("tax_deposit", deposit_id)
    return deposit


def deposits_of(session: Session, book_id: str) -> list[TaxDeposit]:
    """Return the deposits, the latest first; what was taken back is among them."""
    query = select(TaxDeposit).where(TaxDeposit.book_id == book_id)
    order = (TaxDeposit.paid_on.desc(), TaxDeposit.deposit_id.desc())
    return list(session.scalars(query.order_by(*order)))


def standing_deposits(work: Work) -> list[TaxDeposit]:
    """Return the deposits that were not taken back, the latest first."""
    known = deposits_of(work.session, work.book_id)
    back = work.book.reversals(deposit.entry_sequence for deposit in known)
    return [deposit for deposit in known if deposit.entry_sequence not in back]
