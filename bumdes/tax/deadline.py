"""Deadlines: by which day a tax of a month is deposited, and its return filed.

A deadline that falls on a day off is not moved here: whether and to when it is, is for the tax
office to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bumdes.dated_table import dated_rows
from bumdes.month import day_in, months_after
from bumdes.tax.rule import Certainty

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.dated_table import DatedRow
    from ledger import Period

_END = "end"
_LAST = 31


class Duty(StrEnum):
    """What is to be done."""

    DEPOSIT = "deposit"
    FILING = "filing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day for a duty.

    Attributes:
        tax: key of the kind of tax.
        month: the month it is for; December for the whole year.
        label: what is to be done, in Indonesian.
    """

    tax: str
    duty: Duty
    month: Period
    due_on: dt.date
    label: str
    source: str
    certainty: Certainty


def deadlines(tax: str, month: Period) -> list[Deadline]:
    """Return what is to be done for a *tax* of *month* by when; nothing if that is unknown."""
    return [
        _deadline(row, month)
        for row in dated_rows("tax_deadlines")
        if row.values["tax"] == tax and row.holds_on(month.first_day)
    ]


def due_day(tax: str, month: Period) -> dt.date | None:
    """Return by which day a *tax* of *month* is deposited, if that is known."""
    found = (d.due_on for d in deadlines(tax, month) if d.duty is Duty.DEPOSIT)
    return next(found, None)


def _deadline(row: DatedRow, month: Period) -> Deadline:
    said = row.values
    due_in = months_after(month, int(said["months_after"]))
    return Deadline(
        tax=said["tax"],
        duty=Duty(said["duty"]),
        month=month,
        due_on=day_in(due_in, _LAST if said["value"] == _END else int(said["value"])),
        label=said["label"],
        source=row.source,
        certainty=Certainty(row.certainty),
    )
