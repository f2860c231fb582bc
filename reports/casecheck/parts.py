"""Blocks of a case that say how an amount is made up of parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledger.money import total
from reports.casecheck.context import AMOUNTS, NO_FIGURE, WORDS, first_of

if TYPE_CHECKING:
    from reports.casecheck.context import Context

WHOLES = ("total", "principal", "whole", "amount", "base", "sum")
PARTS = ("parts", "shares", "rows", "items", "members")


def compare_parts(context: Context, block: str, expected: Any) -> None:
    """Compare what the parts of *expected* add up to with their whole.

    Parts stand in a list, by themselves or with an amount each, or under names of their own.
    """
    whole = next((name for name in WHOLES if name in expected), "")
    listed = first_of(expected, PARTS)
    told = (
        [expected[name] for name in expected if name not in {*WORDS, *WHOLES, "date", "as_of"}]
        if listed is None
        else listed
    )
    values = list(told.values()) if isinstance(told, dict) else told
    amounts = [
        context.amount(first_of(value, AMOUNTS) if isinstance(value, dict) else value)
        for value in values
    ]
    known = [amount for amount in amounts if amount is not None]
    if not whole or not known or len(known) < len(amounts):
        context.notes.leave_out(block, expected, NO_FIGURE)
        return
    context.compare(f"{block}.{whole}", expected[whole], total(known, context.book.currency))
