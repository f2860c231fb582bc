"""Books to report on: an enterprise on the standard chart, and any chart at all."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, Any

from bumdes.chart import COMPONENTS, STANDARD_CLOSING, founding_accounts
from ledger import (
    Book,
    Dimension,
    DimensionValue,
    EntryKind,
    JournalEntry,
    Posting,
    Side,
    credit,
    debit,
    rp,
)
from ledger.money import from_minor
from tests.builders import Clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from ledger import Account
    from reports.table import Table

CASH, BANK = "1.1.01.01", "1.1.01.04"
DEPOSIT, RECEIVABLE, STOCK = "1.1.02.01", "1.1.03.01", "1.1.05.01"
DUE_FROM_SHOP, DUE_FROM_TOURS = "1.1.99.03", "1.1.99.01"
EQUIPMENT, DEPRECIATION = "1.3.03.01", "1.3.07.02"
PAYABLE, TAX_PAYABLE, BANK_LOAN = "2.1.01.01", "2.1.02.02", "2.2.01.01"
VILLAGE, COMMUNITY, DONATION = "3.1.01.01", "3.1.02.01", "3.4.01.01"
VILLAGE_SHARE, COMMUNITY_SHARE = "3.2.01.01", "3.2.02.01"
RETAINED, RESERVE, HEAD_OFFICE = "3.3.01.01", "3.3.01.02", "3.8.01.01"
TICKETS, SALES, DISCOUNT = "4.1.01.01", "4.2.01.01", "4.2.01.99"
COST, WAGES, DEPRECIATED, ELECTRICITY = "5.1.01.01", "6.1.01.01", "6.1.07.03", "6.1.04.01"
INTEREST_EARNED, GAIN, INTEREST, TAX = "7.1.01.01", "7.1.05.01", "7.2.02.01", "7.3.01.10"

SHOP, TOURS = "TOKO", "WISATA"
BOOK = "maju-jaya"
CLERK = "sari"

_keys = itertools.count(1)


def standard_book(
    connection: Connection,
    book_id: str = BOOK,
    *,
    more: Iterable[Account] = (),
    units: Iterable[DimensionValue] | None = None,
) -> Book:
    """Make a book on the standard chart, with a shop and tours as units."""
    book = Book.create(
        connection,
        book_id,
        name="BUM Desa Maju Jaya",
        chart=[*founding_accounts(), *more],
        clock=Clock(),
    )
    book.declare(*COMPONENTS)
    book.declare(*(shop_and_tours() if units is None else units))
    book.set_closing_accounts(**STANDARD_CLOSING._asdict())
    return book


def shop_and_tours() -> list[DimensionValue]:
    """Return two units, each with an account of its own at the head office."""
    return [
        unit(SHOP, "Toko Desa", account=DUE_FROM_SHOP),
        unit(TOURS, "Wisata Embung", account=DUE_FROM_TOURS),
    ]


def unit(code: str, name: str, **fields: Any) -> DimensionValue:
    return DimensionValue(dimension=Dimension.UNIT, code=code, name=name, **fields)


def record(
    book: Book, on: str, *postings: Posting, kind: EntryKind = EntryKind.ORDINARY, **fields: Any
) -> None:
    """Post one entry."""
    entry = JournalEntry(
        date=dt.date.fromisoformat(on),
        postings=postings,
        kind=kind,
        **{"description": "Catatan", "key": f"laporan-{next(_keys)}", **fields},
    )
    book.post(entry, by=CLERK)


def move(book: Book, on: str, into: str, out_of: str, rupiah: int | str, **fields: Any) -> None:
    """Post an entry of two legs: debit *into*, credit *out_of*."""
    unit = fields.pop("unit", "")
    amount = rp(rupiah)
    record(
        book, on, debit(into, amount, unit=unit), credit(out_of, amount, unit=unit), **fields
    )


def fund_unit(book: Book, on: str, rupiah: int, *, unit: str = SHOP) -> None:
    """Let the head office hand cash to a unit."""
    amount = rp(rupiah)
    due_from = DUE_FROM_SHOP if unit == SHOP else DUE_FROM_TOURS
    record(
        book,
        on,
        debit(due_from, amount),
        credit(CASH, amount),
        debit(CASH, amount, unit=unit),
        credit(HEAD_OFFICE, amount, unit=unit),
        description="Dropping modal kerja",
    )


def first_year(book: Book) -> Book:
    """Record a plausible 2025: capital, trade in two units, wages, depreciation, a share."""
    record(
        book,
        "2025-01-01",
        debit(BANK, rp(100_000_000)),
        debit(EQUIPMENT, rp(60_000_000)),
        credit(DEPRECIATION, rp(10_000_000)),
        credit(VILLAGE, rp(120_000_000)),
        credit(COMMUNITY, rp(20_000_000)),
        credit(RETAINED, rp(10_000_000)),
        kind=EntryKind.OPENING,
        description="Saldo awal",
    )
    move(book, "2025-01-10", BANK, VILLAGE, 50_000_000, description="Penyertaan modal Desa")
    move(book, "2025-01-11", CASH, BANK, 40_000_000, description="Tarik tunai")
    fund_unit(book, "2025-01-15", 25_000_000)
    fund_unit(book, "2025-01-16", 5_000_000, unit=TOURS)
    move(book, "2025-02-01", STOCK, CASH, 12_000_000, unit=SHOP, description="Belanja beras")
    move(book, "2025-02-02", STOCK, PAYABLE, 3_000_000, unit=SHOP, description="Beli kredit")
    sell(book, "2025-02-10", 9_000_000, 7_000_000)
    sell(book, "2025-07-10", 6_000_000, 5_000_000)
    move(book, "2025-03-01", CASH, TICKETS, 4_000_000, unit=TOURS, description="Tiket")
    pay_wages(book, "2025-03-31", 3_000_000, 100_000)
    move(book, "2025-06-30", INTEREST, BANK, 250_000, description="Bunga bank")
    move(
        book,
        "2025-12-31",
        DEPRECIATED,
        DEPRECIATION,
        2_000_000,
        kind=EntryKind.ADJUSTING,
        description="Penyusutan",
    )
    move(book, "2025-12-30", VILLAGE_SHARE, BANK, 1_500_000, description="Bagi hasil Desa")
    move(book, "2025-12-30", COMMUNITY_SHARE, BANK, 500_000, description="Bagi hasil warga")
    return book


def sell(book: Book, on: str, rupiah: int, cost: int) -> None:
    """Sell goods of the shop for cash."""
    record(
        book,
        on,
        debit(CASH, rp(rupiah), unit=SHOP),
        credit(SALES, rp(rupiah), unit=SHOP),
        debit(COST, rp(cost), unit=SHOP),
        credit(STOCK, rp(cost), unit=SHOP),
        description="Penjualan toko",
    )


def pay_wages(book: Book, on: str, gross: int, withheld: int) -> None:
    """Pay wages of the head office, with tax withheld."""
    record(
        book,
        on,
        debit(WAGES, rp(gross)),
        credit(BANK, rp(gross - withheld)),
        credit(TAX_PAYABLE, rp(withheld)),
        description="Gaji",
    )


def amounts(table: Table, *keys: str, column: int = 0) -> dict[str, int]:
    """Return whole rupiah by row: of *keys*, or of every row that is not zero."""
    found = {
        row.key: int(row.figures[column].amount)
        for row in table.rows
        if row.figures[column] is not None
    }
    return {key: found[key] for key in keys} if keys else {k: v for k, v in found.items() if v}


def leg(account: str, minor: int, *, unit: str = "") -> Posting:
    """Return a leg of signed minor units: a debit where they are positive."""
    side = Side.DEBIT if minor > 0 else Side.CREDIT
    amount = from_minor(abs(minor), rp(1).currency)
    return Posting(account=account, side=side, amount=amount, unit=unit)
