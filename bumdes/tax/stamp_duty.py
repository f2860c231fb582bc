"""Stamp duty (bea meterai): what a receipt must bear, and from which amount on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.dated_table import dated_rows
from ledger import rp

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Money

_TABLE = "stamp_duty"


@dataclass(frozen=True, slots=True)
class StampDuty:
    """What the law asks of a paper that says that money was received.

    Attributes:
        threshold: only papers that state more than this bear it.
        source, certainty: where it is laid down; see ``bumdes.dated_table.DatedRow``.
    """

    duty: Money
    threshold: Money
    source: str
    certainty: str


def stamp_rule(on: dt.date) -> StampDuty | None:
    """Return what holds for receipts on a day; None where the table says nothing of it."""
    for row in dated_rows(_TABLE):
        if row.holds_on(on):
            duty, threshold = (rp(row.values[name]) for name in ("duty", "threshold"))
            return StampDuty(duty, threshold, row.source, row.certainty)
    return None


def stamp_duty(amount: Money, on: dt.date) -> StampDuty | None:
    """Return the duty on a receipt of *amount* that is made on a day; None if it bears none.

    Days of which the table says nothing bear none: this reminds, and reckons nothing.
    """
    rule = stamp_rule(on)
    if rule is None or amount.currency != rule.threshold.currency:
        return None
    return rule if amount > rule.threshold else None
