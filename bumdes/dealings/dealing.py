"""Dealings: what moves between the head office and its units, or from one unit to another."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from ledger import BookView, Money

DEALINGS_REGISTER = "dealings"


class DealingKind(StrEnum):
    """Why something moves."""

    CAPITAL = "capital"
    """The head office gives a unit what it is to work with."""
    MONEY = "money"
    """Money is handed over: advances, what is paid on account, what is left over."""
    ASSET = "asset"
    """A thing moves at its value in the books: stock, equipment."""
    SALE = "sale"
    """One unit sells to another, at a price, on account."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            DealingKind.CAPITAL: "Alokasi modal ke unit",
            DealingKind.MONEY: "Penyerahan uang",
            DealingKind.ASSET: "Penyerahan barang",
            DealingKind.SALE: "Penjualan antarunit",
        }[self]


class Dealing(Record):
    """One dealing; its amounts lie in its entry.

    Attributes:
        from_unit, to_unit: who gives and who takes; an empty string is the head office.
        amount_minor: in sen; of a sale, its price.
        cost_account: of a sale, the cost of sales that what was bought becomes.
        fund: whose money it is; empty for the enterprise's own.
        decision: number of the decision behind it, empty for none.
        proposal_id: of the proposal it carries out; empty for none.
        entry_sequence: place in the journal of the entry that posts it.
    """

    __tablename__ = "dealings"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_dealings_entry", "book_id", "entry_sequence"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    dealing_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    from_unit: Mapped[str] = mapped_column(String(16))
    to_unit: Mapped[str] = mapped_column(String(16))
    date: Mapped[dt.date]
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    about: Mapped[str] = mapped_column(String(500))
    entry_sequence: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))
    cost_account: Mapped[str] = mapped_column(String(64), default="")
    fund: Mapped[str] = mapped_column(String(64), default="")
    decision: Mapped[str] = mapped_column(String(100), default="")
    proposal_id: Mapped[str] = mapped_column(String(32), default="")

    def amount(self, view: BookView) -> Money:
        """What moved, in the currency of the books."""
        return from_minor(self.amount_minor, view.currency)


def dealings_of(
    session: Session, book_id: str, *, kinds: Iterable[DealingKind] = DealingKind
) -> list[Dealing]:
    """Return the dealings of an enterprise, the latest first, those taken back among them."""
    query = (
        select(Dealing)
        .where(Dealing.book_id == book_id, Dealing.kind.in_([kind.value for kind in kinds]))
        .order_by(Dealing.date.desc(), Dealing.dealing_id.desc())
    )
    return list(session.scalars(query))


def find_dealing(session: Session, book_id: str, dealing_id: str) -> Dealing:
    """Return the dealing *dealing_id*.

    Raises:
        NotFoundError: there is none.
    """
    dealing = session.get(Dealing, (book_id, dealing_id))
    if dealing is None:
        raise NotFoundError("dealing", dealing_id)
    return dealing
