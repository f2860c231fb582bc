"""What the names in a text say: figures of the statements, asked when the report is made."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bumdes.errors import RateOutsideDatesError, TaxRateOutsideDatesError
from bumdes.reporting.narrative import FIGURE_NAME
from ledger.account import AccountKind
from reports.detailed import detailed_table
from reports.notes.chapters import NOTES
from reports.notes.telling import numbers_by_name, told_notes
from reports.origin import LedgerOrigin, LineOrigin
from reports.references.referable import REFERENCES
from reports.references.words import NONE, WORDS
from reports.saying import said_change, said_money
from reports.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bumdes.work import Work
    from ledger import Money
    from reports.kind import Asked
    from reports.origin import Origin
    from reports.table import Row, Table

BEFORE, CHANGED = "_lalu", "_berubah"
"""What is added to a name for the year before, and for the change in words."""

ACCOUNT = "akun."
"""Begins the name of an account's figure; its code follows."""

NOTE = "catatan."
"""Begins what points at a note; its name follows."""

_OF_RESULT = (AccountKind.REVENUE, AccountKind.EXPENSE)


class LiveFigure(NamedTuple):
    """A figure that a text may name, as it is now.

    Attributes:
        name: as it stands in braces.
        statement: the title of where it stands.
        now, before: in words, of the period and of the year before.
    """

    name: str
    label: str
    statement: str
    now: str
    before: str


class Said(NamedTuple):
    """A part of a text: words as they are written, or a figure as it is now.

    Attributes:
        origin: where the figure stands; None for words, and where there is nothing.
    """

    text: str
    origin: Origin | None = None


class LiveFigures:
    """The figures that texts of one report may name; each statement is asked once."""

    def __init__(
        self, work: Work, asked: Asked, *, notes: Mapping[str, int] | None = None
    ) -> None:
        """Ask nothing yet.

        Args:
            notes: the numbers of the notes by name, if they are known already.
        """
        self._work = work
        self._asked = asked
        self._given = notes
        self._scope = Scope(asked.period, compare=(asked.period.year_before,), unit=asked.unit)
        self._tables: dict[str, Table] = {}

    def fill(self, text: str) -> str:
        """Return *text* with each figure it names; what is unknown stays as it is written.

        Raises:
            ProofFailedError: two figures that must be equal are not.
        """
        return FIGURE_NAME.sub(lambda found: self._said(found[1]) or found[0], text)

    def parts(self, text: str) -> Iterator[Said]:
        """Yield *text* as ``fill`` returns it, part by part: its figures with their origins.

        Raises:
            ProofFailedError: two figures that must be equal are not.
        """
        end = 0
        for found in FIGURE_NAME.finditer(text):
            if said := self._said(found[1]):
                yield Said(text[end : found.start()])
                yield Said(said, self._origin(found[1]))
                end = found.end()
        yield Said(text[end:])

    def knows(self, name: str) -> bool:
        """Whether a text may name *name*."""
        return self._said(name) is not None

    def offered(self) -> Iterator[LiveFigure]:
        """Yield every figure there is in these books, in the order of the statements."""
        for reference in REFERENCES.values():
            row = self._row(reference.name)
            if row is not None:
                now, before = row.figures
                title = self._table(reference.statement).title
                yield LiveFigure(
                    reference.name, reference.label, title, said_money(now), said_money(before)
                )

    def words(self) -> Mapping[str, tuple[str, str]]:
        """Return what a text may name besides figures: what it is, and what it is now."""
        return {name: (word.label, self._word(name)) for name, word in WORDS.items()}

    def notes(self) -> Mapping[str, str]:
        """Return the notes that a text may point at: their names, and their titles."""
        return {
            f"{NOTE}{note.name}": note.title for note in NOTES.values() if note.part.is_numbered
        }

    def _said(self, name: str) -> str | None:
        if name in WORDS:
            return self._word(name)
        if name.startswith(NOTE):
            return self._note(name.removeprefix(NOTE))
        found = self._figure(name)
        return None if found is None else _SAYINGS[found[0]](*found[1].figures)

    def _figure(self, name: str) -> tuple[str, Row] | None:
        """Return how *name* ends, and the row that it asks for; None if there is none."""
        for suffix in _SAYINGS:
            row = self._row(name.removesuffix(suffix)) if name.endswith(suffix) else None
            if row is not None:
                return suffix, row
        return None

    def _origin(self, name: str) -> Origin | None:
        """Return where the figure *name* stands; None for words, and for nothing."""
        found = None if name in WORDS or name.startswith(NOTE) else self._figure(name)
        if found is None:
            return None
        suffix, row = found
        money = row.figures[1 if suffix == BEFORE else 0]
        if money is None or not money.amount:
            return None
        period = self._asked.period.year_before if suffix == BEFORE else self._asked.period
        if name.startswith(ACCOUNT):
            return LedgerOrigin(row.key, period, self._asked.unit)
        statement = REFERENCES[name.removesuffix(suffix)].statement
        return LineOrigin(statement, row.key, period, self._asked.unit)

    def _word(self, name: str) -> str:
        """Return what *name* says; of days before there were rules, that none is known."""
        try:
            return WORDS[name].say(self._work, self._asked)
        except (RateOutsideDatesError, TaxRateOutsideDatesError):
            return NONE

    def _note(self, name: str) -> str | None:
        """Return how a text names the note *name*; None if there is none of that name.

        Of a note that has nothing to tell of this period only its title is left.
        """
        for note in NOTES.values():
            if note.name == name and note.part.is_numbered:
                number = self._numbers.get(name)
                return f"Catatan {number}" if number else f"catatan tentang {note.title}"
        return None

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        if self._given is not None:
            return self._given
        return numbers_by_name(told_notes(self._work, self._asked))

    def _row(self, name: str) -> Row | None:
        """Return the row that *name* asks for; None if there is none."""
        if name.startswith(ACCOUNT):
            return self._account(name.removeprefix(ACCOUNT))
        reference = REFERENCES.get(name)
        if reference is None:
            return None
        return _found(self._table(reference.statement), reference.row)

    def _account(self, code: str) -> Row | None:
        chart = self._work.book.chart
        if code not in chart or not chart[code].takes_postings:
            return None
        is_result = chart[code].kind in _OF_RESULT
        table = self._table("income-statement" if is_result else "financial-position")
        return _found(table, code) or _blank(table, code)

    def _table(self, statement: str) -> Table:
        if statement not in self._tables:
            view = self._work.book
            self._tables[statement] = detailed_table(view, statement, self._scope)
        return self._tables[statement]


def filled(work: Work, asked: Asked, text: str) -> str:
    """Return *text* with each figure it names; what is unknown stays as it is written.

    Raises:
        ProofFailedError: two figures that must be equal are not.
    """
    return LiveFigures(work, asked).fill(text)


def _found(table: Table, key: str) -> Row | None:
    return next((row for row in table.rows if row.key == key and not row.is_heading), None)


def _blank(table: Table, code: str) -> Row:
    return replace(table.rows[-1], key=code, figures=(None,) * len(table.columns))


_SAYINGS: dict[str, Callable[[Money | None, Money | None], str]] = {
    BEFORE: lambda _now, before: said_money(before),
    CHANGED: said_change,
    "": lambda now, _before: said_money(now),
}
"""What a name says, by how it ends."""
