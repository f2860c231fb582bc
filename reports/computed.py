"""A statement in whole minor units: accounts shared out among its lines, and added up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ledger import Side
from ledger.cash import CASH_IN, CASH_OUT
from reports.statement import ANY, CashLine, Flow, Line, Part, Total, find, is_under

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.balances import Balances, Paths
    from reports.statement import Statement

Amounts = list[int]
"""One amount a column, in minor units."""


@dataclass(slots=True)
class Computed:
    """A statement in whole minor units, as far as it is computed.

    Attributes:
        columns: the turnover behind each column.
        accounts: by line and account, debits less credits, or cash that came in.
        components: by line, what its postings were marked with.
        amounts: by row, as the row shows them.
    """

    statement: Statement
    paths: Paths
    columns: Sequence[Balances]
    accounts: dict[str, dict[str, Amounts]] = field(default_factory=dict)
    components: dict[str, set[str]] = field(default_factory=dict)
    amounts: dict[str, Amounts] = field(default_factory=dict)

    def fill(self) -> None:
        """Share out the accounts among the lines."""
        for place, balances in enumerate(self.columns):
            for part in Part:
                index = self.statement.lines[part]
                for account, net in balances.parts[part].items() if index else ():
                    key = find(index, self.paths[account]) if net else None
                    if key is not None:
                        self._put(key, account, place, net)
            if self.statement.components:
                for (component, account), flow in balances.flows.items():
                    if flow:
                        key = self.flow_line(component, account, flow)
                        self._put(key, account, place, flow)
                        self.components.setdefault(key, set()).add(component)

    def add_up(self) -> None:
        """Compute the amounts of every row, from top to bottom."""
        for row in self.statement.rows:
            if isinstance(row, Total):
                self.amounts[row.key] = self._total(row)
            elif isinstance(row, CashLine):
                chart, parts = self.paths.chart, row.measure.value
                self.amounts[row.key] = [c.cash(chart, parts) for c in self.columns]
            elif isinstance(row, Line) and row.hidden:
                self.amounts[row.key] = [self._alone(row, c) for c in self.columns]
            elif isinstance(row, Line | Flow):
                accounts = self.accounts.get(row.key, {}).values()
                sums = [sum(column) for column in zip(*accounts, strict=True)]
                self.amounts[row.key] = _seen(row, sums or [0] * len(self.columns))

    def flow_line(self, component: str, account: str, flow: int) -> str:
        """Return the line that takes a flow.

        A component that the statement does not know says nothing of the account either: it
        goes where the rest goes.
        """
        statement = self.statement
        if component in statement.components:
            return component
        came = component == CASH_IN or (component != CASH_OUT and flow > 0)
        index = statement.inflows if came else statement.outflows
        is_mark = component in {CASH_IN, CASH_OUT}
        return find(index, self.paths[account] if is_mark else ANY) or index[ANY]

    def _put(self, key: str, account: str, place: int, amount: int) -> None:
        accounts = self.accounts.setdefault(key, {})
        if account not in accounts:
            accounts[account] = [0] * len(self.columns)
        accounts[account][place] += amount

    def _alone(self, line: Line, balances: Balances) -> int:
        """Return what *line* says on its own, beside the lines that share out the accounts."""
        net = sum(
            amount
            for part in line.measure.value
            for account, amount in balances.parts[part].items()
            if is_under(self.paths[account], line.accounts)
        )
        return net if line.side is Side.DEBIT else -net

    def _total(self, total: Total) -> Amounts:
        sums = [0] * len(self.columns)
        for term in total.of:
            sign, key = (-1, term[1:]) if term.startswith("-") else (1, term)
            for place, amount in enumerate(self.amounts[key]):
                sums[place] += sign * amount
        return sums


def _seen(row: Line | Flow, amounts: Amounts) -> Amounts:
    """Return *amounts* as the side of *row* sees them."""
    if isinstance(row, Line) and row.side is Side.CREDIT:
        return [-amount for amount in amounts]
    return amounts
