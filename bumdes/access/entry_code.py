"""Entry codes: one printed code lets a person choose a password, once and for some time."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, Index, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.access.paper_code import code_digest, new_code
from bumdes.record import Record
from ledger.canonical import stamp

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_GROUPS = 4


class EntryCodeKind(StrEnum):
    """What a code is for."""

    INVITATION = "invitation"
    """For who never logged in; long enough for a letter to reach a village."""
    RESET = "reset"
    """For who forgot the password, and asks in person or by telephone."""

    @property
    def lasts(self) -> dt.timedelta:
        """How long it can be used."""
        is_reset = self is EntryCodeKind.RESET
        return dt.timedelta(minutes=30) if is_reset else dt.timedelta(days=7)

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        is_reset = self is EntryCodeKind.RESET
        return "Kode kata sandi baru" if is_reset else "Kode undangan"


class EntryCode(Record):
    """A code that somebody was given to choose a password with.

    Attributes:
        made_by: username of who gave it.
        made_at, expires_at: UTC, as the ledger writes times.
        ended_at: when it was used, or another took its place; None while it can be used.
    """

    __tablename__ = "entry_codes"
    __table_args__ = (
        ForeignKeyConstraint(["person_id"], ["people.person_id"]),
        Index("ix_entry_codes_person", "person_id"),
    )

    code_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(20))
    made_by: Mapped[str] = mapped_column(String(60))
    made_at: Mapped[str] = mapped_column(String(27))
    expires_at: Mapped[str] = mapped_column(String(27))
    ended_at: Mapped[str | None] = mapped_column(String(27), default=None)


def make_entry_code(
    session: Session, person_id: str, kind: EntryCodeKind, *, made_by: str, now: dt.datetime
) -> tuple[str, EntryCode]:
    """Return a new code, to be shown this once, and what is kept of it; older ones end."""
    end_entry_codes(session, person_id, now=now)
    code = new_code(_GROUPS)
    kept = EntryCode(
        code_digest=code_digest(code),
        person_id=person_id,
        kind=kind.value,
        made_by=made_by,
        made_at=stamp(now),
        expires_at=stamp(now + kind.lasts),
    )
    session.add(kept)
    session.flush()
    return code, kept


def open_entry_code(
    session: Session, person_id: str, *, now: dt.datetime, typed: str | None = None
) -> EntryCode | None:
    """Return the code that a person can use now, if there is one.

    Args:
        typed: only if it is this one.
    """
    query = select(EntryCode).where(
        EntryCode.person_id == person_id,
        EntryCode.ended_at.is_(None),
        EntryCode.expires_at > stamp(now),
    )
    if typed is not None:
        query = query.where(EntryCode.code_digest == code_digest(typed))
    return session.scalar(query.limit(1))


def end_entry_codes(session: Session, person_id: str, *, now: dt.datetime) -> None:
    """Let no code of a person be used any longer."""
    open_codes = update(EntryCode).where(
        EntryCode.person_id == person_id, EntryCode.ended_at.is_(None)
    )
    session.execute(open_codes.values(ended_at=stamp(now)))
