"""Overseeing: the pengawas marks what came late or alone as seen, with a word about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.approval.oversight import Concern, SeenEntry, concerns
from bumdes.errors import NotToOverseeError
from bumdes.permissions import Permission
from bumdes.record import described
from ledger import Period
from ledger.canonical import stamp
from ledger.text import check_text

if TYPE_CHECKING:
    from bumdes.work import Work


def mark_seen(work: Work, sequence: int, concern: Concern, *, remark: str = "") -> SeenEntry:
    """Keep that the pengawas has seen an entry of the list; a later remark replaces this one.

    Raises:
        PermissionDeniedError: the actor may not.
        EntryNotFoundError: there is no such entry.
        NotToOverseeError: it is not on the list for this.
        TextTooLongError, InvalidTextError: the remark cannot be kept.
    """
    work.request = described("mark_seen", sequence=sequence, concern=concern, remark=remark)
    work.actor.require(Permission.OVERSEE_ENTRIES)
    posted = work.book.entry(sequence)
    day = posted.entry.date
    listed = concerns(work, Period(day, day))
    if not any(c.posted.sequence == sequence and c.concern is concern for c in listed):
        raise NotToOverseeError(posted.voucher)
    seen = SeenEntry(
        book_id=work.book_id,
        sequence=sequence,
        concern=concern.value,
        seen_by=work.actor.name,
        seen_at=stamp(work.clock()),
        remark=check_text(remark, "note", most=500, blank=True),
    )
    kept = work.session.merge(seen)
    work.session.flush()
    return kept
