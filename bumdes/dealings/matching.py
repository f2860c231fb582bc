"""Matching: whether units and head office say the same of what they owe one another (RK)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.dealings.current_account import CurrentAccounts
from bumdes.unit import HEAD_OFFICE
from ledger import Dimension
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ledger import BookView, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedUnits:
    """The two sides of one current account.

    Attributes:
        account: at the head office.
        units: codes of the units that it is kept for; one, unless they have none of their
            own. Empty for what lies where no unit is behind it.
        at_head: what the head office says that they owe it.
        in_units: what they say.
    """

    account: str
    units: tuple[str, ...]
    at_head: Money
    in_units: Money

    @property
    def difference(self) -> Money:
        """What the head office says more than the units: zero if both sides agree."""
        return self.at_head - self.in_units

    @property
    def is_matched(self) -> bool:
        """Whether both sides say the same."""
        return not self.difference.amount


def matched_units(view: BookView, at: dt.date) -> list[MatchedUnits]:
    """Return both sides of each current account at the end of day *at*.

    What stands on the wrong side (RK Unit in a unit, RK Pusat at the head office) is matched
    by nothing, and is told too.
    """
    accounts = CurrentAccounts.of(view)
    units_of: dict[str, list[str]] = {}
    for unit, account in accounts.by_unit.items():
        units_of.setdefault(account, []).append(unit)
    at_head, in_units = _sides(view, accounts, at)
    found = [
        MatchedUnits(
            account=account,
            units=tuple(units),
            at_head=from_minor(at_head.pop(account, 0), view.currency),
            in_units=from_minor(sum(in_units.pop(u, 0) for u in units), view.currency),
        )
        for account, units in sorted(units_of.items())
    ]
    return [*found, *_strays(view, accounts, at_head, in_units)]


def mismatches(view: BookView, at: dt.date) -> list[MatchedUnits]:
    """Return those of ``matched_units`` whose sides do not agree."""
    return [matched for matched in matched_units(view, at) if not matched.is_matched]


def _sides(
    view: BookView, accounts: CurrentAccounts, at: dt.date
) -> tuple[dict[str, int], dict[str, int]]:
    """Return what the head office is owed by account, and what units owe by unit, in sen.

    What a unit has on an account of the head office counts against what it owes.
    """
    at_head: dict[str, int] = {}
    in_units: dict[str, int] = {}
    asked = {*accounts.due_from, *filter(None, [accounts.head_office])}
    if not asked:
        return at_head, in_units
    for row in view.turnovers(last_day=at, accounts=asked, by=(Dimension.UNIT,)):
        net = row.debits - row.credits
        if row.unit == HEAD_OFFICE and row.account in accounts.due_from:
            at_head[row.account] = at_head.get(row.account, 0) + net
        else:
            in_units[row.unit] = in_units.get(row.unit, 0) - net
    return at_head, in_units


def _strays(
    view: BookView,
    accounts: CurrentAccounts,
    at_head: dict[str, int],
    in_units: dict[str, int],
) -> Iterable[MatchedUnits]:
    nothing = from_minor(0, view.currency)
    for account, minor in sorted(at_head.items()):
        if minor:
            amount = from_minor(minor, view.currency)
            yield MatchedUnits(account=account, units=(), at_head=amount, in_units=nothing)
    for unit, minor in sorted(in_units.items()):
        if minor:
            amount = from_minor(minor, view.currency)
            yield MatchedUnits(
                account=accounts.head_office, units=(unit,), at_head=nothing, in_units=amount
            )
