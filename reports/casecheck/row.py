"""One row of a block: what is read of it is computed with or compared, the rest is named."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reports.casecheck.context import NO_FIGURE, NO_NAME, WORDS
from reports.casecheck.numbers import as_told, exact_number

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from fractions import Fraction

    from ledger import Money
    from reports.casecheck.context import Context

NAMES = ("name", "label", "id", "code", "party", "document", "item", "asset", "loan")
"""What a row may be called by."""


@dataclass(frozen=True)
class Row:
    """A mapping of a case, read field by field.

    Methods take every name that a field goes by, and read the first that is there.

    Attributes:
        label: what comparisons of the row are called by.
    """

    context: Context
    label: str
    told: Mapping[str, Any]
    read: set[str] = field(default_factory=set)

    def has(self, *names: str) -> bool:
        """Whether the row tells any of *names*."""
        return any(name in self.told for name in names)

    def value(self, *names: str) -> Any:
        """Return what is told, as it is written; None if nothing is."""
        self.read.update(names)
        return next((self.told[name] for name in names if name in self.told), None)

    def amount(self, *names: str) -> Money | None:
        """Return an amount; None if none is told."""
        return self.context.amount(self.value(*names))

    def number(self, *names: str) -> Fraction | None:
        """Return a number; None if none is told."""
        return exact_number(self.value(*names))

    def whole(self, *names: str) -> int | None:
        """Return a whole number; None if none is told."""
        number = self.number(*names)
        return int(number) if number is not None and number.denominator == 1 else None

    def day(self, *names: str) -> dt.date | None:
        """Return a day; None if none is told, or one that no calendar has."""
        return day_of(self.value(*names))

    def text(self, *names: str) -> str:
        """Return some words; empty if there are none."""
        value = self.value(*names)
        return "" if value is None or isinstance(value, dict | list) else str(value)

    # --- what is compared --------------------------------------------------------------

    def compare(self, names: Collection[str], *readings: Money) -> None:
        """Hold the amounts told under *names* against *readings*; see ``Context.compare``."""
        for name in self._told(names):
            if exact_number(self.told[name]) is None:
                self.leave_out([name], NO_FIGURE)
            else:
                self.context.compare(f"{self.label}.{name}", self.told[name], *readings)

    def compare_number(self, names: Collection[str], *readings: Fraction) -> None:
        """Hold the numbers told under *names* against *readings*, as precisely as told."""
        for name in self._told(names):
            told = str(self.told[name])
            got = [as_told(reading, told) for reading in readings]
            shown = told if told in got else got[0]
            self.context.notes.compare(f"{self.label}.{name}", told, shown)

    def compare_words(self, names: Collection[str], got: object) -> None:
        """Hold what is told under *names* against *got*, word for word."""
        for name in self._told(names):
            self.context.notes.compare(f"{self.label}.{name}", self.told[name], got)

    def leave_out(self, names: Collection[str], why: str) -> None:
        """Say that what is told under *names* is not compared."""
        for name in self._told(names):
            self.context.notes.leave_out(f"{self.label}.{name}", self.told[name], why)

    def leave_rest(self, why: str = NO_NAME) -> None:
        """Say that what nobody read is not compared."""
        self.leave_out([name for name in self.told if name not in {*self.read, *WORDS}], why)

    def _told(self, names: Collection[str]) -> list[str]:
        self.read.update(names)
        return [name for name in names if name in self.told]


def rows_of(context: Context, block: str, value: Any) -> list[Row]:
    """Return the rows of a list, of a mapping by name, or the one row that *value* is.

    Raises:
        TypeError: it holds something that is no row.
    """
    if isinstance(value, list):
        named = [(_name(row, number), row) for number, row in enumerate(value, start=1)]
    elif isinstance(value, dict) and _is_by_name(value):
        named = [(str(name), row) for name, row in value.items() if name not in WORDS]
    else:
        named = [("", value)]
    for _, row in named:
        if not isinstance(row, dict):
            raise TypeError(row)
    return [Row(context, f"{block} {name}".rstrip(), row, {*NAMES}) for name, row in named]


def day_of(written: object) -> dt.date | None:
    """Return the day that is *written* as 2025-01-31; None if it is none."""
    try:
        return dt.date.fromisoformat(str(written))
    except ValueError:
        return None


def _name(row: Any, number: int) -> str:
    if isinstance(row, dict):
        found = next((row[name] for name in NAMES if name in row), None)
        if isinstance(found, str | int):
            return str(found)
    return f"#{number}"


def _is_by_name(value: dict[str, Any]) -> bool:
    rows = [row for name, row in value.items() if name not in WORDS]
    return bool(rows) and all(isinstance(row, dict) for row in rows)
