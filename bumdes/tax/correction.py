"""Fiscal corrections: where what the law takes for income is not what the books do."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import BigInteger, ForeignKeyConstraint, SmallInteger, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.dated_table import dated_rows
from bumdes.errors import NotFoundError
from bumdes.record import Record
from bumdes.tax.rule import Certainty
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt

    from moneyed import Currency
    from sqlalchemy.orm import Session

    from ledger import Money


class CorrectionKind(StrEnum):
    """What a correction does to the result of the books."""

    INCREASE = "increase"
    DECREASE = "decrease"
    LOSS = "loss"
    """A loss of an earlier year that is set off."""

    @property
    def label(self) -> str:
        """What people call it."""
        return {
            CorrectionKind.INCREASE: "Koreksi positif",
            CorrectionKind.DECREASE: "Koreksi negatif",
            CorrectionKind.LOSS: "Kompensasi rugi tahun lalu",
        }[self]


class TaxCorrection(Record):
    """One correction of the result of a year; it is worked with, and never posted.

    Attributes:
        amount_minor: in sen, more than zero.
        account: whose amounts it corrects; empty for none in particular.
        reason: why, and where it is laid down.
        loss_year: the year of a loss that is set off; None of other corrections.
    """

    __tablename__ = "tax_corrections"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    correction_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    year: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = mapped_column(String(20))
    label: Mapped[str] = mapped_column(String(200))
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))
    account: Mapped[str] = mapped_column(String(64), default="")
    reason: Mapped[str] = mapped_column(String(300), default="")
    loss_year: Mapped[int | None] = mapped_column(SmallInteger, default=None)

    @property
    def of_kind(self) -> CorrectionKind:
        """What it does."""
        return CorrectionKind(self.kind)

    def amount(self, currency: Currency) -> Money:
        """Return how much it is, more than zero."""
        return from_minor(self.amount_minor, currency)


class UsualCorrection(NamedTuple):
    """An account whose amounts are mostly corrected; for somebody to look at."""

    account: str
    kind: CorrectionKind
    label: str
    source: str
    certainty: Certainty


def find_correction(session: Session, book_id: str, correction_id: str) -> TaxCorrection:
    """Return the correction *correction_id*.

    Raises:
        NotFoundError: there is none.
    """
    correction = session.get(TaxCorrection, (book_id, correction_id))
    if correction is None:
        raise NotFoundError("tax_correction", correction_id)
    return correction


def corrections_of(session: Session, book_id: str, year: int) -> list[TaxCorrection]:
    """Return the corrections of *year*, in the order they were made."""
    query = select(TaxCorrection).where(
        TaxCorrection.book_id == book_id, TaxCorrection.year == year
    )
    return list(session.scalars(query.order_by(TaxCorrection.correction_id)))


def usual_corrections(on: dt.date) -> list[UsualCorrection]:
    """Return the accounts that are mostly corrected in a year that ends on a day."""
    return [
        UsualCorrection(
            account=row.values["account"],
            kind=CorrectionKind(row.values["value"]),
            label=row.values["label"],
            source=row.source,
            certainty=Certainty(row.certainty),
        )
        for row in dated_rows("tax_corrections")
        if row.holds_on(on)
    ]
