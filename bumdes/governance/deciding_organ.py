"""Who decides what: kinds of decisions that only the owners take, as data with dates."""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from bumdes.governance.decision import DecisionKind


class DecidingOrgan(NamedTuple):
    """From *valid_from* on, whether a kind of decision is left to the owners.

    ``certainty`` is C for confirmed, S for secondary, K for unconfirmed.
    """

    kind: DecisionKind
    valid_from: dt.date
    is_left_to_owners: bool
    source: str
    certainty: str


@cache
def deciding_organs() -> tuple[DecidingOrgan, ...]:
    """Return every row of the table, the latest first."""
    text = files("bumdes").joinpath("data", "organs_that_decide.csv").read_text("utf-8")
    rows = (
        DecidingOrgan(
            DecisionKind(row["kind"]),
            dt.date.fromisoformat(row["valid_from"]),
            row["owners_only"] == "true",
            row["source"],
            row["certainty"],
        )
        for row in csv.DictReader(text.splitlines())
    )
    return tuple(sorted(rows, key=lambda row: row.valid_from, reverse=True))


def is_left_to_owners(kind: DecisionKind, on: dt.date) -> bool:
    """Whether only a deliberation of the owners (Musdes, MAD) decides this on a day."""
    for row in deciding_organs():
        if row.kind is kind and row.valid_from <= on:
            return row.is_left_to_owners
    return False
