"""Reconciliation: the balance of the bank and that of the books, and what lies between them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bumdes.bank.standing import standing_matches
from bumdes.bank.statement import lines_until, statements_of
from bumdes.cash.count import booked_cash
from bumdes.errors import NotFoundError
from ledger import Period
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.bank.statement import BankLine, BankStatement
    from bumdes.work import Work
    from ledger import Account, Money

BEFORE = dt.timedelta(days=92)
"""How long before the first statement an entry may be and still be a line of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookItem:
    """What an entry does to the account of a bank.

    Attributes:
        minor: debits less credits, in sen.
        words: its description, and whom it names.
    """

    sequence: int
    on: dt.date
    year: int
    number: int
    voucher: str
    description: str
    minor: int
    words: str

    @property
    def key(self) -> str:
        """How forms name it."""
        return str(self.sequence)


@dataclass(frozen=True, slots=True)
class LineItem:
    """A line of a statement."""

    line: BankLine

    @property
    def key(self) -> str:
        """How forms name it."""
        return self.line.line_id

    @property
    def on(self) -> dt.date:
        """The day the bank booked it."""
        return self.line.booked_on

    @property
    def minor(self) -> int:
        """What it added to the account, in sen."""
        return self.line.minor

    @property
    def words(self) -> str:
        """What the bank says of it."""
        return f"{self.line.description} {self.line.reference}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """The two balances of a day, and why they differ.

    Attributes:
        statement: the latest one that reaches the day.
        bank, books: the balances at the end of the day.
        only_bank: lines that the books do not have, the oldest first.
        only_books: entries that the bank does not have, the oldest first.
        unexplained: what neither explains: from before the first statement, or a gap between
            two of them.
        gaps: days between statements that none of them tells of.
        matched: how many lines are matched.
    """

    account: Account
    on: dt.date
    statement: BankStatement
    bank: Money
    books: Money
    only_bank: tuple[LineItem, ...]
    only_books: tuple[BookItem, ...]
    unexplained: Money
    gaps: tuple[tuple[dt.date, dt.date], ...]
    matched: int

    @property
    def difference(self) -> Money:
        """What the bank has beyond the books."""
        return self.bank - self.books

    @property
    def only_bank_minor(self) -> int:
        """What the lines that the books do not have come to, in sen."""
        return sum(item.minor for item in self.only_bank)

    @property
    def only_books_minor(self) -> int:
        """What the entries that the bank does not have come to, in sen."""
        return sum(item.minor for item in self.only_books)

    @property
    def is_settled(self) -> bool:
        """Whether every difference has a reason."""
        return not self.unexplained.amount


def reconcile(work: Work, account: str, on: dt.date | None = None) -> Reconciliation:
    """Return the bank beside the books at the end of a day.

    Args:
        on: the day; the last one of the latest statement if none is named, or if the
            statements do not reach that far.

    Raises:
        UnknownAccountError: there is no such account.
        NotFoundError: no statement tells of that day or one before.
    """
    book, session = work.book, work.session
    told = statements_of(session, work.book_id, account)
    reaching = [s for s in told if on is None or s.first_day <= on]
    if not reaching:
        raise NotFoundError("bank_statement", account)
    statement = reaching[0]
    day = statement.last_day if on is None else min(on, statement.last_day)
    lines = lines_until(session, work.book_id, account, day)
    start = min(s.first_day for s in told)
    items = book_items(work, account, Period(start - BEFORE, day))
    open_lines, open_items, matched = _open(work, account, lines, items)
    only_books = _standing(work, [i for i in open_items if i.on >= start])
    bank = _bank_balance(statement, lines, day)
    books = booked_cash(book, account, None, day)
    explained = sum(i.minor for i in open_lines) - sum(i.minor for i in only_books)
    money = book.currency
    return Reconciliation(
        account=book.chart[account],
        on=day,
        statement=statement,
        bank=from_minor(bank, money),
        books=from_minor(books, money),
        only_bank=tuple(open_lines),
        only_books=tuple(only_books),
        unexplained=from_minor(bank - books - explained, money),
        gaps=_gaps(told, day),
        matched=matched,
    )


def open_items(work: Work, account: str) -> tuple[list[LineItem], list[BookItem]]:
    """Return the lines and the entries of an account that are not matched, until today.

    Where the bank and the books did not agree when the first statement began, entries from
    before it are with them, for lines may be of them.
    """
    told = statements_of(work.session, work.book_id, account)
    if not told:
        return [], []
    taken = standing_matches(work, account)
    today = work.today
    last = max(today, told[0].last_day)
    lines = lines_until(work.session, work.book_id, account, last)
    begun = min(told, key=lambda s: (s.first_day, s.last_day))
    first = begun.first_day
    before = booked_cash(work.book, account, None, first - dt.timedelta(days=1))
    if before != begun.opening_minor:
        first -= BEFORE
    items = book_items(work, account, Period(first, last))
    free = [item for item in items if item.sequence not in taken.entries]
    return (
        [LineItem(line) for line in lines if line.line_id not in taken.lines],
        _standing(work, free),
    )


def book_items(work: Work, account: str, period: Period) -> list[BookItem]:
    """Return what each entry of *period* does to *account*, those that do nothing left out."""
    found: dict[int, BookItem] = {}
    for line in work.book.lines(account, period):
        before = found.get(line.sequence)
        minor = line.debit_minor - line.credit_minor + (before.minor if before else 0)
        found[line.sequence] = BookItem(
            sequence=line.sequence,
            on=line.date,
            year=line.date.year,
            number=line.number,
            voucher=line.voucher,
            description=line.description,
            minor=minor,
            words=f"{line.description} {line.voucher}",
        )
    return [item for item in found.values() if item.minor]


def _open(
    work: Work, account: str, lines: list[BankLine], items: list[BookItem]
) -> tuple[list[LineItem], list[BookItem], int]:
    """Return what is not matched by the day that *lines* and *items* end on.

    A match of which only a part lies before that day settles nothing yet.
    """
    standing = standing_matches(work, account)
    of_line, of_entry = standing.lines, standing.entries
    left: dict[str, int] = {}
    for line in lines:
        if match := of_line.get(line.line_id):
            left[match] = left.get(match, 0) + line.minor
    for item in items:
        if match := of_entry.get(item.sequence):
            left[match] = left.get(match, 0) - item.minor
    settled = {match for match, minor in left.items() if not minor}
    open_lines = [LineItem(line) for line in lines if of_line.get(line.line_id) not in settled]
    open_entries = [item for item in items if of_entry.get(item.sequence) not in settled]
    return open_lines, open_entries, len(lines) - len(open_lines)


def _standing(work: Work, items: list[BookItem]) -> list[BookItem]:
    """Return *items* without those that were taken back, and what took them back."""
    ours = {item.sequence for item in items}
    gone: set[int] = set()
    for posted in work.book.entries_at(sorted(ours)):
        original = posted.entry.reverses
        if original is not None and original in ours:
            gone |= {posted.sequence, original}
    return [item for item in items if item.sequence not in gone]


def _bank_balance(statement: BankStatement, lines: list[BankLine], day: dt.date) -> int:
    if day == statement.last_day:
        return statement.closing_minor
    since = [line for line in lines if statement.first_day <= line.booked_on <= day]
    return statement.opening_minor + sum(line.minor for line in since)


def _gaps(told: list[BankStatement], day: dt.date) -> tuple[tuple[dt.date, dt.date], ...]:
    """Return the days that no statement tells of, though money moved in them."""
    one = dt.timedelta(days=1)
    found = []
    ordered = sorted((s for s in told if s.first_day <= day), key=lambda s: s.first_day)
    for before, after in pairwise(ordered):
        apart = after.first_day > before.last_day + one
        if apart and after.opening_minor != before.closing_minor:
            found.append((before.last_day + one, after.first_day - one))
    return tuple(found)
