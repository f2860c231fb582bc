"""Which sub-ledgers a block of a case tells, in the shapes that cases use."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ledger.money import from_minor
from reports.casecheck.context import AMOUNTS, NO_ACCOUNTS, WORDS, first_of
from reports.casecheck.result import Notes
from reports.casecheck.row import Row
from reports.casecheck.subsidiary_rows import (
    COLUMNS,
    CONTROL,
    DAYS,
    NAMES,
    ROWS,
    TOTALS,
    names_account,
    places_of,
    read_by_account,
    read_columns,
    read_one,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.casecheck.context import Context
    from reports.casecheck.subsidiary_rows import Told

BALANCES = ("control_balance", "account_balance", "ledger_balance", "gl_balance")

MEANT = {
    "receivable": re.compile(r"piutang|receivable", re.IGNORECASE),
    "payable": re.compile(r"h?utang (usaha|dagang)|payable", re.IGNORECASE),
    "inventor": re.compile(r"persediaan|inventory|stok", re.IGNORECASE),
    "stock": re.compile(r"persediaan|inventory|stok", re.IGNORECASE),
}
"""Accounts that a block may be about which names none, by a word of its name."""


def sub_ledgers_told(context: Context, block: str, expected: Any) -> Iterator[Told]:
    """Yield each sub-ledger in *expected*, and say what is none."""
    rows = expected if isinstance(expected, list) else first_of(expected, ROWS)
    told = {} if isinstance(expected, list) else expected
    columns = first_of(told, COLUMNS)
    if isinstance(rows, list) and isinstance(columns, dict):
        yield from read_columns(context, block, told, columns)
    elif first_of(told, CONTROL) is not None:
        one = read_one(context, block, told)
        if one is not None:
            yield one
        else:
            _compare_balance(context, block, told)
    elif isinstance(rows, list) and rows and all(_is_on_account(context, r) for r in rows):
        yield from read_by_account(context, block, told, rows)
    elif isinstance(rows, list):
        yield from _read_listed(context, block, expected, rows)
    else:
        yield from _read_named(context, block, told)


def _compare_balance(context: Context, block: str, told: Mapping[str, Any]) -> None:
    """Compare the balance of an account of which no rows are told."""
    row = Row(context, block, told, {*WORDS})
    places = places_of(context, row.value(*CONTROL))
    if not places:
        context.notes.leave_out(block, told, NO_ACCOUNTS)
        return
    day = row.day(*DAYS) or context.case.period.last_day
    chart, zero = context.book.chart, from_minor(0, context.book.currency)
    balances = [
        context.book.balance(p.account, day).net(chart[p.account].normal_side) for p in places
    ]
    row.compare((*TOTALS, *BALANCES, *AMOUNTS), sum(balances, start=zero))
    row.leave_rest()


def _read_listed(
    context: Context, block: str, expected: Any, rows: list[Any]
) -> Iterator[Told]:
    """Yield the sub-ledgers in a list, or rows whose account only its name tells."""
    if isinstance(expected, list) and all(_is_whole(row) for row in rows):
        for number, inner in enumerate(rows, start=1):
            yield from sub_ledgers_told(
                context, f"{block} {first_of(inner, NAMES) or number}", inner
            )
        return
    told = {"rows": rows} if isinstance(expected, list) else expected
    for account in _accounts_meant(context, block):
        silent = replace(context, notes=Notes())
        one = read_one(silent, block, {**told, "control": account})
        if one is not None and _agrees(silent, one):
            yield from filter(None, [read_one(context, block, {**told, "control": account})])
            return
    context.notes.leave_out(block, expected, NO_ACCOUNTS)


def _is_on_account(context: Context, row: object) -> bool:
    """Whether *row* is one line of an account, not a sub-ledger with lines of its own."""
    return names_account(context, row) and not isinstance(first_of(row, ROWS), list | dict)  # type: ignore[arg-type]


def _is_whole(row: object) -> bool:
    return isinstance(row, dict) and (
        first_of(row, CONTROL) is not None or isinstance(first_of(row, ROWS), list | dict)
    )


def _accounts_meant(context: Context, block: str) -> Iterator[list[str]]:
    """Yield the accounts that a block may explain by its name: all of them, then each."""
    words = next((words for name, words in MEANT.items() if name in block), None)
    codes = [
        account.code
        for account in context.book.chart
        if words is not None and account.takes_postings and words.search(account.name)
    ]
    yield codes
    yield from ([code] for code in codes)


def _agrees(context: Context, told: Told) -> bool:
    """Whether the rows come to what their accounts hold at the end."""
    day, chart = told.day or context.case.period.last_day, context.book.chart
    zero = from_minor(0, context.book.currency)
    balances = [
        context.book.balance(p.account, day).net(chart[p.account].normal_side)
        for p in told.places
    ]
    whole = sum(part.minor for part in told.parts)
    return sum(balances, start=zero) == from_minor(whole, context.book.currency)


def _read_named(context: Context, block: str, expected: Mapping[str, Any]) -> Iterator[Told]:
    """Yield sub-ledgers that are told by name."""
    for name, inner in expected.items():
        if isinstance(inner, dict):
            yield from sub_ledgers_told(context, f"{block}.{name}", inner)
        elif name not in {*WORDS, *DAYS}:
            context.notes.leave_out(f"{block}.{name}", inner, NO_ACCOUNTS)
