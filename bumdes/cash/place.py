"""Places of cash: a drawer, what a collector holds, an account at a bank.

Each is an account of the journal, seen for one unit; a bank's statement is of all units
together, so an account at a bank belongs to the head office. What lies there is never kept
here: the journal says it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.cash.count import is_at_bank
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ledger import Account


class CashKind(StrEnum):
    """What a place of cash is."""

    DRAWER = "drawer"
    COLLECTOR = "collector"
    """What somebody holds on the way: it is to be handed in."""
    BANK = "bank"

    @property
    def label(self) -> str:
        """What people call it."""
        return _LABELS[self]


_LABELS = {
    CashKind.DRAWER: "Kas atau laci",
    CashKind.COLLECTOR: "Uang di tangan penagih",
    CashKind.BANK: "Rekening bank",
}


class CashPlace(Record):
    """What is known of a place of cash beside its account.

    Attributes:
        account, unit: the account, and whose money it is; an empty string for the head
            office, and for banks.
        label: what people call it; empty for the name of the account.
        bank, number, in_name_of: of an account at a bank.
        is_closed: whether nothing lies there any more, so that forms leave it out.
    """

    __tablename__ = "cash_places"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    account: Mapped[str] = mapped_column(String(64), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    label: Mapped[str] = mapped_column(String(100), default="")
    bank: Mapped[str] = mapped_column(String(100), default="")
    number: Mapped[str] = mapped_column(String(40), default="")
    in_name_of: Mapped[str] = mapped_column(String(150), default="")
    note: Mapped[str] = mapped_column(String(300), default="")
    is_closed: Mapped[bool] = mapped_column(default=False)

    @property
    def of_kind(self) -> CashKind:
        """What it is."""
        return CashKind(self.kind)


def cash_places(session: Session, book_id: str) -> dict[tuple[str, str], CashPlace]:
    """Return what is known of the places of cash, by account and unit."""
    query = select(CashPlace).where(CashPlace.book_id == book_id)
    found = session.scalars(query.order_by(CashPlace.account, CashPlace.unit))
    return {(place.account, place.unit): place for place in found}


def kind_of(account: Account, place: CashPlace | None) -> CashKind:
    """Return what a place of cash is: what was said of it, or else what its name says."""
    if place is not None:
        return place.of_kind
    return CashKind.BANK if is_at_bank(account) else CashKind.DRAWER


def banks_of(session: Session, book_id: str) -> dict[str, bool]:
    """Return which accounts somebody said are at a bank, and which are not."""
    return {
        account: place.of_kind is CashKind.BANK
        for (account, _), place in cash_places(session, book_id).items()
    }
