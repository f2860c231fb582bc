"""The log of access: who came in, who was refused, and whose powers changed.

Rows are only ever added; the database refuses to change or remove one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Index, String, and_, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.people import Membership, Person
from bumdes.record import Record, new_id
from ledger.canonical import moment, stamp

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


class AccessKind(StrEnum):
    """What happened."""

    LOGIN = "login"
    LOGIN_FAILED = "login_failed"
    CODE_FAILED = "code_failed"
    CONFIRM_FAILED = "confirm_failed"
    LOGOUT = "logout"
    LOGIN_ENDED = "login_ended"
    REFUSED = "refused"
    PERSON_ADDED = "person_added"
    APPOINTED = "appointed"
    DISMISSED = "dismissed"
    ADMITTED = "admitted"
    BLOCKED = "blocked"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of an act
    PASSWORD_RESET = "password_reset"  # noqa: S105 - the name of an act
    CODE_MADE = "code_made"
    CODE_USED = "code_used"
    FACTOR_ON = "factor_on"
    FACTOR_OFF = "factor_off"
    RECOVERY_MADE = "recovery_made"
    RECOVERY_USED = "recovery_used"
    FACTOR_RULE = "factor_rule"
    RESTORED = "restored"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _LABELS[self]

    @property
    def group(self) -> AccessGroup:
        """Among which kinds it is looked for."""
        return next(group for group, kinds in _GROUPS.items() if self in kinds)


class AccessGroup(StrEnum):
    """Kinds that are looked at together."""

    COMING_IN = "coming_in"
    REFUSALS = "refusals"
    POWERS = "powers"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            AccessGroup.COMING_IN: "Masuk dan keluar",
            AccessGroup.REFUSALS: "Ditolak",
            AccessGroup.POWERS: "Perubahan wewenang dan pengaman",
        }[self]


_K = AccessKind
_LABELS = {
    _K.LOGIN: "Masuk",
    _K.LOGIN_FAILED: "Gagal masuk: kata sandi",
    _K.CODE_FAILED: "Gagal masuk: kode",
    _K.CONFIRM_FAILED: "Kata sandi ulang salah",
    _K.LOGOUT: "Keluar",
    _K.LOGIN_ENDED: "Perangkat dikeluarkan",
    _K.REFUSED: "Ditolak: bukan wewenangnya",
    _K.PERSON_ADDED: "Pengguna didaftarkan",
    _K.APPOINTED: "Jabatan diberikan",
    _K.DISMISSED: "Jabatan diakhiri",
    _K.ADMITTED: "Blokir dibuka",
    _K.BLOCKED: "Diblokir",
    _K.PASSWORD_CHANGED: "Kata sandi sendiri diganti",
    _K.PASSWORD_RESET: "Kata sandi diganti orang lain",
    _K.CODE_MADE: "Kode masuk dibuat",
    _K.CODE_USED: "Kode masuk dipakai",
    _K.FACTOR_ON: "Kode HP dipasang",
    _K.FACTOR_OFF: "Kode HP dilepas",
    _K.RECOVERY_MADE: "Kode cadangan dibuat",
    _K.RECOVERY_USED: "Kode cadangan dipakai",
    _K.FACTOR_RULE: "Aturan kode HP diubah",
    _K.RESTORED: "Data dipulihkan dari salinan",
}
_REFUSALS = frozenset({_K.LOGIN_FAILED, _K.CODE_FAILED, _K.CONFIRM_FAILED, _K.REFUSED})
_COMING_IN = frozenset({_K.LOGIN, _K.LOGOUT, _K.LOGIN_ENDED})
_GROUPS = {
    AccessGroup.COMING_IN: _COMING_IN,
    AccessGroup.REFUSALS: _REFUSALS,
    AccessGroup.POWERS: frozenset(AccessKind) - _REFUSALS - _COMING_IN,
}


class AccessEvent(Record):
    """One thing that happened about access.

    Attributes:
        occurred_at: UTC, as the ledger writes times.
        username: who did it, or tried to.
        subject: whose access it was about, if another's.
        book_id: the books it was about; empty for the whole installation, such as logging in.
        address: the network it came from, if it came from one.
        detail: the office, the page, or what else tells it from its like.
    """

    __tablename__ = "access_events"
    __table_args__ = (
        Index("ix_access_events_book", "book_id", "event_id"),
        Index("ix_access_events_username", "username", "event_id"),
    )

    event_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    occurred_at: Mapped[str] = mapped_column(String(27))
    kind: Mapped[str] = mapped_column(String(30))
    username: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(60), default="")
    book_id: Mapped[str] = mapped_column(String(64), default="")
    address: Mapped[str] = mapped_column(String(64), default="")
    detail: Mapped[str] = mapped_column(String(200), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSeen:
    """A line of the log, as a page shows it."""

    occurred_at: dt.datetime
    kind: AccessKind
    username: str
    subject: str
    address: str
    detail: str


def note_access(
    session: Session,
    kind: AccessKind,
    username: str,
    *,
    now: dt.datetime,
    subject: str = "",
    book_id: str = "",
    address: str = "",
    detail: str = "",
) -> None:
    """Keep that something happened; what is no plain text on one line is made so."""
    event = AccessEvent(
        event_id=new_id(),
        occurred_at=stamp(now),
        kind=kind.value,
        username=_plain(username, 60),
        subject=_plain(subject, 60),
        book_id=book_id,
        address=_plain(address, 64),
        detail=_plain(detail, 200),
    )
    session.add(event)
    session.flush()


def access_seen(
    session: Session,
    book_id: str | None,
    *,
    group: AccessGroup | None = None,
    username: str = "",
    most: int = 200,
) -> list[AccessSeen]:
    """Return what happened, the latest first.

    Args:
        book_id: only what is about these books, or about people who ever belonged to them;
            None for the whole installation.
        username: only what this person did, or had done to the own access.
    """
    query = select(AccessEvent).order_by(AccessEvent.event_id.desc()).limit(most)
    if book_id is not None:
        query = query.where(_concerns(book_id))
    if group is not None:
        query = query.where(AccessEvent.kind.in_([kind.value for kind in _GROUPS[group]]))
    if username:
        query = query.where(
            or_(AccessEvent.username == username, AccessEvent.subject == username)
        )
    return [_seen(event) for event in session.scalars(query)]


def _concerns(book_id: str) -> ColumnElement[bool]:
    people = (
        select(Person.username)
        .join(Membership, Membership.person_id == Person.person_id)
        .where(Membership.book_id == book_id)
    )
    of_installation = and_(AccessEvent.book_id == "", AccessEvent.username.in_(people))
    return or_(AccessEvent.book_id == book_id, of_installation)


def _seen(event: AccessEvent) -> AccessSeen:
    return AccessSeen(
        occurred_at=moment(event.occurred_at),
        kind=AccessKind(event.kind),
        username=event.username,
        subject=event.subject,
        address=event.address,
        detail=event.detail,
    )


def _plain(text: str, most: int) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)[:most]
