"""The person at the other end of a request, with the offices that person holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_login import UserMixin

from bumdes.access.factor_rule import is_factor_required
from bumdes.access.second_factor import has_factor
from bumdes.auditing.access_request import with_granted
from bumdes.enterprise import Enterprise, enterprises, villages_of
from bumdes.login import is_idle, logged_in
from bumdes.people import appointments_of
from bumdes.phrase import phrase, word
from bumdes.preference import preference_of
from bumdes.unit import find_unit
from bumdes.zones import WESTERN, zone_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from sqlalchemy.orm import Session

    from bumdes.enterprise import Village
    from bumdes.people import Appointment, Person
    from bumdes.permissions import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office in one enterprise, as a page shows it.

    Attributes:
        last_day: until when it is held, included; None while nobody knows.
    """

    appointment_id: str
    book_id: str
    actor: Actor
    enterprise: str
    unit: str = ""
    last_day: dt.date | None = None

    @property
    def title(self) -> str:
        """What the office is called, with its unit if it is bound to one."""
        office = word(self.actor.role.label)
        if not self.unit:
            return office
        return phrase("{office}, {unit}", office=office, unit=self.unit)

    @property
    def initials(self) -> str:
        """The letters in the seal: of the last two words of the enterprise's name."""
        words = [word for word in self.enterprise.split() if word[0].isalpha()]
        return "".join(word[0] for word in words[-2:]).upper()


@dataclass(frozen=True, kw_only=True)
class Visitor(UserMixin):
    """Somebody who is logged in.

    Attributes:
        id: the token of the login, which flask-login keeps in the session.
        offices: all that the person holds today, in every enterprise.
        office: the one chosen; None if there are several, and none is chosen yet.
        seat: the village of the enterprise, or how many there are.
        zone: in which its days begin and end.
        shows_accounts: whether forms show codes of accounts and lines of the journal.
        language: of the pages, by its code; empty until one is chosen.
        is_idle: whether the device was left alone so long that somebody else may be at it.
        must_change_password: whether nothing else is to be done before.
        must_add_factor: whether the office needs a phone that shows codes, and there is none.
    """

    id: str
    username: str
    name: str
    offices: tuple[Office, ...] = ()
    office: Office | None = None
    seat: str = ""
    zone: ZoneInfo = WESTERN
    shows_accounts: bool = False
    language: str = ""
    is_idle: bool = False
    must_change_password: bool = False
    must_add_factor: bool = False

    @property
    def actor(self) -> Actor:
        """Who acts, in the office chosen."""
        assert self.office is not None  # noqa: S101 - no page is reached without one
        return self.office.actor

    @property
    def book_id(self) -> str:
        """The books that the office opens."""
        assert self.office is not None  # noqa: S101 - no page is reached without one
        return self.office.book_id


def load_visitor(
    session: Session, token: str, *, chosen: str | None, now: dt.datetime
) -> Visitor | None:
    """Return who shows *token*, or None if the login no longer holds.

    Args:
        chosen: the appointment in which the person acts, if one was chosen.
    """
    person = logged_in(session, token, now=now)
    if person is None:
        return None
    today = now.astimezone(WESTERN).date()
    found = appointments_of(session, person.person_id, today)
    offices = _offices(session, person, found, today)
    office = offices.get(chosen or "")
    if office is None and len(offices) == 1:
        office = next(iter(offices.values()))
    villages = villages_of(session, office.book_id) if office else []
    preference = preference_of(session, person.person_id)
    return Visitor(
        id=token,
        username=person.username,
        name=person.name,
        offices=tuple(offices.values()),
        office=office,
        seat=_seat(villages),
        zone=zone_of(villages[0].code) if villages else WESTERN,
        shows_accounts=preference.shows_accounts,
        language=preference.language,
        is_idle=is_idle(session, token, now=now),
        must_change_password=person.must_change_password,
        must_add_factor=_must_add_factor(session, person, office, today),
    )


def _must_add_factor(
    session: Session, person: Person, office: Office | None, today: dt.date
) -> bool:
    if office is None:
        return False
    is_required = is_factor_required(session, office.book_id, office.actor.role, today)
    return is_required and not has_factor(session, person.person_id)


def _seat(villages: list[Village]) -> str:
    """Return whose enterprise it is, in a few words."""
    if len(villages) > 1:
        return phrase("{count} Desa", count=len(villages))
    return phrase("Desa {name}", name=villages[0].name) if villages else ""


def _offices(
    session: Session, person: Person, found: list[Appointment], today: dt.date
) -> Mapping[str, Office]:
    names = _names(session, [appointment.book_id for appointment in found])
    return {
        a.appointment_id: Office(
            appointment_id=a.appointment_id,
            book_id=a.book_id,
            actor=with_granted(session, a.book_id, a.actor(person), today),
            last_day=a.last_day,
            enterprise=names[a.book_id],
            unit=find_unit(session, a.book_id, a.unit).name if a.unit else "",
        )
        for a in found
    }


def _names(session: Session, book_ids: list[str]) -> Mapping[str, str]:
    found: list[Enterprise] = enterprises(session, book_ids)
    return {enterprise.book_id: enterprise.name for enterprise in found}
