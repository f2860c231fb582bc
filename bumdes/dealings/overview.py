"""The units at a glance: who manages each, what it has, what it earned, what it owes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.dealings.current_account import CurrentAccounts
from bumdes.people import officers
from bumdes.permissions import Role
from bumdes.unit import units_of
from ledger import AccountKind, Dimension, EntryKind
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOverview:
    """A unit at the end of a day.

    Attributes:
        managers: names of those who manage it.
        cash: what it has in cash and banks.
        assets: what it has in all, what the head office owes it left out.
        owed: what it owes the head office (RK Pusat): what was given to it, less what it
            handed in, with the results that were carried.
        result: revenue less expense, of the year so far.
    """

    unit: Unit
    managers: tuple[str, ...]
    cash: Money
    assets: Money
    owed: Money
    result: Money


def unit_overviews(work: Work, at: dt.date) -> list[UnitOverview]:
    """Return the units of an enterprise in code order, as they stand at the end of day *at*."""
    chart, between = work.book.chart, CurrentAccounts.of(work.book)
    sums: dict[str, dict[str, int]] = {}
    for row in work.book.turnovers(
        first_day=dt.date(at.year, 1, 1), last_day=at, by=(Dimension.UNIT,), components=False
    ):
        found = sums.setdefault(
            row.unit, dict.fromkeys(("cash", "assets", "owed", "result"), 0)
        )
        account, net = chart[row.account], row.debits - row.credits
        if account.code in between:
            found["owed"] -= net
        elif account.kind is AccountKind.ASSET:
            found["assets"] += net
            found["cash"] += net if account.is_cash else 0
        elif account.kind in {AccountKind.REVENUE, AccountKind.EXPENSE}:
            is_of_year = not row.is_before and row.kind != EntryKind.CLOSING
            found["result"] -= net if is_of_year else 0
    managers = _managers(work, at)
    return [
        UnitOverview(
            unit=unit,
            managers=managers.get(unit.code, ()),
            **{
                name: from_minor(sums.get(unit.code, {}).get(name, 0), work.book.currency)
                for name in ("cash", "assets", "owed", "result")
            },
        )
        for unit in units_of(work.session, work.book_id)
    ]


def _managers(work: Work, at: dt.date) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for appointment, person in officers(work.session, work.book_id, at):
        if appointment.role == Role.UNIT_MANAGER and appointment.unit:
            found[appointment.unit] = (*found.get(appointment.unit, ()), person.name)
    return found
