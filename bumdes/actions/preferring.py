"""Preferring: everybody chooses how forms look to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.people import find_person
from bumdes.permissions import Permission
from bumdes.preference import Preference
from bumdes.record import described

if TYPE_CHECKING:
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
    chosen = work.session.merge(
        Preference(person_id=person.person_id, shows_accounts=shows_accounts)
    )
    work.session.flush()
    return chosen
