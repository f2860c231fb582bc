"""The columns of a worksheet: balances before and after adjusting, and where they end up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger import AccountKind, EntryKind
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledger import BookView, Money, Period

RESULT = (AccountKind.REVENUE, AccountKind.EXPENSE)

Nets = dict[str, int]
"""Debits less credits by account, in minor units."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The balances of a book at the end of a period; closing entries are left out.

    Attributes:
        unadjusted, adjusted: balances before and after adjusting entries.
        turnover: all debits and all credits before adjusting entries.
        adjustments: the debits and the credits of adjusting entries of the period.
    """

    view: BookView
    unadjusted: Nets
    adjusted: Nets
    turnover: tuple[int, int]
    adjustments: tuple[int, int]

    @classmethod
    def of(cls, view: BookView, period: Period) -> Worksheet:
        """Return the worksheet of *view* at the end of *period*."""
        unadjusted: Nets = {}
        adjusted: Nets = {}
        turnover, adjustments = [0, 0], [0, 0]
        for row in view.turnovers(first_day=period.first_day, last_day=period.last_day):
            if row.kind == EntryKind.CLOSING:
                continue
            net = row.debits - row.credits
            is_adjusting = row.kind == EntryKind.ADJUSTING and not row.is_before
            sums = adjustments if is_adjusting else turnover
            sums[0] += row.debits
            sums[1] += row.credits
            adjusted[row.account] = adjusted.get(row.account, 0) + net
            if not is_adjusting:
                unadjusted[row.account] = unadjusted.get(row.account, 0) + net
        return cls(view, unadjusted, adjusted, _pair(turnover), _pair(adjustments))

    def trial_balance(self, nets: Nets) -> Mapping[str, tuple[Money, ...]]:
        """Return the totals of a trial balance of *nets*, by the names that cases use.

        Some publish the turnover of each account instead of its balance.
        """
        debits, credits = _sides(nets.values())
        return self._named(
            {
                "debit": (debits, self.turnover[0]),
                "credit": (credits, self.turnover[1]),
                "difference": (debits - credits,),
            }
        )

    def columns(self) -> Mapping[str, tuple[Money, ...]]:
        """Return the totals of the columns, by the names that cases use."""
        chart = self.view.chart
        income = [n for a, n in self.adjusted.items() if chart[a].kind in RESULT]
        balance = [n for a, n in self.adjusted.items() if chart[a].kind not in RESULT]
        totals = {
            "trial_balance": _sides(self.unadjusted.values()),
            "unadjusted": _sides(self.unadjusted.values()),
            "adjustments": self.adjustments,
            "adjusted": _sides(self.adjusted.values()),
            "income": _sides(income),
            "balance": _sides(balance),
        }
        named: dict[str, tuple[int, ...]] = {"net_profit": (-sum(income),)}
        for name, (debits, credits) in totals.items():
            named |= {name: (debits,), f"{name}_debit": (debits,), f"{name}_credit": (credits,)}
        return self._named(named)

    def money(self, minor: int) -> Money:
        """Return what *minor* units are."""
        return from_minor(minor, self.view.currency)

    def _named(self, minors: Mapping[str, tuple[int, ...]]) -> Mapping[str, tuple[Money, ...]]:
        return {
            name: tuple(self.money(minor) for minor in readings)
            for name, readings in minors.items()
        }


def _sides(nets: Iterable[int]) -> tuple[int, int]:
    """Return the debit balances and the credit balances of *nets*, each added up."""
    given = list(nets)
    return sum(n for n in given if n > 0), -sum(n for n in given if n < 0)


def _pair(sums: list[int]) -> tuple[int, int]:
    debits, credits = sums
    return debits, credits
