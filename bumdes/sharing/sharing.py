"""Sharings: what was decided about the profit of a year, and who was to get what."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.read_once import read_once
from bumdes.record import Record
from ledger.money import currency, from_minor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ledger import Money

PROFIT_REGISTER = "profit"
"""What entries of sharings and payments are tagged with."""


class ProfitSharing(Record):
    """The sharing of one year's profit; whether it was taken back, the journal says.

    Attributes:
        sharing_id: ``BH-2025``; also the document that the lines of the journal name.
        attempt: 1, or more after others of the year were taken back.
        key: chosen by who asked for it, so that asking twice shares once.
        entry_sequence: of the entry in the journal; None if all of it was retained.
        undone_on, undone_because: when and why it was taken back; None and empty while it
            stands.
    """

    __tablename__ = "profit_sharings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "scheme_id"], ["sharing_schemes.book_id", "sharing_schemes.scheme_id"]
        ),
        ForeignKeyConstraint(
            ["book_id", "decision"], ["decisions.book_id", "decisions.number"]
        ),
        UniqueConstraint("book_id", "year", "attempt", name="uq_profit_sharings_year"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sharing_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    year: Mapped[int]
    attempt: Mapped[int]
    scheme_id: Mapped[str] = mapped_column(String(32))
    decision: Mapped[str] = mapped_column(String(100))
    shared_on: Mapped[dt.date]
    key: Mapped[str] = mapped_column(String(200))
    recorded_by: Mapped[str] = mapped_column(String(200))
    entry_sequence: Mapped[int | None] = mapped_column(BigInteger, default=None)
    undone_on: Mapped[dt.date | None] = mapped_column(default=None)
    undone_because: Mapped[str] = mapped_column(String(500), default="")


class ProfitShare(Record):
    """What one recipient got of one head.

    Attributes:
        position: its place in the sharing, from 1.
        unit: the unit whose profit it came from by a scheme of its own; empty otherwise.
        use: what became of it; see ``bumdes.sharing.head_kind.Use``.
        party: whom the books know it by; empty if it is nobody's.
        account: where it was credited; empty if it stayed where it was.
        amount_minor: in sen, always whole rupiah.
        fund: of the contribution it became, in the capital register; empty for all others.
    """

    __tablename__ = "profit_shares"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "sharing_id"],
            ["profit_sharings.book_id", "profit_sharings.sharing_id"],
        ),
        Index("ix_profit_shares_party", "book_id", "party"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sharing_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    head_key: Mapped[str] = mapped_column(String(40))
    head: Mapped[str] = mapped_column(String(200))
    use: Mapped[str] = mapped_column(String(20))
    recipient: Mapped[str] = mapped_column(String(200))
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    unit: Mapped[str] = mapped_column(String(16), default="")
    party: Mapped[str] = mapped_column(String(64), default="")
    account: Mapped[str] = mapped_column(String(64), default="")
    fund: Mapped[str] = mapped_column(String(64), default="")

    @property
    def amount(self) -> Money:
        """What it is, in rupiah."""
        return from_minor(self.amount_minor, currency("IDR"))


class SharePayment(Record):
    """Money that a recipient was given of a share.

    Attributes:
        payment_id: that of its sharing and a number, ``BH-2025-001``.
        receipt: number of the receipt, as printed; empty if there is none.
        received_by: who signed for it.
        file: digest of the receipt, empty while there is none.
    """

    __tablename__ = "share_payments"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "sharing_id", "position"],
            ["profit_shares.book_id", "profit_shares.sharing_id", "profit_shares.position"],
        ),
        Index("ix_share_payments_share", "book_id", "sharing_id", "position"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    payment_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    sharing_id: Mapped[str] = mapped_column(String(32))
    position: Mapped[int]
    paid_on: Mapped[dt.date]
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    cash: Mapped[str] = mapped_column(String(64))
    entry_sequence: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))
    receipt: Mapped[str] = mapped_column(String(100), default="")
    received_by: Mapped[str] = mapped_column(String(200), default="")
    file: Mapped[str] = mapped_column(String(64), default="")

    @property
    def amount(self) -> Money:
        """What was paid, in rupiah."""
        return from_minor(self.amount_minor, currency("IDR"))


@read_once
def sharings_of(
    session: Session, book_id: str, *, year: int | None = None
) -> list[ProfitSharing]:
    """Return the sharings, of one year or of all, the latest first; those undone too."""
    query = select(ProfitSharing).where(ProfitSharing.book_id == book_id)
    if year is not None:
        query = query.where(ProfitSharing.year == year)
    order = (ProfitSharing.year.desc(), ProfitSharing.attempt.desc())
    return list(session.scalars(query.order_by(*order)))


def find_sharing(session: Session, book_id: str, sharing_id: str) -> ProfitSharing:
    """Return the sharing *sharing_id*.

    Raises:
        NotFoundError: there is none.
    """
    sharing = session.get(ProfitSharing, (book_id, sharing_id))
    if sharing is None:
        raise NotFoundError("profit_sharing", sharing_id)
    return sharing


def find_share(session: Session, book_id: str, sharing_id: str, position: int) -> ProfitShare:
    """Return the share at *position* of a sharing.

    Raises:
        NotFoundError: there is none.
    """
    share = session.get(ProfitShare, (book_id, sharing_id, position))
    if share is None:
        raise NotFoundError("profit_share", f"{sharing_id}/{position}")
    return share


def shares_of(session: Session, sharing: ProfitSharing) -> list[ProfitShare]:
    """Return who was to get what, in order."""
    query = select(ProfitShare).where(
        ProfitShare.book_id == sharing.book_id, ProfitShare.sharing_id == sharing.sharing_id
    )
    return list(session.scalars(query.order_by(ProfitShare.position)))


def find_payment(session: Session, book_id: str, payment_id: str) -> SharePayment:
    """Return the payment *payment_id*.

    Raises:
        NotFoundError: there is none.
    """
    payment = session.get(SharePayment, (book_id, payment_id))
    if payment is None:
        raise NotFoundError("share_payment", payment_id)
    return payment


def payments_of(session: Session, sharing: ProfitSharing) -> list[SharePayment]:
    """Return what was paid of a sharing, by day; what was taken back too."""
    query = select(SharePayment).where(
        SharePayment.book_id == sharing.book_id, SharePayment.sharing_id == sharing.sharing_id
    )
    return list(session.scalars(query.order_by(SharePayment.paid_on, SharePayment.payment_id)))
