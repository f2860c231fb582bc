"""Lead schedules: the accounts of one heading, from opening to closing balance.

The leads together are the trial balance after adjustment; each account leads to its lines, each
line to its proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger import EntryKind

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Chart, Period
    from ledger.turnover import Turnover

_PARTS_OF_LEAD = 3
"""Parts of an account's code that name its lead: ``1.1.01`` of ``1.1.01.04``."""


@dataclass(frozen=True, slots=True)
class LeadAccount:
    """An account in its lead; amounts in minor units, the opening debits less credits."""

    code: str
    name: str
    opening: int
    debits: int
    credits: int

    @property
    def closing(self) -> int:
        """What it stands at in the end, debits less credits."""
        return self.opening + self.debits - self.credits


@dataclass(frozen=True, slots=True)
class Lead:
    """The accounts of one heading."""

    code: str
    name: str
    accounts: tuple[LeadAccount, ...]

    def total(self) -> LeadAccount:
        """Return all its accounts together."""
        return LeadAccount(
            self.code,
            self.name,
            sum(account.opening for account in self.accounts),
            sum(account.debits for account in self.accounts),
            sum(account.credits for account in self.accounts),
        )


def read_leads(work: Work, period: Period) -> tuple[Lead, ...]:
    """Return the leads of the accounts that moved or stand at something, in code order.

    What opened the books in the period is in the opening, and the closing of the year is left
    out, as in the trial balance.
    """
    sums: dict[str, list[int]] = {}
    rows = work.book.turnovers(first_day=period.first_day, last_day=period.last_day)
    for row in rows:
        _add(sums.setdefault(row.account, [0, 0, 0]), row)
    chart = work.book.chart
    leads: dict[str, list[LeadAccount]] = {}
    for code in sorted(sums):
        opening, debits, credits = sums[code]
        if opening or debits or credits:
            account = LeadAccount(code, chart[code].name, opening, debits, credits)
            leads.setdefault(_lead_of(code), []).append(account)
    return tuple(
        Lead(code, _name(chart, code, accounts[0].name), tuple(accounts))
        for code, accounts in leads.items()
    )


def _add(found: list[int], row: Turnover) -> None:
    if row.is_before or row.kind == EntryKind.OPENING:
        found[0] += row.debits - row.credits
    elif row.kind != EntryKind.CLOSING:
        found[1] += row.debits
        found[2] += row.credits


def _lead_of(code: str) -> str:
    return ".".join(code.split(".")[:_PARTS_OF_LEAD])


def _name(chart: Chart, lead: str, otherwise: str) -> str:
    """Return the name of the heading; of its first account where the chart has none."""
    for code in (lead, f"{lead}.00"):
        if code in chart:
            return chart[code].name
    return otherwise
