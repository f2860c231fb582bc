"""Everyday names of costs, and the accounts that accountants keep them in."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class ExpenseType(NamedTuple):
    """A cost as people call it.

    Attributes:
        label: "Listrik", not "Beban Listrik".
        account: code in the standard chart.
        picture: name of its icon, for those that are paid most often; empty for the others.
    """

    label: str
    account: str
    picture: str = ""


@cache
def expense_types() -> tuple[ExpenseType, ...]:
    """Return the costs that forms offer, the commonest first; each account once."""
    text = files("bumdes").joinpath("data", "expense_types.csv").read_text(encoding="utf-8")
    return tuple(
        ExpenseType(row["label"], row["account"], row["picture"])
        for row in csv.DictReader(text.splitlines())
    )
