"""Books, charts, entries and clocks with defaults for everything: a test names what matters."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ledger import (
    Account,
    AccountKind,
    Book,
    Dimension,
    DimensionValue,
    EntryKind,
    JournalEntry,
    LedgerError,
    Money,
    Period,
    Posting,
    credit,
    debit,
    rp,
)
from ledger.money import from_minor
from ledger.tables import LEDGER_TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import Connection, Engine

CASH, BANK = "1.1.01.01", "1.1.01.02"
RECEIVABLE, LOAN, STOCK, UNIT_CURRENT = "1.1.03.01", "1.1.04.01", "1.1.05.01", "1.1.99.99"
EQUIPMENT, DEPRECIATION = "1.3.01.01", "1.3.07.01"
PAYABLE = "2.1.01.01"
CAPITAL, DRAWINGS, RETAINED, HEAD_OFFICE = "3.1.01.01", "3.2.01.01", "3.3.01.01", "3.8.01.01"
SERVICES, SALES = "4.1.01.01", "4.2.01.01"
COST, WAGES, OLD_COST = "5.1.01.01", "6.1.01.01", "6.9.99.99"
ASSETS, EMPTY_HEADING = "1.0.00.00", "9.0.00.00"

BOOK, OTHER_BOOK = "maju-jaya", "sumber-rejeki"
CLERK = "sari"
FIRST_MOMENT = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)
"""The tests' clock starts here: later than the machines' own, which the guards ask."""


def account(code: str = CASH, kind: AccountKind = AccountKind.ASSET, **flags: Any) -> Account:
    """Return an account; *flags* are its other fields."""
    return Account(code=code, kind=kind, **{"name": f"Akun {code}", **flags})


def chart() -> list[Account]:
    """Return a small chart in which each kind and each flag occurs."""
    asset, liability, equity, revenue, expense = AccountKind
    return [
        account(ASSETS, asset, takes_postings=False),
        account("1.1.00.00", asset, takes_postings=False),
        account(CASH, asset, is_cash=True),
        account(BANK, asset, is_cash=True),
        account(RECEIVABLE, asset),
        account(LOAN, asset, requires=(Dimension.PARTY,)),
        account(STOCK, asset),
        account(UNIT_CURRENT, asset),
        account(EQUIPMENT, asset),
        account(DEPRECIATION, asset, is_contra=True),
        account(PAYABLE, liability),
        account(CAPITAL, equity),
        account(DRAWINGS, equity, is_drawing=True),
        account(RETAINED, equity),
        account(HEAD_OFFICE, equity),
        account(SERVICES, revenue),
        account(SALES, revenue),
        account(COST, expense),
        account(WAGES, expense),
        account(OLD_COST, expense, is_active=False),
        account(EMPTY_HEADING, expense, takes_postings=False),
    ]


POSTABLE = tuple(a.code for a in chart() if a.takes_postings and a.is_active)
UNITS = ("", "TOKO", "WISATA")
FUNDS = ("", "DESA", "PROVINSI")
PARTIES = ("", "BU-TINI", "PAK-UMAR")
COMPONENTS = ("OP-IN-1", "OP-OUT-1")


def known_values() -> list[DimensionValue]:
    """Return what postings may name: two units, funds, parties and so on, and old ones."""
    codes = {
        Dimension.UNIT: [*UNITS[1:], "WARUNG"],
        Dimension.FUND: [*FUNDS[1:], "KABUPATEN"],
        Dimension.PARTY: [*PARTIES[1:], "PAK-LAMA"],
        Dimension.DOCUMENT: ["NOTA-1"],
        Dimension.ASSET: ["MESIN-1"],
        Dimension.ITEM: ["BERAS"],
        Dimension.COMPONENT: list(COMPONENTS),
    }
    return [
        DimensionValue(
            dimension=dimension,
            code=code,
            name=f"Nilai {code}",
            is_active=code not in OLD_VALUES,
        )
        for dimension, values in codes.items()
        for code in values
    ]


OLD_VALUES = {"WARUNG", "KABUPATEN", "PAK-LAMA"}
"""Known values that take no more postings."""


@dataclass(slots=True)
class Clock:
    """A clock that moves one second each time it is asked, and when it is told to."""

    now: dt.datetime = FIRST_MOMENT
    step: dt.timedelta = field(default_factory=lambda: dt.timedelta(seconds=1))

    def __call__(self) -> dt.datetime:
        self.now += self.step
        return self.now

    def pass_days(self, days: float) -> None:
        """Let time pass."""
        self.now += dt.timedelta(days=days)


def day(written: str) -> dt.date:
    """Return the day *written* as 2025-01-31."""
    return dt.date.fromisoformat(written)


_keys = itertools.count(1)


def entry(*postings: Posting, on: str | dt.date = "2025-03-10", **fields: Any) -> JournalEntry:
    """Return an entry of *postings*, or of a cash sale of Rp100.000 if none are given."""
    return JournalEntry(
        date=day(on) if isinstance(on, str) else on,
        postings=postings or sale_postings(),
        **{"description": "Penjualan tunai", "key": f"kunci-{next(_keys)}", **fields},
    )


def sale_postings(amount: int | Money = 100_000, **dimensions: str) -> tuple[Posting, Posting]:
    """Return the legs of a cash sale."""
    money = amount if isinstance(amount, Money) else rp(amount)
    return debit(CASH, money, **dimensions), credit(SALES, money, **dimensions)


def sale(
    amount: int | Money = 100_000, *, unit: str = "", fund: str = "", **fields: Any
) -> JournalEntry:
    """Return a cash sale."""
    return entry(*sale_postings(amount, unit=unit, fund=fund), **fields)


def expense(
    amount: int = 40_000, *, unit: str = "", fund: str = "", **fields: Any
) -> JournalEntry:
    """Return wages paid in cash."""
    legs = (
        debit(WAGES, rp(amount), unit=unit, fund=fund),
        credit(CASH, rp(amount), unit=unit, fund=fund),
    )
    return entry(*legs, **{"description": "Gaji", **fields})


def accrual(amount: int = 25_000, *, unit: str = "", **fields: Any) -> JournalEntry:
    """Return an adjusting entry that moves no cash: depreciation."""
    legs = (debit(COST, rp(amount), unit=unit), credit(DEPRECIATION, rp(amount), unit=unit))
    return entry(*legs, **{"description": "Penyusutan", "kind": EntryKind.ADJUSTING, **fields})


def opening(amount: int = 1_000_000, *, on: str = "2025-01-01", **fields: Any) -> JournalEntry:
    """Return an opening entry: cash that came from the village's capital."""
    legs = (debit(CASH, rp(amount)), credit(CAPITAL, rp(amount)))
    return entry(
        *legs, on=on, **{"description": "Saldo awal", "kind": EntryKind.OPENING, **fields}
    )


def everything_stored(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the ledger's tables, so that two moments can be compared."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in LEDGER_TABLES
        }


def with_fields(made: Any, **fields: Any) -> Any:
    """Return a copy of the entry or posting *made* with other *fields*."""
    return replace(made, **fields)


def new_book(connection: Connection, book_id: str = BOOK, **fields: Any) -> Book:
    """Make a book with the small chart, its known values and its closing accounts."""
    book = Book.create(
        connection,
        book_id,
        **{"name": "BUM Desa Maju Jaya", "chart": chart(), "clock": Clock(), **fields},
    )
    book.declare(*known_values())
    book.set_closing_accounts(
        result=RETAINED, head_office=HEAD_OFFICE, unit_current=UNIT_CURRENT
    )
    return book


def found(engine: Engine, *entries: JournalEntry, book_id: str = BOOK) -> str:
    """Make a book that holds *entries*, commit, and return its id."""
    with engine.begin() as connection:
        book = new_book(connection, book_id)
        for each in entries:
            book.post(each, by=CLERK)
    return book_id


def found_eventful_book(engine: Engine, clock: Clock | None = None) -> Clock:
    """Make a book in which much has happened, and another beside it; return their clock.

    The year 2024 (entries 1 and 2) is closed by entries 3 and 4, and locked through June.
    January 2025 (entry 5) is closed, but for an exception of one day. Entry 6 is taken back
    by entry 7; entry 8 stands.
    """
    clock = clock or Clock()
    with engine.begin() as connection:
        book = new_book(connection, clock=clock)
        book.post(sale(on="2024-06-01", unit="TOKO", key="toko"), by=CLERK)
        book.post(sale(on="2024-07-01", key="juli"), by=CLERK)
        book.close_year(2024, by=CLERK)
        book.periods.lock(day("2024-06-30"), by=CLERK, reason="Musyawarah desa")
        book.post(sale(on="2025-01-15", key="januari"), by=CLERK)
        book.post(sale(on="2025-02-10", key="terbalik"), by=CLERK)
        book.reverse(6, on=day("2025-02-11"), reason="Salah jumlah", by=CLERK, key="balik")
        book.post(expense(on="2025-02-12", key="gaji"), by=CLERK)
        book.periods.close(day("2025-01-31"), by=CLERK)
        until = clock.now + dt.timedelta(days=1)
        book.periods.allow(Period.month(2025, 1), until=until, by=CLERK, reason="Nota susulan")
        book.record_refusal(LedgerError("ditolak"), request="{}", actor=CLERK)
        other = new_book(connection, OTHER_BOOK, clock=clock)
        other.add_account(account("1.1.07.01"))
        for _ in range(10):
            other.post(sale(), by=CLERK)
    return clock


@contextlib.contextmanager
def at_work(
    engine: Engine,
    book_id: str = BOOK,
    *,
    clock: Callable[[], dt.datetime] | None = None,
) -> Iterator[Book]:
    """Open a book in a transaction of its own, which is committed at the end."""
    with engine.begin() as connection:
        yield Book.open(connection, book_id, clock=clock or Clock())


@contextlib.contextmanager
def thrown_away(engine: Engine, *entries: JournalEntry) -> Iterator[Book]:
    """Give a book that holds *entries*, and roll everything back at the end."""
    with engine.connect() as connection:
        book = new_book(connection, f"sekali-{next(_keys)}")
        book.post_many(entries, by=CLERK)
        yield book
        connection.rollback()


def post(engine: Engine, *entries: JournalEntry, book_id: str = BOOK) -> list[Any]:
    """Post *entries* in one transaction, and return what posting answered."""
    with at_work(engine, book_id) as book:
        return [book.post(each, by=CLERK) for each in entries]


def sen(minor: int) -> Money:
    """Return so many sen, as money."""
    return from_minor(minor, rp(1).currency)


def minor_by_account(entries: Iterable[JournalEntry]) -> dict[str, int]:
    """Return debits less credits, in minor units, by account: added up in the plainest way."""
    sums: dict[str, int] = {}
    for each in entries:
        for posting in each.postings:
            signed = posting.debit_minor - posting.credit_minor
            sums[posting.account] = sums.get(posting.account, 0) + signed
    return sums
