"""Business proposals (usulan usaha), with their cost plan (RAB)."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PROPOSAL_TAG, COST_LINE_TAG = "proposal", "cost_line"
"""Tags of entries: the proposal that they carry out, and the number of its cost line."""

PARTS_OF_QUANTITY = 1000
"""Quantities are kept in thousandths: 2,5 cubic metres are 2500."""


class Proposal(Record):
    """A proposal to spend money on something, for one unit.

    Attributes:
        unit: whose business it is to be; empty for the head office.
        purpose: what for, and what it is to bring; lines are kept.
        decision: of the deliberation that approved or declined it.
    """

    __tablename__ = "proposals"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(
            ["book_id", "decision"], ["decisions.book_id", "decisions.number"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    proposal_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    unit: Mapped[str] = mapped_column(String(16))
    drafted_on: Mapped[dt.date]
    drafted_by: Mapped[str] = mapped_column(String(200))
    purpose: Mapped[str] = mapped_column(Text, default="")
    round: Mapped[int] = mapped_column(default=0)
    submitted_on: Mapped[dt.date | None] = mapped_column(default=None)
    decision: Mapped[str | None] = mapped_column(String(100), default=None)
    is_declined: Mapped[bool] = mapped_column(default=False)

    @property
    def subject(self) -> str:
        """What its reviews call it."""
        return f"proposal:{self.proposal_id}"


class CostLine(Record):
    """One line of the cost plan of a proposal.

    Attributes:
        number: its place, counted from 1.
        account: where what is bought will stand in the books.
        quantity_thousandths: how much of it, in thousandths of the measure.
        measure: what it is counted in: zak, unit, paket, hari.
        price_minor: of one measure, in sen.
    """

    __tablename__ = "cost_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "proposal_id"], ["proposals.book_id", "proposals.proposal_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    proposal_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    description: Mapped[str] = mapped_column(String(200))
    account: Mapped[str] = mapped_column(String(64))
    quantity_thousandths: Mapped[int] = mapped_column(BigInteger)
    measure: Mapped[str] = mapped_column(String(40))
    price_minor: Mapped[int] = mapped_column(BigInteger)

    @property
    def quantity(self) -> Fraction:
        """How much of it."""
        return Fraction(self.quantity_thousandths, PARTS_OF_QUANTITY)

    @property
    def amount_minor(self) -> int:
        """Quantity times price in sen, which is whole: proposals with others are refused."""
        return self.quantity_thousandths * self.price_minor // PARTS_OF_QUANTITY


class ProposalFund(Record):
    """A contribution or loan that pays for a proposal: what it moves tells of the proposal."""

    __tablename__ = "proposal_funds"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "proposal_id"], ["proposals.book_id", "proposals.proposal_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    proposal_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    fund: Mapped[str] = mapped_column(String(64), primary_key=True)


def proposals_of(session: Session, book_id: str) -> list[Proposal]:
    """Return every proposal, the latest first."""
    query = select(Proposal).where(Proposal.book_id == book_id)
    order = (Proposal.drafted_on.desc(), Proposal.proposal_id.desc())
    return list(session.scalars(query.order_by(*order)))


def find_proposal(session: Session, book_id: str, proposal_id: str) -> Proposal:
    """Return one proposal.

    Raises:
        NotFoundError: there is none.
    """
    proposal = session.get(Proposal, (book_id, proposal_id))
    if proposal is None:
        raise NotFoundError("proposal", proposal_id)
    return proposal


def approved_with(session: Session, book_id: str, decision: str) -> list[Proposal]:
    """Return the proposals that the decision *decision* approved."""
    query = select(Proposal).where(
        Proposal.book_id == book_id,
        Proposal.decision == decision,
        Proposal.is_declined.is_(False),
    )
    return list(session.scalars(query.order_by(Proposal.proposal_id)))


def cost_lines(session: Session, book_id: str, proposal_id: str) -> list[CostLine]:
    """Return the cost plan (RAB) of a proposal, in its order."""
    query = select(CostLine).where(
        CostLine.book_id == book_id, CostLine.proposal_id == proposal_id
    )
    return list(session.scalars(query.order_by(CostLine.number)))


def planned_minor(session: Session, book_id: str, proposal_id: str) -> int:
    """Return what a proposal is to cost in all, in sen."""
    return sum(line.amount_minor for line in cost_lines(session, book_id, proposal_id))


def funds_of(session: Session, book_id: str, proposal_id: str) -> tuple[str, ...]:
    """Return the funds that pay for a proposal, in code order."""
    query = select(ProposalFund.fund).where(
        ProposalFund.book_id == book_id, ProposalFund.proposal_id == proposal_id
    )
    return tuple(session.scalars(query.order_by(ProposalFund.fund)))


def own_funds_of(session: Session, book_id: str, proposal_id: str) -> tuple[str, ...]:
    """Return the funds that pay for this proposal and no other, in code order."""
    query = select(ProposalFund.fund).where(
        ProposalFund.book_id == book_id, ProposalFund.proposal_id != proposal_id
    )
    others = set(session.scalars(query))
    return tuple(f for f in funds_of(session, book_id, proposal_id) if f not in others)
