"""Logins: who is logged in where, and who tried to be.

A login is known by a random token, of which only the digest is kept. It ends by logging out,
on the day's work being over, with a new password, or when the person may no longer log in.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import ipaddress
import secrets
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import ForeignKeyConstraint, Index, String, bindparam, false, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.people import Person
from bumdes.read_once import read_once
from bumdes.record import Record
from ledger.canonical import moment, stamp

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

LONGEST_LOGIN = dt.timedelta(hours=12)
"""How long a login holds at most: a working day, in use or idle."""

LONGEST_IDLE = dt.timedelta(minutes=30)
"""How long a login may be left alone before the password is asked for again.

Nothing ends by that: who was away goes on where the page was left, with all that was typed.
"""

LONGEST_WAIT_FOR_CODE = dt.timedelta(minutes=10)
"""How long after the password its second factor may be shown."""

CONFIRMED_FOR = dt.timedelta(minutes=15)
"""How long a typed password vouches for who is at the device, where much is at stake."""

FREE_FAILURES = 5
"""Wrong passwords in a row that cost nothing; each one after them doubles the pause."""

LONGEST_PAUSE = dt.timedelta(minutes=15)

FREE_FAILURES_OF_NETWORK = 50
"""Wrong passwords from one network within an hour that cost nothing, whoever they are for.

Many more than for one name, and a much shorter pause: a whole office, or half a district on
mobile phones, may come from one address.
"""

LONGEST_PAUSE_OF_NETWORK = dt.timedelta(minutes=1)

_MOST_FAILURES = 20
_REMEMBERED = dt.timedelta(days=1)
_REMEMBERED_OF_NETWORK = dt.timedelta(hours=1)
_BITS_OF_A_LINE = 64


class Login(Record):
    """Somebody logged in on a device.

    Attributes:
        token_digest: SHA-256 of the token, hexadecimal.
        device: what the browser calls itself.
        address: the network it came from, see ``network``.
        awaits_code: whether the second factor is still to be shown; nobody is in before.
        started_at, last_seen_at, ended_at: UTC, as the ledger writes times.
        confirmed_at: when the password was last typed again since; None if never.
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
    confirmed_at: Mapped[str | None] = mapped_column(String(27), default=None)
    address: Mapped[str] = mapped_column(String(64), default="", server_default="")
    awaits_code: Mapped[bool] = mapped_column(default=False, server_default=false())


_WITH_HOLDER = (
    select(Login, Person)
    .join(Person, Person.person_id == Login.person_id)
    .where(Login.token_digest == bindparam("digest"))
)
"""Asked for every page, hence made once."""


class LoginAttempt(Record):
    """One try to log in, right or wrong.

    Attributes:
        address: the network from which somebody tried, see ``network``.
        attempted_at: UTC, as the ledger writes times.
    """

    __tablename__ = "login_attempts"
    __table_args__ = (
        Index("ix_login_attempts_username", "username", "attempted_at"),
        Index("ix_login_attempts_address", "address", "attempted_at"),
    )

    attempt_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    username: Mapped[str] = mapped_column(String(40))
    address: Mapped[str] = mapped_column(String(64))
    attempted_at: Mapped[str] = mapped_column(String(27))
    is_success: Mapped[bool]


def start_login(
    session: Session,
    person: Person,
    *,
    device: str,
    now: dt.datetime,
    address: str = "",
    awaits_code: bool = False,
) -> str:
    """Log *person* in, and return the token to show from now on.

    Args:
        awaits_code: the login lets nobody in before its second factor was shown.
    """
    token = secrets.token_urlsafe(32)
    login = Login(
        token_digest=_digest(token),
        person_id=person.person_id,
        device=device[:200],
        started_at=stamp(now),
        last_seen_at=stamp(now),
        address=network(address),
        awaits_code=awaits_code,
    )
    session.add(login)
    session.flush()
    return token


def logged_in(session: Session, token: str, *, now: dt.datetime) -> Person | None:
    """Return who shows *token*, if the login still holds; it only reads."""
    return _holder(session, token, now=now, awaits_code=False)


def half_logged_in(session: Session, token: str, *, now: dt.datetime) -> Person | None:
    """Return who knew the password, and has still to show the second factor."""
    return _holder(session, token, now=now, awaits_code=True)


def logins_of(session: Session, person_id: str, *, now: dt.datetime) -> list[Login]:
    """Return the logins of a person that hold, the latest used first."""
    changed_at = session.get_one(Person, person_id).password_changed_at
    query = (
        select(Login)
        .where(
            Login.person_id == person_id,
            Login.ended_at.is_(None),
            Login.awaits_code.is_(False),
            Login.started_at >= max(changed_at, stamp(now - LONGEST_LOGIN)),
        )
        .order_by(Login.last_seen_at.desc(), Login.token_digest)
    )
    return list(session.scalars(query))


def is_login_of(login: Login, token: str) -> bool:
    """Whether *login* is the one that *token* is shown for."""
    return login.token_digest == _digest(token)


def keep_alive(session: Session, token: str, *, now: dt.datetime) -> None:
    """Note that the login of *token* is in use."""
    of_token = Login.token_digest == _digest(token)
    session.execute(update(Login).where(of_token).values(last_seen_at=stamp(now)))


def confirm_login(session: Session, token: str, *, now: dt.datetime) -> None:
    """Note that the password was typed again at the device of *token*."""
    of_token = Login.token_digest == _digest(token)
    seen = {"confirmed_at": stamp(now), "last_seen_at": stamp(now)}
    session.execute(update(Login).where(of_token).values(seen))


def is_confirmed(session: Session, token: str, *, now: dt.datetime) -> bool:
    """Whether the password was typed at the device of *token* a short while ago."""
    login = session.get(Login, _digest(token))
    if login is None:
        return False
    return now - moment(login.confirmed_at or login.started_at) <= CONFIRMED_FOR


def is_idle(session: Session, token: str, *, now: dt.datetime) -> bool:
    """Whether the device of *token* was left alone so long that anybody may be at it."""
    found = _with_holder(session, _digest(token))
    return found is not None and now - moment(found[0].last_seen_at) > LONGEST_IDLE


def end_login(session: Session, token: str, *, now: dt.datetime) -> None:
    """Log out on one device."""
    of_token = Login.token_digest == _digest(token)
    _end(session, of_token, now)


def end_login_by_digest(session: Session, digest: str, *, now: dt.datetime) -> None:
    """Log out on the device whose login has that ``token_digest``."""
    _end(session, Login.token_digest == digest, now)


def end_all_logins(
    session: Session, person_id: str, *, now: dt.datetime, but: str | None = None
) -> None:
    """Log a person out on all devices, but on that of the token *but* if one is given."""
    which = Login.person_id == person_id
    if but is not None:
        which &= Login.token_digest != _digest(but)
    _end(session, which, now)


def begin_attempt(
    session: Session, username: str, *, address: str, now: dt.datetime
) -> LoginAttempt:
    """Keep that somebody at *address* tries to log in as *username*.

    It counts as a failure until it is known to be none, so that of many guesses made at once
    each one sees the others.
    """
    attempt = LoginAttempt(
        attempt_id=uuid4().hex,
        username=username[:40],
        address=network(address),
        attempted_at=stamp(now),
        is_success=False,
    )
    session.add(attempt)
    session.flush()
    return attempt


def note_success(session: Session, attempt_id: str) -> None:
    """Keep that an attempt showed the right password."""
    session.get_one(LoginAttempt, attempt_id).is_success = True
    session.flush()


def pause_before(
    session: Session, username: str, *, address: str, now: dt.datetime
) -> dt.timedelta:
    """Return how long the next try for *username* from *address* must wait; never for ever."""
    return max(
        _pause_of_name(session, username[:40], now), _pause_of_network(session, address, now)
    )


def network(address: str) -> str:
    """Return what counts as one place: an IPv4 address, or the /64 that an IPv6 line gets."""
    try:
        found = ipaddress.IPv6Address(address)
    except ValueError:
        return address[:64]
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(found), _BITS_OF_A_LINE), strict=False))


def _pause_of_name(session: Session, username: str, now: dt.datetime) -> dt.timedelta:
    """Return the pause after the failures since the last success."""
    a = LoginAttempt
    query = (
        select(a.attempted_at, a.is_success)
        .where(a.username == username, a.attempted_at > stamp(now - _REMEMBERED))
        .order_by(a.attempted_at.desc())
        .limit(_MOST_FAILURES)
    )
    failures: list[str] = []
    for attempted_at, is_success in session.execute(query):
        if is_success:
            break
        failures.append(attempted_at)
    return _pause(failures, now, free=FREE_FAILURES, longest=LONGEST_PAUSE)


def _pause_of_network(session: Session, address: str, now: dt.datetime) -> dt.timedelta:
    """Return the pause after the failures of an hour.

    No success forgives them: who guesses may well know one password.
    """
    a = LoginAttempt
    query = (
        select(a.attempted_at)
        .where(
            a.address == network(address),
            a.attempted_at > stamp(now - _REMEMBERED_OF_NETWORK),
            a.is_success.is_(False),
        )
        .order_by(a.attempted_at.desc())
        .limit(FREE_FAILURES_OF_NETWORK + _MOST_FAILURES)
    )
    failures = list(session.scalars(query))
    return _pause(
        failures, now, free=FREE_FAILURES_OF_NETWORK, longest=LONGEST_PAUSE_OF_NETWORK
    )


def _pause(
    failures: list[str], now: dt.datetime, *, free: int, longest: dt.timedelta
) -> dt.timedelta:
    """Return what is left of the pause that began with the first of *failures*."""
    if len(failures) < free:
        return dt.timedelta()
    pause = min(dt.timedelta(seconds=2 ** (len(failures) - free)), longest)
    return max(moment(failures[0]) + pause - now, dt.timedelta())


def _holder(
    session: Session, token: str, *, now: dt.datetime, awaits_code: bool
) -> Person | None:
    found = _with_holder(session, _digest(token))
    if found is None:
        return None
    login, person = found
    if login.ended_at is not None or login.awaits_code is not awaits_code:
        return None
    longest = LONGEST_WAIT_FOR_CODE if awaits_code else LONGEST_LOGIN
    if now - moment(login.started_at) > longest:
        return None
    if not person.is_active or person.password_changed_at > login.started_at:
        return None
    return person


@read_once
def _with_holder(session: Session, digest: str) -> tuple[Login, Person] | None:
    found = session.execute(_WITH_HOLDER, {"digest": digest}).one_or_none()
    return None if found is None else (found[0], found[1])


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _end(session: Session, which: ColumnElement[bool], now: dt.datetime) -> None:
    open_logins = update(Login).where(which, Login.ended_at.is_(None))
    session.execute(open_logins.values(ended_at=stamp(now)))
