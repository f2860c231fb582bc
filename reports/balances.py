"""What a column is computed from: the turnover of every account, in its parts.

Amounts are whole minor units, debits less credits; what a posting tells of cash is positive
where cash came in. There is no Money here: a statement adds up hundreds of figures, and shows
some dozens.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ledger import EntryKind
from ledger.cash import CASH_IN, CASH_OUT
from reports.statement import Part, is_under

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.dealings.sale import InternalSale
    from bumdes.reporting.cash_flow_naming import NamedFlow
    from ledger import Chart
    from ledger.turnover import Turnover
    from reports.form import Form, InterUnit

DUE_FROM, DUE_TO = "~due_from", "~due_to"
"""Accounts that are in no chart: what cancels between units and head office."""

SOLD_WITHIN = "~sold_within:"
"""Begins those that stand for what units sold to one another, on the account that follows."""


@dataclass(slots=True)
class Balances:
    """The turnover of a column.

    Attributes:
        parts: by part and account, debits less credits.
        flows: by component and account, the cash it explains.
    """

    parts: dict[Part, dict[str, int]] = field(
        default_factory=lambda: {part: {} for part in Part}
    )
    flows: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, rows: Iterable[Turnover], chart: Chart) -> None:
        """Add what *rows* turned over.

        What an opening entry says of an account that lasts is brought forward; of revenue,
        expense and drawings it tells the year so far, which is movement. A restatement is told
        apart only of accounts that last: no other tells of earlier years.
        """
        brought, moved, restated, carried = (self.parts[part] for part in Part)
        flows = self.flows
        for account, component, kind, is_before, _, _, debits, credits in rows:
            net = debits - credits
            if is_before:
                part = brought
            elif kind == EntryKind.CLOSING:
                part = carried
            elif kind == EntryKind.OPENING and not chart[account].is_temporary:
                part = brought
            elif kind == EntryKind.RESTATEMENT and not chart[account].is_temporary:
                part = restated
            else:
                part = moved
            part[account] = part.get(account, 0) + net
            if component and not is_before and kind != EntryKind.OPENING:
                key = (component, account)
                flow = net if chart[account].is_cash else -net
                flows[key] = flows.get(key, 0) + flow

    def rename(self, named: Iterable[NamedFlow], chart: Chart) -> None:
        """Move cash from what the journal says it was for to what people named."""
        for flow in named:
            cash = flow.net if chart[flow.account].is_cash else -flow.net
            for component, moved in ((flow.was, -cash), (flow.now, cash)):
                key = (component, flow.account)
                self.flows[key] = self.flows.get(key, 0) + moved

    def __add__(self, other: Balances) -> Balances:
        """Return the turnover of both."""
        both = Balances()
        for one in (self, other):
            for part, accounts in one.parts.items():
                sums = both.parts[part]
                for account, net in accounts.items():
                    sums[account] = sums.get(account, 0) + net
            for key, flow in one.flows.items():
                both.flows[key] = both.flows.get(key, 0) + flow
        return both

    def cash(self, chart: Chart, parts: tuple[Part, ...]) -> int:
        """Return what *parts* say of all cash accounts together."""
        return sum(
            net
            for part in parts
            for account, net in self.parts[part].items()
            if account in chart and chart[account].is_cash
        )


def elimination(balances: Balances, form: Form, paths: Paths) -> Balances:
    """Return what is to be added to the turnover of all units, so that they are one.

    What the head office is owed by units, and what these owe it, cancel as far as both are
    there. What is left over is shown: somebody forgot the other side.
    """
    due_from = _standing(balances, paths, form.due_from)
    due_to = [-net for net in _standing(balances, paths, form.due_to)]
    opening = _overlap(due_from[0], due_to[0])
    change = _overlap(due_from[1], due_to[1]) - opening
    came, went = between_units(balances, form, paths)
    flow = _overlap(came, -went)
    taken = Balances()
    if opening or change:
        taken.parts[Part.BROUGHT] = {DUE_FROM: -opening, DUE_TO: opening}
        taken.parts[Part.MOVED] = {DUE_FROM: -change, DUE_TO: change}
    if flow:
        taken.flows = {(CASH_IN, DUE_TO): -flow, (CASH_OUT, DUE_FROM): flow}
    return taken


def between_units(balances: Balances, form: Form, paths: Paths) -> tuple[int, int]:
    """Return the cash that came from, and went to, other units or the head office."""
    stems = (form.due_from, form.due_to)
    came, went = (_flow(balances, paths, stems, mark) for mark in (CASH_IN, CASH_OUT))
    return came, went


def sales_elimination(sales: Iterable[InternalSale]) -> Balances:
    """Return what takes sales of one unit to another out of revenue, and out of cost."""
    taken = Balances()
    moved = taken.parts[Part.MOVED]
    for sale in sales:
        for account, net in ((sale.revenue, sale.minor), (sale.cost_account, -sale.minor)):
            key = SOLD_WITHIN + account
            moved[key] = moved.get(key, 0) + net
    return taken


def is_elimination(account: str) -> bool:
    """Whether *account* is in no chart, but stands for what cancels."""
    return account.startswith("~")


@dataclass(slots=True)
class Paths:
    """Where each account stands among the lines of a form, looked up once."""

    form: Form
    chart: Chart
    inter_unit: InterUnit
    known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known[DUE_FROM] = self.form.due_from
        self.known[DUE_TO] = self.form.due_to

    def __getitem__(self, account: str) -> str:
        path = self.known.get(account)
        if path is None:
            code = account.removeprefix(SOLD_WITHIN)
            path = self.form.path(self.chart[code], self.inter_unit)
            self.known[account] = path
        return path

    def is_under(self, account: str, stems: tuple[str, ...]) -> bool:
        """Whether *account* stands at or under one of *stems*."""
        return is_under(self[account], stems)


def _standing(balances: Balances, paths: Paths, stem: str) -> tuple[int, int]:
    """Return what accounts at or under *stem* hold when the period begins, and when it ends."""
    brought, closing = balances.parts[Part.BROUGHT], 0
    everywhere = {account for accounts in balances.parts.values() for account in accounts}
    ours = [account for account in everywhere if is_under(paths[account], (stem,))]
    for accounts in balances.parts.values():
        closing += sum(accounts.get(account, 0) for account in ours)
    return sum(brought.get(account, 0) for account in ours), closing


def _flow(balances: Balances, paths: Paths, stems: tuple[str, str], mark: str) -> int:
    return sum(
        flow
        for (component, account), flow in balances.flows.items()
        if component == mark and is_under(paths[account], stems)
    )


def _overlap(one: int, other: int) -> int:
    """Return how much of two amounts is the same: nothing if their signs differ."""
    if one > 0 < other:
        return min(one, other)
    return max(one, other) if one < 0 > other else 0
