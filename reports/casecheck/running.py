"""Blocks of a case that go entry by entry: the running balance of cash, and a cash book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ledger import EntryKind
from ledger.money import from_minor
from reports.casecheck.context import AMOUNTS, WORDS, first_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger import Money
    from reports.casecheck.context import Context

NOT_ALL_ENTRIES = "barisnya tidak sebanyak transaksi"
NO_ENTRY = "transaksi tidak ada"

ROW_NAMES = ("after_each", "rows", "balances", "balance")
ENTRY_NAMES = ("id", "transaction", "after", "entry", "date", "day")
BALANCE_NAMES = ("balance", "cash", "saldo", "running", *AMOUNTS)
BOOK_NAMES = ("debit_in", "credit_out", "recomputed_balance")
MOST_SHOWN = 5


class After(NamedTuple):
    """The balance after one entry, and what that entry brought in and took out."""

    key: str
    day: str
    balance: Money
    came: Money
    went: Money


def compare_running(context: Context, block: str, expected: Any) -> None:
    """Compare the cash, or one account, after each entry, in the order of the case.

    Rows may be plain balances, one an entry, or name the entry or the day they are after.
    """
    account = expected.get("account") if isinstance(expected, dict) else None
    balances = list(_running(context, account))
    rows = _rows(expected)
    if all(isinstance(row, dict) for row in rows):
        for row in rows:
            _compare_named(context, block, row, balances)
    elif len(rows) == len(balances):
        for row, after in zip(rows, balances, strict=True):
            context.compare(f"{block} {after.key}", row, after.balance)
    else:
        context.notes.leave_out(block, rows, NOT_ALL_ENTRIES)


def compare_cash_book(context: Context, block: str, expected: Any) -> None:
    """Compare a cash book whose rows are the entries: the balances that are right.

    Balances as they were published are only shown where they differ.
    """
    balances = list(_running(context, None))
    rows = expected.get("rows") if isinstance(expected, dict) else expected
    if not isinstance(rows, list) or len(rows) != len(balances):
        context.notes.leave_out(block, expected, NOT_ALL_ENTRIES)
        return
    wrong = []
    for row, after in zip(rows, balances, strict=True):
        for name, amount in zip(
            BOOK_NAMES, (after.came, after.went, after.balance), strict=True
        ):
            if name in row:
                context.compare(f"{block} {after.key}.{name}", row[name], amount)
        published = context.written(row.get("published_balance"))
        if published not in {None, plain(after.balance)}:
            wrong.append(f"{after.key}: {published}, seharusnya {plain(after.balance)}")
    if wrong:
        shown = "; ".join(wrong[:MOST_SHOWN]) + ("; …" if len(wrong) > MOST_SHOWN else "")
        context.notes.notices.append(f"{block}: {len(wrong)} saldo terbit keliru ({shown})")


def _rows(expected: Any) -> list[Any]:
    rows = expected
    if isinstance(expected, dict):
        rows = first_of(expected, ROW_NAMES)
        if rows is None:
            rows = {k: v for k, v in expected.items() if k not in {*WORDS, "account"}}
    if isinstance(rows, dict):
        return [{"id": name, "balance": value} for name, value in rows.items()]
    return list(rows)


def _compare_named(context: Context, block: str, row: Any, balances: list[After]) -> None:
    name = str(first_of(row, ENTRY_NAMES))
    value = first_of(row, BALANCE_NAMES)
    of_entry = [after.balance for after in balances if after.key == name]
    of_day = [after.balance for after in balances if after.day == name]
    if of_entry or of_day:
        context.compare(f"{block} {name}", value, (of_entry or of_day)[-1])
    else:
        context.notes.compare(f"{block} {name}", str(value), NO_ENTRY)


def _running(context: Context, account: object) -> Iterator[After]:
    """Yield the balance after each entry of the case, in the order they were posted."""
    book = context.book
    codes = {str(account)} if account else {found.code for found in book.chart.cash()}
    balance = 0
    for posted in book.entries():
        legs = [p for p in posted.entry.postings if p.account in codes]
        came, went = sum(p.debit_minor for p in legs), sum(p.credit_minor for p in legs)
        balance += came - went
        if posted.entry.kind is not EntryKind.OPENING:
            amounts = (from_minor(minor, book.currency) for minor in (balance, came, went))
            yield After(posted.entry.key, posted.entry.date.isoformat(), *amounts)
