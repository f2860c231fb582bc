"""What the pengawas looks at: what came late, into closed days, or past a second person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.approval.lateness import LATE_TAG
from bumdes.approval.lone_entry import lone_entries
from bumdes.approval.setting import LATE_AFTER_DAYS, approval_setting
from bumdes.approval.split_payment import split_payments
from bumdes.permissions import Permission
from bumdes.record import Record
from ledger import EntryKind
from ledger.late import late_ones, recorded_after
from ledger.periods import PeriodAction
from ledger.search import dated_within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bumdes.approval.lone_entry import LoneEntry
    from bumdes.approval.split_payment import SplitPayment
    from bumdes.work import Work
    from ledger import Period, PostedEntry


class Concern(StrEnum):
    """Why an entry is on the list."""

    LONE = "lone"
    """Above a limit, and no second person saw it before."""
    LATE = "late"
    """Recorded long after its day."""
    REOPENED = "reopened"
    """Recorded into days that had been closed before."""
    SPLIT = "split"
    """Paid in parts that only together reach a limit; the last of them is on the list."""

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return _LABELS[self]


_LABELS = {
    Concern.LONE: "Tanpa orang kedua",
    Concern.LATE: "Terlambat dicatat",
    Concern.REOPENED: "Masuk masa yang pernah ditutup",
    Concern.SPLIT: "Dibayar terpecah",
}


class SeenEntry(Record):
    """The pengawas has seen an entry of the list, and what was said of it.

    Attributes:
        seen_at: UTC, as the ledger writes times.
    """

    __tablename__ = "seen_entries"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sequence: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    concern: Mapped[str] = mapped_column(String(20), primary_key=True)
    seen_by: Mapped[str] = mapped_column(String(200))
    seen_at: Mapped[str] = mapped_column(String(27))
    remark: Mapped[str] = mapped_column(String(500), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """An entry on the list.

    Attributes:
        days: how many days after its own it was recorded.
        reason: why, in the words of who recorded it; empty if nobody asked.
        lone: why nobody else saw it; None where that is not the concern.
        split: what it was paid together with; None where that is not the concern.
        seen: what the pengawas said of it; None while it was not seen.
    """

    concern: Concern
    posted: PostedEntry
    days: int
    reason: str
    lone: LoneEntry | None
    split: SplitPayment | None
    seen: SeenEntry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the list; what the entry says is not read yet. See ``Concerned``."""

    concern: Concern
    sequence: int
    lone: LoneEntry | None
    split: SplitPayment | None
    seen: SeenEntry | None


def concerns(work: Work, period: Period) -> list[Concerned]:
    """Return the list for the entries dated in *period*: what is not seen comes first.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    return told(work, listed(work, period))


def listed(work: Work, period: Period) -> list[Listed]:
    """Return the lines of the list, as ``concerns`` does; they may be thousands.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    work.actor.require(Permission.READ_BOOKS)
    lone, seen = lone_entries(work), _seen(work)
    split = {each.last: each for each in reversed(split_payments(work, period))}
    found = {
        Concern.LONE: dated_within(work.book, period, lone),
        Concern.LATE: _late(work, period),
        Concern.REOPENED: _reopened(work, period),
        Concern.SPLIT: set(split),
    }
    lines = [
        Listed(
            concern=concern,
            sequence=sequence,
            lone=lone.get(sequence) if concern is Concern.LONE else None,
            split=split.get(sequence) if concern is Concern.SPLIT else None,
            seen=seen.get((sequence, concern.value)),
        )
        for concern, sequences in found.items()
        for sequence in sequences
    ]
    lines.sort(key=lambda each: (each.seen is not None, -each.sequence, each.concern))
    return lines


def told(work: Work, lines: Sequence[Listed]) -> list[Concerned]:
    """Return the *lines* of a list with what their entries say."""
    posted = {each.sequence: each for each in work.book.entries_at(e.sequence for e in lines)}
    return [_concerned(work, line, posted[line.sequence]) for line in lines]


def _concerned(work: Work, line: Listed, posted: PostedEntry) -> Concerned:
    recorded_on = posted.posted_at.astimezone(work.zone).date()
    return Concerned(
        concern=line.concern,
        posted=posted,
        days=(recorded_on - posted.entry.date).days,
        reason=posted.entry.tags.get(LATE_TAG, ""),
        lone=line.lone,
        split=line.split,
        seen=line.seen,
    )


def _late(work: Work, period: Period) -> set[int]:
    """Return what came late; adjustments at the end of a month are no such thing."""
    setting = approval_setting(work.session, work.book_id, work.today)
    after = setting.late_after_days if setting else LATE_AFTER_DAYS
    found = late_ones(work.book, period, after_days=after, kinds=[EntryKind.ORDINARY])
    return {late.sequence for late in found}


def _reopened(work: Work, period: Period) -> set[int]:
    """Return what was recorded into days after these had been closed."""
    closings = [
        (event.closed_through, event.made_at)
        for event in work.book.periods.events()
        if event.action is PeriodAction.CLOSE and event.closed_through is not None
    ]
    found: set[int] = set()
    for through, moment in closings:
        if through >= period.first_day:
            found.update(recorded_after(work.book, period, through=through, moment=moment))
    return found


def _seen(work: Work) -> Mapping[tuple[int, str], SeenEntry]:
    query = select(SeenEntry).where(SeenEntry.book_id == work.book_id)
    return {(seen.sequence, seen.concern): seen for seen in work.session.scalars(query)}
