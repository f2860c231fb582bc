"""Whether an entry needs a second person, by the limits that hold today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.approval.setting import approval_setting
from bumdes.approval.sort import EntrySort, moves_of

if TYPE_CHECKING:
    from bumdes.approval.setting import ApprovalSetting
    from bumdes.work import Work
    from ledger import JournalEntry


@dataclass(frozen=True, slots=True)
class Need:
    """Why an entry needs a second person: what it does, how much in sen, and the limit."""

    sort: EntrySort
    minor: int
    limit_minor: int
    is_alone: bool


def need_of(work: Work, entry: JournalEntry) -> Need | None:
    """Return why *entry* needs a second person; None if it needs none, or is posted already.

    What reaches several limits is told by the one that stands first among the sorts.
    """
    setting = approval_setting(work.session, work.book_id, work.today)
    return None if setting is None else need_by(setting, work, entry)


def need_by(setting: ApprovalSetting, work: Work, entry: JournalEntry) -> Need | None:
    """Return why *entry* needs a second person by *setting*; see ``need_of``."""
    if not setting.has_limits:
        return None
    for sort, minor in moves_of(entry, work.book.chart):
        limit = setting.limit_minor(sort)
        if limit is not None and minor >= limit:
            if work.book.find(entry.key) is not None:
                return None
            return Need(sort, minor, limit, setting.is_alone)
    return None
