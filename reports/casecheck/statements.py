"""Blocks of a case that are statements: trial balance, worksheet, profit, position, ..."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ledger import Side
from ledger.money import Money
from reports.casecheck.activities import arguable, cash_by_activity
from reports.casecheck.context import AMOUNTS, WORDS, first_of, plain
from reports.casecheck.dated import SAID, period_named, period_of_block
from reports.casecheck.figures import CANONICAL
from reports.casecheck.series import compare_month_ends
from reports.casecheck.worksheet import AFTER, BEFORE, Worksheet

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from ledger import Period
    from reports.casecheck.context import Context

BALANCES_ONLY = "neraca saldo saja tidak mengatakan berapa kas yang bergerak"
INDIRECT = "kasus memakai metode tidak langsung; di sini metode langsung"
OTHER_ACTIVITIES = "pembagian menurut kegiatan dapat diperdebatkan"
LINES = "kasus tidak mengatakan akun mana yang termasuk tiap baris"

NO_ACCOUNT = "akun tidak ada"
MONTH_ENDS = ("month_end", "month_ends", "month_end_cash", "cash_month_end", "monthly")
PARTS = ("operating", "investing", "financing")
ROWS = ("rows", "accounts", "lines")


def compare_trial_balance(context: Context, block: str, expected: Any) -> None:
    """Compare totals and rows of a trial balance: before adjusting, unless it says after."""
    period = context.case.period
    if isinstance(expected, dict):
        period = period_of_block(expected, period)
    sheet = Worksheet.of(context.book, period)
    is_adjusted = "adjusted" in block.replace("unadjusted", "") or "disesuaikan" in block
    group = AFTER if is_adjusted else BEFORE
    compare_sides_by_account(
        context,
        block,
        expected,
        sheet.trial_balance(group),
        lambda code: sheet.net(code, group),
    )


def compare_sides_by_account(
    context: Context,
    block: str,
    expected: Any,
    totals: Mapping[str, tuple[Money, ...]],
    net: Callable[[str], Money],
) -> None:
    """Compare the totals of two columns, and the rows where they are given."""
    rows: Any = expected
    if isinstance(expected, dict):
        rows = first_of(expected, ROWS)
        names = {_side(key): value for key, value in expected.items() if key not in ROWS}
        context.compare_totals(block, names, totals)
    for row in rows or []:
        code = str(row.get("account"))
        context.compare_sides(f"{block} {code}", row, net(code))


def compare_worksheet(context: Context, block: str, expected: Any) -> None:
    """Compare the column totals of a worksheet."""
    columns = Worksheet.of(context.book, context.case.period).columns()
    context.compare_totals(block, expected, columns)


def compare_statement(context: Context, block: str, expected: Any) -> None:
    """Compare the figures of an income statement, a balance sheet or changes in equity."""
    period = period_of_block(expected, context.case.period)
    context.compare_figures(block, expected, context.figures(period))
    _compare_statutory(context, block, expected, period)


def compare_balances(
    context: Context, block: str, expected: Any, *, day: dt.date | None = None
) -> None:
    """Compare account balances, debit positive, at the end of the case or of *day*."""
    rows = expected
    if isinstance(expected, list):
        rows = {str(first_of(row, ("account", "code"))): row for row in expected}
    day = day or period_of_block(rows, context.case.period).last_day
    for name, value in rows.items():
        if name in WORDS or (name in SAID and name not in context.book.chart):
            continue
        code = context.account(name)
        if code is None:
            context.notes.compare(f"{block} {name}", str(value), NO_ACCOUNT)
            continue
        net = context.book.balance(code, day).net(Side.DEBIT)
        if isinstance(value, dict) and ("debit" in value or "credit" in value):
            context.compare_sides(f"{block} {code}", value, net)
        else:
            amount = first_of(value, AMOUNTS) if isinstance(value, dict) else value
            context.compare(f"{block} {code}", amount, net)


def compare_cash_flow(context: Context, block: str, expected: Any) -> None:
    """Compare opening, change and closing of cash, and its parts by activity.

    The parts must make up the change. Each by itself is only compared where the case tells
    it by the direct method, which is ours, and divides the activities as we do.
    """
    rest = {key: value for key, value in expected.items() if key not in PARTS}
    lines = rest.pop("lines", None)
    if context.has_balances_only:
        _compare_sum(context, block, expected)
        moves = [k for k in rest if CANONICAL.get(k, "closing_cash") != "closing_cash"]
        for name in moves:
            context.notes.leave_out(f"{block}.{name}", rest.pop(name), BALANCES_ONLY)
    period = period_of_block(rest, context.case.period)
    month_ends = {name: rest.pop(name) for name in MONTH_ENDS if name in rest}
    context.compare_figures(block, rest, context.figures(period))
    _compare_statutory(context, block, rest, period)
    for name, value in month_ends.items():
        compare_month_ends(context, f"{block}.{name}", value)
    if lines is not None:
        context.notes.leave_out(
            f"{block}.lines", lines, INDIRECT if _is_indirect(lines) else LINES
        )
    _compare_parts(context, block, expected, is_indirect=_is_indirect(lines))


def _compare_parts(
    context: Context, block: str, expected: Mapping[str, Any], *, is_indirect: bool
) -> None:
    amounts = {name: context.amount(expected[name]) for name in PARTS if name in expected}
    given = {name: amount for name, amount in amounts.items() if amount is not None}
    (change,) = context.figures().of("net_change")
    makes_up = len(given) == len(PARTS)
    if makes_up:
        whole = sum(given.values(), start=Money(0, change.currency))
        context.compare(f"{block}: {' + '.join(PARTS)}", plain(whole), change)
    direct = _by_activity(context)
    differs = any(direct[name] != amount for name, amount in given.items())
    reason = _why_not(context, is_indirect=is_indirect) if differs and makes_up else ""
    for name in given:
        if reason:
            label = f"{block}.{name}"
            context.notes.leave_out(
                label, expected[name], f"{reason}; di sini {plain(direct[name])}"
            )
        else:
            context.compare(f"{block}.{name}", expected[name], direct[name])


def _compare_statutory(
    context: Context, block: str, expected: Mapping[str, Any], period: Period
) -> None:
    """Compare the figures that the statutory statements say too, if the chart fits them."""
    if context.statutory is None:
        return
    figures = replace(context.statutory, period=period)
    for name, value in expected.items():
        if isinstance(value, dict):
            inner = period_named(name, year=period.last_day.year) or period
            _compare_statutory(context, f"{block}.{name}", value, inner)
        elif name not in WORDS and (readings := figures.of(name)):
            context.compare(f"{block}.{name} ({figures.form.key})", value, *readings)


def _by_activity(context: Context) -> Mapping[str, Money]:
    """Return what cash moved by activity: as the statutory form says, or as words suggest."""
    if context.statutory is None:
        return cash_by_activity(context.book, context.case.period)
    return {name: context.statutory.of(name)[0] for name in PARTS}


def _why_not(context: Context, *, is_indirect: bool) -> str:
    """Return why the case may divide cash otherwise than we do; empty if it may not."""
    if is_indirect:
        return INDIRECT
    if context.statutory is not None:
        return ""
    reasons = arguable(context.book, context.case.period)
    return f"{OTHER_ACTIVITIES} ({', '.join(reasons[:3])})" if reasons else ""


def _is_indirect(lines: object) -> bool:
    """Whether *lines* begin with the profit, as those of the indirect method do."""
    return isinstance(lines, dict) and any(CANONICAL.get(k) == "net_profit" for k in lines)


def _compare_sum(context: Context, block: str, expected: Mapping[str, Any]) -> None:
    """Hold figures that the books cannot say against one another."""
    opening, change = (context.amount(expected.get(k)) for k in ("opening_cash", "net_change"))
    if opening is not None and change is not None and "closing_cash" in expected:
        label = f"{block}: opening_cash + net_change"
        context.compare(label, expected["closing_cash"], opening + change)


def _side(name: str) -> str:
    """Return the name of a total without the words around it: total_debit is debit."""
    if name in WORDS:
        return name
    bare = name.removeprefix("total_").removesuffix("s")
    return {"selisih": "difference", "kredit": "credit"}.get(bare, bare)
