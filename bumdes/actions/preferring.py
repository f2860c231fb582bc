"""Preferring: everybody chooses how forms look to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError
from bumdes.people import find_person
from bumdes.permissions import Permission
from bumdes.preference import LANGUAGES, preference_of
from bumdes.record import described

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bumdes.permissions import Actor
    from bumdes.preference import Preference
    from bumdes.work import Work


def set_accountant_mode(work: Work, *, shows_accounts: bool) -> Preference:
    """Let forms show the actor codes of accounts and lines of the journal, or hide them.

    Raises:
        PermissionDeniedError: the actor may not record transactions.
        NotFoundError: the actor is nobody of this installation, as the command line is.
    """
    work.request = described("set_accountant_mode", shows_accounts=shows_accounts)
    work.actor.require(Permission.RECORD_TRANSACTION, unit=work.actor.unit)
    person = find_person(work.session, work.actor.name)
    chosen = work.session.merge(preference_of(work.session, person.person_id))
    chosen.shows_accounts = shows_accounts
    work.session.flush()
    return chosen


def set_language(session: Session, language: str, *, actor: Actor) -> Preference:
    """Let pages be in *language* for the actor, in every enterprise.

    Args:
        language: one of ``LANGUAGES``.

    Raises:
        InvalidFieldError: the pages are not in such a language.
        NotFoundError: the actor is nobody of this installation, as the command line is.
    """
    actor.require(Permission.CHANGE_OWN_PASSWORD)
    if language not in LANGUAGES:
        raise InvalidFieldError("language", language, "known")
    chosen = session.merge(preference_of(session, find_person(session, actor.name).person_id))
    chosen.language = language
    session.flush()
    return chosen
