"""Among the largest of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.audit.oddity import Oddity

if TYPE_CHECKING:
    from reports.audit.oddity import Background
    from reports.audit.population import AuditEntry


def _holds(entry: AuditEntry, background: Background) -> bool:
    return entry.minor >= background.large_minor


LARGE_AMOUNT = Oddity(key="large_amount", label="termasuk yang terbesar", holds=_holds)
