"""Setting up: the first enterprise of an installation, and the first who logs in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from bumdes.actions.founding import FoundEnterprise, add_village, found_enterprise
from bumdes.actions.staffing import add_person, appoint
from bumdes.enterprise import Enterprise, EnterpriseKind
from bumdes.errors import InvalidFieldError, SetUpAlreadyError
from bumdes.people import Person
from bumdes.permissions import Role, command_line_actor
from bumdes.plain_letters import plain_letters
from bumdes.work import Work
from ledger import Book
from ledger.journal_view import utc_now

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy.orm import Session

FIRST_ROLES = (Role.DIRECTOR, Role.ADMINISTRATOR)
"""Who may come first: the director, or who sets the program up for others."""

_SET_UP = command_line_actor("setup")
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """The first enterprise, its village, and the first person.

    Attributes:
        village_code: of the ministry of home affairs; empty to add the village later.
        role: one of ``FIRST_ROLES``.
    """

    enterprise: str
    kind: EnterpriseKind
    name: str
    username: str
    password: str = field(repr=False)
    role: Role
    village_code: str = ""
    village: str = ""


def is_set_up(session: Session) -> bool:
    """Whether anybody may log in, or books are kept already."""
    somebody = session.scalar(select(Person.person_id).limit(1))
    return (
        somebody is not None or session.scalar(select(Enterprise.book_id).limit(1)) is not None
    )


def set_up(
    session: Session, command: SetUp, *, clock: Callable[[], dt.datetime] = utc_now
) -> str:
    """Found the enterprise and let the person in; return the id of its books.

    Whoever asks has shown that the computer is theirs.

    Raises:
        SetUpAlreadyError: somebody was here before.
        InvalidFieldError, WeakPasswordError, BlankTextError and others: a fact cannot be so;
            see ``found_enterprise``, ``add_village`` and ``add_person``.
    """
    if is_set_up(session):
        raise SetUpAlreadyError
    if command.role not in FIRST_ROLES:
        raise InvalidFieldError("role", command.role, "first_role")
    founding = FoundEnterprise(
        book_id=book_id_for(command.enterprise), name=command.enterprise, kind=command.kind
    )
    found_enterprise(session, founding, actor=_SET_UP, clock=clock)
    book = Book.open(session, founding.book_id, clock=clock)
    work = Work(_SET_UP, session, book, clock)
    if command.village_code:
        add_village(work, command.village_code, command.village)
    add_person(
        session,
        command.username,
        command.name,
        password=command.password,
        actor=_SET_UP,
        clock=clock,
    )
    appoint(work, command.username, command.role, first_day=clock().date())
    return founding.book_id


def book_id_for(name: str) -> str:
    """Return an id for the books of an enterprise called *name*: ``bum-desa-maju-jaya``."""
    words = re.findall(r"[a-z0-9]+", plain_letters(name).casefold())
    return "-".join(words)[:_LONGEST_ID].strip("-") or "usaha"
