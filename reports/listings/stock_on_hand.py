"""Stock on hand (daftar persediaan): how much of each article a unit has, and its cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import listed, word
from bumdes.stock.pool import STOCK
from bumdes.stock.reading import stock_of, stocks_of
from ledger.money import to_minor
from reports.listing import Listing, ListingGroup
from reports.register import CellKind, Register, RegisterColumn
from reports.scope import check_listing_scope, unit_name

if TYPE_CHECKING:
    from bumdes.stock.reading import OnHand, UnitStock
    from bumdes.work import Work
    from reports.register import Cell
    from reports.scope import Scope


KEY, TITLE = "stock-on-hand", "Daftar Persediaan"

COLUMNS = (
    RegisterColumn("item", "Kode"),
    RegisterColumn("name", "Nama barang", is_label=True),
    RegisterColumn("kind", "Jenis"),
    RegisterColumn("note", "Keterangan"),
    RegisterColumn("quantity", "Banyaknya", CellKind.NUMBER),
    RegisterColumn("measure", "Satuan"),
    RegisterColumn("value", "Nilai", CellKind.AMOUNT),
)


def _read(work: Work, scope: Scope) -> tuple[Register, ...]:
    check_listing_scope(scope, KEY, has_fund=False)
    unit_name(work.book, scope.unit)
    day = scope.period.last_day
    if work.enterprise is None:
        return ()
    stocks = (
        stocks_of(work, at=day) if scope.unit is None else [stock_of(work, scope.unit, at=day)]
    )
    told = [(stock, _in_books(work, stock.unit, scope)) for stock in stocks]
    kept = [(stock, held) for stock, held in told if stock.articles or held]
    return tuple(_register(work, stock, held) for stock, held in kept or told[:1])


def _in_books(work: Work, unit: str, scope: Scope) -> int:
    codes = [a.code for a in work.book.chart if a.takes_postings and a.code.startswith(STOCK)]
    if not codes:
        return 0
    rows = work.book.turnovers(
        last_day=scope.period.last_day, accounts=codes, unit=unit, components=False
    )
    return sum(row.debits - row.credits for row in rows)


def _register(work: Work, stock: UnitStock, in_books: int) -> Register:
    """Return the stock of a unit, which comes to what its accounts hold."""
    rows: list[tuple[Cell, ...]] = [_row(held) for held in stock.articles]
    rows += [
        (
            "",
            word(work.book.chart[account].name),
            "",
            word("dihitung per bulan"),
            "",
            "",
            to_minor(value),
        )
        for account, value in stock.pooled
    ]
    if rest := in_books - to_minor(stock.total):
        rows.append(("", word("Belum dirinci per barang"), "", "", "", "", rest))
    return Register(
        key=stock.unit or "pusat",
        title=stock.name,
        facts=(stock.method.label, "sama dengan saldo akun persediaan"),
        columns=COLUMNS,
        rows=tuple(rows),
        totals={"value": in_books},
        currency=work.book.currency,
    )


def _row(held: OnHand) -> tuple[Cell, ...]:
    item = held.item
    notes = [
        word("kurang dari nol") if held.is_below_zero else "",
        word("di bawah minimum") if held.is_below_minimum and not held.is_below_zero else "",
        "" if item.is_ours else word("bukan milik sendiri"),
    ]
    return (
        item.code,
        item.name,
        word(item.of_kind.label),
        listed([note for note in notes if note]),
        held.quantity,
        item.smallest,
        to_minor(held.value),
    )


STOCK_ON_HAND = Listing(
    key=KEY,
    title=TITLE,
    read_records=_read,
    group=ListingGroup.RECORDS,
    is_at_day=True,
    remarks=("Nilai persediaan adalah harga perolehannya.",),
)
