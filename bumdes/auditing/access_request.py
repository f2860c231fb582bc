"""Asking to see more than one's office shows, for a time: asked, granted, and kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.permissions import Permission, Role
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from bumdes.permissions import Actor

OUTSIDE = frozenset(
    {
        Role.AUDITOR,
        Role.SUPERVISOR,
        Role.ADVISOR,
        Role.VILLAGE_HEAD,
        Role.VILLAGE_COUNCIL,
    }
)
"""Who may ask: those who look at the books and write nothing into them."""

GRANTABLE: Mapping[Permission, str] = MappingProxyType(
    {
        Permission.READ_PERSONAL_DATA: "Data pribadi: NIK, telepon, gaji, dan berkasnya",
        Permission.EXPORT_BOOKS: "Paket pemeriksaan: seluruh buku sebagai berkas",
        Permission.VERIFY_BOOKS: "Uji keutuhan seluruh buku",
    }
)
"""What may be granted for a time, and what it is called. All of it is reading."""


class RequestState(StrEnum):
    """How a request stands."""

    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"
    ENDED = "ended"
    """Taken back before its last day, or over."""

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return _STATES[self]


_STATES = {
    RequestState.WAITING: "Menunggu jawaban",
    RequestState.GRANTED: "Berlaku",
    RequestState.REFUSED: "Tidak diizinkan",
    RequestState.ENDED: "Berakhir",
}


class AccessRequest(Record):
    """One request of one person; it stays when it is over.

    Attributes:
        asked_by, role: who asked, in which office; it is granted to nobody else.
        permission: what is to be allowed.
        until: the last day on which it would hold, included.
        answered_at: UTC, as the ledger writes times; empty while nobody answered.
        is_granted: how it was answered; false while nobody did.
        remark: what the answer adds.
        ended_at, ended_by: when a granted one was taken back; empty if it was not.
    """

    __tablename__ = "access_requests"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_access_requests_asked_by", "book_id", "asked_by"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    request_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    asked_by: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(40))
    permission: Mapped[str] = mapped_column(String(60))
    until: Mapped[dt.date]
    reason: Mapped[str] = mapped_column(String(500))
    asked_at: Mapped[str] = mapped_column(String(27))
    answered_at: Mapped[str] = mapped_column(String(27), default="")
    answered_by: Mapped[str] = mapped_column(String(200), default="")
    is_granted: Mapped[bool] = mapped_column(default=False)
    remark: Mapped[str] = mapped_column(String(500), default="")
    ended_at: Mapped[str] = mapped_column(String(27), default="")
    ended_by: Mapped[str] = mapped_column(String(200), default="")

    @property
    def what(self) -> Permission:
        """What is to be allowed."""
        return Permission(self.permission)

    @property
    def label(self) -> str:
        """What is to be allowed, in words."""
        return GRANTABLE.get(self.what, self.what.label)

    def state(self, on: dt.date) -> RequestState:
        """How it stands on a day."""
        if not self.answered_at:
            return RequestState.ENDED if self.ended_at else RequestState.WAITING
        if not self.is_granted:
            return RequestState.REFUSED
        is_over = bool(self.ended_at) or self.until < on
        return RequestState.ENDED if is_over else RequestState.GRANTED


def find_request(session: Session, book_id: str, request_id: str) -> AccessRequest:
    """Return the request with *request_id*.

    Raises:
        NotFoundError: there is none.
    """
    found = session.get(AccessRequest, (book_id, request_id))
    if found is None:
        raise NotFoundError("access_request", request_id)
    return found


def requests_of(
    session: Session, book_id: str, *, asked_by: str = ""
) -> Sequence[AccessRequest]:
    """Return the requests, the latest first; those of one person, if one is named."""
    query = select(AccessRequest).where(AccessRequest.book_id == book_id)
    if asked_by:
        query = query.where(AccessRequest.asked_by == asked_by)
    return session.scalars(query.order_by(AccessRequest.request_id.desc())).all()


def granted_to(
    session: Session, book_id: str, username: str, role: Role, on: dt.date
) -> frozenset[Permission]:
    """Return what was granted to somebody in an office, and holds on a day."""
    if role not in OUTSIDE:
        return frozenset()
    query = select(AccessRequest.permission).where(
        AccessRequest.book_id == book_id,
        AccessRequest.asked_by == username,
        AccessRequest.role == role.value,
        AccessRequest.is_granted,
        AccessRequest.ended_at == "",
        AccessRequest.until >= on,
    )
    return frozenset(map(Permission, session.scalars(query))) & GRANTABLE.keys()


def with_granted(session: Session, book_id: str, actor: Actor, on: dt.date) -> Actor:
    """Return *actor* with what was granted beyond the office, and holds on a day."""
    granted = granted_to(session, book_id, actor.name, actor.role, on)
    return replace(actor, granted=granted) if granted else actor
