"""Entries that come many at once: they wait for nobody, so the pengawas is told of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.approval.lone_entry import keep_lone
from bumdes.approval.second_person import need_by
from bumdes.approval.setting import approval_setting
from ledger import Outcome

if TYPE_CHECKING:
    from bumdes.approval.second_person import Need
    from bumdes.approval.setting import ApprovalSetting
    from bumdes.work import Work
    from ledger import JournalEntry, Posted


@dataclass(slots=True)
class LoneBatch:
    """Those of a batch that reach a limit, first by their key, then by their place."""

    work: Work
    setting: ApprovalSetting | None
    needs: dict[str, Need] = field(default_factory=dict)
    posted: dict[int, Need] = field(default_factory=dict)

    @classmethod
    def of(cls, work: Work) -> LoneBatch:
        """Return what looks at a batch by the limits that hold now."""
        on = work.today
        return cls(work, approval_setting(work.session, work.book_id, on))

    @property
    def is_idle(self) -> bool:
        """Whether there is no limit to look at."""
        return self.setting is None or not self.setting.has_limits

    def look_at(self, entry: JournalEntry) -> None:
        """Remember *entry* if it reaches a limit."""
        if self.setting is not None and (need := need_by(self.setting, self.work, entry)):
            self.needs[entry.key] = need

    def note(self, posted: Posted) -> None:
        """Remember the place of what was *posted*."""
        need = self.needs.pop(posted.key, None)
        if need is not None and posted.outcome is Outcome.CREATED:
            self.posted[posted.sequence] = need

    def keep(self) -> None:
        """Keep all that was posted above a limit."""
        for sequence, need in self.posted.items():
            keep_lone(self.work, sequence, need)
