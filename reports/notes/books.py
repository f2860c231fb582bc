"""What the notes of one report ask of the books: each statement once, for two years."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ledger.search import days_of_entries
from reports.detailed import detailed_table
from reports.scope import Scope

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import BookView, Period
    from reports.kind import Asked
    from reports.table import Table

POSITION, INCOME = "financial-position", "income-statement"
EQUITY = "changes-in-equity"


class NoteBooks:
    """The books, as notes look at them.

    Attributes:
        work, asked: whose notes they are, and of which days and unit.
    """

    def __init__(self, work: Work, asked: Asked) -> None:
        """Ask nothing yet."""
        self.work = work
        self.asked = asked

    @property
    def view(self) -> BookView:
        """The journal."""
        return self.work.book

    @property
    def period(self) -> Period:
        """The days told of."""
        return self.asked.period

    @property
    def last_day(self) -> dt.date:
        """The day of the statement of financial position."""
        return self.asked.period.last_day

    @property
    def is_whole(self) -> bool:
        """Whether they tell of the whole enterprise, not of one unit."""
        return self.asked.unit is None

    def statement(self, key: str) -> Table:
        """Return a statement with its accounts, beside that of a year earlier.

        Raises:
            ProofFailedError: two figures that must be equal are not.
        """
        return self.position if key == POSITION else self.income

    @cached_property
    def position(self) -> Table:
        """The statement of financial position, with its accounts."""
        return detailed_table(self.view, POSITION, self._scope)

    @cached_property
    def income(self) -> Table:
        """The income statement, with its accounts."""
        return detailed_table(self.view, INCOME, self._scope)

    @cached_property
    def _scope(self) -> Scope:
        """The days told of, beside those of a year earlier if the books go back so far."""
        before, days = self.period.year_before, days_of_entries(self.view)
        is_first = days is None or days.first_day > before.last_day
        return Scope(self.period, compare=() if is_first else (before,), unit=self.asked.unit)
