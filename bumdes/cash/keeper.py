"""Keepers: who answers for a place of cash, from which day on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class CashKeeper(Record):
    """That somebody answers for a place of cash from a day on, until somebody else does.

    Attributes:
        since: the first day.
        party: code of who keeps it, in the register of parties; empty for nobody any more.
        recorded_at: UTC, as the ledger writes times.
    """

    __tablename__ = "cash_keepers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "account", "unit"],
            ["cash_places.book_id", "cash_places.account", "cash_places.unit"],
        ),
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    account: Mapped[str] = mapped_column(String(64), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    since: Mapped[dt.date] = mapped_column(primary_key=True)
    party: Mapped[str] = mapped_column(String(64))
    recorded_at: Mapped[str] = mapped_column(String(27))
    recorded_by: Mapped[str] = mapped_column(String(200))


def keepers_of(session: Session, book_id: str, account: str, unit: str) -> list[CashKeeper]:
    """Return who kept a place of cash, the latest first."""
    query = select(CashKeeper).where(
        CashKeeper.book_id == book_id, CashKeeper.account == account, CashKeeper.unit == unit
    )
    return list(session.scalars(query.order_by(CashKeeper.since.desc())))


def keepers_on(session: Session, book_id: str, on: dt.date) -> dict[tuple[str, str], str]:
    """Return the party who keeps each place of cash on a day, by account and unit."""
    query = select(CashKeeper).where(CashKeeper.book_id == book_id, CashKeeper.since <= on)
    found = {
        (keeper.account, keeper.unit): keeper.party
        for keeper in session.scalars(query.order_by(CashKeeper.since))
    }
    return {place: party for place, party in found.items() if party}
