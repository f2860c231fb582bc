"""Logging in: from a name and a password to a token.

Checking a password takes a fifth of a second on purpose. Nobody else's work waits for it: no
transaction is open meanwhile.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes import password as passwords
from bumdes.login import (
    begin_attempt,
    confirm_login,
    logged_in,
    note_success,
    pause_before,
    start_login,
)
from bumdes.people import Person, person_named
from bumdes.work import begin_session

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class LogIn:
    """Somebody at a network address, on a device, says who they are."""

    username: str
    password: str = field(repr=False)
    address: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """How trying to log in ended: with a token, with a pause to wait for, or with neither."""

    token: str = field(default="", repr=False)
    pause: dt.timedelta = dt.timedelta()


def log_in(engine: Engine, command: LogIn, *, now: dt.datetime) -> Attempt:
    """Log somebody in who knows the password, unless too many guesses came before."""
    username, address = command.username, command.address
    with begin_session(engine) as session:
        if pause := pause_before(session, username, address=address, now=now):
            return Attempt(pause=pause)
        attempt = begin_attempt(session, username, address=address, now=now)
        person = person_named(session, username)
    new_hash = _proven(person, command.password)
    if person is None or not new_hash:
        return Attempt()
    with begin_session(engine) as session:
        found = session.get_one(Person, person.person_id)
        is_stale = found.password_changed_at != person.password_changed_at
        if is_stale or not found.is_active:
            return Attempt()
        found.password_hash = new_hash
        note_success(session, attempt.attempt_id)
        return Attempt(start_login(session, found, device=command.device, now=now))


def confirm_password(
    engine: Engine, token: str, password: str, *, address: str, now: dt.datetime
) -> Attempt:
    """Let who is logged in with *token* type the password again; guesses are slowed as ever."""
    with begin_session(engine) as session:
        person = logged_in(session, token, now=now)
        if person is None:
            return Attempt()
        if pause := pause_before(session, person.username, address=address, now=now):
            return Attempt(pause=pause)
        attempt = begin_attempt(session, person.username, address=address, now=now)
    if not passwords.is_password(password, person.password_hash):
        return Attempt()
    with begin_session(engine) as session:
        if logged_in(session, token, now=now) is None:
            return Attempt()
        note_success(session, attempt.attempt_id)
        confirm_login(session, token, now=now)
    return Attempt(token)


def _proven(person: Person | None, password: str) -> str:
    """Return the hash to keep of the password that lets *person* in; empty if it does not.

    It takes as long for a name nobody has.
    """
    kept = person.password_hash if person else None
    if not passwords.is_password(password, kept) or kept is None:
        return ""
    return passwords.hash_password(password) if passwords.is_outdated(kept) else kept
