"""Rules of cash: how long collectors may hold it, how often it is counted without warning.

They are a matter of the enterprise's own rules, so each may lay down its own, from a day on.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.dated_table import rows_on
from bumdes.record import Record

if TYPE_CHECKING:
    from bumdes.work import Work

HAND_IN_DAYS, SURPRISE_DAYS = "hand_in_days", "surprise_days"
RULES = (HAND_IN_DAYS, SURPRISE_DAYS)

_TABLE = "cash_rules"


class CashRule(Record):
    """What the enterprise laid down, from a day on.

    Attributes:
        key: one of ``RULES``.
        value: in days.
        basis: the paper that says so.
    """

    __tablename__ = "cash_rules"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    value: Mapped[int]
    basis: Mapped[str] = mapped_column(String(200))
    recorded_by: Mapped[str] = mapped_column(String(200))


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInForce:
    """A rule as it holds on a day.

    Attributes:
        value: in days.
        basis: where it is laid down.
        is_own: whether the enterprise laid it down itself.
        certainty: of what is usual: C confirmed, S secondary, K unconfirmed.
    """

    key: str
    label: str
    value: int
    basis: str
    is_own: bool
    certainty: str


def rules_on(work: Work, on: dt.date) -> dict[str, RuleInForce]:
    """Return the rules that hold on a day, by their key: the enterprise's own, or the usual.

    Raises:
        RateOutsideDatesError: the table knows nothing of that day.
    """
    found = {
        row.values["key"]: RuleInForce(
            key=row.values["key"],
            label=row.values["label"],
            value=int(row.values["value"]),
            basis=row.source,
            is_own=False,
            certainty=row.certainty,
        )
        for row in rows_on(_TABLE, on)
    }
    query = select(CashRule).where(CashRule.book_id == work.book_id, CashRule.valid_from <= on)
    for own in work.session.scalars(query.order_by(CashRule.valid_from)):
        found[own.key] = RuleInForce(
            key=own.key,
            label=found[own.key].label,
            value=own.value,
            basis=own.basis,
            is_own=True,
            certainty="C",
        )
    return found
