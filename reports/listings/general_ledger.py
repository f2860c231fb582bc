"""General ledger (buku besar): account by account, each line with the balance after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import phrase, word
from ledger import Side
from ledger.money import from_minor
from reports.errors import ProofFailedError
from reports.listing import Listing
from reports.register import CellKind, Register, RegisterColumn
from reports.scope import check_listing_scope, scope_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger import Account, BookView, LedgerLine
    from reports.scope import Scope

KEY, TITLE = "general-ledger", "Buku Besar"

COLUMNS = (
    RegisterColumn("date", "Tanggal", CellKind.DAY),
    RegisterColumn("voucher", "Nomor bukti"),
    RegisterColumn("description", "Uraian"),
    RegisterColumn("unit", "Unit"),
    RegisterColumn("debit", "Debit", CellKind.AMOUNT),
    RegisterColumn("credit", "Kredit", CellKind.AMOUNT),
    RegisterColumn("balance", "Saldo", CellKind.AMOUNT),
)


def _check(scope: Scope) -> None:
    check_listing_scope(scope, KEY, has_accounts=True)


def _read(view: BookView, scope: Scope) -> tuple[Register, ...]:
    _check(scope)
    scope_name(view, scope)
    asked = _accounts(view, scope)
    opening, closing = standing(view, scope)
    lines: dict[str, list[LedgerLine]] = {}
    for line in _lines(view, scope, asked):
        lines.setdefault(line.account, []).append(line)
    registers = []
    for account in asked:
        brought = opening.get(account.code, 0)
        found = lines.get(account.code, [])
        if brought or found or scope.accounts:
            register = _register(view, account, brought=brought, lines=found)
            prove_lines(view, KEY, account, register, closing.get(account.code, 0))
            registers.append(register)
    return tuple(registers)


def _accounts(view: BookView, scope: Scope) -> list[Account]:
    """Return the accounts asked for, each once, in code order; all if none is named."""
    if not scope.accounts:
        return [account for account in view.chart if account.takes_postings]
    codes = set()
    for code in scope.accounts:
        account = view.chart[code]
        under = [account] if account.takes_postings else view.chart.under(code)
        codes |= {found.code for found in under}
    return [view.chart[code] for code in sorted(codes)]


def standing(view: BookView, scope: Scope) -> tuple[dict[str, int], dict[str, int]]:
    """Return debits less credits, before the period and at its end, from the balances."""
    opening: dict[str, int] = {}
    closing: dict[str, int] = {}
    for row in view.turnovers(
        first_day=scope.period.first_day,
        last_day=scope.period.last_day,
        unit=scope.unit,
        fund=scope.fund,
        components=False,
    ):
        net = row.debits - row.credits
        closing[row.account] = closing.get(row.account, 0) + net
        if row.is_before:
            opening[row.account] = opening.get(row.account, 0) + net
    return opening, closing


def _lines(view: BookView, scope: Scope, asked: list[Account]) -> Iterable[LedgerLine]:
    where = scope.dimensions
    if not scope.accounts:
        return view.journal(scope.period, **where)
    return (
        line
        for account in asked
        for line in view.lines(account.code, scope.period, most=None, **where)
    )


def _register(
    view: BookView, account: Account, *, brought: int, lines: list[LedgerLine]
) -> Register:
    """Return the register of *account*; its balance is positive on its own side."""
    sign = 1 if account.normal_side is Side.DEBIT else -1
    balance = sign * brought
    opening, rows = balance, []
    for line in lines:
        balance += sign * (line.debit_minor - line.credit_minor)
        rows.append(
            (
                line.date,
                line.voucher,
                line.description,
                line.unit,
                line.debit_minor,
                line.credit_minor,
                balance,
            )
        )
    side = word("debit") if sign > 0 else word("kredit")
    return Register(
        key=account.code,
        title=account.name,
        facts=(
            phrase("Akun {account}", account=account.code),
            phrase("saldo normal {side}", side=side),
        ),
        columns=COLUMNS,
        rows=tuple(rows),
        opening=opening,
        totals={
            "debit": sum(line.debit_minor for line in lines),
            "credit": sum(line.credit_minor for line in lines),
            "balance": balance,
        },
        currency=view.currency,
    )


def prove_lines(
    view: BookView, key: str, account: Account, register: Register, closing: int
) -> None:
    """Hold the lines of *register* against the balance of *account*: debits less credits.

    Raises:
        ProofFailedError: they say different things.
    """
    told = register.totals["balance"]
    kept = closing if account.normal_side is Side.DEBIT else -closing
    if told != kept:
        amounts = (from_minor(told, view.currency), from_minor(kept, view.currency))
        raise ProofFailedError(key, "lines", "balance", column=account.code, amounts=amounts)


GENERAL_LEDGER = Listing(key=KEY, title=TITLE, read=_read, check=_check)
