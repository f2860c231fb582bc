"""Organs: who advises, who manages and who supervises, now and in the past.

Source: PP 11/2021 on BUM Desa: penasihat, pelaksana operasional and pengawas.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.governance.term import terms_of, terms_on
from bumdes.people import appointments_in
from bumdes.permissions import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from bumdes.governance.term import Term
    from bumdes.people import Appointment, Person


class Organ(StrEnum):
    """A body of the enterprise below its deliberation."""

    ADVISORS = "penasihat"
    OPERATIONS = "pelaksana_operasional"
    SUPERVISORS = "pengawas"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            Organ.ADVISORS: "Penasihat",
            Organ.OPERATIONS: "Pelaksana Operasional",
            Organ.SUPERVISORS: "Pengawas",
        }[self]


ORGAN_OF: Mapping[Role, Organ] = MappingProxyType(
    {
        Role.ADVISOR: Organ.ADVISORS,
        Role.DIRECTOR: Organ.OPERATIONS,
        Role.SECRETARY: Organ.OPERATIONS,
        Role.TREASURER: Organ.OPERATIONS,
        Role.UNIT_MANAGER: Organ.OPERATIONS,
        Role.SUPERVISOR: Organ.SUPERVISORS,
    }
)
"""The organ that each office is part of; the other roles are part of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """An office that somebody holds or held.

    Attributes:
        office: what the office is called, by the statutes or as usual.
        unit: the unit it is bound to; None for the whole enterprise.
        first_day, last_day: both included; None while it goes on.
        due_on: the last day of its term, as appointed or as the rules of its first day have it;
            None where nothing says so.
        number: how many times this person was appointed to this office, this time included.
        logs_in: whether the person may log in.
    """

    appointment_id: str
    organ: Organ
    role: Role
    office: str
    name: str
    username: str
    unit: str | None
    first_day: dt.date
    last_day: dt.date | None
    due_on: dt.date | None
    number: int
    decree: str
    ended_by: str
    ended_because: str
    logs_in: bool

    def is_held(self, on: dt.date) -> bool:
        """Whether it is held on a day."""
        return self.first_day <= on and (self.last_day is None or on <= self.last_day)


@dataclass(frozen=True, slots=True)
class Roster:
    """Who sits in an organ."""

    organ: Organ
    seats: tuple[Seat, ...]


def seats_of(session: Session, book_id: str) -> tuple[Seat, ...]:
    """Return every seat in an organ that was ever held, the first one first."""
    seats: list[Seat] = []
    terms = terms_of(session, book_id)
    times: dict[tuple[str, str, str | None], int] = {}
    for appointment, person in appointments_in(session, book_id):
        role = Role(appointment.role)
        organ = ORGAN_OF.get(role)
        if organ is None:
            continue
        key = (person.person_id, appointment.role, appointment.unit)
        times[key] = times.get(key, 0) + 1
        term = terms_on(terms, appointment.first_day).get(role)
        seats.append(_seat(appointment, person, organ, number=times[key], term=term))
    return tuple(seats)


def rosters(session: Session, book_id: str, on: dt.date) -> tuple[Roster, ...]:
    """Return who sits in each organ on a day, the widest powers first."""
    rank = {role: place for place, role in enumerate(Role)}
    held = [seat for seat in seats_of(session, book_id) if seat.is_held(on)]
    held.sort(key=lambda seat: (rank[seat.role], seat.unit or "", seat.first_day))
    return tuple(
        Roster(organ, tuple(seat for seat in held if seat.organ is organ)) for organ in Organ
    )


def _seat(
    appointment: Appointment, person: Person, organ: Organ, *, number: int, term: Term | None
) -> Seat:
    due_on = appointment.last_day
    if due_on is None and term is not None:
        due_on = term.end(appointment.first_day)
    return Seat(
        appointment_id=appointment.appointment_id,
        organ=organ,
        role=Role(appointment.role),
        office=appointment.office,
        name=person.name,
        username=person.username,
        unit=appointment.unit,
        first_day=appointment.first_day,
        last_day=appointment.last_day,
        due_on=due_on,
        number=number,
        decree=appointment.decree,
        ended_by=appointment.ended_by,
        ended_because=appointment.ended_because,
        logs_in=person.logs_in,
    )
