"""Blocks of a case that go unit by unit or period by period, and simple counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledger import EntryKind, Side
from ledger.money import from_minor
from reports.casecheck.context import AMOUNTS, WORDS, first_of
from reports.casecheck.dated import DAY_NAMES, SAID, months_of, period_of_row
from reports.casecheck.fresh import HEAD_OFFICE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ledger import Money, Period
    from reports.casecheck.context import Context

NO_PERIOD = "masanya tidak dikenal"
NO_UNIT_FIGURES = "bukan angka per unit"

CASH_NAMES = frozenset({"cash", "closing", "closing_cash", "ending", "kas", "saldo", *AMOUNTS})
NOT_TOLD = SAID | WORDS | {"account"}
MONTH_ROWS = ("rows", "months", "month_ends", "balances", "after_each", "values")
OF_MONTH = dict.fromkeys(CASH_NAMES, "closing_cash") | {
    "opening": "opening_cash",
    "in": "cash_in",
    "out": "cash_out",
}
"""The figures of a month, by the short names that rows of a month give them."""


def compare_units(context: Context, block: str, expected: Any) -> None:
    """Compare the figures of each unit."""
    rows = expected
    if isinstance(expected, list):
        rows = {str(first_of(row, ("unit", "code", "name"))): row for row in expected}
    units = {unit for t in context.case.transactions for unit in t.units}
    for unit, values in rows.items():
        if unit in WORDS and unit not in units:
            continue
        code = "" if unit not in units and unit.lower() in HEAD_OFFICE else unit
        label = f"{block} {unit}"
        if isinstance(values, dict):
            told = {key: v for key, v in values.items() if key not in {"unit", "code"}}
            context.compare_figures(label, told, context.figures(unit=code))
        else:
            context.notes.leave_out(label, values, NO_UNIT_FIGURES)


def compare_periods(context: Context, block: str, expected: Any) -> None:
    """Compare the figures of each period: years, months, quarters, or from day to day."""
    year = context.case.period.last_day.year
    for name, row in _named_rows(expected):
        period = period_of_row(name, row, year=year)
        if period is None or not isinstance(row, dict):
            context.notes.leave_out(f"{block} {name}", row, NO_PERIOD)
        else:
            context.compare_figures(f"{block} {period}", row, context.figures(period))


def compare_month_ends(context: Context, block: str, expected: Any) -> None:
    """Compare the cash, or one account, at the end of each month or day."""
    account = expected.get("account") if isinstance(expected, dict) else None
    year = context.case.period.last_day.year
    for name, row in _month_rows(context, expected):
        period = period_of_row(name, row, year=year)
        label = f"{block} {name}"
        if period is None and name in context.book.chart:
            compare_month_ends(context, label, {"account": name, "rows": row})
        elif period is None:
            context.notes.leave_out(label, row, NO_PERIOD)
        else:
            _compare_month(context, label, row, period, account)


def _compare_month(
    context: Context, label: str, row: Any, period: Period, account: object
) -> None:
    told = {"closing": row}
    if isinstance(row, dict):
        told = {key: value for key, value in row.items() if key not in NOT_TOLD}
    if len(told) == 1 and told.keys() <= CASH_NAMES:
        (value,) = told.values()
        context.compare(label, value, _cash_at(context, period.last_day, account))
    else:
        names = {OF_MONTH.get(str(key), str(key)): value for key, value in told.items()}
        context.compare_figures(label, names, context.figures(period))


def _cash_at(context: Context, day: dt.date, account: object) -> Money:
    book = context.book
    codes = [str(account)] if account else [found.code for found in book.chart.cash()]
    total = from_minor(0, book.currency)
    return sum((book.balance(code, day).net(Side.DEBIT) for code in codes), start=total)


def _named_rows(expected: Any) -> Iterator[tuple[str, Any]]:
    """Yield the name and the figures of each row of a mapping or a list."""
    if isinstance(expected, dict):
        for name, row in expected.items():
            if name not in WORDS and name != "account":
                yield str(name), row
        return
    if not isinstance(expected, list):
        raise TypeError(expected)
    for number, row in enumerate(expected, start=1):
        named = first_of(row, DAY_NAMES) if isinstance(row, dict) else None
        yield str(named if named is not None else number), row


def _month_rows(context: Context, expected: Any) -> Iterator[tuple[str, Any]]:
    """Yield the rows; amounts without names are those of the months of the period."""
    rows = expected
    if isinstance(expected, dict):
        rows = first_of(expected, MONTH_ROWS) or expected
    if isinstance(rows, list) and not any(isinstance(row, dict) for row in rows):
        months = months_of(context.case.period)
        yield from zip(months, rows, strict=False)
        for number in range(len(months), len(rows)):
            yield f"#{number + 1}", rows[number]
    else:
        yield from _named_rows(rows)


def compare_cash_lines(context: Context, block: str, expected: Any) -> None:
    """Compare how many lines the cash accounts have in the period."""
    lines = sum(
        1
        for account in context.book.chart.cash()
        for _ in context.book.lines(account.code, context.case.period)
    )
    context.notes.compare(block, str(expected), str(lines))


def compare_rejected(context: Context, block: str, expected: Any) -> None:
    """Compare how many entries were refused that had to be."""
    ids = {t.id for t in context.case.transactions if t.expected_invalid}
    refused = [r for r in context.notes.refusals if r.is_refused and r.what in ids]
    context.notes.compare(block, str(expected), str(len(refused)))


def compare_entry_count(context: Context, block: str, expected: Any) -> None:
    """Compare how many entries the books took in, openings aside."""
    taken = [p for p in context.book.entries() if p.entry.kind is not EntryKind.OPENING]
    context.notes.compare(block, str(expected), str(len(taken)))
