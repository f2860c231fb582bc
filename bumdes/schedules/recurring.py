"""Recurring entries: templates of what is recorded each month, by itself or once confirmed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Integer, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.month import month_of, months_between
from bumdes.record import Record
from ledger.money import from_minor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bumdes.work import Work
    from ledger import Money, Period

RECURRING_REGISTER = "recurring"


class RecurringEntry(Record):
    """Something that is recorded each month.

    Attributes:
        day: the day of the month it is dated; the last one where the month is shorter.
        first_month, last_month: first days of the months from which and through which; no
            last one while nobody knows.
        is_automatic: whether a run posts it; otherwise somebody confirms it each month.
        is_reversing: whether the next month begins by undoing it, as estimates of costs are
            whose bills come later.
    """

    __tablename__ = "recurring_entries"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    recurring_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    day: Mapped[int] = mapped_column(Integer)
    first_month: Mapped[dt.date]
    is_automatic: Mapped[bool]
    is_reversing: Mapped[bool]
    recorded_by: Mapped[str] = mapped_column(String(200))
    last_month: Mapped[dt.date | None] = mapped_column(default=None)


class RecurringLine(Record):
    """A leg of what recurs.

    Attributes:
        side: debit or credit.
        minor: the usual amount, in sen.
    """

    __tablename__ = "recurring_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "recurring_id"],
            ["recurring_entries.book_id", "recurring_entries.recurring_id"],
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    recurring_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    account: Mapped[str] = mapped_column(String(64))
    side: Mapped[str] = mapped_column(String(10))
    minor: Mapped[int] = mapped_column(BigInteger)
    unit: Mapped[str] = mapped_column(String(16), default="")
    fund: Mapped[str] = mapped_column(String(64), default="")
    party: Mapped[str] = mapped_column(String(64), default="")
    document: Mapped[str] = mapped_column(String(64), default="")


class RecurringMonth(Record):
    """A month of what recurs that was recorded, or passed over.

    Attributes:
        month: its first day.
        turn: counts from 1 how often it was recorded, for entries may be taken back.
        entry_sequence: place in the journal; None where the month was passed over.
        undone_sequence: the entry of the next month that undid it; None where none did.
        reason: why it was passed over.
    """

    __tablename__ = "recurring_months"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "recurring_id"],
            ["recurring_entries.book_id", "recurring_entries.recurring_id"],
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    recurring_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    month: Mapped[dt.date] = mapped_column(primary_key=True)
    turn: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    recorded_by: Mapped[str] = mapped_column(String(200))
    entry_sequence: Mapped[int | None] = mapped_column(BigInteger, default=None)
    undone_sequence: Mapped[int | None] = mapped_column(BigInteger, default=None)
    reason: Mapped[str] = mapped_column(String(200), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A month of what recurs.

    Attributes:
        done: the record of it, None while it waits.
        turn: how often it was recorded and taken back before.
    """

    month: Period
    done: RecurringMonth | None
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """What recurs, its legs, and how far it is.

    Attributes:
        occurrences: its months through the one asked for.
        amount: what one month usually moves.
    """

    entry: RecurringEntry
    lines: tuple[RecurringLine, ...]
    occurrences: tuple[Occurrence, ...]
    amount: Money

    @property
    def waiting(self) -> list[Period]:
        """The months that wait to be recorded, the first one first."""
        return [o.month for o in self.occurrences if o.done is None]


def recurrences(work: Work, through: Period) -> list[Recurrence]:
    """Return all that recurs, and how far each is through a month."""
    query = select(RecurringEntry).where(RecurringEntry.book_id == work.book_id)
    found = work.session.scalars(
        query.order_by(RecurringEntry.name, RecurringEntry.recurring_id)
    )
    return [recurrence_of(work, entry, through) for entry in found]


def recurrence_of(work: Work, entry: RecurringEntry, through: Period) -> Recurrence:
    """Return how far one thing that recurs is through a month."""
    ours = (RecurringMonth.book_id, RecurringMonth.recurring_id)
    months = list(
        work.session.scalars(
            select(RecurringMonth)
            .where(ours[0] == entry.book_id, ours[1] == entry.recurring_id)
            .order_by(RecurringMonth.month, RecurringMonth.turn)
        )
    )
    taken_back = work.book.reversals(m.entry_sequence for m in months if m.entry_sequence)
    standing = {month_of(m.month): m for m in months if m.entry_sequence not in taken_back}
    turns = {month_of(m.month): m.turn for m in months}
    last = through if entry.last_month is None else min(through, month_of(entry.last_month))
    lines = tuple(_lines(work.session, entry))
    moved = sum(line.minor for line in lines if line.side == "debit")
    return Recurrence(
        entry=entry,
        lines=lines,
        occurrences=tuple(
            Occurrence(month=month, done=standing.get(month), turn=turns.get(month, 0))
            for month in months_between(month_of(entry.first_month), last)
        ),
        amount=from_minor(moved, work.book.currency),
    )


def find_recurring(session: Session, book_id: str, recurring_id: str) -> RecurringEntry:
    """Return what recurs under *recurring_id*.

    Raises:
        NotFoundError: nothing does.
    """
    entry = session.get(RecurringEntry, (book_id, recurring_id))
    if entry is None:
        raise NotFoundError("recurring_entry", recurring_id)
    return entry


def _lines(session: Session, entry: RecurringEntry) -> list[RecurringLine]:
    query = select(RecurringLine).where(
        RecurringLine.book_id == entry.book_id,
        RecurringLine.recurring_id == entry.recurring_id,
    )
    return list(session.scalars(query.order_by(RecurringLine.position)))
