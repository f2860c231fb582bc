"""What the books say about a period, by the names that cases use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ledger import AccountKind, EntryKind
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ledger import Account, BookView, Money, Period
    from ledger.turnover import Turnover

NAMES = {
    "total_revenue": ("revenue", "income", "pendapatan", "total_pendapatan"),
    "total_expenses": ("expenses", "expense", "beban", "total_beban", "total_expense"),
    "net_profit": ("profit", "net_income", "laba", "laba_bersih", "result", "shu"),
    "gross_profit": ("laba_kotor",),
    "profit_before_tax": ("laba_sebelum_pajak", "pretax_profit"),
    "total_assets": ("assets", "aset", "total_aset"),
    "total_liabilities": ("liabilities", "kewajiban", "total_kewajiban"),
    "total_equity": ("equity", "ekuitas", "total_ekuitas"),
    "opening_equity": (),
    "additions": ("contributions", "capital_additions"),
    "drawings": ("withdrawals",),
    "distributions": ("dividends", "profit_distribution"),
    "closing_equity": (),
    "opening_cash": (),
    "net_change": ("cash_change", "net_cash_flow", "net_cash_change"),
    "closing_cash": ("cash", "kas", "cash_balance"),
    "cash_in": ("receipts", "cash_receipts", "penerimaan"),
    "cash_out": ("payments", "cash_payments", "pengeluaran"),
}
"""The figures, each with the other names that cases give it."""

CANONICAL = {alias: name for name, aliases in NAMES.items() for alias in (name, *aliases)}

_COST_OF_SALES = re.compile(
    r"harga pokok|beban pokok|\bhpp\b|cost of (goods|sales|revenue)|\bcogs\b", re.IGNORECASE
)
_OTHER_INCOME = re.compile(
    r"lain|bunga|dividen|other|interest|non[- ]?oper|jasa giro", re.IGNORECASE
)
_INCOME_TAX = re.compile(r"pajak penghasilan|\bpph\b|income tax", re.IGNORECASE)


@dataclass(frozen=True)
class Figures:
    """The figures of *period*, of the whole or of one unit (an empty one: head office).

    A figure is a tuple of the amounts that its name may mean, the commonest first; empty if
    the books cannot say it.
    """

    view: BookView
    period: Period
    unit: str | None = None

    def of(self, name: str) -> tuple[Money, ...]:
        """Return what the figure *name*, in any of its names, may be."""
        canonical = CANONICAL.get(name)
        if canonical is None:
            return ()
        minors: tuple[int, ...] = getattr(self, f"_{canonical}")()
        return tuple(from_minor(minor, self.view.currency) for minor in dict.fromkeys(minors))

    def balance(self, *codes: str) -> int:
        """Return debits less credits of the accounts *codes* at the end, in minor units."""
        return self._sum(self._rows, lambda account: account.code in codes)

    # --- profit ----------------------------------------------------------------------

    def _total_revenue(self) -> tuple[int, ...]:
        return (-self._moved(_is_revenue),)

    def _total_expenses(self) -> tuple[int, ...]:
        return (self._moved(_is_expense),)

    def _net_profit(self) -> tuple[int, ...]:
        return (-self._moved(_is_result),)

    def _gross_profit(self) -> tuple[int, ...]:
        """Sales less their cost; whether other income counts as sales is not agreed upon."""
        costs = [a for a in self.view.chart if _is_expense(a) and _is_cost_of_sales(a)]
        if not costs:
            return ()
        cost = self._moved(lambda account: account in costs)
        sales = self._moved(
            lambda account: _is_revenue(account) and not _OTHER_INCOME.search(account.name)
        )
        return (-sales - cost, -self._moved(_is_revenue) - cost)

    def _profit_before_tax(self) -> tuple[int, ...]:
        taxes = [a for a in self.view.chart if _is_expense(a) and _INCOME_TAX.search(a.name)]
        if not taxes:
            return ()
        return (-self._moved(lambda a: _is_result(a) and a not in taxes),)

    # --- position --------------------------------------------------------------------

    def _total_assets(self) -> tuple[int, ...]:
        return (self._sum(self._rows, lambda a: a.kind is AccountKind.ASSET),)

    def _total_liabilities(self) -> tuple[int, ...]:
        return (-self._sum(self._rows, lambda a: a.kind is AccountKind.LIABILITY),)

    def _total_equity(self) -> tuple[int, ...]:
        return (-self._sum(self._rows, _is_in_equity),)

    # --- equity ----------------------------------------------------------------------

    def _opening_equity(self) -> tuple[int, ...]:
        return (-self._sum(self._before, _is_in_equity),)

    def _closing_equity(self) -> tuple[int, ...]:
        return self._total_equity()

    def _additions(self) -> tuple[int, ...]:
        """What capital took, without or with what was taken out of it again."""
        raised, lowered = self._capital_moves
        return (raised, raised - lowered)

    def _drawings(self) -> tuple[int, ...]:
        """What owners took out of the year, without or with what capital gave up."""
        drawn = self._moved(lambda account: account.is_drawing)
        return (drawn, drawn + self._capital_moves[1])

    def _distributions(self) -> tuple[int, ...]:
        drawn = self._moved(lambda account: account.is_drawing)
        return (self._capital_moves[1], drawn, drawn + self._capital_moves[1])

    @cached_property
    def _capital_moves(self) -> tuple[int, int]:
        """What entries added to permanent equity, and what others took from it."""
        raised = lowered = 0
        for posted in self.view.entries(self.period):
            entry = posted.entry
            if entry.kind in {EntryKind.OPENING, EntryKind.CLOSING}:
                continue
            moved = sum(
                p.credit_minor - p.debit_minor
                for p in entry.postings
                if self.unit in {None, p.unit} and _is_capital(self.view.chart[p.account])
            )
            raised, lowered = raised + max(moved, 0), lowered - min(moved, 0)
        return raised, lowered

    # --- cash ------------------------------------------------------------------------

    def _opening_cash(self) -> tuple[int, ...]:
        return (self._sum(self._before, lambda a: a.is_cash),)

    def _closing_cash(self) -> tuple[int, ...]:
        return (self._sum(self._rows, lambda a: a.is_cash),)

    def _net_change(self) -> tuple[int, ...]:
        return (self._moved(lambda a: a.is_cash),)

    def _cash_in(self) -> tuple[int, ...]:
        return (sum(r.debits for r in self._during if self.view.chart[r.account].is_cash),)

    def _cash_out(self) -> tuple[int, ...]:
        return (sum(r.credits for r in self._during if self.view.chart[r.account].is_cash),)

    # --- what the books hold ---------------------------------------------------------

    @cached_property
    def _rows(self) -> list[Turnover]:
        return self.view.turnovers(
            first_day=self.period.first_day, last_day=self.period.last_day, unit=self.unit
        )

    @cached_property
    def _before(self) -> list[Turnover]:
        """What was there at the beginning: earlier days, and openings within the period."""
        return [row for row in self._rows if row.is_before or self._is_opening(row)]

    @cached_property
    def _during(self) -> list[Turnover]:
        """What moved in the period; closing entries move nothing."""
        return [
            row
            for row in self._rows
            if not row.is_before and not self._is_opening(row) and row.kind != EntryKind.CLOSING
        ]

    def _is_opening(self, row: Turnover) -> bool:
        is_temporary = self.view.chart[row.account].is_temporary
        return row.kind == EntryKind.OPENING and not is_temporary

    def _moved(self, is_meant: Callable[[Account], bool]) -> int:
        return self._sum(self._during, is_meant)

    def _sum(self, rows: Iterable[Turnover], is_meant: Callable[[Account], bool]) -> int:
        chart = self.view.chart
        return sum(row.debits - row.credits for row in rows if is_meant(chart[row.account]))


def _is_revenue(account: Account) -> bool:
    return account.kind is AccountKind.REVENUE


def _is_expense(account: Account) -> bool:
    return account.kind is AccountKind.EXPENSE


def _is_result(account: Account) -> bool:
    return _is_revenue(account) or _is_expense(account)


def _is_capital(account: Account) -> bool:
    return account.kind is AccountKind.EQUITY and not account.is_drawing


def _is_in_equity(account: Account) -> bool:
    return account.kind is AccountKind.EQUITY or _is_result(account)


def _is_cost_of_sales(account: Account) -> bool:
    return bool(_COST_OF_SALES.search(account.name))
