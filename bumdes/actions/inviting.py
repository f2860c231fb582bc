"""Inviting: a printed code, with which somebody chooses the own password."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.access.access_event import AccessKind
from bumdes.access.charge import note_in_books, person_in_charge_of
from bumdes.access.entry_code import EntryCodeKind, end_entry_codes, make_entry_code
from bumdes.errors import BlockedPersonError
from bumdes.permissions import Permission
from bumdes.record import described
from ledger.canonical import moment

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.people import Person
    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """A code to print and hand over; it is known to nobody else, and never shown again.

    Attributes:
        expires_at: until when it can be used, UTC.
    """

    username: str
    name: str
    code: str = field(repr=False)
    kind: EntryCodeKind
    expires_at: dt.datetime


def invite(work: Work, username: str) -> Invited:
    """Make a code for somebody of this enterprise; codes made before end.

    For who has a password already it is one to replace it by, which holds half an hour; the
    old password works until then. For who has none it is an invitation, which holds a week.

    Raises:
        PermissionDeniedError: the actor may not; see ``person_in_charge_of``.
        NotFoundError: there is no such person in this enterprise.
        BlockedPersonError: the person may not log in at all.
    """
    work.request = described("invite", username=username)
    work.actor.require(Permission.MANAGE_PEOPLE)
    person = person_in_charge_of(work, username)
    if not person.is_active:
        raise BlockedPersonError(username)
    kind = EntryCodeKind.RESET if person.password_hash else EntryCodeKind.INVITATION
    code, kept = make_entry_code(
        work.session, person.person_id, kind, made_by=work.actor.name, now=work.clock()
    )
    note_in_books(work, AccessKind.CODE_MADE, person, kind.label)
    return Invited(
        username=person.username,
        name=person.name,
        code=code,
        kind=kind,
        expires_at=moment(kept.expires_at),
    )


def withdraw_invitation(work: Work, username: str) -> Person:
    """Let no code of a person be used any longer.

    Raises:
        PermissionDeniedError, NotFoundError: see ``invite``.
    """
    work.request = described("withdraw_invitation", username=username)
    work.actor.require(Permission.MANAGE_PEOPLE)
    person = person_in_charge_of(work, username)
    end_entry_codes(work.session, person.person_id, now=work.clock())
    return person
