"""Logging in: from a name and a password, and a code where one is asked for, to a token.

Checking a password takes a fifth of a second on purpose. Nobody else's work waits for it: no
transaction is open meanwhile.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes import password as passwords
from bumdes.access.access_event import AccessKind, note_access
from bumdes.access.second_factor import confirmed_factor, use_phone, use_recovery_code
from bumdes.errors import SealBrokenError
from bumdes.login import (
    LoginAttempt,
    begin_attempt,
    confirm_login,
    end_login,
    half_logged_in,
    logged_in,
    network,
    note_success,
    pause_before,
    start_login,
)
from bumdes.people import Person, person_named
from bumdes.work import begin_session

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from bumdes.access.seal import Seal


@dataclass(frozen=True, slots=True, kw_only=True)
class LogIn:
    """Somebody at a network address, on a device, says who they are."""

    username: str
    password: str = field(repr=False)
    address: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowCode:
    """Who knew the password shows the code of the phone, or one of the paper."""

    token: str = field(repr=False)
    code: str = field(repr=False)
    address: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """How trying to log in ended: with a token, with a pause to wait for, or with neither.

    Attributes:
        wants_code: the token lets nobody in yet; see ``show_code``.
        phone_is_lost: the code was none of the paper, and those of the phone cannot be checked:
            the key of its secret is another one.
    """

    token: str = field(default="", repr=False)
    pause: dt.timedelta = dt.timedelta()
    wants_code: bool = False
    phone_is_lost: bool = False


def log_in(engine: Engine, command: LogIn, *, now: dt.datetime) -> Attempt:
    """Log somebody in who knows the password, unless too many guesses came before.

    A password that would not be taken today lets in too, and must be changed at once.
    """
    username, address = command.username, command.address
    with begin_session(engine) as session:
        if pause := pause_before(session, username, address=address, now=now):
            return Attempt(pause=pause)
        attempt = begin_attempt(session, username, address=address, now=now)
        person = person_named(session, username)
    new_hash = _proven(person, command.password)
    if person is None or not new_hash:
        # A name that nobody has may be a password in the wrong field: it is not logged.
        known = person.username if person else ""
        return _failed(engine, AccessKind.LOGIN_FAILED, known, address=address, now=now)
    with begin_session(engine) as session:
        found = session.get_one(Person, person.person_id)
        is_stale = found.password_changed_at != person.password_changed_at
        if is_stale or not found.is_active:
            return Attempt()
        found.password_hash = new_hash
        if passwords.weakness(command.password, username=username) is not None:
            found.must_change_password = True
        return _first_step_done(session, found, attempt, command, now=now)


def show_code(engine: Engine, command: ShowCode, seal: Seal, *, now: dt.datetime) -> Attempt:
    """Log somebody in who knew the password and has the phone, or the paper.

    Args:
        seal: under which secrets of phones are kept.
    """
    address = command.address
    with begin_session(engine) as session:
        person = half_logged_in(session, command.token, now=now)
        if person is None:
            return Attempt()
        if pause := pause_before(session, person.username, address=address, now=now):
            return Attempt(pause=pause)
        attempt = begin_attempt(session, person.username, address=address, now=now)
        try:
            is_right = _is_code(session, person, command, seal, now=now)
        except SealBrokenError:
            return Attempt(phone_is_lost=True)
        if not is_right:
            place = network(address)
            note_access(
                session, AccessKind.CODE_FAILED, person.username, address=place, now=now
            )
            return Attempt()
        note_success(session, attempt.attempt_id)
        end_login(session, command.token, now=now)
        return _come_in(session, person, command, now=now)


def confirm_password(
    engine: Engine, token: str, password: str, *, address: str, now: dt.datetime
) -> Attempt:
    """Let who is logged in with *token* type the password again; guesses are slowed as ever."""
    with begin_session(engine) as session:
        person = logged_in(session, token, now=now)
        if person is None:
            return Attempt()
        username = person.username
        if pause := pause_before(session, username, address=address, now=now):
            return Attempt(pause=pause)
        attempt = begin_attempt(session, username, address=address, now=now)
    if not passwords.is_password(password, person.password_hash):
        return _failed(engine, AccessKind.CONFIRM_FAILED, username, address=address, now=now)
    with begin_session(engine) as session:
        if logged_in(session, token, now=now) is None:
            return Attempt()
        note_success(session, attempt.attempt_id)
        confirm_login(session, token, now=now)
    return Attempt(token)


def come_in(
    session: Session, person: Person, *, device: str, address: str, now: dt.datetime
) -> str:
    """Return the token of a new login of somebody who proved who it is, and keep that."""
    note_access(session, AccessKind.LOGIN, person.username, address=network(address), now=now)
    return start_login(session, person, device=device, address=address, now=now)


def _first_step_done(
    session: Session, person: Person, attempt: LoginAttempt, command: LogIn, *, now: dt.datetime
) -> Attempt:
    """Return the token of who knows the password; it may have to be followed by a code.

    The attempt then stays a failure until the code is right: knowing the password must not buy
    guesses at codes.
    """
    if confirmed_factor(session, person.person_id) is None:
        note_success(session, attempt.attempt_id)
        return _come_in(session, person, command, now=now)
    where = {"device": command.device, "address": command.address}
    token = start_login(session, person, now=now, awaits_code=True, **where)
    return Attempt(token, wants_code=True)


def _come_in(
    session: Session, person: Person, command: LogIn | ShowCode, *, now: dt.datetime
) -> Attempt:
    return Attempt(
        come_in(session, person, device=command.device, address=command.address, now=now)
    )


def _is_code(
    session: Session, person: Person, command: ShowCode, seal: Seal, *, now: dt.datetime
) -> bool:
    """Whether it is a code of the paper, or of the phone if that can be checked."""
    factor = confirmed_factor(session, person.person_id)
    if use_recovery_code(session, person.person_id, command.code, now=now):
        place = network(command.address)
        note_access(session, AccessKind.RECOVERY_USED, person.username, address=place, now=now)
        return True
    return factor is None or use_phone(session, factor, command.code, seal, now=now)


def _failed(
    engine: Engine, kind: AccessKind, username: str, *, address: str, now: dt.datetime
) -> Attempt:
    with begin_session(engine) as session:
        note_access(session, kind, username, address=network(address), now=now)
    return Attempt()


def _proven(person: Person | None, password: str) -> str:
    """Return the hash to keep of the password that lets *person* in; empty if it does not.

    It takes as long for a name nobody has.
    """
    kept = person.password_hash if person else None
    if not passwords.is_password(password, kept) or kept is None:
        return ""
    return passwords.hash_password(password) if passwords.is_outdated(kept) else kept
