"""Random books in which anything may be called anything, and much is refused."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from ledger import (
    Account,
    AccountKind,
    Book,
    Dimension,
    DimensionValue,
    EntryKind,
    JournalEntry,
    LedgerError,
    Period,
    Posting,
    Side,
)
from ledger.errors import BlankTextError, InvalidTextError
from ledger.money import from_minor, rp
from ledger.text import check_code
from tests.builders import CLERK, FUNDS, LOAN, POSTABLE, UNITS, Clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn, SearchStrategy
    from sqlalchemy import Connection

RUPIAH = rp(1).currency

AWKWARD = "aZz09 .:;,|%*!=@#&~^_-/\\\"'`()[]{}<>$?+é日\u00a0"
"""Characters that mean something to one of the programs that read the exports."""


def _may_be_code(text: str) -> bool:
    try:
        check_code(text, "code")
    except (BlankTextError, InvalidTextError):
        return False
    return True


texts = st.text(AWKWARD, min_size=1, max_size=12).filter(_may_be_code)
"""Anything that can name something, or say something."""

codes = st.one_of(
    texts,
    st.from_regex(r"[1-9](\.[0-9]){1,3}", fullmatch=True),
    st.sampled_from(["1.1", "1-1", "1 1", "1.1.", "Z", "Z2dZ", "a", ".1", "%20", "é"]),
)
minor_units: SearchStrategy[int] = st.one_of(st.integers(1, 999), st.integers(1, 10**15))
days = st.dates(dt.date(2024, 11, 1), dt.date(2026, 2, 28))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a random book is made of.

    Attributes:
        steps: names of methods of ``_Maker``, each with its arguments.
    """

    name: str
    chart: tuple[Account, ...]
    values: tuple[DimensionValue, ...]
    steps: tuple[tuple[str, tuple[Any, ...]], ...]

    def make(self, connection: Connection, book_id: str) -> Book:
        """Make the book; whatever it refuses on the way is recorded."""
        book = Book.create(connection, book_id, name=self.name, chart=self.chart, clock=Clock())
        book.declare(*self.values)
        book.set_closing_accounts(result=self.chart[2].code)
        for name, arguments in self.steps:
            try:
                _STEPS[name](book, *arguments)
            except LedgerError as error:
                book.record_refusal(error, request=f"{name} {arguments}"[:200], actor=CLERK)
        return book


def _reverse(book: Book, sequence: int, on: dt.date, reason: str) -> None:
    book.reverse(sequence, on=on, reason=reason, by=CLERK)


def _allow(book: Book, first: dt.date, reason: str) -> None:
    until = book.clock() + dt.timedelta(days=1)
    book.periods.allow(Period(first, first), until=until, by=CLERK, reason=reason)


_STEPS = {
    "post": lambda book, entry, approver: book.post(entry, by=CLERK, approved_by=approver),
    "reverse": _reverse,
    "close": lambda book, on, reason: book.periods.close(on, by=CLERK, reason=reason),
    "reopen": lambda book, on, reason: book.periods.reopen(on, by=CLERK, reason=reason),
    "allow": _allow,
    "close_year": lambda book, year: book.close_year(year, by=CLERK),
    "reopen_year": lambda book, year, reason: book.reopen_year(year, by=CLERK, reason=reason),
}


@st.composite
def charts(draw: DrawFn) -> tuple[Account, ...]:
    """Five accounts or more, one of each kind first, some of them cash, and a heading."""
    wanted = draw(st.lists(codes, min_size=6, max_size=10, unique=True))
    kinds = itertools.chain(AccountKind, itertools.cycle(AccountKind))
    return tuple(
        Account(
            code=code,
            name=draw(texts),
            kind=kind,
            is_cash=kind is AccountKind.ASSET and draw(st.booleans()),
            takes_postings=number != 5,
            requires=(Dimension.PARTY,) if number == 6 else (),
        )
        for number, (code, kind) in enumerate(zip(wanted, kinds, strict=False))
    )


@st.composite
def values(draw: DrawFn) -> tuple[DimensionValue, ...]:
    """Up to two values of each dimension."""
    return tuple(
        DimensionValue(dimension=dimension, code=code, name=draw(texts))
        for dimension in Dimension
        for code in draw(st.lists(texts, max_size=2, unique=True))
        if not code.startswith("@")
    )


@st.composite
def entries(
    draw: DrawFn, chart: tuple[Account, ...], known: tuple[DimensionValue, ...]
) -> JournalEntry:
    """An entry in one unit; most are admitted."""
    postable = st.sampled_from([a.code for a in chart if a.takes_postings])
    by_dimension = {
        d.value: st.sampled_from(["", *(v.code for v in known if v.dimension is d)])
        for d in Dimension
        if d is not Dimension.COMPONENT
    }
    unit = draw(by_dimension.pop("unit"))
    amounts = draw(st.lists(minor_units, min_size=1, max_size=4))
    sides = [*((Side.DEBIT, amount) for amount in amounts), (Side.CREDIT, sum(amounts))]
    return JournalEntry(
        date=draw(days),
        description=draw(texts),
        postings=tuple(
            Posting(
                account=draw(postable),
                side=side,
                amount=from_minor(minor, RUPIAH),
                unit=unit,
                **{name: draw(codes) for name, codes in by_dimension.items()},
            )
            for side, minor in sides
        ),
        kind=draw(
            st.sampled_from([kind for kind in EntryKind if kind is not EntryKind.CLOSING])
        ),
        key=draw(st.uuids()).hex,
        tags=draw(st.dictionaries(texts, texts, max_size=2)),
        decision=draw(st.one_of(st.just(""), texts)),
        evidence=tuple(draw(st.lists(st.just("ab" * 32), max_size=1))),
    )


@st.composite
def plans(draw: DrawFn, fewest: int = 3) -> Plan:
    """A plan that posts *fewest* entries or more, and does other things in between."""
    chart, known = draw(charts()), draw(values())
    post = st.tuples(
        st.just("post"),
        st.tuples(entries(chart, known), st.one_of(st.just(""), texts)),
    )
    posts = st.lists(post, min_size=fewest, max_size=2 * fewest)
    old_days = st.dates(dt.date(2024, 11, 1), dt.date(2025, 2, 28))
    others = st.one_of(
        st.tuples(st.just("reverse"), st.tuples(st.integers(1, fewest), days, texts)),
        st.tuples(st.sampled_from(["close", "reopen", "allow"]), st.tuples(old_days, texts)),
        st.tuples(st.just("close_year"), st.tuples(st.integers(2024, 2025))),
        st.tuples(st.just("reopen_year"), st.tuples(st.integers(2024, 2025), texts)),
    )
    first, between, last = draw(posts), draw(st.lists(others, max_size=8)), draw(posts)
    return Plan(name=draw(texts), chart=chart, values=known, steps=(*first, *between, *last))


def many_entries(seed: int, count: int) -> Iterator[JournalEntry]:
    """Yield *count* entries over the small chart of ``tests.builders``: for volume, fast."""
    chance = random.Random(seed)
    accounts = [code for code in POSTABLE if code != LOAN]
    first_day = dt.date(2024, 1, 1)
    for number in range(count):
        unit, amounts = chance.choice(UNITS), [chance.randint(1, 10**9) for _ in range(3)]
        amounts = amounts[: chance.randint(1, 3)]
        legs = [(Side.DEBIT, minor) for minor in amounts] + [(Side.CREDIT, sum(amounts))]
        yield JournalEntry(
            date=first_day + dt.timedelta(days=chance.randrange(700)),
            description=f"Transaksi {number}",
            postings=tuple(
                Posting(
                    account=chance.choice(accounts),
                    side=side,
                    amount=from_minor(minor, RUPIAH),
                    unit=unit,
                    fund=chance.choice(FUNDS),
                )
                for side, minor in legs
            ),
            key=f"acak-{number}",
        )
