"""Decisions: what a deliberation resolved, and what may be posted only because of it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import (
    DecisionRequiredError,
    DecisionRevokedError,
    DecisionTooLateError,
    NotFoundError,
    WrongDecisionError,
)
from bumdes.record import Record
from ledger.money import currency, from_minor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from ledger import Money


class DecisionKind(StrEnum):
    """What is decided."""

    ACCEPT_REPORT = "accept_report"
    SHARE_PROFIT = "share_profit"
    TAKE_CAPITAL = "take_capital"
    RETURN_CAPITAL = "return_capital"
    APPOINT = "appoint"
    BORROW = "borrow"
    WRITE_OFF = "write_off"
    APPROVE_PLAN = "approve_plan"
    APPROVE_PROPOSAL = "approve_proposal"
    CHANGE_STATUTES = "change_statutes"
    """AD or ART."""
    OPEN_OR_CLOSE_UNIT = "open_or_close_unit"
    STOP = "stop"
    """Stop the enterprise's activity, or what is to become of what is left."""
    OTHER = "other"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _LABELS[self]


_LABELS: Mapping[DecisionKind, str] = MappingProxyType(
    {
        DecisionKind.ACCEPT_REPORT: "Menerima laporan pertanggungjawaban",
        DecisionKind.SHARE_PROFIT: "Membagi hasil usaha",
        DecisionKind.TAKE_CAPITAL: "Menerima modal",
        DecisionKind.RETURN_CAPITAL: "Mengembalikan atau mengalihkan modal",
        DecisionKind.APPOINT: "Mengangkat atau memberhentikan pengurus",
        DecisionKind.BORROW: "Menerima pinjaman",
        DecisionKind.WRITE_OFF: "Menghapus piutang atau aset",
        DecisionKind.APPROVE_PLAN: "Mengesahkan rencana program kerja",
        DecisionKind.APPROVE_PROPOSAL: "Menyetujui usulan usaha",
        DecisionKind.CHANGE_STATUTES: "Mengubah AD/ART",
        DecisionKind.OPEN_OR_CLOSE_UNIT: "Membuka atau menutup unit usaha",
        DecisionKind.STOP: "Menghentikan kegiatan usaha",
        DecisionKind.OTHER: "Keputusan lain",
    }
)


class Decision(Record):
    """A decision, known by its number as printed.

    Attributes:
        about: what was decided, in one sentence.
        deliberation_id: the meeting that took it; None for a decree of an official.
        authority: who took it where no meeting did, such as the head of the village.
        most_minor: the most money it allows, in sen; None where it sets no limit.
        revoked_on: the first day on which it allows nothing any more.
        file: digest of the paper, empty while there is none.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(
            ["book_id", "deliberation_id"],
            ["deliberations.book_id", "deliberations.deliberation_id"],
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(String(100), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    decided_on: Mapped[dt.date]
    about: Mapped[str] = mapped_column(String(500))
    recorded_by: Mapped[str] = mapped_column(String(200))
    deliberation_id: Mapped[str | None] = mapped_column(String(32), default=None)
    most_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    file: Mapped[str] = mapped_column(String(64), default="")
    authority: Mapped[str] = mapped_column(String(200), default="")
    revoked_on: Mapped[dt.date | None] = mapped_column(default=None)
    revoked_because: Mapped[str] = mapped_column(String(500), default="")

    @property
    def most(self) -> Money | None:
        """The most money it allows; None where it sets no limit."""
        return None if self.most_minor is None else from_minor(self.most_minor, currency("IDR"))


def find_decision(session: Session, book_id: str, number: str) -> Decision:
    """Return the decision *number*.

    Raises:
        NotFoundError: there is none.
    """
    decision = session.get(Decision, (book_id, number))
    if decision is None:
        raise NotFoundError("decision", number)
    return decision


def decisions_of(
    session: Session, book_id: str, *kinds: DecisionKind, deliberation_id: str = ""
) -> list[Decision]:
    """Return the decisions of an enterprise, the latest first.

    Args:
        kinds: only those; all where none is named.
        deliberation_id: only those of that meeting, if one is named.
    """
    query = select(Decision).where(Decision.book_id == book_id)
    if kinds:
        query = query.where(Decision.kind.in_([kind.value for kind in kinds]))
    if deliberation_id:
        query = query.where(Decision.deliberation_id == deliberation_id)
    return list(session.scalars(query.order_by(Decision.decided_on.desc(), Decision.number)))


def require_decision(
    session: Session, book_id: str, number: str, *kinds: DecisionKind, on: dt.date
) -> Decision:
    """Return the decision *number*, which allows what happens on day *on*.

    Args:
        kinds: those that allow it; any kind where none is named.

    Raises:
        DecisionRequiredError: no number is given.
        NotFoundError: there is no such decision.
        WrongDecisionError: it decides something else.
        DecisionTooLateError: it was taken after *on*.
        DecisionRevokedError: it was revoked by then.
    """
    if not number:
        raise DecisionRequiredError(kinds)
    decision = find_decision(session, book_id, number)
    if kinds and decision.kind not in kinds:
        raise WrongDecisionError(number, DecisionKind(decision.kind), kinds)
    if decision.decided_on > on:
        raise DecisionTooLateError(number, decision.decided_on, on)
    if decision.revoked_on is not None and decision.revoked_on <= on:
        raise DecisionRevokedError(number, decision.revoked_on, on)
    return decision
