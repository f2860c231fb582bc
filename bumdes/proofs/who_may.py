"""Who may add a proof to an entry: whoever records for one of its units, or keeps papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.permissions import Permission

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


def may_prove(work: Work, entry: JournalEntry) -> bool:
    """Whether the actor may add a proof to *entry*."""
    if work.actor.allows(Permission.KEEP_PAPERS):
        return True
    units = {posting.unit for posting in entry.postings}
    return any(work.actor.allows(Permission.RECORD_TRANSACTION, unit=unit) for unit in units)


def require_proving(work: Work, entry: JournalEntry) -> None:
    """Do nothing if the actor may add a proof to *entry*.

    Raises:
        PermissionDeniedError: the actor may not.
    """
    if not may_prove(work, entry):
        work.actor.require(Permission.KEEP_PAPERS)
