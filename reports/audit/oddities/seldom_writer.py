"""Written by somebody who seldom writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.audit.oddity import Oddity

if TYPE_CHECKING:
    from reports.audit.oddity import Background
    from reports.audit.population import AuditEntry

PART = 50
"""Who wrote less than one in so many entries writes seldom."""


def _holds(entry: AuditEntry, background: Background) -> bool:
    return background.writers[entry.posted_by] * PART < background.count


SELDOM_WRITER = Oddity(
    key="seldom_writer", label="dicatat orang yang jarang mencatat", holds=_holds
)
