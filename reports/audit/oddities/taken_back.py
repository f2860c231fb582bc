"""Taken back, or taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.audit.oddity import Oddity

if TYPE_CHECKING:
    from reports.audit.oddity import Background
    from reports.audit.population import AuditEntry


def _holds(entry: AuditEntry, _background: Background) -> bool:
    return entry.is_taken_back


TAKEN_BACK = Oddity(key="taken_back", label="dibatalkan atau membatalkan", holds=_holds)
