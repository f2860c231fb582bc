"""Cash counts: what was found in a drawer, or what the bank says, beside what the books say.

A count posts nothing: if it differs from the books, somebody finds out why and records that.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record
from ledger.money import from_minor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bumdes.work import Work
    from ledger import Account, BookView, Money

_CASH = "1.1.01."
_OF_BANKS = ("bank", "qris", "dompet")


class CashCount(Record):
    """One look at one cash or bank account.

    Attributes:
        unit: whose drawer it is, an empty string for the head office; None for all units
            together, as a bank's statement has it.
        found_minor: what was there at the end of the day, in sen.
        counter, witness: who counted, and who looked on: two people.
        note: why it differs, or the number of the minutes.
    """

    __tablename__ = "cash_counts"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_cash_counts_day", "book_id", "counted_on"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    count_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    account: Mapped[str] = mapped_column(String(64))
    unit: Mapped[str | None] = mapped_column(String(16))
    counted_on: Mapped[dt.date]
    found_minor: Mapped[int] = mapped_column(BigInteger)
    counter: Mapped[str] = mapped_column(String(150))
    witness: Mapped[str] = mapped_column(String(150))
    recorded_by: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(String(300), default="")


@dataclass(frozen=True, slots=True)
class CountedCash:
    """A count, and what the books say of the same day now."""

    count: CashCount
    found: Money
    booked: Money

    @property
    def difference(self) -> Money:
        """What was found beyond the books; negative where money lacks."""
        return self.found - self.booked


def is_counted(account: Account) -> bool:
    """Whether *account* is cash that can be counted or held against a bank's statement."""
    return account.is_cash and account.takes_postings and account.code.startswith(_CASH)


def is_at_bank(account: Account) -> bool:
    """Whether *account* is kept by a bank: it is asked, not counted."""
    return any(word in account.name.casefold() for word in _OF_BANKS)


def cash_counts_of(session: Session, book_id: str) -> list[CashCount]:
    """Return every count of cash, the latest first."""
    query = select(CashCount).where(CashCount.book_id == book_id)
    return list(
        session.scalars(query.order_by(CashCount.counted_on.desc(), CashCount.count_id.desc()))
    )


def counted_cash(work: Work, count: CashCount) -> CountedCash:
    """Return *count* beside what the books say."""
    currency = work.book.currency
    booked = _booked(work.book, count.account, count.unit, count.counted_on)
    return CountedCash(
        count, from_minor(count.found_minor, currency), from_minor(booked, currency)
    )


def _booked(view: BookView, account: str, unit: str | None, at: dt.date) -> int:
    rows = view.turnovers(last_day=at, accounts=[account], unit=unit, components=False)
    return sum(row.debits - row.credits for row in rows)
