"""What explains a control account: rows put on lines that name whom or what they are about.

What each of them holds, and whether together they are the account, is then asked of the books
in the way that every sub-ledger is proved.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy.orm import Session

from bumdes.permissions import Actor, Role
from bumdes.sub_ledger import SubLedger
from bumdes.sub_ledger_proof import prove_one
from bumdes.work import Work
from ledger import Book, Dimension, DimensionValue, JournalEntry, Side
from ledger.journal import MOST_POSTINGS
from ledger.money import to_minor
from reports.casecheck.fresh import ACTOR, signed, tried

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bumdes.sub_ledger import Holding
    from bumdes.sub_ledger_proof import SubLedgerProof
    from ledger import LedgerError, Posting

_MOST_PARTS = MOST_POSTINGS // 2
"""Rows in one entry: each has a line, and so may its account."""

UNNAMED = "-"
"""What a row is about in a dimension that other rows name and it does not."""


class Place(NamedTuple):
    """A control account, and the words that the case says of what is on it."""

    account: str
    words: str = ""


class Part(NamedTuple):
    """One row: what it is called, whom or what it is about, and its amount in minor units.

    The amount is on the side of its account, as balances of that account are told.
    """

    name: str
    identity: Mapping[str, str]
    minor: int
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Control accounts, and the rows that say what is on them."""

    key: str
    accounts: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def dimensions(self) -> list[Dimension]:
        """What the rows name, in the order of the ledger."""
        named = {dimension for part in self.parts for dimension in part.identity}
        return [dimension for dimension in Dimension if dimension.value in named]

    def identity_of(self, part: Part) -> tuple[str, ...]:
        """Return whom and what *part* is about, one value for each dimension."""
        return tuple(part.identity.get(d.value, UNNAMED) for d in self.dimensions)

    def sub_ledger(
        self, recorded: Callable[[Work, dt.date], Iterable[Holding]] | None = None
    ) -> SubLedger:
        """Return the sub-ledger that the accounts are the control of."""
        return SubLedger(
            key=self.key,
            label=self.key,
            accounts=self.accounts,
            identity=tuple(self.dimensions),
            recorded=recorded,
        )


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the books say of control accounts and what explains them, at the end of a day.

    Attributes:
        error: why the rows could not be put on lines, if they could not.
    """

    proof: SubLedgerProof | None = None
    balances: Mapping[str, int] = field(default_factory=dict)
    error: LedgerError | None = None

    def held(self, accounts: Iterable[str] | None = None) -> Counter[tuple[str, ...]]:
        """Return debits less credits by identity, of *accounts* or of all."""
        sums: Counter[tuple[str, ...]] = Counter()
        for holding in self.proof.held if self.proof else ():
            if all(holding.identity) and (accounts is None or holding.account in accounts):
                sums[holding.identity] += holding.minor
        return sums


def explain_accounts(book: Book, explained: Explained, at: dt.date) -> Explanation:
    """Put the rows on the accounts at the end of day *at*, prove them, and take them back.

    Lines that already name whom they are about are proved as they are.
    """
    found: list[Explanation] = []

    def act() -> None:
        inner = Book.open(book.connection, book.book_id)
        if not names_identities(inner, explained, at):
            _put_on_lines(inner, explained, at)
        proof = prove_one(work_on(inner), explained.sub_ledger(), at)
        balances = {
            code: to_minor(inner.balance(code, at).net(Side.DEBIT))
            for code in explained.accounts
        }
        found.append(Explanation(proof, balances))

    error = tried(book, act)
    return found[0] if found else Explanation(error=error)


def names_identities(book: Book, explained: Explained, at: dt.date) -> bool:
    """Whether lines on the control accounts already name whom or what they are about."""
    names = [dimension.value for dimension in explained.dimensions]
    rows = book.outstanding(explained.accounts, at, by=names)
    return any(getattr(row, name) for row in rows for name in names)


def work_on(book: Book) -> Work:
    """Return work that reads *book* as one who may read everything.

    It reads within what is tried and opens no savepoint of its own, which would outlive that.
    """
    session = Session(book.connection, join_transaction_mode="rollback_only")
    return Work(Actor(ACTOR, Role.AUDITOR), session, book)


def _put_on_lines(book: Book, explained: Explained, at: dt.date) -> None:
    """Move what stands on the accounts for nobody to what the rows are about."""
    named = dict.fromkeys(
        pair
        for part in explained.parts
        for pair in zip(explained.dimensions, explained.identity_of(part), strict=True)
    )
    book.declare(*(DimensionValue(dimension=d, code=code, name=code) for d, code in named))
    parts = [part for part in explained.parts if part.minor]
    for start in range(0, len(parts), _MOST_PARTS):
        legs = list(_legs(book, explained, parts[start : start + _MOST_PARTS]))
        entry = JournalEntry(
            date=at,
            description="Rincian saldo",
            postings=tuple(legs),
            key=f"~rincian {explained.key} {start}"[:200].strip(),
        )
        book.post(entry, by=ACTOR)


def _legs(book: Book, explained: Explained, parts: list[Part]) -> Iterator[Posting]:
    names = [dimension.value for dimension in explained.dimensions]
    unnamed: Counter[str] = Counter()
    for part in parts:
        sign = 1 if book.chart[part.account].normal_side is Side.DEBIT else -1
        identity = dict(zip(names, explained.identity_of(part), strict=True))
        yield signed(part.account, sign * part.minor, book, **identity)
        unnamed[part.account] -= sign * part.minor
    for account, minor in unnamed.items():
        if minor:
            yield signed(account, minor, book)
