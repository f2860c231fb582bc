"""Whether an entry must be proved, and the promise of a proof that is still to come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bumdes.proofs.payment import PROOF_LATER_TAG, may_need_proof, paid_minor
from bumdes.proofs.setting import least_proved_minor

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


class Unproved(NamedTuple):
    """What an entry pays without a proof, and from which amount one is needed, in sen."""

    minor: int
    least_minor: int


def unproved(work: Work, entry: JournalEntry) -> Unproved | None:
    """Return what *entry* pays without a proof it needs; None if it needs none, or has one."""
    if entry.evidence or not may_need_proof(entry):
        return None
    paid = paid_minor(entry, work.book.chart)
    least = least_proved_minor(work.session, work.book_id, entry.date) if paid else None
    return None if least is None or paid < least else Unproved(paid, least)


def promised(reason: str) -> dict[str, str]:
    """Return the tag of an entry whose proof is still to come, for *reason*; none for none."""
    return {PROOF_LATER_TAG: reason.strip()} if reason.strip() else {}


def promise_if_needed(work: Work, entry: JournalEntry, reason: str) -> JournalEntry:
    """Return *entry* as the program records it: with *reason* where a proof is needed."""
    if unproved(work, entry) is None:
        return entry
    return replace(entry, tags={**entry.tags, **promised(reason)})
