"""The columns of a worksheet: the trial balance, and which statement each account goes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger import AccountKind
from ledger.money import from_minor
from reports.listings.trial_balance import TRIAL_BALANCE
from reports.scope import Scope
from reports.statement import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledger import BookView, Money, Period
    from reports.table import Row, Table

RESULT = (AccountKind.REVENUE, AccountKind.EXPENSE)
BEFORE, ADJUSTMENTS, AFTER = "before", "adjustments", "after"


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The trial balance of a period, and what follows from it."""

    view: BookView
    period: Period
    table: Table

    @classmethod
    def of(cls, view: BookView, period: Period) -> Worksheet:
        """Return the worksheet of *view* at the end of *period*.

        Raises:
            ProofFailedError: a pair of columns is out of balance.
        """
        (table,) = TRIAL_BALANCE.tables(view, Scope(period))
        return cls(view, period, table)  # type: ignore[arg-type]

    @property
    def zero(self) -> Money:
        """Nothing, in the currency of the book."""
        return from_minor(0, self.view.currency)

    def net(self, account: str, group: str) -> Money:
        """Return debit less credit of *account* in the columns of *group*."""
        rows = [row for row in self._accounts if row.key == account]
        return self._net(rows, group)

    def trial_balance(self, group: str) -> Mapping[str, tuple[Money, ...]]:
        """Return the totals of a pair of columns, by the names that cases use.

        Some publish the turnover of each account instead of its balance.
        """
        debits, credits = self._sides(self._accounts, group)
        turned = self._turnover() if group == BEFORE else debits
        return {
            "debit": (debits, turned),
            "credit": (credits, turned),
            "difference": (debits - credits,),
        }

    def columns(self) -> Mapping[str, tuple[Money, ...]]:
        """Return the totals of all columns, by the names that cases use."""
        chart = self.view.chart
        income = [row for row in self._accounts if chart[row.key].kind in RESULT]
        balance = [row for row in self._accounts if chart[row.key].kind not in RESULT]
        totals = {
            "trial_balance": self._sides(self._accounts, BEFORE),
            "unadjusted": self._sides(self._accounts, BEFORE),
            "adjustments": self._sides(self._accounts, ADJUSTMENTS),
            "adjusted": self._sides(self._accounts, AFTER),
            "income": self._sides(income, AFTER),
            "income_statement": self._sides(income, AFTER),
            "balance": self._sides(balance, AFTER),
            "balance_sheet": self._sides(balance, AFTER),
        }
        named = {"net_profit": (-self._net(income, AFTER),)}
        for name, (debits, credits) in totals.items():
            named |= {name: (debits,), f"{name}_debit": (debits,), f"{name}_credit": (credits,)}
        return named

    @property
    def _accounts(self) -> list[Row]:
        return [row for row in self.table.rows if row.style is Style.LINE]

    def _sides(self, rows: Iterable[Row], group: str) -> tuple[Money, Money]:
        """Return the debit column and the credit column of *group*, each added up."""
        places = [self.table.column(f"{group}_{side}") for side in ("debit", "credit")]
        debits, credits = self.zero, self.zero
        for row in rows:
            debits += row.figures[places[0]] or self.zero
            credits += row.figures[places[1]] or self.zero
        return debits, credits

    def _net(self, rows: Iterable[Row], group: str) -> Money:
        debits, credits = self._sides(rows, group)
        return debits - credits

    def _turnover(self) -> Money:
        """Return all debits up to the end of the period, adjusting and closing left out."""
        rows = self.view.turnovers(last_day=self.period.last_day)
        kinds = {"opening", "ordinary"}
        minor = sum(row.debits for row in rows if row.kind in kinds)
        return from_minor(minor, self.view.currency)
