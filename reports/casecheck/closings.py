"""Blocks of a case about the end of a year: what it empties, and what it carries over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledger import Account, AccountKind, Book, LedgerError, Period, Side
from ledger.money import from_minor, to_minor
from reports.casecheck import chart as charts
from reports.casecheck.case import case_of
from reports.casecheck.context import NO_NAME, Context, first_of
from reports.casecheck.entry import CaseLine, line_of
from reports.casecheck.fresh import ACTOR, fill, fresh_book, nets, tried
from reports.casecheck.statements import NO_ACCOUNT, compare_balances, compare_sides_by_account

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reports.casecheck.case import Case

LOCAL_RESULT = "~LABA"
"""Takes the result where a case has no account for it."""

LASTING = (AccountKind.ASSET, AccountKind.LIABILITY)

EXAMPLE_FIELDS = frozenset(
    {
        "accounts",
        "basis",
        "note",
        "opening_balances",
        "period",
        "result_account",
        "transactions",
    }
)
"""Fields of a closing example that tell what is posted, not what must come out."""


def compare_next_openings(context: Context, block: str, expected: Any) -> None:
    """Close every year before the one given, and compare what that year begins with.

    What the block does not name must be nothing, but for revenue, expenses and drawings that
    it does not list as ``not_carried`` either, which closing empties in any case.
    """
    year = int(str(expected.get("year") or context.case.period.last_day.year + 1))
    rows = {line.account: line for line in map(line_of, expected.get("rows") or [])}
    hints = [code for code in rows if not _holds(context.book, code)]

    def act() -> None:
        book = Book.open(context.book.connection, context.book.book_id)
        _close_years(book, year - 1, _result_account(book, context.case, hints))
        eve = Period.year(year).eve
        for code, line in rows.items():
            if code in book.chart:
                net = book.balance(code, eve).net(Side.DEBIT)
                context.compare_sides(f"{block} {code}", _sides(line), net)
            else:
                context.notes.compare(f"{block} {code}", _said(line), NO_ACCOUNT)
        left = [str(code) for code in expected.get("not_carried") or []]
        held = {code for code, balance in book.balances(eve).items() if balance.net(Side.DEBIT)}
        for code in dict.fromkeys([*left, *sorted(held - rows.keys())]):
            context.compare(f"{block} {code}", 0, book.balance(code, eve).net(Side.DEBIT))

    if error := tried(context.book, act):
        context.notes.find(f"{block}: tahun {year - 1} tidak dapat ditutup", error)
    rest = {
        k: v for k, v in expected.items() if k not in {"basis", "year", "rows", "not_carried"}
    }
    for name, value in rest.items():
        context.notes.leave_out(f"{block}.{name}", value, NO_NAME)


def compare_closed(context: Context, block: str, expected: Any) -> None:
    """Close the years of the case, and compare the trial balance that is left."""
    year = context.case.period.last_day.year

    def act() -> None:
        book = Book.open(context.book.connection, context.book.book_id)
        _close_years(book, year, _result_account(book, context.case, ()))
        held = {
            code: balance.net(Side.DEBIT)
            for code, balance in book.balances(Period.year(year).last_day).items()
        }
        zero = from_minor(0, book.currency)
        debits = sum((net for net in held.values() if net > zero), start=zero)
        credits = -sum((net for net in held.values() if net < zero), start=zero)
        totals = {"debit": (debits,), "credit": (credits,), "difference": (debits - credits,)}
        compare_sides_by_account(
            context, block, expected, totals, lambda code: held.get(code, zero)
        )

    if error := tried(context.book, act):
        context.notes.find(f"{block}: tahun {year} tidak dapat ditutup", error)


def compare_closing_entries(context: Context) -> None:
    """Compare the closing entries among the transactions with what closing empties.

    A book closes its years itself, so they are not posted. What they take from a revenue,
    expense or drawing account must be what it holds.
    """
    closings = [t for t in context.case.transactions if t.is_closing and not t.expected_invalid]
    lines = [line for t in closings for line in t.lines]
    chart, currency = context.book.chart, context.book.currency
    try:
        taken = nets(lines, currency.code)
    except LedgerError as error:
        context.notes.find("jurnal penutup tidak dapat dibaca", error)
        return
    for code, minor in taken.items():
        if code in chart and chart[code].is_temporary:
            held = context.book.balance(code, context.case.period.last_day).net(Side.DEBIT)
            taken_back = from_minor(-minor, currency)
            context.compare(f"jurnal penutup {code}", taken_back.amount, held)


def compare_close_example(context: Context, block: str, expected: Any) -> None:
    """Post the example to a book of its own, close it, and compare what each step shows."""
    example = case_of(
        {"expected": {}, "currency": context.case.currency} | expected, name=block
    )
    with fresh_book(example.accounts, context.book.currency.code) as book:
        inner = Context(example, book, context.notes)
        fill(book, example, context.notes)
        steps = {key: value for key, value in expected.items() if key not in EXAMPLE_FIELDS}
        before = steps.pop("balances_before_close", {})
        compare_balances(inner, f"{block}.balances_before_close", before)
        try:
            _compare_steps(inner, block, steps)
        except LedgerError as error:
            context.notes.find(f"{block}: tahun tidak dapat ditutup", error)


def _compare_steps(context: Context, block: str, steps: Mapping[str, Any]) -> None:
    """Close the example's years, and compare the entries that others make of it.

    Some empty every account at the end of a year, and open the next one with the opposite:
    our balances stand, so both entries are held against them.
    """
    book, year = context.book, context.case.period.last_day.year
    retained = [line_of(row) for row in steps.get("retain_entry", [])]
    hints = [line.account for line in retained if not _holds(book, line.account)]
    closed = _close_years(book, year, _result_account(book, context.case, hints))
    day = Period.year(year).last_day
    held = {code: balance.net(Side.DEBIT) for code, balance in book.balances(day).items()}
    for name, value in steps.items():
        label = f"{block}.{name}"
        if name == "retain_entry":
            _compare_lines(context, label, value, closed)
        elif name in {"closing_entry", "opening_entry"}:
            sign = 1 if name == "opening_entry" else -1
            got = {code: sign * to_minor(net) for code, net in held.items()}
            _compare_lines(context, label, value, _with_counterpart(book, value, got))
        elif name == "balances_after_close":
            compare_balances(context, label, value, day=day)
        else:
            context.notes.leave_out(label, value, NO_NAME)


def _with_counterpart(book: Book, rows: Any, got: Mapping[str, int]) -> dict[str, int]:
    """Return what an entry takes or brings: all that lasts, and what makes it balance.

    The counterpart is the one row for an account that holds nothing.
    """
    named = [line_of(row).account for row in rows]
    lasting = {
        code: minor
        for code, minor in got.items()
        if minor and (code in named or book.chart[code].kind in LASTING)
    }
    others = [code for code in named if not got.get(code)]
    if len(others) == 1:
        lasting[others[0]] = -sum(lasting.values())
    return lasting


def _compare_lines(context: Context, label: str, rows: Any, got: Mapping[str, int]) -> None:
    """Hold the lines of an entry against debits less credits by account."""
    lines = {line.account: line for line in map(line_of, rows)}
    for code in [*lines, *(code for code in got if got[code] and code not in lines)]:
        net = from_minor(got.get(code, 0), context.book.currency)
        context.compare_sides(
            f"{label} {code}", _sides(lines.get(code, CaseLine(account=code))), net
        )


def _close_years(book: Book, last: int, result: str) -> dict[str, int]:
    """Close every year up to *last*; return what the last one moved, by account."""
    if result not in book.chart:
        book.add_account(Account(code=result, name="Saldo laba", kind=AccountKind.EQUITY))
    book.set_closing_accounts(result=result)
    moved: dict[str, int] = {}
    years = {posted.entry.date.year for posted in book.entries()}
    for year in range(min(years, default=last), last + 1):
        moved = {}
        for closed in book.close_year(year, by=ACTOR):
            for p in book.entry(closed.sequence).entry.postings:
                moved[p.account] = moved.get(p.account, 0) + p.debit_minor - p.credit_minor
    return moved


def _result_account(book: Book, case: Case, hints: Collection[str]) -> str:
    """Return the account that takes the result: named by the case, meant by it, or our own.

    Args:
        hints: accounts that hold nothing before the year is closed, and something after.
    """
    if case.result_account:
        return case.result_account
    equity = [a for a in book.chart if a.code in hints and a.kind is AccountKind.EQUITY]
    new = [code for code in hints if code not in book.chart]
    if len(equity) + len(new) == 1:
        return equity[0].code if equity else new[0]
    named = charts.result_account(equity or book.chart)
    return named.code if named else LOCAL_RESULT


def _holds(book: Book, code: str) -> bool:
    """Whether the account *code* has a balance."""
    return code in book.chart and bool(book.balance(code).net(Side.DEBIT))


def _sides(line: CaseLine) -> Mapping[str, Any]:
    return {"debit": line.debit, "credit": line.credit}


def _said(line: CaseLine) -> str:
    return str(first_of(_sides(line), ("debit",)) or line.credit)
