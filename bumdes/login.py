"""Logins: who is logged in where, and who tried to be.

A login is known by a random token, of which only the digest is kept. It ends by logging out,
after twelve hours without a sign of life, with a new password, or when the person may no
longer log in.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import ForeignKeyConstraint, Index, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.people import Person
from bumdes.record import Record
from ledger.canonical import moment, stamp

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

LONGEST_IDLE = dt.timedelta(hours=12)

FREE_FAILURES = 5
"""Wrong passwords in a row that cost nothing; each one after them doubles the pause."""

LONGEST_PAUSE = dt.timedelta(minutes=15)

_MOST_FAILURES = 20
_REMEMBERED = dt.timedelta(days=1)


class Login(Record):
    """Somebody logged in on a device.

    Attributes:
        token_digest: SHA-256 of the token, hexadecimal.
        device: what the browser calls itself.
        started_at, last_seen_at, ended_at: UTC, as the ledger writes times.
    """

    __tablename__ = "logins"
    __table_args__ = (
        ForeignKeyConstraint(["person_id"], ["people.person_id"]),
        Index("ix_logins_person", "person_id"),
    )

    token_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32))
    device: Mapped[str] = mapped_column(String(200))
    started_at: Mapped[str] = mapped_column(String(27))
    last_seen_at: Mapped[str] = mapped_column(String(27))
    ended_at: Mapped[str | None] = mapped_column(String(27), default=None)


class LoginAttempt(Record):
    """One try to log in, right or wrong."""

    __tablename__ = "login_attempts"
    __table_args__ = (Index("ix_login_attempts_username", "username", "attempted_at"),)

    attempt_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    username: Mapped[str] = mapped_column(String(40))
    address: Mapped[str] = mapped_column(String(64))
    attempted_at: Mapped[str] = mapped_column(String(27))
    is_success: Mapped[bool]


def start_login(session: Session, person: Person, *, device: str, now: dt.datetime) -> str:
    """Log *person* in, and return the token to show from now on."""
    token = secrets.token_urlsafe(32)
    login = Login(
        token_digest=_digest(token),
        person_id=person.person_id,
        device=device[:200],
        started_at=stamp(now),
        last_seen_at=stamp(now),
    )
    session.add(login)
    session.flush()
    return token


def logged_in(session: Session, token: str, *, now: dt.datetime) -> Person | None:
    """Return who shows *token*, if the login still holds; it only reads."""
    login = session.get(Login, _digest(token))
    if login is None or login.ended_at is not None:
        return None
    if now - moment(login.last_seen_at) > LONGEST_IDLE:
        return None
    person = session.get_one(Person, login.person_id)
    if not person.is_active or person.password_changed_at > login.started_at:
        return None
    return person


def keep_alive(session: Session, token: str, *, now: dt.datetime) -> None:
    """Note that the login of *token* is in use."""
    of_token = Login.token_digest == _digest(token)
    session.execute(update(Login).where(of_token).values(last_seen_at=stamp(now)))


def end_login(session: Session, token: str, *, now: dt.datetime) -> None:
    """Log out on one device."""
    of_token = Login.token_digest == _digest(token)
    _end(session, of_token, now)


def end_all_logins(session: Session, person_id: str, *, now: dt.datetime) -> None:
    """Log a person out on all devices."""
    _end(session, Login.person_id == person_id, now)


def note_attempt(
    session: Session, username: str, *, address: str, is_success: bool, now: dt.datetime
) -> None:
    """Keep that somebody at *address* tried to log in as *username*."""
    session.add(
        LoginAttempt(
            attempt_id=uuid4().hex,
            username=username[:40],
            address=address[:64],
            attempted_at=stamp(now),
            is_success=is_success,
        )
    )
    session.flush()


def pause_before(session: Session, username: str, *, now: dt.datetime) -> dt.timedelta:
    """Return how long *username* must wait for the next try; never for ever."""
    a = LoginAttempt
    query = (
        select(a.attempted_at, a.is_success)
        .where(a.username == username[:40], a.attempted_at > stamp(now - _REMEMBERED))
        .order_by(a.attempted_at.desc())
        .limit(_MOST_FAILURES)
    )
    failures: list[str] = []
    for attempted_at, is_success in session.execute(query):
        if is_success:
            break
        failures.append(attempted_at)
    if len(failures) < FREE_FAILURES:
        return dt.timedelta()
    pause = min(dt.timedelta(seconds=2 ** (len(failures) - FREE_FAILURES)), LONGEST_PAUSE)
    return max(moment(failures[0]) + pause - now, dt.timedelta())


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _end(session: Session, which: ColumnElement[bool], now: dt.datetime) -> None:
    open_logins = update(Login).where(which, Login.ended_at.is_(None))
    session.execute(open_logins.values(ended_at=stamp(now)))
