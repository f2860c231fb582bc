"""What the words of a bank mean: its fees, its interest, the tax on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bumdes.dated_table import dated_rows

if TYPE_CHECKING:
    import datetime as dt


class BankCharge(NamedTuple):
    """What a bank takes or gives by itself, and where the books put it.

    Attributes:
        is_in: whether it comes in.
        words: one of which the bank writes.
        component: line of the statement of cash flows.
    """

    key: str
    label: str
    is_in: bool
    words: tuple[str, ...]
    account: str
    component: str


def bank_charges(on: dt.date) -> tuple[BankCharge, ...]:
    """Return what banks take and give by themselves, on a day."""
    return tuple(
        BankCharge(
            key=row.values["key"],
            label=row.values["label"],
            is_in=row.values["direction"] == "in",
            words=tuple(row.values["words"].split("|")),
            account=row.values["account"],
            component=row.values["component"],
        )
        for row in dated_rows("bank_words")
        if row.holds_on(on)
    )


def charge_meant(description: str, minor: int, on: dt.date) -> BankCharge | None:
    """Return which fee, tax or interest a line is by its words; None for none of them.

    Where several words fit, the one that stands first in the text is meant: "pajak bunga" is a
    tax, and "biaya adm" a fee.
    """
    text = " ".join(re.split(r"[^a-z0-9]+", description.casefold()))
    found = [
        (place, -len(word), charge)
        for charge in bank_charges(on)
        if charge.is_in is (minor > 0)
        for word in charge.words
        if (place := _place(text, word)) >= 0
    ]
    return min(found, key=lambda each: each[:2])[2] if found else None


def _place(text: str, word: str) -> int:
    """Return where *word* begins in *text*, as whole words; -1 if it is not there."""
    plain = " ".join(re.split(r"[^a-z0-9]+", word))
    return f" {text} ".find(f" {plain} ")
