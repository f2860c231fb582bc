"""Contributions: each is a row of the capital register, and a fund whose use is followed."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.capital_source import Treatment
from bumdes.capital_sources import CAPITAL_SOURCES
from bumdes.errors import NotFoundError
from bumdes.read_once import read_once
from bumdes.record import Record
from ledger import Dimension

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bumdes.capital_source import CapitalSource
    from ledger import BookView


class ContributionForm(StrEnum):
    """In what a contribution is brought."""

    MONEY = "money"
    GOODS = "goods"
    CONVERSION = "conversion"
    """No money: profit is made capital."""
    OPENING = "opening"
    """It came before the books: part of an opening balance, told apart."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            ContributionForm.MONEY: "Uang",
            ContributionForm.GOODS: "Barang",
            ContributionForm.CONVERSION: "Dari saldo laba",
            ContributionForm.OPENING: "Saldo awal",
        }[self]


class Contribution(Record):
    """What one contributor brought in at one time, from one source.

    Attributes:
        fund: its number, which is also the fund of what is paid from it.
        contributor: code of who brought it.
        amount_minor: in sen.
        account: what it was credited to.
        into: what it was debited to: cash, a thing, retained earnings; empty for openings.
        paper, paper_date: number and day of the paper that its source asks for.
        bank_slip, handover: numbers of the slip, and of the hand-over minutes for goods.
        earmark: key of the programme it is kept for; empty for none.
        is_ring_fenced: whether it may be spent on its own purpose only.
        unit: the unit of a partner's stake; empty for the whole enterprise.
        share: of a stake, the part of the unit's profit, as a fraction ``2/5``.
        decision: number of the decision that takes it; empty for openings.
        entry_sequence: place in the journal of the entry that posts it, with its proofs.
    """

    __tablename__ = "contributions"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(
            ["book_id", "contributor"], ["contributors.book_id", "contributors.code"]
        ),
        Index("ix_contributions_contributor", "book_id", "contributor"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    fund: Mapped[str] = mapped_column(String(64), primary_key=True)
    contributor: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(40))
    treatment: Mapped[str] = mapped_column(String(20))
    form: Mapped[str] = mapped_column(String(20))
    date: Mapped[dt.date]
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    account: Mapped[str] = mapped_column(String(64))
    into: Mapped[str] = mapped_column(String(64))
    fiscal_year: Mapped[int]
    decision: Mapped[str] = mapped_column(String(100))
    entry_sequence: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))
    apbdes_code: Mapped[str] = mapped_column(String(40), default="")
    paper: Mapped[str] = mapped_column(String(100), default="")
    paper_date: Mapped[dt.date | None] = mapped_column(default=None)
    bank_slip: Mapped[str] = mapped_column(String(100), default="")
    handover: Mapped[str] = mapped_column(String(100), default="")
    purpose: Mapped[str] = mapped_column(String(300), default="")
    earmark: Mapped[str] = mapped_column(String(40), default="")
    is_ring_fenced: Mapped[bool] = mapped_column(default=False)
    unit: Mapped[str] = mapped_column(String(16), default="")
    share: Mapped[str] = mapped_column(String(40), default="")
    cooperation_id: Mapped[str] = mapped_column(String(32), default="")

    @property
    def of_source(self) -> CapitalSource:
        """Where it comes from."""
        return CAPITAL_SOURCES[self.source]

    @property
    def as_treated(self) -> Treatment:
        """What it is to the enterprise."""
        return Treatment(self.treatment)

    @property
    def in_form(self) -> ContributionForm:
        """In what it was brought."""
        return ContributionForm(self.form)

    @property
    def ledger_fund(self) -> str:
        """The fund that the books know it by; empty where no money of its own came in."""
        own = {ContributionForm.MONEY, ContributionForm.GOODS}
        return self.fund if self.form in own else ""

    @property
    def unit_share(self) -> Fraction:
        """Of a stake, the part of its unit's profit; zero for all else."""
        return Fraction(self.share) if self.share else Fraction(0)


def find_contribution(session: Session, book_id: str, fund: str) -> Contribution:
    """Return the contribution with number *fund*.

    Raises:
        NotFoundError: there is none.
    """
    contribution = session.get(Contribution, (book_id, fund))
    if contribution is None:
        raise NotFoundError("contribution", fund)
    return contribution


@read_once
def contributions_of(session: Session, book_id: str) -> list[Contribution]:
    """Return the contributions to an enterprise by day and number, those taken back too."""
    query = select(Contribution).where(Contribution.book_id == book_id)
    return list(session.scalars(query.order_by(Contribution.date, Contribution.fund)))


def next_fund(session: Session, view: BookView, year: int) -> str:
    """Return the next number of a contribution of *year* that nobody has: ``M2025-001``."""
    query = select(Contribution.fund).where(Contribution.book_id == view.book_id)
    taken = {*session.scalars(query), *(value.code for value in view.known(Dimension.FUND))}
    number = 1
    while (code := f"M{year}-{number:03}") in taken:
        number += 1
    return code


_COLUMNS = Contribution.__table__.c
_RING_FENCED_FUNDS = select(_COLUMNS.fund).where(
    _COLUMNS.book_id == bindparam("book"), _COLUMNS.is_ring_fenced.is_(True)
)
"""Asked for every entry that moves cash, hence made once and read without a mapper."""


def ring_fenced_funds(session: Session, book_id: str) -> frozenset[str]:
    """Return the funds that may be spent on their own purpose only."""
    return frozenset(session.connection().scalars(_RING_FENCED_FUNDS, {"book": book_id}))


def ring_fenced_of(session: Session, book_id: str) -> dict[str, Contribution]:
    """Return by fund the contributions that may be spent on their own purpose only."""
    query = select(Contribution).where(
        Contribution.book_id == book_id, Contribution.is_ring_fenced.is_(True)
    )
    return {c.fund: c for c in session.scalars(query.order_by(Contribution.fund))}
