"""Held acts: what somebody asked for, waiting for a second person; the journal knows nothing.

Each keeps the act as data, with who asked and the entry that made it wait. Approving does the
act in the name of the maker, by all the rules that hold then.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, Text, func, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.approval.sort import EntrySort
from bumdes.errors import NotFoundError
from bumdes.permissions import Actor, Role
from bumdes.record import Record
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from ledger import Currency, Money


class HeldStage(StrEnum):
    """How far a held act is."""

    WAITING = "waiting"
    APPROVED = "approved"
    """It was done."""
    REJECTED = "rejected"
    """The maker may put it right and ask again."""
    WITHDRAWN = "withdrawn"
    """The maker asks for it no more."""

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return _STAGES[self]

    @property
    def is_over(self) -> bool:
        """Whether the same may be asked for anew."""
        return self in {HeldStage.REJECTED, HeldStage.WITHDRAWN}


_STAGES = {
    HeldStage.WAITING: "Menunggu persetujuan",
    HeldStage.APPROVED: "Disetujui",
    HeldStage.REJECTED: "Dikembalikan",
    HeldStage.WITHDRAWN: "Ditarik",
}


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One line of the entry that would be posted; the amount in sen."""

    account: str
    is_debit: bool
    minor: int
    unit: str
    party: str
    document: str


class HeldAct(Record):
    """Something that waits for a second person, or waited.

    Attributes:
        act: module and name of the act in ``bumdes.actions``.
        command: what it was asked with; see ``bumdes.approval.packing``.
        key: of the entry; asking again with the same key and command holds nothing more.
        sort, amount_minor: why it waits; empty and 0 for what waits always.
        description, entry_date, lines, evidence: of the entry that made it wait.
        unit: the unit it is about, empty for the head office; None for several.
        asked_by, role, bound_to: the maker.
        asked_at, answered_at: UTC, as the ledger writes times.
        answered_by: who approved, rejected or withdrew it.
        answer: why it was rejected, or what was said on approving.
        year, number: of the entry that came of it; None while there is none.
        typed: as JSON, where the form was sent and what was typed there; empty if unknown.
    """

    __tablename__ = "held_acts"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_held_acts_stage", "book_id", "stage", "asked_at"),
        Index("ix_held_acts_key", "book_id", "key"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    held_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    act: Mapped[str] = mapped_column(String(100))
    command: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(String(200))
    sort: Mapped[str] = mapped_column(String(20))
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    description: Mapped[str] = mapped_column(String(500))
    entry_date: Mapped[dt.date]
    unit: Mapped[str | None] = mapped_column(String(16))
    lines_json: Mapped[str] = mapped_column("lines", Text)
    evidence_json: Mapped[str] = mapped_column("evidence", Text)
    asked_by: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(40))
    bound_to: Mapped[str | None] = mapped_column(String(16))
    asked_at: Mapped[str] = mapped_column(String(27))
    kept_stage: Mapped[str] = mapped_column("stage", String(20), default=HeldStage.WAITING)
    answered_by: Mapped[str] = mapped_column(String(200), default="")
    answered_at: Mapped[str] = mapped_column(String(27), default="")
    answer: Mapped[str] = mapped_column(String(500), default="")
    year: Mapped[int | None] = mapped_column(default=None)
    number: Mapped[int | None] = mapped_column(BigInteger, default=None)
    typed: Mapped[str] = mapped_column(Text, default="")

    @property
    def stage(self) -> HeldStage:
        """How far it is."""
        return HeldStage(self.kept_stage)

    @property
    def maker(self) -> Actor:
        """Who asked for it, in the office of then."""
        return Actor(self.asked_by, Role(self.role), self.bound_to)

    @property
    def lines(self) -> tuple[HeldLine, ...]:
        """The lines of the entry that made it wait."""
        return tuple(HeldLine(*line) for line in json.loads(self.lines_json))

    @property
    def evidence(self) -> tuple[str, ...]:
        """Digests of the papers that prove it."""
        return tuple(json.loads(self.evidence_json))

    @property
    def sort_label(self) -> str:
        """What sort of entry it is, on a page."""
        return EntrySort(self.sort).label if self.sort else "Membuka masa yang ditutup"

    def amount(self, currency: Currency) -> Money:
        """Return how much it is about."""
        return from_minor(self.amount_minor, currency)


def find_held(session: Session, book_id: str, held_id: str) -> HeldAct:
    """Return what waits, or waited.

    Raises:
        NotFoundError: there is no such thing.
    """
    found = session.get(HeldAct, (book_id, held_id))
    if found is None:
        raise NotFoundError("held_act", held_id)
    return found


def held_with_key(session: Session, book_id: str, key: str) -> HeldAct | None:
    """Return what was held last with the key of an entry, if anything was."""
    query = select(HeldAct).where(HeldAct.book_id == book_id, HeldAct.key == key)
    return session.scalar(query.order_by(HeldAct.asked_at.desc()).limit(1))


def same_waiting(session: Session, book_id: str, act: str, command: str) -> HeldAct | None:
    """Return what waits already, if the very same was asked for before."""
    query = select(HeldAct).where(
        HeldAct.book_id == book_id,
        HeldAct.kept_stage == HeldStage.WAITING,
        HeldAct.act == act,
        HeldAct.command == command,
    )
    return session.scalar(query.limit(1))


def held_acts(
    session: Session,
    book_id: str,
    *stages: HeldStage,
    asked_by: str | None = None,
    most: int = 200,
) -> Sequence[HeldAct]:
    """Return what is at one of *stages*, what was asked last first; all of them if none.

    Args:
        asked_by: only what this person asked for.
    """
    query = select(HeldAct).where(HeldAct.book_id == book_id)
    if stages:
        query = query.where(HeldAct.kept_stage.in_(stages))
    if asked_by is not None:
        query = query.where(HeldAct.asked_by == asked_by)
    query = query.order_by(HeldAct.asked_at.desc(), HeldAct.held_id.desc()).limit(most)
    return session.scalars(query).all()


def waiting_until(session: Session, book_id: str, last_day: dt.date) -> int:
    """Return how many entries dated up to *last_day* wait."""
    query = select(func.count()).where(
        HeldAct.book_id == book_id,
        HeldAct.kept_stage == HeldStage.WAITING,
        HeldAct.entry_date <= last_day,
        HeldAct.sort != "",
    )
    return session.scalar(query) or 0
