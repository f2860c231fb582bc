"""Blocks of a case that go unit by unit or period by period, and simple counts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from ledger import LedgerError, Period, Side
from ledger.money import from_minor
from reports.casecheck.context import AMOUNTS, WORDS, first_of
from reports.casecheck.fresh import HEAD_OFFICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger import Money
    from reports.casecheck.context import Context

NO_PERIOD = "masanya tidak dikenal"

CASH_NAMES = frozenset({"cash", "closing", "closing_cash", "ending", "kas", "saldo", *AMOUNTS})
DAY_NAMES = ("date", "day", "month", "period", "end", "as_of", "bulan", "tanggal")
NOT_TOLD = frozenset({*DAY_NAMES, *WORDS, "account", "start", "year"})
OF_MONTH = dict.fromkeys(CASH_NAMES, "closing_cash") | {
    "opening": "opening_cash",
    "in": "cash_in",
    "out": "cash_out",
}
"""The figures of a month, by the short names that rows of a month give them."""


def compare_units(context: Context, block: str, expected: Any) -> None:
    """Compare the figures of each unit."""
    units = {unit for t in context.case.transactions for unit in t.units}
    for unit, values in expected.items():
        if unit in WORDS and unit not in units:
            continue
        code = "" if unit not in units and unit.lower() in HEAD_OFFICE else unit
        label = f"{block} {unit}"
        if isinstance(values, dict):
            context.compare_names(label, values, context.figures(unit=code).of)
        else:
            context.notes.leave_out(label, values, "bukan angka per unit")


def compare_periods(context: Context, block: str, expected: Any) -> None:
    """Compare the figures of each period: years, months, quarters, or from day to day."""
    for name, row in _named_rows(expected):
        period = _period_of(name, row)
        label = f"{block} {period or name}"
        if period is None or not isinstance(row, dict):
            context.notes.leave_out(label, row, NO_PERIOD)
            continue
        names = {k: v for k, v in row.items() if k not in {"start", "end", "period", "year"}}
        context.compare_names(label, names, context.figures(period).of)


def compare_month_ends(context: Context, block: str, expected: Any) -> None:
    """Compare the cash, or one account, at the end of each month or day."""
    account = expected.get("account") if isinstance(expected, dict) else None
    for name, row in _month_rows(context, expected):
        period = _period_of(name, row)
        label = f"{block} {name}"
        if period is None:
            context.notes.leave_out(label, row, NO_PERIOD)
            continue
        told = (
            {key: value for key, value in row.items() if key not in NOT_TOLD}
            if isinstance(row, dict)
            else {"closing": row}
        )
        if len(told) == 1 and told.keys() <= CASH_NAMES:
            (value,) = told.values()
            context.compare(label, value, _cash_at(context, period.last_day, account))
        else:
            names = {OF_MONTH.get(str(key), str(key)): value for key, value in told.items()}
            context.compare_names(label, names, context.figures(period).of)


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
        rows = first_of(expected, ("rows", "months", "balances", "after_each")) or expected
    if isinstance(rows, list) and not any(isinstance(row, dict) for row in rows):
        months = _months(context.case.period)
        yield from zip(months, rows, strict=False)
        for number in range(len(months), len(rows)):
            yield f"#{number + 1}", rows[number]
    else:
        yield from _named_rows(rows)


def _months(period: Period) -> list[str]:
    names = []
    year, month = period.first_day.year, period.first_day.month
    while dt.date(year, month, 1) <= period.last_day:
        names.append(f"{year}-{month:02d}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return names


def _period_of(name: str, row: Any) -> Period | None:
    """Return the period that a row is about; None if it names none."""
    try:
        if isinstance(row, dict) and "start" in row and "end" in row:
            return Period.parse(f"{row['start']}..{row['end']}")
        if isinstance(row, dict) and "year" in row:
            return Period.parse(str(row["year"]))
        if len(name) == 10:
            return Period.parse(f"{name[:8]}01..{name}")
        return Period.parse(name)
    except LedgerError:
        return None


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
