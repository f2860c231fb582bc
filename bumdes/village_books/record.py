"""What was taken in from a village's export, so that it can be compared again later."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record
from bumdes.village_books.movement import Movement, MovementKind
from ledger.money import currency, from_minor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class VillageExport(Record):
    """One export of a village for one year; a newer one of the same year takes its place.

    Attributes:
        their_code: the village's code in its own books, which is not the ministry's.
        digest: SHA-256 of the file.
        taken_at: UTC, as the ledger writes times.
    """

    __tablename__ = "village_exports"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "village_code"], ["villages.book_id", "villages.code"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    village_code: Mapped[str] = mapped_column(String(13), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    their_code: Mapped[str] = mapped_column(String(40))
    digest: Mapped[str] = mapped_column(String(64))
    taken_at: Mapped[str] = mapped_column(String(27))
    taken_by: Mapped[str] = mapped_column(String(200))


class VillageMovement(Record):
    """A movement of the village in an export."""

    __tablename__ = "village_movements"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "village_code", "year"],
            [
                "village_exports.book_id",
                "village_exports.village_code",
                "village_exports.year",
            ],
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    village_code: Mapped[str] = mapped_column(String(13), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    line_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20))
    date: Mapped[dt.date]
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    reference: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(String(500))

    @property
    def movement(self) -> Movement:
        """The movement as a value."""
        return Movement(
            kind=MovementKind(self.kind),
            date=self.date,
            amount=from_minor(self.amount_minor, currency("IDR")),
            reference=self.reference,
            description=self.description,
        )


def exports_of(session: Session, book_id: str) -> list[VillageExport]:
    """Return what was taken in, the latest year first."""
    query = select(VillageExport).where(VillageExport.book_id == book_id)
    ordered = query.order_by(VillageExport.year.desc(), VillageExport.village_code)
    return list(session.scalars(ordered))


def movements_in(
    session: Session, book_id: str, village_code: str, year: int
) -> list[Movement]:
    """Return the movements of a village's export for *year*, as they stood in it."""
    m = VillageMovement
    query = (
        select(m)
        .where(m.book_id == book_id, m.village_code == village_code, m.year == year)
        .order_by(m.line_no)
    )
    return [row.movement for row in session.scalars(query)]
