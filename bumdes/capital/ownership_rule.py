"""Ownership rules: what is laid down about who owns how much, as data with dates."""

from __future__ import annotations

import csv
import datetime as dt
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import NamedTuple

VILLAGE_MAJORITY = "village_majority_percent"
"""The least that the villages together own, in percent."""


class OwnershipRule(NamedTuple):
    """From *valid_from* on, a number that is laid down.

    ``certainty`` is C for confirmed, S for secondary, K for unconfirmed: a warning at most.
    """

    key: str
    valid_from: dt.date
    value: Fraction
    source: str
    certainty: str


@cache
def ownership_rules() -> tuple[OwnershipRule, ...]:
    """Return every row of the table, the latest first."""
    text = files("bumdes").joinpath("data", "ownership_rules.csv").read_text(encoding="utf-8")
    rows = (
        OwnershipRule(
            row["key"],
            dt.date.fromisoformat(row["valid_from"]),
            Fraction(row["value"]),
            row["source"],
            row["certainty"],
        )
        for row in csv.DictReader(text.splitlines())
    )
    return tuple(sorted(rows, key=lambda row: row.valid_from, reverse=True))


def ownership_rule(key: str, on: dt.date) -> OwnershipRule | None:
    """Return what is laid down on a day, if anything is."""
    return next((r for r in ownership_rules() if r.key == key and r.valid_from <= on), None)
