"""Blocks of a case that say how an amount is made up of parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ledger.money import total
from reports.casecheck.context import AMOUNTS, NO_FIGURE, WORDS, first_of
from reports.casecheck.row import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.casecheck.context import Context

WHOLES = ("total", "principal", "whole", "amount", "base", "sum")
_NO_PART = re.compile(r"percent|persen|rate|ratio|weight|count|number|_at\Z|date")

DAYS = ("as_of", "date")
PARTS = ("parts", "shares", "rows", "items", "members")


def compare_parts(context: Context, block: str, expected: Mapping[str, Any]) -> None:
    """Compare what the parts of *expected* add up to with their whole.

    Parts stand in a list, by themselves or with an amount each, or under names of their own.
    """
    row = Row(context, block, expected, {*WORDS, *DAYS})
    whole = [name for name in WHOLES if name in expected][:1]
    told = row.value(*PARTS)
    if told is None:
        told = {
            name: value
            for name, value in expected.items()
            if name not in {*WORDS, *DAYS, *whole} and not _NO_PART.search(name)
        }
        row.read.update(told)
    values = told.values() if isinstance(told, dict) else told
    amounts = [
        context.amount(first_of(value, AMOUNTS) if isinstance(value, dict) else value)
        for value in values
    ]
    known = [amount for amount in amounts if amount is not None]
    if not whole or not known or len(known) < len(amounts):
        context.notes.leave_out(block, expected, NO_FIGURE)
        return
    row.compare(whole, total(known, context.book.currency))
    row.leave_rest()
