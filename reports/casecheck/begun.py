"""A block of a case about the beginning: what the opening balances come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledger import AccountKind
from ledger.money import from_minor
from reports.casecheck.fresh import nets
from reports.casecheck.row import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.casecheck.context import Context


def compare_opening(context: Context, block: str, expected: Mapping[str, Any]) -> None:
    """Compare debits, credits and what they come to by kind of account.

    What a trial balance alone tells is what there was. Net assets are those after what wore
    off, or after liabilities too.
    """
    case = context.case
    lines = case.openings or case.trial_balance
    held = nets(lines, context.book.currency.code)
    minors = dict.fromkeys(AccountKind, 0)
    for code, minor in held.items():
        minors[context.book.chart[code].kind] += minor
    cash = sum(m for code, m in held.items() if context.book.chart[code].is_cash)
    assets, liabilities = minors[AccountKind.ASSET], -minors[AccountKind.LIABILITY]
    figures = {
        ("total_debit", "debit", "debits"): (sum(m for m in held.values() if m > 0),),
        ("total_credit", "credit", "credits"): (-sum(m for m in held.values() if m < 0),),
        ("net_assets",): (assets, assets - liabilities),
        ("equity", "total_equity"): (assets - liabilities,),
        ("total_assets", "assets"): (assets,),
        ("total_liabilities", "liabilities"): (liabilities,),
        ("cash", "opening_cash"): (cash,),
        ("difference",): (sum(held.values()),),
    }
    row = Row(context, block, expected)
    for names, readings in figures.items():
        row.compare(names, *(from_minor(minor, context.book.currency) for minor in readings))
    row.leave_rest()
