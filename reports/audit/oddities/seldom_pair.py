"""Accounts that meet in no other entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.audit.oddity import Oddity

if TYPE_CHECKING:
    from reports.audit.oddity import Background
    from reports.audit.population import AuditEntry


def _holds(entry: AuditEntry, background: Background) -> bool:
    return not entry.is_run and background.pairs[entry.pair] == 1


SELDOM_PAIR = Oddity(key="seldom_pair", label="pasangan akun yang hanya sekali", holds=_holds)
