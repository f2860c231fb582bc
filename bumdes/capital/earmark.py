"""Earmarks: programmes that money is kept for, as data with dates."""

from __future__ import annotations

import csv
import datetime as dt
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from bumdes.errors import NotFoundError


class Earmark(NamedTuple):
    """From *valid_from* through *valid_through*, what is laid down for a programme.

    Attributes:
        key: stable name, stored with contributions.
        is_ring_fenced: whether its money may be spent on its purpose only.
        source: key of the source of which a part must go to it; empty for none.
        least_percent: that part, in percent; None where none is laid down.
        law: where it is laid down.
        certainty: C for confirmed, S for secondary, K for unconfirmed.
    """

    key: str
    label: str
    valid_from: dt.date
    valid_through: dt.date | None
    is_ring_fenced: bool
    source: str
    least_percent: Fraction | None
    law: str
    certainty: str

    def holds(self, on: dt.date) -> bool:
        """Whether this is what is laid down on a day."""
        return self.valid_from <= on and (
            self.valid_through is None or on <= self.valid_through
        )


@cache
def earmarks() -> tuple[Earmark, ...]:
    """Return every row of the table."""
    text = files("bumdes").joinpath("data", "earmarks.csv").read_text(encoding="utf-8")
    return tuple(_earmark(row) for row in csv.DictReader(text.splitlines()))


def earmarks_on(day: dt.date) -> list[Earmark]:
    """Return what programmes there are on a day."""
    return [earmark for earmark in earmarks() if earmark.holds(day)]


def find_earmark(key: str, on: dt.date) -> Earmark:
    """Return what is laid down for the programme *key* on a day.

    Raises:
        NotFoundError: there is no such programme, or not then.
    """
    for earmark in earmarks_on(on):
        if earmark.key == key:
            return earmark
    raise NotFoundError("earmark", key)


def _earmark(row: dict[str, str]) -> Earmark:
    through, least = row["valid_through"], row["least_percent"]
    return Earmark(
        key=row["key"],
        label=row["label"],
        valid_from=dt.date.fromisoformat(row["valid_from"]),
        valid_through=dt.date.fromisoformat(through) if through else None,
        is_ring_fenced=row["is_ring_fenced"] == "true",
        source=row["source"],
        least_percent=Fraction(least) if least else None,
        law=row["law"],
        certainty=row["certainty"],
    )
