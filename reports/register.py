"""A register: entries or lines one after another, with what they add up to.

A register may have a hundred thousand rows. They are plain tuples, and amounts are whole minor
units: the renderers alone make text of them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledger.money import Currency
    from reports.origin import Origins

Cell = str | dt.date | int
"""A text, a day, an amount in minor units, or a count; an empty text where there is nothing."""


class CellKind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    DAY = "day"
    AMOUNT = "amount"
    NUMBER = "number"
    """A number that is no amount of money: a count, or as printed, such as a percentage."""


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column of a register.

    Attributes:
        is_label: whether it heads its row and takes the room that the others leave; if no
            column says so, the first of descriptions or, without one, of texts does.
        is_reckoned: whether its figures are reckoned from others of their rows.
    """

    key: str
    heading: str
    kind: CellKind = CellKind.TEXT
    is_label: bool = False
    is_reckoned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Rows in the order of the books, with what was brought forward and the totals.

    Attributes:
        facts: what is said beside the title.
        rows: one cell a column.
        opening: the balance before the first row, in minor units; None if there is none.
        totals: by key of an amount's column, the total or last balance, in minor units.
        is_wide: whether it needs paper that lies on its side.
        origins: what the figures of each row come from; empty where its cells say it.
    """

    key: str
    title: str
    facts: tuple[str, ...]
    columns: tuple[RegisterColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: dict[str, int]
    currency: Currency
    opening: int | None = None
    is_wide: bool = False
    origins: Origins = ()

    @property
    def closing(self) -> int | None:
        """The balance after the last row, in minor units; None if there is none."""
        return self.totals.get("balance")

    @property
    def label(self) -> int:
        """The place of the column that heads its rows."""
        marked = [i for i, c in enumerate(self.columns) if c.is_label]
        described = [i for i, c in enumerate(self.columns) if c.key == "description"]
        texts = [i for i, c in enumerate(self.columns) if c.kind is CellKind.TEXT]
        return [*marked, *described, *texts, 0][0]

    def place(self, key: str) -> int:
        """Return the place of column *key* in each row."""
        return [column.key for column in self.columns].index(key)

    def amounts(self) -> list[int]:
        """Return every amount it shows, in minor units."""
        places = [i for i, c in enumerate(self.columns) if c.kind is CellKind.AMOUNT]
        shown = [cell for row in self.rows for i in places if isinstance(cell := row[i], int)]
        return [*shown, *self.totals.values(), *((self.opening,) if self.opening else ())]
