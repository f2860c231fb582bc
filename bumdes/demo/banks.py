"""What the bank of the demonstration says: a statement that is not quite the books."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.matching_banks import accept_sure_matches, take_in_statement
from bumdes.bank.draft import TakeInStatement
from bumdes.bank.form import find_form
from bumdes.bank.reconciliation import book_items
from bumdes.cash.count import booked_cash, is_at_bank, is_counted
from bumdes.rupiah import format_plain
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Period

_ONLY_THERE = (
    ("BIAYA KARTU ATM", -500_000),
    ("TRF MASUK WARTI SEWA LAPAK", 25_000_000),
    ("BIAYA TRANSFER", -650_000),
)
"""What the books do not have yet, in sen."""

_HEADINGS = ("Tanggal", "Keterangan", "Debet", "Kredit", "Saldo")
_LEAST = 3


def tell_of_the_bank(work: Work, *, period: Period) -> None:
    """Take in the statement of each account at a bank, and match what is sure."""
    for account in work.book.chart:
        if is_counted(account) and is_at_bank(account):
            rows = _rows(work, account.code, period)
            if len(rows) > _LEAST:
                command = TakeInStatement(
                    account=account.code,
                    rows=rows,
                    form=find_form("bpd"),
                    through=period.last_day,
                    name=f"koran-{period.last_day:%Y-%m}.csv",
                )
                take_in_statement(work, command)
                accept_sure_matches(work, account.code)


def _rows(work: Work, account: str, period: Period) -> list[tuple[str, ...]]:
    """Return a file: the entries of a month but its last, and what nobody recorded yet."""
    known = sorted(book_items(work, account, period), key=lambda item: item.on)[:-1]
    moved = [(item.on, item.description.upper()[:60], item.minor) for item in known]
    moved += [(period.last_day, words, minor) for words, minor in _ONLY_THERE]
    balance = booked_cash(work.book, account, None, period.first_day - dt.timedelta(days=1))
    rows: list[tuple[str, ...]] = [_HEADINGS]
    for on, words, minor in moved:
        balance += minor
        amount = format_plain(from_minor(abs(minor), work.book.currency))
        out, came_in = ("", amount) if minor > 0 else (amount, "")
        said = format_plain(from_minor(balance, work.book.currency))
        rows.append((f"{on:%d-%m-%Y}", words, out, came_in, said))
    return rows
