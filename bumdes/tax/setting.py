"""What an enterprise is to the tax office from a day on: registered, a dealer, by choice."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


class TaxSetting(Record):
    """What holds from a day on, until the next row.

    Attributes:
        registered_on: the day it was registered for tax (NPWP); None while unknown.
        opted_general: whether it has told the tax office that it wants the general tax.
        is_dealer: whether it is registered for value added tax (PKP).
        dealer_number: of that registration, as printed.
        certificate: number of the paper (Suket) that says it is under the final tax.
        turnover_minor: its turnover of the year before *valid_from*, in sen, as it says
            itself where its books do not reach back; None to ask the books alone.
    """

    __tablename__ = "tax_settings"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    recorded_by: Mapped[str] = mapped_column(String(200))
    registered_on: Mapped[dt.date | None] = mapped_column(default=None)
    opted_general: Mapped[bool] = mapped_column(default=False)
    is_dealer: Mapped[bool] = mapped_column(default=False)
    dealer_number: Mapped[str] = mapped_column(String(60), default="")
    certificate: Mapped[str] = mapped_column(String(60), default="")
    turnover_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    note: Mapped[str] = mapped_column(String(300), default="")


def settings_of(session: Session, book_id: str) -> list[TaxSetting]:
    """Return what ever held for an enterprise, the oldest first."""
    query = select(TaxSetting).where(TaxSetting.book_id == book_id)
    return list(session.scalars(query.order_by(TaxSetting.valid_from)))


def setting_on(settings: Iterable[TaxSetting], on: dt.date) -> TaxSetting | None:
    """Return which of *settings* holds on a day, if any does."""
    return next((s for s in reversed(list(settings)) if s.valid_from <= on), None)


def is_dealer_on(session: Session, book_id: str, on: dt.date) -> bool:
    """Whether an enterprise is registered for value added tax on a day."""
    setting = setting_on(settings_of(session, book_id), on)
    return setting is not None and setting.is_dealer


def registered_from(session: Session, book_id: str, year: int) -> dt.date:
    """Return the day of tax registration as known in *year*; the last of days if none is."""
    settings = settings_of(session, book_id)
    latest = setting_on(settings, dt.date(year, 12, 31)) or next(iter(settings), None)
    return (latest.registered_on if latest else None) or dt.date.max
