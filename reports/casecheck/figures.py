"""What the statements of a book say about a period, by the names that cases use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ledger import AccountKind, EntryKind, Side
from ledger.money import Money, from_minor
from reports.forms.generic import GENERIC
from reports.forms.kepmendesa_136 import KEPMENDESA_136
from reports.scope import Scope
from reports.statements import statement_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ledger import Account, BookView, Period
    from reports.form import Form
    from reports.table import Table

INCOME, EQUITY = "income-statement", "changes-in-equity"
POSITION, CASH = "financial-position", "cash-flows"

RESULT = (AccountKind.REVENUE, AccountKind.EXPENSE)

NAMES = {
    "total_revenue": ("revenue", "income", "pendapatan", "total_pendapatan"),
    "total_expenses": ("expenses", "expense", "beban", "total_beban", "total_expense"),
    "net_profit": ("profit", "net_income", "laba", "laba_bersih", "result", "shu"),
    "gross_profit": ("laba_kotor",),
    "operating_profit": ("laba_usaha", "laba_operasi", "operating_income"),
    "profit_before_tax": ("laba_sebelum_pajak", "pretax_profit"),
    "total_assets": ("assets", "aset", "total_aset"),
    "total_liabilities": ("liabilities", "kewajiban", "total_kewajiban"),
    "total_equity": ("equity", "ekuitas", "total_ekuitas"),
    "liabilities_and_equity": ("total_liabilities_and_equity", "total_pasiva"),
    "current_assets": ("aset_lancar",),
    "fixed_assets": ("aset_tetap",),
    "current_liabilities": ("kewajiban_jangka_pendek",),
    "opening_equity": (),
    "additions": ("contributions", "capital_additions"),
    "drawings": ("withdrawals",),
    "distributions": ("distribution", "dividend", "dividends", "profit_distribution"),
    "closing_equity": (),
    "opening_cash": (),
    "net_change": ("cash_change", "net_cash_flow", "net_cash_change"),
    "closing_cash": ("cash", "kas", "cash_balance"),
    "cash_in": ("receipts", "cash_receipts", "total_receipts", "inflow", "penerimaan"),
    "cash_out": ("payments", "cash_payments", "total_payments", "outflow", "pengeluaran"),
}
"""The figures, each with the other names that cases give it."""

LOSSES = frozenset({"net_loss", "loss", "rugi", "rugi_bersih"})
"""A profit, told as what was lost."""

CANONICAL = {alias: name for name, aliases in NAMES.items() for alias in (name, *aliases)}

ROWS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    GENERIC.key: {
        "total_revenue": (INCOME, "revenue"),
        "total_expenses": (INCOME, "expenses"),
        "net_profit": (INCOME, "profit"),
        "total_assets": (POSITION, "assets"),
        "total_liabilities": (POSITION, "liabilities"),
        "total_equity": (POSITION, "equity"),
        "liabilities_and_equity": (POSITION, "liabilities_and_equity"),
        "opening_equity": (EQUITY, "opening"),
        "closing_equity": (EQUITY, "closing"),
        "opening_cash": (CASH, "opening"),
        "net_change": (CASH, "net"),
        "closing_cash": (CASH, "closing"),
    },
    KEPMENDESA_136.key: {
        "gross_profit": (INCOME, "gross_profit"),
        "operating_profit": (INCOME, "operating_profit"),
        "profit_before_tax": (INCOME, "profit_before_tax"),
        "net_profit": (INCOME, "profit"),
        "total_assets": (POSITION, "assets"),
        "total_liabilities": (POSITION, "liabilities"),
        "total_equity": (POSITION, "equity"),
        "current_assets": (POSITION, "current_assets"),
        "fixed_assets": (POSITION, "fixed_assets"),
        "current_liabilities": (POSITION, "current_liabilities"),
        "closing_equity": (EQUITY, "equity"),
        "opening_cash": (CASH, "opening"),
        "net_change": (CASH, "net"),
        "closing_cash": (CASH, "closing"),
        "operating": (CASH, "operating"),
        "investing": (CASH, "investing"),
        "financing": (CASH, "financing"),
    },
}
"""By form, where a figure stands: the statement and the row."""

DERIVED = frozenset(
    {
        "additions",
        "cash_in",
        "cash_out",
        "distributions",
        "drawings",
        "gross_profit",
        "profit_before_tax",
    }
)
"""Figures that no row of the generic statements says; ``Figures`` has a method for each."""

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
    the statements of *form* do not say it.
    """

    view: BookView
    period: Period
    unit: str | None = None
    form: Form = field(default=GENERIC, repr=False)

    def of(self, name: str) -> tuple[Money, ...]:
        """Return what the figure *name*, in any of its names, may be.

        Raises:
            ProofFailedError: the statement that says it contradicts itself.
        """
        if name in LOSSES:
            return tuple(-amount for amount in self.of("net_profit"))
        canonical = CANONICAL.get(name, name)
        if (place := ROWS[self.form.key].get(canonical)) is not None:
            return (self._figure(*place),)
        if self.form is GENERIC and canonical in DERIVED:
            readings: tuple[Money, ...] = getattr(self, f"_{canonical}")()
            return tuple(dict.fromkeys(readings))
        return ()

    def account(self, code: str) -> Money:
        """Return debit less credit of an account: moved in the period, or held at its end."""
        account = self.view.chart[code]
        if account.kind in RESULT and account.takes_postings:
            moved = self.detail.get(code, from_minor(0, self.view.currency))
            return moved if account.kind is AccountKind.EXPENSE else -moved
        balance = self.view.balance(code, self.period.last_day, unit=self.unit)
        return balance.net(Side.DEBIT)

    @property
    def detail(self) -> Mapping[str, Money]:
        """Revenue and expenses of the period by account, each on its own side."""
        rows = self._tables(INCOME).rows
        return {row.key: row.figures[0] for row in rows if row.key in self.view.chart}  # type: ignore[misc]

    def _figure(self, statement: str, row: str) -> Money:
        (figure,) = self._tables(statement)[row].figures
        return figure or from_minor(0, self.view.currency)

    def _tables(self, statement: str) -> Table:
        known = self._known
        if statement not in known:
            scope = Scope(self.period, unit=self.unit)
            known[statement] = statement_table(self.view, statement, scope, form=self.form)
        return known[statement]

    @cached_property
    def _known(self) -> dict[str, Table]:
        return {}

    # --- what no row of the generic statements says ----------------------------------

    def _gross_profit(self) -> tuple[Money, ...]:
        """Sales less their cost; whether other income counts as sales is not agreed upon."""
        cost = self._sum(_is_cost_of_sales)
        if cost is None:
            return ()
        (revenue,) = self.of("total_revenue")
        other = self._sum(_is_other_income) or from_minor(0, self.view.currency)
        return (revenue - other - cost, revenue - cost)

    def _profit_before_tax(self) -> tuple[Money, ...]:
        tax = self._sum(_is_income_tax)
        return () if tax is None else (self.of("net_profit")[0] + tax,)

    def _sum(self, is_meant: Callable[[Account], bool]) -> Money | None:
        """Return what the accounts meant moved; None if the chart has none of them."""
        codes = [account.code for account in self.view.chart if is_meant(account)]
        if not codes:
            return None
        zero = from_minor(0, self.view.currency)
        return sum((self.detail.get(code, zero) for code in codes), start=zero)

    def _additions(self) -> tuple[Money, ...]:
        """What capital took, without or with what was taken out of it again."""
        raised, _ = self._capital_moves
        return (raised, self._figure(EQUITY, "additions"))

    def _drawings(self) -> tuple[Money, ...]:
        """What owners took out of the year, without or with what capital gave up."""
        drawn = -self._figure(EQUITY, "drawings")
        return (drawn, drawn + self._capital_moves[1])

    def _distributions(self) -> tuple[Money, ...]:
        drawn, together = self._drawings()[0], self._drawings()[-1]
        return (self._capital_moves[1], drawn, together)

    @cached_property
    def _capital_moves(self) -> tuple[Money, Money]:
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
        currency = self.view.currency
        return from_minor(raised, currency), from_minor(lowered, currency)

    def _cash_in(self) -> tuple[Money, ...]:
        return self._cash_moves(Side.DEBIT)

    def _cash_out(self) -> tuple[Money, ...]:
        return self._cash_moves(Side.CREDIT)

    def _cash_moves(self, side: Side) -> tuple[Money, ...]:
        """What entries moved on one side of cash, without or with what moved within cash."""
        netted = gross = 0
        sign = 1 if side is Side.DEBIT else -1
        for posted in self.view.entries(self.period):
            if posted.entry.kind is EntryKind.OPENING:
                continue
            legs = [
                p
                for p in posted.entry.postings
                if self.unit in {None, p.unit} and self.view.chart[p.account].is_cash
            ]
            gross += sum(p.minor for p in legs if p.side is side)
            netted += max(sign * sum(p.debit_minor - p.credit_minor for p in legs), 0)
        return from_minor(netted, self.view.currency), from_minor(gross, self.view.currency)


def _is_cost_of_sales(account: Account) -> bool:
    return account.kind is AccountKind.EXPENSE and bool(_COST_OF_SALES.search(account.name))


def _is_other_income(account: Account) -> bool:
    return account.kind is AccountKind.REVENUE and bool(_OTHER_INCOME.search(account.name))


def _is_income_tax(account: Account) -> bool:
    return account.kind is AccountKind.EXPENSE and bool(_INCOME_TAX.search(account.name))


def _is_capital(account: Account) -> bool:
    return account.kind is AccountKind.EQUITY and not account.is_drawing
