"""Journal (jurnal umum): every line of every entry of a period, in the order of the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.money import from_minor
from reports.errors import ProofFailedError
from reports.listing import Listing
from reports.register import CellKind, Register, RegisterColumn
from reports.scope import check_listing_scope, scope_name

if TYPE_CHECKING:
    from ledger import BookView
    from reports.scope import Scope

KEY, TITLE = "journal", "Jurnal Umum"

COLUMNS = (
    RegisterColumn("date", "Tanggal", CellKind.DAY),
    RegisterColumn("number", "Nomor jurnal"),
    RegisterColumn("voucher", "Nomor bukti"),
    RegisterColumn("description", "Uraian"),
    RegisterColumn("unit", "Unit"),
    RegisterColumn("account", "Akun"),
    RegisterColumn("account_name", "Nama akun"),
    RegisterColumn("debit", "Debit", CellKind.AMOUNT),
    RegisterColumn("credit", "Kredit", CellKind.AMOUNT),
)


def _read(view: BookView, scope: Scope) -> tuple[Register]:
    check_listing_scope(scope, KEY)
    scope_name(view, scope)
    names = {account.code: account.name for account in view.chart}
    lines = list(view.journal(scope.period, **scope.dimensions))
    debits, credits = sum(n.debit_minor for n in lines), sum(n.credit_minor for n in lines)
    _prove(view, scope, debits, credits)
    rows = tuple(
        (
            line.date,
            f"{line.date.year}/{line.number}",
            line.voucher,
            line.description,
            line.unit,
            line.account,
            names[line.account],
            line.debit_minor,
            line.credit_minor,
        )
        for line in lines
    )
    register = Register(
        key=KEY,
        title="Seluruh akun",
        facts=("menurut tanggal",),
        columns=COLUMNS,
        rows=rows,
        totals={"debit": debits, "credit": credits},
        currency=view.currency,
    )
    return (register,)


def _prove(view: BookView, scope: Scope, debits: int, credits: int) -> None:
    if debits != credits:
        amounts = (from_minor(debits, view.currency), from_minor(credits, view.currency))
        column = str(scope.period)
        raise ProofFailedError(KEY, "debit", "credit", column=column, amounts=amounts)


JOURNAL = Listing(key=KEY, title=TITLE, read=_read)
