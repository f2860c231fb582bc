"""Recorded long after its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.audit.oddity import Oddity

if TYPE_CHECKING:
    from reports.audit.oddity import Background
    from reports.audit.population import AuditEntry

MOST_DAYS = 14


def _holds(entry: AuditEntry, _background: Background) -> bool:
    return entry.days_late > MOST_DAYS


BACK_DATED = Oddity(key="back_dated", label="dicatat jauh sesudah tanggalnya", holds=_holds)
