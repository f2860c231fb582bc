"""Accounts: who may log in to an enterprise, in which office, and how well that is secured."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bumdes.access.entry_code import EntryCode
from bumdes.access.factor_rule import is_factor_required
from bumdes.access.second_factor import SecondFactor
from bumdes.login import Login
from bumdes.people import appointments_in, people_of
from bumdes.permissions import Role
from bumdes.zones import day_in_books
from ledger.canonical import moment, stamp

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from bumdes.people import Appointment, Person


class AccountState(StrEnum):
    """Whether somebody can log in."""

    ACTIVE = "active"
    INVITED = "invited"
    WITHOUT_LOGIN = "without_login"
    BLOCKED = "blocked"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            AccountState.ACTIVE: "Bisa masuk",
            AccountState.INVITED: "Diundang",
            AccountState.WITHOUT_LOGIN: "Tidak memakai aplikasi",
            AccountState.BLOCKED: "Diblokir",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody of an enterprise, as far as logging in goes.

    Attributes:
        offices: held on the day asked about; their wider powers first.
        seen_at: when a login of the person was last in use, UTC.
        code_until: until when a printed code can be used, UTC; None if there is none.
        has_factor: whether a code of the phone is asked for.
        needs_factor: whether the enterprise asks one of an office held.
    """

    username: str
    name: str
    state: AccountState
    offices: tuple[Appointment, ...]
    seen_at: dt.datetime | None
    code_until: dt.datetime | None
    has_factor: bool
    needs_factor: bool


def accounts_of(session: Session, book_id: str, *, now: dt.datetime) -> list[Account]:
    """Return everybody who ever belonged to an enterprise: those with an office first."""
    people = people_of(session, book_id)
    ids = [person.person_id for person in people]
    today = day_in_books(session, book_id, now)
    offices = _offices(session, book_id, today)
    seen, codes, factors = (
        read(session, ids, now) for read in (_last_seen, _open_codes, _factors)
    )
    found = [
        Account(
            username=person.username,
            name=person.name,
            state=_state(person, codes),
            offices=tuple(offices.get(person.person_id, ())),
            seen_at=_moment(seen.get(person.person_id)),
            code_until=_moment(codes.get(person.person_id)),
            has_factor=person.person_id in factors,
            needs_factor=_needs_factor(
                session, book_id, offices.get(person.person_id, ()), today
            ),
        )
        for person in people
    ]
    return sorted(found, key=lambda account: not account.offices)


def _state(person: Person, codes: Mapping[str, str]) -> AccountState:
    if not person.is_active:
        return AccountState.BLOCKED
    if person.password_hash:
        return AccountState.ACTIVE
    is_invited = person.person_id in codes
    return AccountState.INVITED if is_invited else AccountState.WITHOUT_LOGIN


def _offices(session: Session, book_id: str, on: dt.date) -> dict[str, list[Appointment]]:
    rank = {role.value: place for place, role in enumerate(Role)}
    found: dict[str, list[Appointment]] = {}
    for appointment, person in appointments_in(session, book_id):
        last = appointment.last_day
        if appointment.first_day <= on and (last is None or last >= on):
            found.setdefault(person.person_id, []).append(appointment)
    for held in found.values():
        held.sort(key=lambda appointment: rank[appointment.role])
    return found


def _last_seen(session: Session, ids: list[str], _: dt.datetime) -> dict[str, str]:
    query = (
        select(Login.person_id, func.max(Login.last_seen_at))
        .where(Login.person_id.in_(ids), Login.awaits_code.is_(False))
        .group_by(Login.person_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _open_codes(session: Session, ids: list[str], now: dt.datetime) -> dict[str, str]:
    query = select(EntryCode.person_id, EntryCode.expires_at).where(
        EntryCode.person_id.in_(ids),
        EntryCode.ended_at.is_(None),
        EntryCode.expires_at > stamp(now),
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _factors(session: Session, ids: list[str], _: dt.datetime) -> dict[str, str]:
    query = select(SecondFactor.person_id, SecondFactor.confirmed_at).where(
        SecondFactor.person_id.in_(ids), SecondFactor.confirmed_at.is_not(None)
    )
    return {person_id: at or "" for person_id, at in session.execute(query)}


def _needs_factor(
    session: Session, book_id: str, offices: Iterable[Appointment], on: dt.date
) -> bool:
    return any(
        is_factor_required(session, book_id, Role(appointment.role), on)
        for appointment in offices
    )


def _moment(text: str | None) -> dt.datetime | None:
    return moment(text) if text else None
