"""Taking copies along: who looks from outside leaves a trace of every file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.auditing.taken_copy import TakenCopy
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from ledger.canonical import stamp

if TYPE_CHECKING:
    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeCopy:
    """A file that is sent; see ``TakenCopy``."""

    name: str
    address: str
    digest: str
    size: int
    is_marked: bool = False


def note_copy(work: Work, command: TakeCopy) -> TakenCopy:
    """Keep that the actor is sent a file.

    Raises:
        PermissionDeniedError: the actor may read no reports.
    """
    work.request = described("note_copy", name=command.name, address=command.address)
    work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
    copy = TakenCopy(
        book_id=work.book_id,
        copy_id=new_id(),
        taken_by=work.actor.name,
        role=work.actor.role,
        name=command.name[:200],
        address=command.address[:500],
        digest=command.digest,
        size=command.size,
        is_marked=command.is_marked,
        taken_at=stamp(work.clock()),
    )
    work.session.add(copy)
    work.session.flush()
    return copy
