"""Investees: companies and cooperatives that the enterprise owns, in whole or in part.

A unit that is a legal person of its own is not added line by line: it is an investment, kept
at cost or by the equity method, on an account of its own under 1.2.01.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record
from ledger import Side
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Money

INVESTEES_REGISTER = "investees"


class LegalForm(StrEnum):
    """What kind of legal person it is."""

    COMPANY = "pt"
    COOPERATIVE = "koperasi"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {LegalForm.COMPANY: "PT", LegalForm.COOPERATIVE: "Koperasi"}[self]


class InvestmentMethod(StrEnum):
    """How the investment is accounted for.

    Source: SAK EP, investments in associates and joint ventures.
    """

    COST = "cost"
    """At what was paid; dividends are income."""
    EQUITY = "equity"
    """Plus the share of its results, less dividends."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            InvestmentMethod.COST: "metode biaya",
            InvestmentMethod.EQUITY: "metode ekuitas",
        }[self]


class InvesteeMovementKind(StrEnum):
    """What changed an investment, or came of it."""

    INVESTED = "invested"
    RESULT = "result"
    DIVIDEND = "dividend"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            InvesteeMovementKind.INVESTED: "Penyertaan",
            InvesteeMovementKind.RESULT: "Bagian laba (rugi)",
            InvesteeMovementKind.DIVIDEND: "Dividen",
        }[self]


class Investee(Record):
    """A company or cooperative of which the enterprise owns a part.

    Attributes:
        share: the part, as a fraction ``3/5``.
        account: where the investment is kept, for this one alone.
        decision: number of the decision to own it, empty for none.
    """

    __tablename__ = "investees"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    investee_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    legal_form: Mapped[str] = mapped_column(String(20))
    method: Mapped[str] = mapped_column(String(20))
    share: Mapped[str] = mapped_column(String(40))
    account: Mapped[str] = mapped_column(String(64))
    since: Mapped[dt.date]
    decision: Mapped[str] = mapped_column(String(100), default="")

    @property
    def part(self) -> Fraction:
        """The part that the enterprise owns."""
        return Fraction(self.share)


class InvesteeMovement(Record):
    """One entry about an investee.

    Attributes:
        amount_minor: in sen; negative for a share of a loss.
        year: of a result, the year of the investee that it is of; otherwise of the day.
    """

    __tablename__ = "investee_movements"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "investee_id"], ["investees.book_id", "investees.investee_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    movement_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    investee_id: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(20))
    date: Mapped[dt.date]
    year: Mapped[int]
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    entry_sequence: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))


@dataclass(frozen=True, slots=True, kw_only=True)
class Investment:
    """An investee, and what became of what was put into it.

    Attributes:
        carrying: what the books have it at.
        invested, results, dividends: in all, what was taken back left out.
    """

    investee: Investee
    carrying: Money
    invested: Money
    results: Money
    dividends: Money
    movements: tuple[InvesteeMovement, ...]


def find_investee(work: Work, investee_id: str) -> Investee:
    """Return the investee *investee_id*.

    Raises:
        NotFoundError: there is none.
    """
    investee = work.session.get(Investee, (work.book_id, investee_id))
    if investee is None:
        raise NotFoundError("investee", investee_id)
    return investee


def investments_of(work: Work, at: dt.date) -> list[Investment]:
    """Return the investees of an enterprise, by name, as they stand at the end of day *at*."""
    query = select(Investee).where(Investee.book_id == work.book_id).order_by(Investee.name)
    return [_investment(work, investee, at) for investee in work.session.scalars(query)]


def _investment(work: Work, investee: Investee, at: dt.date) -> Investment:
    query = (
        select(InvesteeMovement)
        .where(
            InvesteeMovement.book_id == work.book_id,
            InvesteeMovement.investee_id == investee.investee_id,
            InvesteeMovement.date <= at,
        )
        .order_by(InvesteeMovement.date, InvesteeMovement.movement_id)
    )
    found = list(work.session.scalars(query))
    taken_back = work.book.reversals(movement.entry_sequence for movement in found)
    standing = tuple(m for m in found if m.entry_sequence not in taken_back)
    sums = dict.fromkeys(InvesteeMovementKind, 0)
    for movement in standing:
        sums[InvesteeMovementKind(movement.kind)] += movement.amount_minor
    money = {kind: from_minor(minor, work.book.currency) for kind, minor in sums.items()}
    return Investment(
        investee=investee,
        carrying=work.book.balance(investee.account, at).net(Side.DEBIT),
        invested=money[InvesteeMovementKind.INVESTED],
        results=money[InvesteeMovementKind.RESULT],
        dividends=money[InvesteeMovementKind.DIVIDEND],
        movements=standing,
    )
