"""Taking copies along: who looks from outside leaves a trace of every file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bumdes.auditing.taken_copy import TakenCopy
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from ledger.canonical import stamp

if TYPE_CHECKING:
    from bumdes.work import Work


def note_copy(
    work: Work, name: str, content: bytes, *, address: str, is_marked: bool
) -> TakenCopy:
    """Keep that the actor is sent *content* as the file *name*.

    Args:
        address: the page it comes from.
        is_marked: whether the name of the actor stands in it.

    Raises:
        PermissionDeniedError: the actor may read no reports.
    """
    work.request = described("note_copy", name=name, address=address)
    work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
    copy = TakenCopy(
        book_id=work.book_id,
        copy_id=new_id(),
        taken_by=work.actor.name,
        role=work.actor.role,
        name=name[:200],
        address=address[:500],
        digest=hashlib.sha256(content).hexdigest(),
        size=len(content),
        is_marked=is_marked,
        taken_at=stamp(work.clock()),
    )
    work.session.add(copy)
    work.session.flush()
    return copy
