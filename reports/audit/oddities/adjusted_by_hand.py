"""An adjustment that no register of the program made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger import EntryKind
from reports.audit.oddity import Oddity

if TYPE_CHECKING:
    from reports.audit.oddity import Background
    from reports.audit.population import AuditEntry

ADJUSTING = {EntryKind.ADJUSTING, EntryKind.RESTATEMENT}


def _holds(entry: AuditEntry, _background: Background) -> bool:
    return entry.kind in ADJUSTING and not entry.is_run


ADJUSTED_BY_HAND = Oddity(
    key="adjusted_by_hand", label="penyesuaian yang ditulis tangan", holds=_holds
)
