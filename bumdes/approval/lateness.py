"""Entries that come late: when they do, and the reason that goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.approval.setting import approval_setting
from bumdes.errors import LateReasonRequiredError
from ledger import EntryKind

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry

LATE_TAG = "late"
"""Tag of entries: why they come late, in the words of who recorded them."""


def check_late_reason(work: Work, entry: JournalEntry) -> None:
    """Do nothing if *entry*, of somebody who can be asked, does not come late, or says why.

    Raises:
        LateReasonRequiredError: the enterprise wants a reason, and there is none.
    """
    if entry.kind is not EntryKind.ORDINARY or entry.reverses is not None:
        return
    if entry.tags.get(LATE_TAG, "").strip():
        return
    today = work.clock().date()
    days = (today - entry.date).days
    setting = approval_setting(work.session, work.book_id, today)
    if setting is None or not setting.asks_reason or days <= setting.late_after_days:
        return
    if work.book.find(entry.key) is None:
        raise LateReasonRequiredError(entry.date, days)
