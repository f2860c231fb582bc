"""Who holds which office, since when and by which decree; also who held one before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bumdes.actions.deliberating import RecordDecision, record_decision
from bumdes.actions.organising import set_term
from bumdes.actions.staffing import add_member, add_person, appoint, dismiss
from bumdes.demo.cast import DEMO_LOGINS, VILLAGE_BOOK, DemoLogin
from bumdes.governance.decision import DecisionKind
from bumdes.password import hash_password
from bumdes.people import is_username_taken
from bumdes.permissions import Actor, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Decree:
    """A decree that appoints; its day is the first one of the office."""

    number: str
    day: dt.date
    authority: str
    about: str


_TERM_YEARS = 5
"""How long treasurer and supervisors hold their offices by the statutes."""

_MANAGEMENT = frozenset({Role.DIRECTOR, Role.SECRETARY, Role.TREASURER})
_WITHOUT_DECREE = frozenset({"lapak"})
"""Managers whose decree is still to be written: a warning shows it."""


def staff(work: Work, year: int) -> dict[str, Actor]:
    """Let the people of an enterprise in, and return who acts by which username.

    Args:
        year: the first of the books.
    """
    decrees = _decrees(work.book_id, year)
    for decree in dict.fromkeys(decrees.values()):
        _record(work, decree)
    _set_terms(work, min(decree.day for decree in decrees.values()))
    _add_members(work, decrees[Role.SUPERVISOR])
    if work.book_id == VILLAGE_BOOK:
        _add_predecessor(work, year)
    return {
        login.username: _admit(work, login, decrees.get(login.role), dt.date(year, 1, 1))
        for login in DEMO_LOGINS
        if login.book_id == work.book_id
    }


@cache
def _hashed(password: str) -> str:
    """Return what is kept of the one password, made once: everybody may read it anyway."""
    return hash_password(password)


def _admit(work: Work, login: DemoLogin, decree: Decree | None, first_day: dt.date) -> Actor:
    if not is_username_taken(work.session, login.username):
        add_person(
            work.session,
            login.username,
            login.name,
            password=login.password,
            actor=work.actor,
            clock=work.clock,
            hashing=_hashed,
        )
    is_decreed = decree is not None and login.username not in _WITHOUT_DECREE
    is_new = work.book_id == VILLAGE_BOOK and login.role is Role.TREASURER
    appoint(
        work,
        login.username,
        login.role,
        first_day=first_day if decree is None or is_new else decree.day,
        last_day=_last_day(login, first_day.year),
        unit=login.unit,
        decree=decree.number if decree is not None and is_decreed else "",
        title=login.title,
    )
    return Actor(login.username, login.role, login.unit)


def _last_day(login: DemoLogin, year: int) -> dt.date | None:
    """Return until when somebody holds an office of which that is known from the start.

    Who examines the books is let in for a time; here for one that the demonstration outlives
    seldom.
    """
    return dt.date(year + 2, 12, 31) if login.role is Role.AUDITOR else None


def _decrees(book_id: str, year: int) -> Mapping[Role, Decree]:
    """Return the decree behind each office that sits in an organ."""
    if book_id == VILLAGE_BOOK:
        head, before = "Kepala Desa Waringinsari", year - 3
        management_day, unit_day = dt.date(before, 2, 1), dt.date(year - 1, 3, 1)
        organs_day = dt.date(before, 9, 1)
    else:
        head, before = "Badan Kerja Sama Antar Desa Lima Ranu", year
        management_day = unit_day = organs_day = dt.date(year, 1, 2)
    management = Decree(
        number=f"SK 141/07/{before}",
        day=management_day,
        authority=head,
        about="Mengangkat direktur, sekretaris dan bendahara",
    )
    organs = Decree(
        number=f"SK 141/08/{before}",
        day=organs_day,
        authority=head,
        about="Menetapkan penasihat dan pengawas",
    )
    units = Decree(
        number=f"SK Direktur 03/{unit_day.year}",
        day=unit_day,
        authority="Direktur",
        about="Mengangkat manajer unit usaha",
    )
    return {
        **dict.fromkeys(_MANAGEMENT, management),
        Role.ADVISOR: organs,
        Role.SUPERVISOR: organs,
        Role.UNIT_MANAGER: units,
    }


def _record(work: Work, decree: Decree) -> None:
    record_decision(
        work,
        RecordDecision(
            number=decree.number,
            kind=DecisionKind.APPOINT,
            decided_on=decree.day,
            about=decree.about,
            authority=decree.authority,
        ),
    )


def _set_terms(work: Work, valid_from: dt.date) -> None:
    for role in (Role.TREASURER, Role.SUPERVISOR):
        set_term(
            work,
            role,
            valid_from=valid_from,
            years=_TERM_YEARS,
            most_reappointments=2,
            source="Anggaran Dasar Pasal 14 (contoh)",
        )


def _add_members(work: Work, decree: Decree) -> None:
    """Add the supervisors who never log in."""
    for name in ("Sukirman", "Yatmi"):
        member = add_member(work, name)
        appoint(
            work,
            member.username,
            Role.SUPERVISOR,
            first_day=decree.day,
            decree=decree.number,
            title="Anggota Pengawas",
        )


def _add_predecessor(work: Work, year: int) -> None:
    """Add the treasurer who left when the books of the demonstration begin."""
    decree = f"SK 141/07/{year - 3}"
    leaving = dt.date(year - 1, 12, 31)
    member = add_member(work, "Marni")
    before = appoint(
        work,
        member.username,
        Role.TREASURER,
        first_day=dt.date(year - 3, 2, 1),
        decree=decree,
    )
    dismiss(
        work,
        before.appointment_id,
        last_day=leaving,
        because="Mengundurkan diri karena pindah tempat tinggal",
    )
