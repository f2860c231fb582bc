"""Cash and bank books (buku kas, buku bank): what came, what went, and what is left."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from bumdes.phrase import phrase
from reports.listing import Listing
from reports.listings.general_ledger import prove_lines, standing
from reports.register import CellKind, Register, RegisterColumn
from reports.scope import check_listing_scope, scope_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger import Account, BookView, LedgerLine
    from reports.register import Cell
    from reports.scope import Scope

KEY, TITLE = "cash-books", "Buku Kas dan Bank"

COLUMNS = (
    RegisterColumn("date", "Tanggal", CellKind.DAY),
    RegisterColumn("voucher", "Nomor bukti"),
    RegisterColumn("description", "Uraian"),
    RegisterColumn("unit", "Unit"),
    RegisterColumn("counter", "Akun lawan"),
    RegisterColumn("debit", "Penerimaan", CellKind.AMOUNT),
    RegisterColumn("credit", "Pengeluaran", CellKind.AMOUNT),
    RegisterColumn("balance", "Saldo", CellKind.AMOUNT),
)


def _read(view: BookView, scope: Scope) -> tuple[Register, ...]:
    check_listing_scope(scope, KEY)
    scope_name(view, scope)
    accounts = {account.code: account for account in view.chart.cash()}
    opening, closing = standing(view, scope)
    lines: dict[str, list[tuple[LedgerLine, str]]] = {code: [] for code in accounts}
    journal = view.journal(scope.period, **scope.dimensions)
    for _, group in groupby(journal, key=attrgetter("sequence")):
        entry = list(group)
        for line in entry:
            if line.account in accounts:
                lines[line.account].append((line, _counter(line, entry, accounts)))
    registers = []
    for code, account in accounts.items():
        if lines[code] or opening.get(code):
            register = _register(view, account, opening.get(code, 0), lines[code])
            prove_lines(view, KEY, account, register, closing.get(code, 0))
            registers.append(register)
    return tuple(registers)


def _counter(line: LedgerLine, entry: Sequence[LedgerLine], cash: dict[str, Account]) -> str:
    """Return the account on the other side: the first, and how many more there are."""
    is_debit = bool(line.debit_minor)
    others = [other for other in entry if bool(other.debit_minor) is not is_debit]
    codes = list(dict.fromkeys(o.account for o in others if o.account not in cash))
    codes = codes or list(dict.fromkeys(o.account for o in others))
    more = f" +{len(codes) - 1}" if len(codes) > 1 else ""
    return codes[0] + more if codes else ""


def _register(
    view: BookView, account: Account, brought: int, lines: list[tuple[LedgerLine, str]]
) -> Register:
    balance = brought
    rows: list[tuple[Cell, ...]] = []
    for line, counter in lines:
        balance += line.debit_minor - line.credit_minor
        rows.append(
            (
                line.date,
                line.voucher,
                line.description,
                line.unit,
                counter,
                line.debit_minor,
                line.credit_minor,
                balance,
            )
        )
    return Register(
        key=account.code,
        title=account.name,
        facts=(phrase("Akun {account}", account=account.code),),
        columns=COLUMNS,
        rows=tuple(rows),
        opening=brought,
        totals={
            "debit": sum(line.debit_minor for line, _ in lines),
            "credit": sum(line.credit_minor for line, _ in lines),
            "balance": balance,
        },
        currency=view.currency,
    )


CASH_BOOKS = Listing(
    key=KEY,
    title=TITLE,
    read=_read,
    remarks=("Saldo akhir setiap buku sama dengan saldo akunnya: selisih 0.",),
)
