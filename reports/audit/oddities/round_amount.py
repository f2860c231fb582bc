"""A large amount of whole millions: agreed or guessed, not reckoned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.audit.oddity import Oddity

if TYPE_CHECKING:
    from reports.audit.oddity import Background
    from reports.audit.population import AuditEntry

MILLION_MINOR = 1_000_000_00
LARGE_MINOR = 10 * MILLION_MINOR


def _holds(entry: AuditEntry, _background: Background) -> bool:
    return entry.minor >= LARGE_MINOR and entry.minor % MILLION_MINOR == 0


ROUND_AMOUNT = Oddity(key="round_amount", label="jumlah bulat besar", holds=_holds)
