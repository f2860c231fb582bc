"""Blocks of a case that tell what else the books would say, had they been kept otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bumdes.schedules.spreading import Spreading, earned_through, spread
from ledger import AccountKind
from ledger.money import from_minor
from reports.casecheck.context import WORDS, plain
from reports.casecheck.fresh import nets
from reports.casecheck.row import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Money
    from reports.casecheck.context import Context
    from reports.casecheck.entry import CaseEntry

NO_SERVICE = "tidak ada transaksi yang menyebut masanya"
NO_MOVE = "kalimatnya tidak mengatakan akun mana untuk unit mana"

DEFERRED = {
    AccountKind.REVENUE: ("deferred_revenue", "unearned_revenue", "pendapatan_diterima_dimuka"),
    AccountKind.EXPENSE: ("prepaid_expense", "prepaid", "biaya_dibayar_dimuka"),
}


def compare_accrual(context: Context, block: str, expected: Mapping[str, Any]) -> None:
    """Spread what entries say is for a stretch of days, and compare what is not earned yet."""
    row = Row(context, block, expected)
    entries = [entry for entry in context.case.transactions if entry.service is not None]
    if not entries:
        context.notes.leave_out(block, expected, NO_SERVICE)
        return
    ways = [_deferred(context, entries, by) for by in Spreading]
    for kind, names in DEFERRED.items():
        row.compare(names, *(_money(context, way[kind]) for way in ways))
    later = [way[AccountKind.REVENUE] - way[AccountKind.EXPENSE] for way in ways]
    figures = context.figures()
    (profit,), (revenue,) = figures.of("net_profit"), figures.of("total_revenue")
    row.compare(("net_profit", "profit"), *(profit - _money(context, m) for m in later))
    of_revenue = [_money(context, way[AccountKind.REVENUE]) for way in ways]
    row.compare(("total_revenue", "revenue"), *(revenue - deferred for deferred in of_revenue))
    row.leave_rest()
    for entry in entries:
        _show_earned(context, block, entry)


def compare_unit_costs(context: Context, block: str, expected: Mapping[str, Any]) -> None:
    """Charge accounts to the units that the note names, and compare what each unit earns."""
    note = str(expected.get("note") or "")
    told = {unit: value for unit, value in expected.items() if unit not in WORDS}
    moves = {
        account.code: found[1]
        for account in context.book.chart
        if (found := re.search(rf"(?<![\w.-]){re.escape(account.code)} (?:to|ke) (\S+)", note))
    }
    if not moves:
        context.notes.leave_out(block, expected, NO_MOVE)
        return
    units = set(told) | {unit for t in context.case.transactions for unit in t.units}
    profits = {unit: context.figures(unit=unit).of("net_profit")[0] for unit in units}
    for code, target in moves.items():
        for unit in units - {target}:
            cost = context.figures(unit=unit).detail.get(code)
            if cost is not None and target in profits:
                profits[unit] += cost
                profits[target] -= cost
    for unit, value in told.items():
        context.compare(f"{block}.{unit}", value, profits[unit])


def _deferred(
    context: Context, entries: list[CaseEntry], by: Spreading
) -> dict[AccountKind, int]:
    """Return what of revenue and of expenses belongs to days after the period."""
    later = dict.fromkeys(DEFERRED, 0)
    for entry in entries:
        for kind, minor in _moved(context, entry).items():
            later[kind] += minor - _earned(context, entry, minor, by)
    return later


def _moved(context: Context, entry: CaseEntry) -> dict[AccountKind, int]:
    """Return what *entry* says was earned and spent, in minor units."""
    moved = dict.fromkeys(DEFERRED, 0)
    for code, minor in nets(entry.lines, context.book.currency.code).items():
        kind = context.book.chart[code].kind
        if kind in moved:
            moved[kind] += -minor if kind is AccountKind.REVENUE else minor
    return moved


def _earned(context: Context, entry: CaseEntry, minor: int, by: Spreading) -> int:
    """Return how much of *minor* belongs to days of the period, or to days before it."""
    if entry.service is None or minor <= 0:
        return minor
    slices = spread(minor, entry.service, by)
    return earned_through(slices, entry.service, by, context.case.period.last_day)


def _show_earned(context: Context, block: str, entry: CaseEntry) -> None:
    """Show what an entry took at once, where less of it was earned."""
    for minor in filter(None, _moved(context, entry).values()):
        earned = _earned(context, entry, minor, Spreading.MONTHS)
        if earned != minor:
            amounts = (plain(_money(context, m)) for m in (minor, earned))
            context.notes.correct(f"{block} {entry.id}", *amounts)


def _money(context: Context, minor: int) -> Money:
    return from_minor(minor, context.book.currency)
