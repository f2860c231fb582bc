"""Redeeming: with a printed code somebody chooses a password, and is in.

Guesses at codes are slowed as guesses at passwords are, and a name nobody has, a wrong code
and one that is used up are answered alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.access.access_event import AccessKind, note_access
from bumdes.access.charge import set_password
from bumdes.access.entry_code import EntryCodeKind, open_entry_code
from bumdes.access.second_factor import has_factor
from bumdes.logging_in import Attempt, come_in
from bumdes.login import (
    begin_attempt,
    end_all_logins,
    network,
    note_success,
    pause_before,
    start_login,
)
from bumdes.people import Person, person_named
from bumdes.work import begin_session

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from bumdes.login import LoginAttempt


@dataclass(frozen=True, slots=True, kw_only=True)
class Redeem:
    """Somebody at a network address, on a device, shows a code and chooses a password."""

    username: str
    code: str = field(repr=False)
    password: str = field(repr=False)
    address: str = ""
    device: str = ""


def redeem(engine: Engine, command: Redeem, *, now: dt.datetime) -> Attempt:
    """Set the password of who shows a right code, and log the person in.

    A second factor is still asked for: a code on paper does not stand for the phone.

    Raises:
        WeakPasswordError: the password chosen protects nobody; the code can be used again.
    """
    username, address = command.username, command.address
    with begin_session(engine) as session:
        if pause := pause_before(session, username, address=address, now=now):
            return Attempt(pause=pause)
        attempt = begin_attempt(session, username, address=address, now=now)
        person = person_named(session, username)
        if person is None or not _is_open(session, person, command.code, now=now):
            known = person.username if person else ""
            place = network(address)
            note_access(session, AccessKind.CODE_FAILED, known, address=place, now=now)
            return Attempt()
    return _redeemed(engine, command, attempt, now=now)


def _redeemed(
    engine: Engine, command: Redeem, attempt: LoginAttempt, *, now: dt.datetime
) -> Attempt:
    where = {"device": command.device, "address": command.address}
    with begin_session(engine) as session:
        person = person_named(session, command.username)
        kept = person and open_entry_code(
            session, person.person_id, now=now, typed=command.code
        )
        if person is None or not kept:
            return Attempt()
        set_password(session, person, command.password, at=now)
        end_all_logins(session, person.person_id, now=now)
        detail = EntryCodeKind(kept.kind).label
        address = network(command.address)
        note_access(
            session,
            AccessKind.CODE_USED,
            person.username,
            now=now,
            address=address,
            detail=detail,
        )
        if has_factor(session, person.person_id):
            token = start_login(session, person, now=now, awaits_code=True, **where)
            return Attempt(token, wants_code=True)
        note_success(session, attempt.attempt_id)
        return Attempt(come_in(session, person, now=now, **where))


def _is_open(session: Session, person: Person, code: str, *, now: dt.datetime) -> bool:
    if not person.is_active:
        return False
    return open_entry_code(session, person.person_id, now=now, typed=code) is not None
