"""People: letting them in, giving them offices, and taking these back."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.access.access_event import AccessKind, note_access
from bumdes.access.charge import note_in_books, person_in_charge_of, set_password
from bumdes.errors import (
    InvalidFieldError,
    NotFoundError,
    TakenError,
    UnitRequiredError,
    WeakPasswordError,
    WrongDecisionError,
    WrongPasswordError,
)
from bumdes.governance.decision import Decision, DecisionKind
from bumdes.password import FEWEST, check_password, hash_password, is_password
from bumdes.people import (
    Appointment,
    Membership,
    Person,
    check_username,
    find_person,
    is_username_taken,
)
from bumdes.permissions import Permission, Role
from bumdes.plain_letters import plain_letters
from bumdes.record import described
from bumdes.unit import find_unit
from ledger.canonical import stamp
from ledger.journal_view import utc_now
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from bumdes.permissions import Actor
    from bumdes.work import Work


def add_person(
    session: Session,
    username: str,
    name: str,
    *,
    password: str,
    actor: Actor,
    clock: Callable[[], dt.datetime] = utc_now,
    hashing: Callable[[str], str] = hash_password,
) -> Person:
    """Let somebody log in; offices are given by ``appoint``.

    Args:
        hashing: makes of the password what is kept of it.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError, TakenError: the username cannot be one, or is another's.
        WeakPasswordError: the password protects nobody.
    """
    actor.require(Permission.MANAGE_PEOPLE)
    check_username(username)
    check_text(name, "name", most=100)
    check_password(password, username=username, known=[name])
    if is_username_taken(session, username):
        raise TakenError("person", username)
    now = clock()
    person = Person(
        person_id=uuid4().hex,
        username=username,
        name=name,
        password_hash=hashing(password),
        password_changed_at=stamp(now),
    )
    session.add(person)
    session.flush()
    note_access(session, AccessKind.PERSON_ADDED, actor.name, subject=username, now=now)
    return person


def add_member(work: Work, name: str, *, username: str = "") -> Person:
    """Make somebody known who holds an office and never logs in.

    Such people may be let in later, by giving them a password: see ``reset_password``.

    Args:
        username: names the person; if none is given, one is made of the name.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError, TakenError: the username cannot be one, or is another's.
    """
    work.request = described("add_member", name=name, username=username)
    work.actor.require(Permission.APPOINT)
    check_text(name, "name", most=100)
    if username:
        check_username(username)
        if is_username_taken(work.session, username):
            raise TakenError("person", username)
    person = Person(
        person_id=uuid4().hex,
        username=username or _free_username(work.session, name),
        name=name,
        password_hash="",
        password_changed_at=stamp(work.clock()),
    )
    work.session.add(person)
    work.session.merge(Membership(person_id=person.person_id, book_id=work.book_id))
    work.session.flush()
    note_in_books(work, AccessKind.PERSON_ADDED, person)
    return person


def appoint(
    work: Work,
    username: str,
    role: Role,
    *,
    first_day: dt.date,
    last_day: dt.date | None = None,
    unit: str | None = None,
    decree: str = "",
    title: str = "",
) -> Appointment:
    """Give a person an office of the enterprise, bound to *unit* if one is named.

    Args:
        decree: number of the decision or decree that appoints; one that is recorded must be
            about appointing.
        title: what the statutes call the office; empty for the usual word.

    Raises:
        PermissionDeniedError: the actor may not; only administrators make administrators.
        WrongDecisionError: the decision named decides something else.
        NotFoundError: there is no such person, unit or enterprise.
        UnitRequiredError: a unit manager without a unit.
        InvalidFieldError: it would end before it begins.
    """
    work.request = described(
        "appoint", username=username, role=role, unit=unit, first_day=first_day, decree=decree
    )
    work.actor.require(Permission.APPOINT)
    if role is Role.ADMINISTRATOR:
        work.actor.require(Permission.FOUND_ENTERPRISE)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    person = find_person(work.session, username)
    if unit:
        find_unit(work.session, work.book_id, unit)
    elif role is Role.UNIT_MANAGER:
        raise UnitRequiredError(role)
    if last_day is not None and last_day < first_day:
        raise InvalidFieldError("last_day", last_day, "not_before_first_day")
    _check_decree(work, decree)
    appointment = Appointment(
        book_id=work.book_id,
        appointment_id=uuid4().hex,
        person_id=person.person_id,
        role=role.value,
        unit=unit or None,
        first_day=first_day,
        last_day=last_day,
        decree=check_text(decree, "decree", most=100, blank=True),
        title=check_text(title, "title", most=100, blank=True),
    )
    work.session.add(appointment)
    work.session.merge(Membership(person_id=person.person_id, book_id=work.book_id))
    work.session.flush()
    note_in_books(work, AccessKind.APPOINTED, person, _office_of(appointment))
    return appointment


def dismiss(
    work: Work,
    appointment_id: str,
    *,
    last_day: dt.date,
    decree: str = "",
    because: str = "",
) -> Appointment:
    """Let an office end with *last_day*; that it was held stays on record.

    Args:
        decree: number of the decision or decree that ends it.
        because: why, such as the end of the term.

    Raises:
        PermissionDeniedError: the actor may not.
        WrongDecisionError: the decision named decides something else.
        NotFoundError: there is no such appointment.
        InvalidFieldError: it would end before it began.
    """
    work.request = described(
        "dismiss", appointment_id=appointment_id, last_day=last_day, decree=decree
    )
    work.actor.require(Permission.APPOINT)
    appointment = work.session.get(Appointment, (work.book_id, appointment_id))
    if appointment is None:
        raise NotFoundError("appointment", appointment_id)
    if appointment.role == Role.ADMINISTRATOR:
        work.actor.require(Permission.FOUND_ENTERPRISE)
    if last_day < appointment.first_day:
        raise InvalidFieldError("last_day", last_day, "not_before_first_day")
    _check_decree(work, decree)
    appointment.last_day = last_day
    appointment.ended_by = check_text(decree, "decree", most=100, blank=True)
    appointment.ended_because = check_text(because, "reason", most=200, blank=True)
    work.session.flush()
    person = work.session.get_one(Person, appointment.person_id)
    note_in_books(work, AccessKind.DISMISSED, person, _office_of(appointment))
    return appointment


def change_password(
    session: Session,
    old: str,
    new: str,
    *,
    actor: Actor,
    clock: Callable[[], dt.datetime] = utc_now,
) -> Person:
    """Change the actor's own password.

    Raises:
        WrongPasswordError: *old* is not the password.
        WeakPasswordError: *new* protects nobody.
    """
    actor.require(Permission.CHANGE_OWN_PASSWORD)
    person = find_person(session, actor.name)
    if not is_password(old, person.password_hash):
        raise WrongPasswordError(actor.name)
    if new == old:
        raise WeakPasswordError("the_old_one", FEWEST)
    now = clock()
    note_access(session, AccessKind.PASSWORD_CHANGED, actor.name, now=now)
    return set_password(session, person, new, at=now)


def reset_password(work: Work, username: str, new: str) -> Person:
    """Give somebody of this enterprise another password, to be changed at the next login.

    Raises:
        PermissionDeniedError: the actor may not, or the person also serves elsewhere or is
            an administrator; only an administrator resets theirs.
        NotFoundError: there is no such person in this enterprise.
        WeakPasswordError: *new* protects nobody.
    """
    work.request = described("reset_password", username=username)
    work.actor.require(Permission.MANAGE_PEOPLE)
    person = person_in_charge_of(work, username)
    note_in_books(work, AccessKind.PASSWORD_RESET, person)
    set_password(work.session, person, new, at=work.clock())
    person.must_change_password = True
    work.session.flush()
    return person


def admit(work: Work, username: str, *, is_active: bool) -> Person:
    """Say whether somebody of this enterprise may log in at all.

    Raises:
        PermissionDeniedError: the actor may not; see ``reset_password``.
        NotFoundError: there is no such person.
    """
    work.request = described("admit", username=username, is_active=is_active)
    work.actor.require(Permission.MANAGE_PEOPLE)
    person = person_in_charge_of(work, username)
    person.is_active = is_active
    work.session.flush()
    note_in_books(work, AccessKind.ADMITTED if is_active else AccessKind.BLOCKED, person)
    return person


def _check_decree(work: Work, number: str) -> None:
    """Do nothing if *number* can appoint; decrees that nobody recorded are taken at their word.

    Raises:
        WrongDecisionError: the decision with that number decides something else.
    """
    decision = work.session.get(Decision, (work.book_id, number))
    if decision is not None and decision.kind != DecisionKind.APPOINT:
        wanted = (DecisionKind.APPOINT,)
        raise WrongDecisionError(number, DecisionKind(decision.kind), wanted)


def _free_username(session: Session, name: str) -> str:
    """Return a username made of *name* that nobody has."""
    plain = plain_letters(name).lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:30].ljust(3, "x")
    names = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
    return next(name for name in names if not is_username_taken(session, name))


def _office_of(appointment: Appointment) -> str:
    unit = f", {appointment.unit}" if appointment.unit else ""
    last = f" s.d. {appointment.last_day.isoformat()}" if appointment.last_day else ""
    return f"{appointment.office}{unit}{last}"
