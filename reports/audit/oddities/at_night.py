"""Recorded while offices are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.audit.oddity import Oddity

if TYPE_CHECKING:
    from reports.audit.oddity import Background
    from reports.audit.population import AuditEntry

FIRST_HOUR, LAST_HOUR = 5, 22


def _holds(entry: AuditEntry, _background: Background) -> bool:
    return not FIRST_HOUR <= entry.recorded_at.hour < LAST_HOUR


AT_NIGHT = Oddity(key="at_night", label="dicatat malam hari", holds=_holds)
