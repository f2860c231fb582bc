"""Cash just below the amount from which a receipt must bear a stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.tax.stamp_duty import stamp_rule
from ledger.money import to_minor
from reports.audit.oddity import Oddity

if TYPE_CHECKING:
    from reports.audit.oddity import Background
    from reports.audit.population import AuditEntry

NEAR_PERCENT = 95
"""How much of the threshold is just below it."""


def _holds(entry: AuditEntry, _background: Background) -> bool:
    rule = stamp_rule(entry.date)
    if rule is None:
        return False
    most, cash = to_minor(rule.threshold), abs(entry.cash_minor)
    return most * NEAR_PERCENT <= cash * 100 <= most * 100


BELOW_STAMP_DUTY = Oddity(
    key="below_stamp_duty", label="sedikit di bawah batas meterai", holds=_holds
)
