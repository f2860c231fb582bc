"""Cash counts: what was found in a drawer, or what the bank says, beside what the books say.

A count posts nothing: if it differs from the books, somebody finds out why and records that.
What nobody can find is posted on its own, with a reason, once both have signed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, false, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.cash.denomination import Denomination, PieceKind
from bumdes.errors import NotFoundError
from bumdes.read_once import read_once
from bumdes.record import Record
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        booked_minor: what the books said when it was recorded, in sen; None for counts from
            before that was kept.
        counted_at: when it was recorded, UTC, as the ledger writes times.
        is_surprise: whether nobody knew of it beforehand.
        confirmed_by, confirmed_at: who confirmed it with a login of their own; empty while
            nobody did.
        paper: digest of the signed minutes; empty while there are none.
        reason: why the difference was posted.
        entry_sequence: place in the journal of the entry that posts it; 0 for none.
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
    booked_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    counted_at: Mapped[str] = mapped_column(String(27), default="", server_default="")
    is_surprise: Mapped[bool] = mapped_column(default=False, server_default=false())
    confirmed_by: Mapped[str] = mapped_column(String(200), default="", server_default="")
    confirmed_at: Mapped[str] = mapped_column(String(27), default="", server_default="")
    paper: Mapped[str] = mapped_column(String(64), default="", server_default="")
    reason: Mapped[str] = mapped_column(String(500), default="", server_default="")
    entry_sequence: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")

    @property
    def is_signed(self) -> bool:
        """Whether two people stand for it: by login, or on paper."""
        return bool(self.confirmed_by or self.paper)


class CountedPieces(Record):
    """How many notes or coins of one denomination were found."""

    __tablename__ = "cash_count_pieces"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "count_id"], ["cash_counts.book_id", "cash_counts.count_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    count_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    face: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    pieces: Mapped[int]

    @property
    def denomination(self) -> Denomination:
        """What was counted."""
        return Denomination(PieceKind(self.kind), self.face)


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


def is_at_bank(account: Account, said: Mapping[str, bool] | None = None) -> bool:
    """Whether *account* is kept by a bank: it is asked, not counted.

    Args:
        said: what the enterprise said of its accounts; see ``bumdes.cash.place.banks_of``.
            What nobody said is told by the name.
    """
    if said is not None and account.code in said:
        return said[account.code]
    return any(word in account.name.casefold() for word in _OF_BANKS)


def find_count(session: Session, book_id: str, count_id: str) -> CashCount:
    """Return the count *count_id*.

    Raises:
        NotFoundError: there is none.
    """
    count = session.get(CashCount, (book_id, count_id))
    if count is None:
        raise NotFoundError("cash_count", count_id)
    return count


def pieces_of(session: Session, count: CashCount) -> list[CountedPieces]:
    """Return the notes and coins of *count*, notes first, the largest first."""
    query = select(CountedPieces).where(
        CountedPieces.book_id == count.book_id, CountedPieces.count_id == count.count_id
    )
    order = (CountedPieces.kind.desc(), CountedPieces.face.desc())
    return list(session.scalars(query.order_by(*order)))


@read_once
def cash_counts_of(session: Session, book_id: str) -> list[CashCount]:
    """Return every count of cash, the latest first."""
    query = select(CashCount).where(CashCount.book_id == book_id)
    return list(
        session.scalars(query.order_by(CashCount.counted_on.desc(), CashCount.count_id.desc()))
    )


def counted_cash(work: Work, count: CashCount) -> CountedCash:
    """Return *count* beside what the books say."""
    currency = work.book.currency
    booked = booked_cash(work.book, count.account, count.unit, count.counted_on)
    return CountedCash(
        count, from_minor(count.found_minor, currency), from_minor(booked, currency)
    )


def booked_cash(view: BookView, account: str, unit: str | None, at: dt.date) -> int:
    """Return what the books say of *account* at the end of a day, in sen."""
    rows = view.turnovers(last_day=at, accounts=[account], unit=unit, components=False)
    return sum(row.debits - row.credits for row in rows)
