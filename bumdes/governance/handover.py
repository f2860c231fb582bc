"""Hand-overs: one holder of an office leaves it to the next, on one day, with both names under.

What the books say is not kept here: they are closed through the day when the first side signs,
and locked when the second does. Kept is what was counted, and what no book knows.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record
from ledger.money import currency, from_minor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ledger import Money


class HandoverSide(StrEnum):
    """Who signs."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            HandoverSide.OUTGOING: "Yang menyerahkan",
            HandoverSide.INCOMING: "Yang menerima",
        }[self]


class Handover(Record):
    """One office, from one person to another.

    Attributes:
        appointment_id: the office that is left.
        incoming_id: the person who takes it over.
        cut_off: the day at whose end everything is handed over.
        place: where it is signed.
        decision: number of the decision or decree behind it.
        figures: digest of what the books and the count said when the first side signed.
        outgoing_signed_at, incoming_signed_at: UTC, as the ledger writes times; empty before.
        outgoing_signed_by, incoming_signed_by: the actor; somebody else than the person where
            the signature stands on paper.
        paper: digest of the signed paper; empty while there is none.
        called_off_because: why it was called off; empty while it stands.
    """

    __tablename__ = "handovers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "appointment_id"],
            ["appointments.book_id", "appointments.appointment_id"],
        ),
        ForeignKeyConstraint(["incoming_id"], ["people.person_id"]),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    handover_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    appointment_id: Mapped[str] = mapped_column(String(32))
    incoming_id: Mapped[str] = mapped_column(String(32))
    cut_off: Mapped[dt.date]
    place: Mapped[str] = mapped_column(String(200))
    prepared_by: Mapped[str] = mapped_column(String(200))
    decision: Mapped[str] = mapped_column(String(100), default="")
    note: Mapped[str] = mapped_column(String(500), default="")
    figures: Mapped[str] = mapped_column(String(64), default="")
    outgoing_signed_at: Mapped[str] = mapped_column(String(27), default="")
    outgoing_signed_by: Mapped[str] = mapped_column(String(200), default="")
    incoming_signed_at: Mapped[str] = mapped_column(String(27), default="")
    incoming_signed_by: Mapped[str] = mapped_column(String(200), default="")
    paper: Mapped[str] = mapped_column(String(64), default="")
    called_off_because: Mapped[str] = mapped_column(String(300), default="")

    def signed_at(self, side: HandoverSide) -> str:
        """When a side signed; empty if it did not."""
        if side is HandoverSide.OUTGOING:
            return self.outgoing_signed_at
        return self.incoming_signed_at

    @property
    def is_called_off(self) -> bool:
        """Whether it is not to be."""
        return bool(self.called_off_because)

    @property
    def is_begun(self) -> bool:
        """Whether a side signed: from then on nothing is counted any more."""
        return bool(self.outgoing_signed_at or self.incoming_signed_at)

    @property
    def is_done(self) -> bool:
        """Whether both sides signed."""
        return bool(self.outgoing_signed_at and self.incoming_signed_at)


class HandoverCount(Record):
    """What was found of one line of the books.

    Attributes:
        unit, identity: of the line; see ``HandoverLine``.
        found_minor: in sen, on the side on which the account grows.
        note: why it differs, or where it is kept.
    """

    __tablename__ = "handover_counts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "handover_id"], ["handovers.book_id", "handovers.handover_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    handover_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    account: Mapped[str] = mapped_column(String(64), primary_key=True)
    unit: Mapped[str] = mapped_column(String(64), primary_key=True)
    identity: Mapped[str] = mapped_column(String(130), primary_key=True)
    found_minor: Mapped[int] = mapped_column(BigInteger)
    counted_by: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(String(300), default="")

    @property
    def found(self) -> Money:
        """What was found."""
        return from_minor(self.found_minor, currency("IDR"))


class HandoverContract(Record):
    """A contract still open on the day, or anything else to be gone on with.

    Attributes:
        contract_no: from 1, in the order in which they were listed.
        until: its last day, where it has one.
        amount_minor: what is still to be paid or got, in sen; None where nothing is.
    """

    __tablename__ = "handover_contracts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "handover_id"], ["handovers.book_id", "handovers.handover_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    handover_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    contract_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    partner: Mapped[str] = mapped_column(String(200))
    about: Mapped[str] = mapped_column(String(300))
    until: Mapped[dt.date | None] = mapped_column(default=None)
    amount_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)

    @property
    def amount(self) -> Money | None:
        """What is still to be paid or got."""
        minor = self.amount_minor
        return None if minor is None else from_minor(minor, currency("IDR"))


def find_handover(session: Session, book_id: str, handover_id: str) -> Handover:
    """Return the hand-over with that id.

    Raises:
        NotFoundError: there is none.
    """
    found = session.get(Handover, (book_id, handover_id))
    if found is None:
        raise NotFoundError("handover", handover_id)
    return found


def handovers_of(session: Session, book_id: str) -> list[Handover]:
    """Return the hand-overs of an enterprise, the latest first."""
    query = select(Handover).where(Handover.book_id == book_id)
    return list(session.scalars(query.order_by(Handover.cut_off.desc(), Handover.handover_id)))


def counts_of(session: Session, handover: Handover) -> list[HandoverCount]:
    """Return what was found for a hand-over."""
    c = HandoverCount
    query = select(c).where(
        c.book_id == handover.book_id, c.handover_id == handover.handover_id
    )
    return list(session.scalars(query.order_by(c.account, c.unit, c.identity)))


def contracts_of(session: Session, handover: Handover) -> list[HandoverContract]:
    """Return the contracts listed for a hand-over."""
    c = HandoverContract
    query = select(c).where(
        c.book_id == handover.book_id, c.handover_id == handover.handover_id
    )
    return list(session.scalars(query.order_by(c.contract_no)))
