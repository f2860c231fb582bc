"""What every comparison of a case needs: its book, and a way to hold figures against it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ledger import LedgerError, Side
from ledger.money import Money
from reports.casecheck.dated import SAID, period_named
from reports.casecheck.entry import ADJUSTING_KINDS, amount_of
from reports.casecheck.figures import CANONICAL, ROWS, Figures
from reports.forms import form_for
from reports.forms.generic import GENERIC

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ledger import Book, Period
    from reports.casecheck.case import Case
    from reports.casecheck.result import Notes

WORDS = frozenset({"basis", "comment", "explanation", "label", "name", "note", "notes"})
"""Keys of a block that hold no figures."""

NO_NAME = "namanya tidak dikenal"
NO_ACCOUNTS = "kasus tidak mengatakan akun mana yang termasuk"
NO_FIGURE = "bukan angka"

AMOUNTS = ("amount", "balance", "value", "total")


@dataclass(frozen=True)
class Context:
    """The book of a case, filled, and what was noted so far.

    Attributes:
        kept: what one block worked out that others ask for, by name.
    """

    case: Case
    book: Book
    notes: Notes
    kept: dict[str, object] = field(default_factory=dict)
    _figures: dict[tuple[Period, str | None], Figures] = field(default_factory=dict)

    def figures(self, period: Period | None = None, unit: str | None = None) -> Figures:
        """Return the figures of *period*, or of the case's own, and of *unit* or the whole."""
        key = (period or self.case.period, unit)
        if key not in self._figures:
            self._figures[key] = Figures(self.book, *key)
        return self._figures[key]

    @cached_property
    def statutory(self) -> Figures | None:
        """The figures of the case by a statutory form; None if the chart fits none."""
        form = form_for(self.book.chart)
        if form is GENERIC or form.key not in ROWS:
            return None
        return Figures(self.book, self.case.period, form=form)

    def compare(self, label: str, expected: object, *readings: Money) -> None:
        """Hold *expected* against what the books say.

        Args:
            readings: every amount that the name of the figure may mean, the commonest
                first; where none is *expected*, the first is shown.
        """
        written = self.written(expected)
        if written is None:
            self.notes.leave_out(label, expected, NO_FIGURE)
            return
        got = [plain(reading) for reading in readings]
        self.notes.compare(label, written, written if written in got else got[0])

    def compare_figures(
        self, block: str, expected: Mapping[str, Any], figures: Figures, *, why: str = NO_NAME
    ) -> None:
        """Hold each figure of *expected* against *figures*, by its name.

        What is nested is about another period if its name is one, about accounts if it names
        some, or else about the same figures.

        Args:
            why: what to say of figures that the books cannot compute.
        """
        for name, value in expected.items():
            if name in WORDS or name in SAID:
                continue
            label = f"{block}.{name}"
            if self.names_accounts(value):
                self.compare_accounts(label, value, figures)
            elif isinstance(value, dict):
                period = period_named(name, year=figures.period.last_day.year)
                inner = replace(figures, period=period) if period else figures
                self.compare_figures(
                    label, value, inner, why=NO_NAME if period else NO_ACCOUNTS
                )
            elif readings := figures.of(name):
                self.compare(label, value, *readings)
            else:
                self.notes.leave_out(label, value, NO_ACCOUNTS if name in CANONICAL else why)

    def compare_totals(
        self, block: str, expected: Mapping[str, Any], totals: Mapping[str, tuple[Money, ...]]
    ) -> None:
        """Hold each figure of *expected* against what *totals* has for its name."""
        for name, value in expected.items():
            if name in totals:
                self.compare(f"{block}.{name}", value, *totals[name])
            elif name not in WORDS and name not in SAID:
                self.notes.leave_out(f"{block}.{name}", value, NO_NAME)

    def account(self, named: object) -> str | None:
        """Return the code of the account that *named* is the code or the only name of."""
        if named in self.book.chart:
            return str(named)
        name = str(named).casefold()
        found = [account.code for account in self.book.chart if account.name.casefold() == name]
        return found[0] if len(found) == 1 else None

    def names_accounts(self, value: object) -> bool:
        """Whether *value* gives amounts by account: a mapping, or rows that name accounts."""
        if isinstance(value, dict):
            keys = value.keys() - WORDS
            return bool(keys) and all(self.account(key) is not None for key in keys)
        if isinstance(value, list) and value:
            return all(isinstance(row, dict) and self.account(_code(row)) for row in value)
        return False

    def compare_accounts(self, label: str, value: Any, figures: Figures) -> None:
        """Hold amounts by account against *figures*, each on the side of its account."""
        if isinstance(value, dict):
            value = [{"account": k, "amount": v} for k, v in value.items() if k not in WORDS]
        for row in value:
            code = self.account(_code(row)) or ""
            account = self.book.chart[code]
            net = figures.account(code)
            if "debit" in row or "credit" in row:
                self.compare_sides(f"{label} {code}", row, net)
                continue
            sides = (account.kind.normal_side, account.normal_side)
            readings = (net if side is Side.DEBIT else -net for side in sides)
            self.compare(f"{label} {code}", first_of(row, AMOUNTS), *readings)

    def compare_sides(self, label: str, row: Mapping[str, Any], net: Money) -> None:
        """Hold the debit and credit of *row* against *net*, which is positive if debit."""
        zero = Money(0, net.currency)
        self.compare(f"{label} debit", row.get("debit") or 0, max(net, zero))
        self.compare(f"{label} kredit", row.get("credit") or 0, max(-net, zero))

    @property
    def has_balances_only(self) -> bool:
        """Whether all that moved in the period is told by balances, not by entries."""
        case = self.case
        is_told = any(t.kind not in ADJUSTING_KINDS for t in case.transactions)
        return bool(case.trial_balance) and not case.openings and not is_told

    def amount(self, expected: object) -> Money | None:
        """Return *expected* as an amount; None if it is none."""
        if expected is None or isinstance(expected, bool | dict | list):
            return None
        try:
            return amount_of(str(expected), self.book.currency.code)
        except LedgerError:
            return None

    def written(self, expected: object) -> str | None:
        """Return an expected amount as it is compared; None if it is no amount."""
        if expected is None or isinstance(expected, bool | dict | list):
            return None
        try:
            return plain(amount_of(str(expected), self.book.currency.code))
        except LedgerError:
            return str(expected)


def plain(amount: Any) -> str:
    """Return *amount* as a plain number, without decimals that say nothing."""
    text = f"{amount.amount:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def first_of(row: Mapping[str, Any], names: Sequence[str]) -> Any:
    """Return the value of the first of *names* that *row* has; None if it has none."""
    return next((row[name] for name in names if name in row), None)


def _code(row: Mapping[str, Any]) -> str:
    return str(first_of(row, ("account", "code")) or "")
