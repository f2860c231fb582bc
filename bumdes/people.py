"""People, and the offices they hold."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, Index, String, false, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import InvalidFieldError, NotFoundError
from bumdes.permissions import Actor, Role
from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}\Z", re.ASCII)

_BEHIND = ("anggota", "wakil")
"""How the titles begin of those who sit behind the chair of an organ."""


class Person(Record):
    """Somebody who holds an office or logs in. People are known to the whole installation.

    Attributes:
        username: 3 to 40 small letters, digits, dots, hyphens; never changes, for entries
            in the journal name it.
        password_hash: argon2id; empty for who never logs in.
        password_changed_at: UTC, as the ledger writes times; older logins end with it.
        must_change_password: whether another one has to be chosen at the next login: somebody
            else chose this one, or it no longer protects enough.
    """

    __tablename__ = "people"

    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    username: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    password_hash: Mapped[str] = mapped_column(String(200), repr=False)
    password_changed_at: Mapped[str] = mapped_column(String(27))
    is_active: Mapped[bool] = mapped_column(default=True)
    must_change_password: Mapped[bool] = mapped_column(default=False, server_default=false())

    @property
    def logs_in(self) -> bool:
        """Whether the person may log in."""
        return self.is_active and bool(self.password_hash)


class Membership(Record):
    """In which books to look for the appointments of a person."""

    __tablename__ = "memberships"
    __table_args__ = (ForeignKeyConstraint(["person_id"], ["people.person_id"]),)

    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)


class Appointment(Record):
    """An office that a person holds, from one day to another.

    Attributes:
        unit: the unit the office is bound to; None for the whole enterprise.
        first_day, last_day: both included; None while nobody knows when it ends.
        decree: number of the decision that appoints.
        title: what the statutes call the office, such as Ketua; empty for the usual word.
        ended_by: number of the decision that ended it before its time.
        ended_because: why it ended.
    """

    __tablename__ = "appointments"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(["book_id", "unit"], ["units.book_id", "units.code"]),
        ForeignKeyConstraint(["person_id"], ["people.person_id"]),
        Index("ix_appointments_person", "book_id", "person_id"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    appointment_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(32))
    role: Mapped[str] = mapped_column(String(40))
    first_day: Mapped[dt.date]
    unit: Mapped[str | None] = mapped_column(String(16), default=None)
    last_day: Mapped[dt.date | None] = mapped_column(default=None)
    decree: Mapped[str] = mapped_column(String(100), default="")
    title: Mapped[str] = mapped_column(String(100), default="", server_default="")
    ended_by: Mapped[str] = mapped_column(String(100), default="", server_default="")
    ended_because: Mapped[str] = mapped_column(String(200), default="", server_default="")

    @property
    def office(self) -> str:
        """What the office is called."""
        return self.title or Role(self.role).label

    @property
    def leads(self) -> bool:
        """Whether it is no seat behind the chair of an organ."""
        return not self.title.lower().startswith(_BEHIND)

    def actor(self, person: Person) -> Actor:
        """Return *person* acting in this office."""
        return Actor(person.username, Role(self.role), self.unit)


def check_username(username: str) -> str:
    """Return *username* if it can be one; a colon is kept for the command line's actors.

    Raises:
        InvalidFieldError: it cannot.
    """
    if not _USERNAME.match(username):
        raise InvalidFieldError("username", username, "username")
    return username


def find_person(session: Session, username: str) -> Person:
    """Return the person with *username*.

    Raises:
        NotFoundError: there is none.
    """
    person = person_named(session, username)
    if person is None:
        raise NotFoundError("person", username)
    return person


def person_named(session: Session, username: str) -> Person | None:
    """Return the person with *username*, if there is one."""
    return session.scalar(select(Person).where(Person.username == username))


def is_username_taken(session: Session, username: str) -> bool:
    """Whether somebody has *username*."""
    return person_named(session, username) is not None


def memberships_of(session: Session, person_id: str) -> list[str]:
    """Return the ids of the books in which a person ever held an office."""
    query = select(Membership.book_id).where(Membership.person_id == person_id)
    return list(session.scalars(query.order_by(Membership.book_id)))


def people_of(session: Session, book_id: str) -> list[Person]:
    """Return everybody who ever belonged to an enterprise, by name."""
    query = (
        select(Person)
        .join(Membership, Membership.person_id == Person.person_id)
        .where(Membership.book_id == book_id)
        .order_by(Person.name, Person.username)
    )
    return list(session.scalars(query))


def has_role(session: Session, book_id: str, person_id: str, role: Role) -> bool:
    """Whether a person was ever appointed to *role* in an enterprise."""
    query = select(Appointment.appointment_id).where(
        Appointment.book_id == book_id,
        Appointment.person_id == person_id,
        Appointment.role == role.value,
    )
    return session.scalar(query.limit(1)) is not None


def appointments_of(session: Session, person_id: str, on: dt.date) -> list[Appointment]:
    """Return the offices that a person holds on a day, in all books, the widest first."""
    known = select(Membership.book_id).where(Membership.person_id == person_id)
    query = select(Appointment).where(
        Appointment.book_id.in_(known),
        Appointment.person_id == person_id,
        _held(on),
    )
    return _ranked(list(session.scalars(query)))


def officers(session: Session, book_id: str, on: dt.date) -> list[tuple[Appointment, Person]]:
    """Return who holds which office of an enterprise on a day, the widest powers first.

    Of those with the same powers the chair comes before the members.
    """
    query = (
        select(Appointment, Person)
        .join(Person, Person.person_id == Appointment.person_id)
        .where(Appointment.book_id == book_id, _held(on))
    )
    people = {a.appointment_id: (a, person) for a, person in session.execute(query)}
    return [people[a.appointment_id] for a in _ranked([a for a, _ in people.values()])]


def appointments_in(session: Session, book_id: str) -> list[tuple[Appointment, Person]]:
    """Return every office that anybody ever held in an enterprise, the first one first."""
    query = (
        select(Appointment, Person)
        .join(Person, Person.person_id == Appointment.person_id)
        .where(Appointment.book_id == book_id)
        .order_by(Appointment.first_day, Appointment.appointment_id)
    )
    return [(appointment, person) for appointment, person in session.execute(query)]


def _held(on: dt.date) -> ColumnElement[bool]:
    ended = or_(Appointment.last_day.is_(None), Appointment.last_day >= on)
    return (Appointment.first_day <= on) & ended


def _ranked(found: list[Appointment]) -> list[Appointment]:
    rank = {role.value: place for place, role in enumerate(Role)}
    return sorted(
        found, key=lambda a: (rank[a.role], a.book_id, a.unit or "", not a.leads, a.first_day)
    )
