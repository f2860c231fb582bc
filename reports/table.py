"""A computed table: what every renderer takes, in plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.statement import Style

if TYPE_CHECKING:
    from ledger import Money, Period
    from ledger.money import Currency
    from reports.origin import Origins

CHANGE_HEADING = "Naik (turun)"
"""What heads the change between two columns, where a table says nothing else."""

VARIANCE_HEADING = "Selisih"
"""What heads the change where one of the columns is a budget."""

Figures = tuple["Money | None", ...]
"""One figure a column; None where a row has none, as headings have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one column of figures is about.

    Attributes:
        key: stable name.
        heading: in print.
        group: heading above it and its neighbours of the same group, if any.
        period: the days.
        unit: the unit of business; empty for the head office, None for all together.
        fund: the capital that paid; empty for none, None for all together.
    """

    key: str
    heading: str
    period: Period
    group: str = ""
    unit: str | None = None
    fund: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What two columns differ by: this year from the year before, what was done from a budget.

    Attributes:
        tenths: of a percent of the earlier, or of the budget; None where that is nothing.
    """

    amount: Money
    tenths: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: a label, and one figure a column.

    Attributes:
        key: stable name; the code of the account in a row of detail.
        depth: steps from the left edge.
        accounts: the accounts behind its figures, in code order.
        components: in a statement of cash flows, what the postings behind it are marked with.
        is_quiet: whether print leaves it out: it says nothing, and need not be said.
        change: what its columns differ by, where the table shows it.
        of: of a total, the keys of the rows that it adds up; one that begins with "-" is
            subtracted.
        note: the number of the note that tells more of it; nothing where none does.
        origins: what each figure comes from, where *accounts* alone does not say it; empty
            for a row of a statement. A row of a note that has none is what its table adds up.
    """

    key: str
    label: str
    figures: Figures
    style: Style
    depth: int = 0
    accounts: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    is_quiet: bool = False
    change: Change | None = None
    of: tuple[str, ...] = ()
    note: str = ""
    origins: Origins = ()

    @property
    def is_heading(self) -> bool:
        """Whether it has no figures."""
        return self.style in {Style.PART, Style.GROUP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A titled table of figures.

    Attributes:
        shows_codes: whether the key of a row is an account's code and is printed.
        shows_change: whether its rows say what changed between two columns.
        change_heading: what heads that.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    currency: Currency
    shows_codes: bool = False
    shows_change: bool = False
    change_heading: str = CHANGE_HEADING

    def __getitem__(self, key: str) -> Row:
        """Return the row *key*.

        Raises:
            KeyError: there is none.
        """
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)

    def column(self, key: str) -> int:
        """Return the place of column *key* among the figures of a row.

        Raises:
            KeyError: there is none.
        """
        for place, column in enumerate(self.columns):
            if column.key == key:
                return place
        raise KeyError(key)

    @property
    def has_variance(self) -> bool:
        """Whether its change is from a budget to what was done, in the same days."""
        return self.shows_change and len({column.period for column in self.columns}) == 1

    @property
    def printed(self) -> tuple[Row, ...]:
        """The rows that print shows."""
        return tuple(row for row in self.rows if not row.is_quiet)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where a figure comes from: the lines of these accounts, on these days, of this unit.

    Attributes:
        components: only lines so marked; empty for all.
        unit: empty for the head office, None for all.
    """

    accounts: tuple[str, ...]
    period: Period
    unit: str | None
    components: tuple[str, ...] = ()


def explain(table: Table, row: str, column: str) -> Explanation:
    """Return what stands behind the figure in *row* and *column* of *table*.

    Raises:
        KeyError: there is no such row or column.
    """
    found, place = table[row], table.columns[table.column(column)]
    return Explanation(found.accounts, place.period, place.unit, found.components)
