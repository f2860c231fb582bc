"""The books of the benchmark: the same each time, as many entries as are asked for.

The standard chart, 100 accounts of it in use, some much more than others; five units; the days
from 2022 to 2024; whole rupiah; two to four postings an entry, two and a half on average. One
entry is made after the other, so that a million of them need no memory.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from typing import TYPE_CHECKING, NamedTuple

from bumdes.chart import standard_accounts
from ledger import (
    Account,
    AccountKind,
    Book,
    Dimension,
    DimensionValue,
    JournalEntry,
    Posting,
    Side,
    rp,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

BOOK, CLERK = "tolok-ukur", "bench"
UNITS = ("U1", "U2", "U3", "U4", "U5")
FIRST_DAY, LAST_DAY = dt.date(2022, 1, 1), dt.date(2024, 12, 31)
NOON = dt.datetime(2025, 1, 2, 12, tzinfo=dt.UTC)
"""When everything is recorded: a fixed time, so that digests are the same each time."""

_USED = {
    AccountKind.ASSET: 30,
    AccountKind.LIABILITY: 8,
    AccountKind.EQUITY: 4,
    AccountKind.REVENUE: 24,
    AccountKind.EXPENSE: 34,
}
"""How many accounts of each kind are in use: 100 in all."""

_WORDS = ("Penjualan", "Pembelian", "Pembayaran", "Penerimaan", "Setoran", "Beban", "Jasa")
_THINGS = ("pupuk", "beras", "air bersih", "sewa tenda", "tiket wisata", "listrik", "pulsa")
_SEED = 20220101


class Leg(NamedTuple):
    """One posting, in plain values."""

    account: str
    is_debit: bool
    rupiah: int


class Draft(NamedTuple):
    """One entry, in plain values."""

    key: str
    date: dt.date
    description: str
    unit: str
    legs: tuple[Leg, ...]


def noon() -> dt.datetime:
    """Return the time at which everything is recorded."""
    return NOON


def used_accounts() -> list[Account]:
    """Return the 100 accounts in use, the busiest first; cash is among the busiest."""
    postable = [a for a in standard_accounts() if a.takes_postings and not a.is_drawing]
    used = []
    for kind, count in _USED.items():
        of_kind = [a for a in postable if a.kind is kind and not a.code.startswith("1.1.99")]
        used += sorted(of_kind, key=lambda a: not a.is_cash)[:count]
    # Interleaved by code, so that no kind is all busy or all idle; cash stays in front.
    used.sort(key=lambda a: (not a.is_cash, a.code[::-1]))
    return used


def drafts(count: int) -> Iterator[Draft]:
    """Yield *count* entries by day; the same ones whenever *count* is the same."""
    chance = random.Random(_SEED)
    codes = [account.code for account in used_accounts()]
    # The busiest account has some 3 % of all postings, the idlest half of one per cent.
    weights = list(itertools.accumulate(1 / (place + 20) for place in range(len(codes))))
    days = (LAST_DAY - FIRST_DAY).days
    for place in range(count):
        size = chance.choices((2, 3, 4), (6, 3, 1))[0]
        accounts: list[str] = []
        while len(accounts) < size:
            code = chance.choices(codes, cum_weights=weights)[0]
            if code not in accounts:
                accounts.append(code)
        yield Draft(
            key=f"bench-{place}",
            date=FIRST_DAY + dt.timedelta(days=place * days // max(count - 1, 1)),
            description=f"{chance.choice(_WORDS)} {chance.choice(_THINGS)} no. {place}",
            unit=chance.choice(UNITS),
            legs=_legs(accounts, chance),
        )


def _legs(accounts: list[str], chance: random.Random) -> tuple[Leg, ...]:
    """Share one amount out among the debits, and again among the credits."""
    debits = chance.randint(1, len(accounts) - 1)
    amount = 500 * chance.randint(10, 20_000)
    sides = ((accounts[:debits], True), (accounts[debits:], False))
    return tuple(
        Leg(account, is_debit, part)
        for side, is_debit in sides
        for account, part in zip(side, _parts(amount, len(side), chance), strict=True)
    )


def _parts(amount: int, count: int, chance: random.Random) -> list[int]:
    cuts = sorted(chance.sample(range(1, amount), count - 1))
    return [end - start for start, end in itertools.pairwise([0, *cuts, amount])]


def entry(draft: Draft) -> JournalEntry:
    """Return *draft* as the ledger takes it in."""
    return JournalEntry(
        date=draft.date,
        description=draft.description,
        key=draft.key,
        postings=tuple(
            Posting(
                account=account,
                side=Side.DEBIT if is_debit else Side.CREDIT,
                amount=rp(rupiah),
                unit=draft.unit,
            )
            for account, is_debit, rupiah in draft.legs
        ),
    )


def found_book(connection: Connection) -> Book:
    """Make the empty book."""
    book = Book.create(
        connection, BOOK, name="BUM Desa Tolok Ukur", chart=standard_accounts(), clock=noon
    )
    book.declare(
        *(
            DimensionValue(dimension=Dimension.UNIT, code=code, name=f"Unit {code}")
            for code in UNITS
        )
    )
    return book


def open_book(connection: Connection) -> Book:
    """Open the book in a transaction of the caller's."""
    return Book.open(connection, BOOK, clock=noon)
