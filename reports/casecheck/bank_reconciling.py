"""Blocks of a case that lead the balances of a bank and of the books to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledger.money import from_minor, total
from reports.casecheck.context import AMOUNTS, NO_FIGURE, WORDS, first_of, plain
from reports.casecheck.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger import Money
    from reports.casecheck.context import Context

ACCOUNT = ("account", "control_account", "control", "bank_account")
DAYS = ("as_of", "date", "per", "cutoff")

BANK = ("bank_balance", "bank_statement_balance", "statement_balance", "saldo_bank")
BOOK = ("book_balance", "ledger_balance", "gl_balance", "cash_book_balance", "saldo_buku")
TO_BANK = ("deposits_in_transit", "outstanding_deposits", "setoran_dalam_perjalanan")
FROM_BANK = ("outstanding_checks", "outstanding_cheques", "cek_beredar", "outstanding_payments")
TO_BOOK = ("interest", "bank_interest", "collections", "unrecorded_receipts", "jasa_giro")
FROM_BOOK = (
    *("charges", "bank_charges", "bank_fees", "administration", "biaya_admin", "nsf_checks"),
    *("unrecorded_payments", "tax_on_interest", "pajak_bunga"),
)
ADJUSTED_BANK = ("adjusted_bank_balance", "adjusted_bank", "saldo_bank_disesuaikan")
ADJUSTED_BOOK = ("adjusted_book_balance", "adjusted_book", "saldo_buku_disesuaikan")
ADJUSTED = ("adjusted_balance", "reconciled_balance", "true_cash", "saldo_sebenarnya")
DIFFERENCE = ("difference", "selisih", "unexplained_difference")


def compare_bank(context: Context, block: str, expected: Any) -> None:
    """Compare what either balance comes to, and the balance of the books with its account."""
    row = Row(context, block, expected, {*WORDS})
    bank, book = row.amount(*BANK), row.amount(*BOOK)
    if bank is None or book is None:
        context.notes.leave_out(block, expected, NO_FIGURE)
        return
    bank += _sum(row, TO_BANK) - _sum(row, FROM_BANK)
    book += _sum(row, TO_BOOK) - _sum(row, FROM_BOOK)
    row.compare(ADJUSTED_BANK, bank)
    row.compare(ADJUSTED_BOOK, book)
    row.compare(ADJUSTED, bank)
    if row.has(*DIFFERENCE):
        row.compare(DIFFERENCE, bank - book, book - bank)
    else:
        context.compare(f"{block}: bank = buku", plain(bank), book)
    _compare_account(row)
    row.leave_rest()


def _compare_account(row: Row) -> None:
    """Hold the balance of the books, before or after it was put right, against its account."""
    context, day = row.context, row.day(*DAYS) or row.context.case.period.last_day
    code = context.account(row.value(*ACCOUNT))
    if code is None:
        return
    held = context.book.balance(code, day).net(context.book.chart[code].normal_side)
    told = [row.amount(*names) for names in (BOOK, ADJUSTED_BOOK, ADJUSTED)]
    right = next((amount for amount in told if amount == held), told[0])
    if right is not None:
        context.compare(f"{row.label} = akun {code}", plain(right), held)


def _sum(row: Row, names: Iterable[str]) -> Money:
    """Return what all of *names* come to: each an amount, or a list of amounts."""
    zero = from_minor(0, row.context.book.currency)
    told = [row.told[name] for name in names if name in row.told]
    row.read.update(names)
    values = [v for value in told for v in (value if isinstance(value, list) else [value])]
    amounts = [
        row.context.amount(first_of(value, AMOUNTS) if isinstance(value, dict) else value)
        for value in values
    ]
    if any(amount is None for amount in amounts):
        raise ValueError(values)
    return total((amount for amount in amounts if amount is not None), zero.currency)
