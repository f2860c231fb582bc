"""What every comparison of a case needs: its book, and a way to hold figures against it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ledger import LedgerError, Side
from ledger.money import Money
from reports.casecheck.entry import amount_of
from reports.casecheck.figures import ROWS, Figures
from reports.forms import form_for
from reports.forms.generic import GENERIC

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ledger import Book, Period
    from reports.casecheck.case import Case
    from reports.casecheck.result import Notes

    LookUp = Callable[[str], tuple[Money, ...]]

WORDS = frozenset({"basis", "comment", "explanation", "label", "name", "note", "notes"})
"""Keys of a block that hold no figures."""

NO_NAME = "namanya tidak dikenal"
NO_ACCOUNTS = "kasus tidak mengatakan akun mana yang termasuk"
NO_FIGURE = "bukan angka"

AMOUNTS = ("amount", "balance", "value", "total")


@dataclass(frozen=True)
class Context:
    """The book of a case, filled, and what was noted so far."""

    case: Case
    book: Book
    notes: Notes
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

    def compare_names(
        self, block: str, expected: Mapping[str, Any], look_up: LookUp, *, why: str = NO_NAME
    ) -> None:
        """Hold each figure of *expected* against what *look_up* gives for its name.

        What is nested is held against the accounts it names.

        Args:
            look_up: gives every amount that the name of a figure may mean.
            why: what to say of figures that the books cannot compute.
        """
        for name, value in expected.items():
            if name in WORDS:
                continue
            label = f"{block}.{name}"
            if self.names_accounts(value):
                self.compare_accounts(label, value)
            elif isinstance(value, dict):
                self.compare_names(label, value, look_up, why=NO_ACCOUNTS)
            elif readings := look_up(name):
                self.compare(label, value, *readings)
            else:
                self.notes.leave_out(label, value, why)

    def names_accounts(self, value: object) -> bool:
        """Whether *value* gives amounts by account: a mapping, or rows that name accounts."""
        chart = self.book.chart
        if isinstance(value, dict):
            keys = value.keys() - WORDS
            return bool(keys) and all(key in chart for key in keys)
        if isinstance(value, list) and value:
            return all(isinstance(row, dict) and _code(row) in chart for row in value)
        return False

    def compare_accounts(self, label: str, value: Any) -> None:
        """Hold amounts by account against the balance of each, on its own side."""
        if isinstance(value, dict):
            value = [{"account": k, "amount": v} for k, v in value.items() if k not in WORDS]
        for row in value:
            code = _code(row)
            account = self.book.chart[code]
            balance = self.book.balance(code, self.case.period.last_day)
            if "debit" in row or "credit" in row:
                self.compare_sides(f"{label} {code}", row, balance.net(Side.DEBIT))
                continue
            sides = (account.kind.normal_side, account.normal_side)
            self.compare(f"{label} {code}", first_of(row, AMOUNTS), *map(balance.net, sides))

    def compare_sides(self, label: str, row: Mapping[str, Any], net: Money) -> None:
        """Hold the debit and credit of *row* against *net*, which is positive if debit."""
        zero = Money(0, net.currency)
        self.compare(f"{label} debit", row.get("debit") or 0, max(net, zero))
        self.compare(f"{label} kredit", row.get("credit") or 0, max(-net, zero))

    @property
    def has_balances_only(self) -> bool:
        """Whether all that moved in the period is told by balances, not by entries."""
        case = self.case
        return bool(case.trial_balance) and not case.openings

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
