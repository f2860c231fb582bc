"""What the names in a text say: figures of the statements, asked when the report is made."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bumdes.month import day_words
from bumdes.reporting.narrative import FIGURE_NAME
from ledger.account import AccountKind
from ledger.money import decimals, to_minor
from reports.detailed import detailed_table
from reports.figures import ZERO, figure, has_sen, percent_figure, tenths_of_percent
from reports.references.referable import REFERENCES
from reports.scope import Scope
from reports.words import period_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bumdes.work import Work
    from ledger import Money
    from reports.kind import Asked
    from reports.table import Row, Table

BEFORE, CHANGED = "_lalu", "_berubah"
"""What is added to a name for the year before, and for the change in words."""

ACCOUNT = "akun."
"""Begins the name of an account's figure; its code follows."""

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


class LiveFigures:
    """The figures that texts of one report may name; each statement is asked once."""

    def __init__(self, work: Work, asked: Asked) -> None:
        """Ask nothing yet."""
        self._work = work
        self._period = asked.period
        self._scope = Scope(asked.period, compare=(asked.period.year_before,), unit=asked.unit)
        self._tables: dict[str, Table] = {}

    def fill(self, text: str) -> str:
        """Return *text* with each figure it names; what is unknown stays as it is written.

        Raises:
            ProofFailedError: two figures that must be equal are not.
        """
        return FIGURE_NAME.sub(lambda found: self._said(found[1]) or found[0], text)

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
                    reference.name, reference.label, title, _words(now), _words(before)
                )

    @cached_property
    def words(self) -> Mapping[str, str]:
        """What a text may name besides figures, and what that is now."""
        return {
            "masa": period_name(self._period),
            "masa_lalu": period_name(self._period.year_before),
            "tahun": str(self._period.last_day.year),
            "tanggal_akhir": day_words(self._period.last_day),
            "nama": self._work.book.name,
        }

    def _said(self, name: str) -> str | None:
        if name in self.words:
            return self.words[name]
        for suffix, say in _SAYINGS.items():
            row = self._row(name.removesuffix(suffix)) if name.endswith(suffix) else None
            if row is not None:
                return say(*row.figures)
        return None

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


def _words(money: Money | None) -> str:
    """Return *money* as a sentence says it."""
    minor = to_minor(money) if money is not None else 0
    if money is None or minor == 0:
        return "nihil"
    digits = decimals(money.currency)
    shown = figure(abs(minor), digits, sen=has_sen(minor, digits))
    return f"{'minus ' if minor < 0 else ''}Rp\N{NO-BREAK SPACE}{shown}"


def _changed(now: Money | None, before: Money | None) -> str:
    """Return how *now* differs from *before*: ``naik 12,3 persen``."""
    minor, past = (to_minor(money) if money is not None else 0 for money in (now, before))
    if minor == past:
        return "tetap"
    verb = "naik" if minor > past else "turun"
    share = percent_figure(tenths_of_percent(abs(minor - past), past))
    return f"{verb} dari nihil" if share == ZERO else f"{verb} {share.strip('()')} persen"


_SAYINGS: dict[str, Callable[[Money | None, Money | None], str]] = {
    BEFORE: lambda _now, before: _words(before),
    CHANGED: _changed,
    "": lambda now, _before: _words(now),
}
