"""Entries that come late: when they do, and the reason that goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.approval.setting import approval_setting, late_after
from bumdes.errors import LateReasonRequiredError
from ledger import EntryKind
from ledger.late import late_entries

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import JournalEntry, Period
    from ledger.late import Lateness

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
    today = work.today
    days = (today - entry.date).days
    setting = approval_setting(work.session, work.book_id, today)
    if setting is None or not setting.asks_reason or days <= setting.late_after_days:
        return
    if work.book.find(entry.key) is None:
        raise LateReasonRequiredError(entry.date, days)


def late_tags(work: Work, on: dt.date, reason: str) -> dict[str, str]:
    """Return the tags of an entry dated *on* that an act records: why, if it comes late."""
    today = work.today
    is_late = (today - on).days > late_after(work.session, work.book_id, today)
    return {LATE_TAG: reason} if is_late else {}


def came_late(work: Work, period: Period) -> tuple[int, list[Lateness]]:
    """Return after how many days an entry comes late today, and what of *period* did.

    Adjustments at the end of a month are no such thing: they are recorded when it is over.
    """
    after = late_after(work.session, work.book_id, work.today)
    kinds = (EntryKind.ORDINARY,)
    return after, late_entries(work.book, period, after_days=after, kinds=kinds)
