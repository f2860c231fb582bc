"""From which amount on a payment needs a proof, from one day to the next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ProofSetting(Record):
    """What holds for entries dated from a day on, until the next row.

    Attributes:
        least_minor: in sen, from which amount on a payment needs a proof; None: never.
        note: the decision behind it, or why it was changed.
    """

    __tablename__ = "proof_settings"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    recorded_by: Mapped[str] = mapped_column(String(200))
    recorded_at: Mapped[str] = mapped_column(String(27))
    least_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    note: Mapped[str] = mapped_column(String(300), default="")


def proof_settings(session: Session, book_id: str) -> list[ProofSetting]:
    """Return what ever held in an enterprise, the oldest first."""
    query = select(ProofSetting).where(ProofSetting.book_id == book_id)
    return list(session.scalars(query.order_by(ProofSetting.valid_from)))


def least_proved_minor(session: Session, book_id: str, on: dt.date) -> int | None:
    """Return from which amount on a payment of a day needs a proof, in sen; None: never.

    Asked for each of many entries; the settings are read once in a session.
    """
    known = cast("dict[str, list[ProofSetting]]", session.info.setdefault("proof_settings", {}))
    if book_id not in known:
        known[book_id] = proof_settings(session, book_id)
    held = [setting for setting in known[book_id] if setting.valid_from <= on]
    return held[-1].least_minor if held else None


def forget_settings(session: Session) -> None:
    """Read the settings anew when they are next asked for."""
    session.info.pop("proof_settings", None)
