"""Money went, and nothing proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.audit.oddity import Oddity

if TYPE_CHECKING:
    from reports.audit.oddity import Background
    from reports.audit.population import AuditEntry


def _holds(entry: AuditEntry, _background: Background) -> bool:
    return entry.cash_minor < 0 and not entry.proofs


UNPROVED_PAYMENT = Oddity(
    key="unproved_payment", label="uang keluar tanpa lampiran", holds=_holds
)
