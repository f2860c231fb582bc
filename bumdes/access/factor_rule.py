"""From when on whoever approves needs a second factor: an enterprise lays it down by day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.permissions import ALLOWED, Permission, Role
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

GRACE = dt.timedelta(days=30)
"""How long a new enterprise has before it holds."""

_GRAVE = frozenset(
    {
        Permission.APPOINT,
        Permission.MANAGE_PEOPLE,
        Permission.APPROVE_ENTRY,
        Permission.REOPEN_PERIOD,
        Permission.LOCK_PERIOD,
        Permission.REVIEW,
    }
)
"""What nobody should be able to do with a password alone."""

NEEDS_FACTOR = frozenset(role for role, allowed in ALLOWED.items() if allowed & _GRAVE)
"""The roles that approve, or decide who may do what."""


class FactorRule(Record):
    """Whether those who approve need a second factor, from a day on.

    Attributes:
        decided_by: username of who laid it down.
        decided_at: UTC, as the ledger writes times.
    """

    __tablename__ = "factor_rules"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    is_required: Mapped[bool]
    decided_by: Mapped[str] = mapped_column(String(60))
    decided_at: Mapped[str] = mapped_column(String(27))


def factor_rules(session: Session, book_id: str) -> list[FactorRule]:
    """Return all that an enterprise laid down, the first day first."""
    query = select(FactorRule).where(FactorRule.book_id == book_id)
    return list(session.scalars(query.order_by(FactorRule.valid_from)))


def is_factor_required(session: Session, book_id: str, role: Role, on: dt.date) -> bool:
    """Whether *role* needs a second factor on a day; not where nobody ever laid it down."""
    if role not in NEEDS_FACTOR:
        return False
    query = (
        select(FactorRule.is_required)
        .where(FactorRule.book_id == book_id, FactorRule.valid_from <= on)
        .order_by(FactorRule.valid_from.desc())
        .limit(1)
    )
    return bool(session.scalar(query))
