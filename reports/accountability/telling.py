"""What the chapters of one report tell from: the books, what is asked, what people wrote."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bumdes.month import months_between
from bumdes.planning.budget import is_whole_months, plans_in_force
from bumdes.reporting.narrative import narratives_of
from ledger import Period
from ledger.money import to_minor
from reports.bound.block import Heading, Prose
from reports.prepare import prepare
from reports.references import LiveFigures
from reports.scope import Scope
from reports.statements import statement_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bumdes.planning.budget import PlanInForce
    from bumdes.work import Work
    from ledger.money import Currency
    from reports.bound.block import Block
    from reports.document import Document
    from reports.kind import Asked, Slot
    from reports.table import Table

INCOME, POSITION = "income-statement", "financial-position"
LPJ_KEY, SUPERVISOR_KEY = "lpj", "supervisor"
"""Keys of the reports in which people write what others tell too."""

REVENUE, PROFIT, ASSETS = "revenue", "profit", "assets"
"""Rows that the statements of every form have."""


class Telling:
    """The books as one report tells of them; what several chapters need is asked once."""

    def __init__(self, work: Work, asked: Asked, texts: Mapping[str, str]) -> None:
        """Ask nothing yet.

        Args:
            texts: what people wrote, or the templates, by key of slot.
        """
        self.work = work
        self.asked = asked
        self.texts = texts

    @property
    def period(self) -> Period:
        """The days that are reported."""
        return self.asked.period

    @property
    def year(self) -> int:
        """The year of the last day."""
        return self.period.last_day.year

    @property
    def before(self) -> Period:
        """The same days of the year before."""
        return self.period.year_before

    @property
    def currency(self) -> Currency:
        """Of the books."""
        return self.work.book.currency

    def text(self, slot: Slot) -> str:
        """Return what stands in *slot*."""
        return self.texts.get(slot.key, "")

    def topic(self, slot: Slot, *, title: str = "") -> tuple[Block, ...]:
        """Return what stands in *slot* under its heading; nothing where nothing does."""
        said = self.text(slot)
        if not said and not slot.is_needed:
            return ()
        return (Heading(title or slot.title), Prose(said or "Belum ditulis."))

    def document(self, key: str, scope: Scope | None = None) -> Document:
        """Return a statement or listing of the period, with the year before by default."""
        asked = scope or Scope(self.period, compare=(self.before,))
        return prepare(self.work, key, asked, now=self.asked.now)

    def figure(self, key: str, row: str, column: int = 0) -> int:
        """Return a figure of a statement in minor units; 0 where the form has no such row.

        Args:
            column: 0 for the period, 1 for the year before.
        """
        table = self._compared[key]
        found = next((r for r in table.rows if r.key == row and not r.is_heading), None)
        money = found.figures[column] if found is not None else None
        return to_minor(money) if money is not None else 0

    @cached_property
    def _compared(self) -> dict[str, Table]:
        scope = Scope(self.period, compare=(self.before,))
        return {key: statement_table(self.work.book, key, scope) for key in (INCOME, POSITION)}

    @cached_property
    def by_unit(self) -> Table:
        """The income statement of the period, a column for each unit."""
        return statement_table(self.work.book, INCOME, Scope(self.period, by_unit=True))

    @cached_property
    def by_unit_before(self) -> Table:
        """The same for the year before."""
        return statement_table(self.work.book, INCOME, Scope(self.before, by_unit=True))

    @cached_property
    def months(self) -> Table:
        """The income statement of each month that the period holds, a column each."""
        months = months_between(
            Period.month(self.period.first_day.year, self.period.first_day.month),
            Period.month(self.period.last_day.year, self.period.last_day.month),
        )
        scope = Scope(months[0], compare=tuple(months[1:]))
        return statement_table(self.work.book, INCOME, scope)

    @cached_property
    def supervision(self) -> Mapping[str, str]:
        """What the supervisors wrote in their own report, by key of slot."""
        written = narratives_of(
            self.work.session, self.work.book_id, SUPERVISOR_KEY, self.period
        )
        figures = LiveFigures(self.work, self.asked)
        return {key: figures.fill(one.text) for key, one in written.items() if one.text}

    @cached_property
    def plans(self) -> tuple[PlanInForce, ...]:
        """The approved plans of the period; none where it cuts a month."""
        if not is_whole_months(self.period):
            return ()
        return plans_in_force(self.work.book, self.period)


def texts_in(work: Work, asked: Asked, report: str, slots: Iterable[Slot]) -> Mapping[str, str]:
    """Return the texts written in another *report* of the period, or their templates."""
    written = narratives_of(work.session, work.book_id, report, asked.period)
    figures = LiveFigures(work, asked)
    return {
        slot.key: figures.fill(
            (written[slot.key].text if slot.key in written else "") or slot.template
        )
        for slot in slots
    }
