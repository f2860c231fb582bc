"""By which day a duty is done: as the statutes (AD) of the enterprise have it, or as is usual.

The law gives no day for most of them; what is usual lies in a dated table with its certainty.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.dated_table import dated_rows
from bumdes.month import day_in, month_of, months_after
from bumdes.read_once import read_once
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bumdes.work import Work
    from ledger import Period

LAST = 31
"""The last day of a month, however long it is."""

_END = "end"


class DutyDate(Record):
    """By when an enterprise does a duty, for the periods that end on a day or after it.

    Attributes:
        months_after: in which month, counted from that in which the period ends; it may be
            before it, as for a plan.
        day: of that month; 31 for the last one.
        is_off: whether the enterprise has no such duty.
        basis: where it is laid down, such as an article of the AD.
    """

    __tablename__ = "duty_dates"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    duty: Mapped[str] = mapped_column(String(60), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    months_after: Mapped[int]
    day: Mapped[int]
    is_off: Mapped[bool]
    basis: Mapped[str] = mapped_column(String(200))
    recorded_by: Mapped[str] = mapped_column(String(200))


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyDay:
    """The rule by which a duty of a period is due.

    Attributes:
        due_on: the last day for it; None where the enterprise has no such duty, or nobody had
            it yet.
        source, certainty: where it is laid down; C confirmed, S secondary, K unconfirmed.
            An enterprise's own rule has its basis and no certainty.
    """

    due_on: dt.date | None
    months_after: int
    day: int
    source: str
    certainty: str = ""


@read_once
def duty_dates_of(session: Session, book_id: str) -> list[DutyDate]:
    """Return what the enterprise laid down itself, the latest first."""
    query = select(DutyDate).where(DutyDate.book_id == book_id)
    return list(session.scalars(query.order_by(DutyDate.duty, DutyDate.valid_from.desc())))


def duty_day(work: Work, duty: str, period: Period) -> DutyDay:
    """Return by when *duty* is done for *period*: the own rule, or else the usual one.

    Raises:
        LookupError: neither the enterprise nor the table says anything of it.
    """
    laid_down = duty_dates_of(work.session, work.book_id)
    ours = (rule for rule in laid_down if rule.duty == duty)
    own = next((rule for rule in ours if rule.valid_from <= period.last_day), None)
    if own is not None:
        due_on = None if own.is_off else _day(period, own.months_after, own.day)
        return DutyDay(
            due_on=due_on, months_after=own.months_after, day=own.day, source=own.basis
        )
    usual = [row for row in dated_rows("duty_dates") if row.values["duty"] == duty]
    if not usual:
        raise LookupError(duty)
    row = next((row for row in usual if row.holds_on(period.last_day)), None)
    told = row or usual[0]
    months = int(told.values["months_after"])
    day = LAST if told.values["day"] == _END else int(told.values["day"])
    return DutyDay(
        due_on=_day(period, months, day) if row else None,
        months_after=months,
        day=day,
        source=told.source,
        certainty=told.certainty,
    )


def _day(period: Period, months: int, day: int) -> dt.date:
    return day_in(months_after(month_of(period.last_day), months), day)
