"""In charge: whose access somebody may change, and what is kept of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.access.access_event import note_access
from bumdes.access.entry_code import end_entry_codes
from bumdes.enterprise import enterprises
from bumdes.errors import NotFoundError
from bumdes.password import check_password, hash_password
from bumdes.people import has_role, memberships_of, person_named
from bumdes.permissions import Permission, Role
from ledger.canonical import stamp

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from bumdes.access.access_event import AccessKind
    from bumdes.people import Person
    from bumdes.work import Work


def person_in_charge_of(work: Work, username: str) -> Person:
    """Return the person whose access the actor may change.

    Raises:
        PermissionDeniedError: the actor may not, or the person also serves elsewhere or is
            an administrator; only an administrator changes theirs.
        NotFoundError: there is no such person in this enterprise.
    """
    work.actor.require(Permission.MANAGE_PEOPLE)
    person = person_named(work.session, username)
    books = memberships_of(work.session, person.person_id) if person else []
    is_keeper = work.actor.allows(Permission.FOUND_ENTERPRISE)
    if person is None or (work.book_id not in books and not is_keeper):
        raise NotFoundError("person", username)
    is_admin = has_role(work.session, work.book_id, person.person_id, Role.ADMINISTRATOR)
    if is_admin or books != [work.book_id]:
        work.actor.require(Permission.FOUND_ENTERPRISE)
    return person


def note_in_books(work: Work, kind: AccessKind, person: Person, detail: str = "") -> None:
    """Keep what was done about the access of *person* to these books."""
    note_access(
        work.session,
        kind,
        work.actor.name,
        now=work.clock(),
        subject=person.username,
        book_id=work.book_id,
        detail=detail,
    )


def set_password(session: Session, person: Person, new: str, *, at: dt.datetime) -> Person:
    """Let *person* log in with *new* from now on; older logins and codes end.

    Raises:
        WeakPasswordError: *new* protects nobody.
    """
    check_password(new, username=person.username, known=_known_of(session, person))
    person.password_hash = hash_password(new)
    person.password_changed_at = stamp(at)
    person.must_change_password = False
    end_entry_codes(session, person.person_id, now=at)
    session.flush()
    return person


def _known_of(session: Session, person: Person) -> list[str]:
    """Return what everybody knows of *person*: the name, and the enterprises served."""
    books = memberships_of(session, person.person_id)
    return [person.name, *(enterprise.name for enterprise in enterprises(session, books))]
