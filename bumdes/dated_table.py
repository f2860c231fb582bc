"""Dated tables: numbers that the law lays down, each row with its days, source and certainty.

They lie in ``data/*.csv``. What is asked for a day that no row covers is refused: a rate of
another year must never pass for the rate of this one.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.errors import RateOutsideDatesError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRow:
    """One row of a dated table.

    Attributes:
        valid_from, valid_to: the days it holds for, both included; no last day while it is
            in force.
        values: what it says, by the names of the columns.
        source, certainty: where it is laid down; C confirmed, S secondary, K unconfirmed.
    """

    valid_from: dt.date
    valid_to: dt.date | None
    values: Mapping[str, str]
    source: str
    certainty: str

    def holds_on(self, on: dt.date) -> bool:
        """Whether it holds on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@cache
def dated_rows(table: str) -> tuple[DatedRow, ...]:
    """Return every row of ``data/<table>.csv``, in its order."""
    text = files("bumdes").joinpath("data", f"{table}.csv").read_text(encoding="utf-8")
    return tuple(_row(row) for row in csv.DictReader(text.splitlines()))


def rows_on(table: str, on: dt.date, **values: str) -> tuple[DatedRow, ...]:
    """Return the rows of *table* that hold on a day and say *values*, in its order.

    Raises:
        RateOutsideDatesError: none does.
    """
    found = tuple(
        row
        for row in dated_rows(table)
        if row.holds_on(on) and all(row.values.get(n) == v for n, v in values.items())
    )
    if not found:
        raise RateOutsideDatesError(table, on, " ".join(values.values()))
    return found


def _row(row: dict[str, str]) -> DatedRow:
    meta = {"valid_from", "valid_to", "source", "certainty"}
    last = row["valid_to"]
    return DatedRow(
        valid_from=dt.date.fromisoformat(row["valid_from"]),
        valid_to=dt.date.fromisoformat(last) if last else None,
        values=MappingProxyType({n: v for n, v in row.items() if n not in meta}),
        source=row["source"],
        certainty=row["certainty"],
    )
