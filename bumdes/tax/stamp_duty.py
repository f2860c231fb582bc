"""Stamp duty (bea meterai): what a receipt must bear, and from which amount on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.dated_table import dated_rows
from ledger import Money

if TYPE_CHECKING:
    import datetime as dt

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


def stamp_duty(amount: Money, on: dt.date) -> StampDuty | None:
    """Return the duty on a receipt of *amount* that is made on a day; None if it bears none.

    Days of which the table says nothing bear none: this reminds, and reckons nothing.
    """
    for row in dated_rows(_TABLE):
        if row.holds_on(on):
            threshold = Money(row.values["threshold"], amount.currency)
            duty = Money(row.values["duty"], amount.currency)
            if amount > threshold:
                return StampDuty(duty, threshold, row.source, row.certainty)
    return None
