"""Admission: what a book asks of an entry before it takes it in.

The checks have an order, so that the same bad entry is refused with the same error for ever:

1. the entry itself is well formed: it could not have been made otherwise;
2. its currency is the book's, and its kind is one that people post;
3. each posting, from the first on: its account is known, no heading, in use; the values it
   names are known and in use; what its account demands is named;
4. the components explain the cash that moves;
5. its day is neither locked nor closed;
6. what it reverses exists, closes no year, is not reversed, is not later, and is mirrored.

The key is asked after the first: an entry that is there already needs no admission.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from ledger import chart_store
from ledger.cash import CASH_IN, CASH_OUT, cash_components
from ledger.dimension import Dimension
from ledger.errors import (
    AlreadyReversedError,
    ClosingEntryError,
    HeadingAccountError,
    InactiveAccountError,
    InactiveDimensionValueError,
    InvalidKindError,
    LedgerError,
    MissingDimensionError,
    ReasonRequiredError,
    ReversalMismatchError,
    ReversalTooEarlyError,
    UnknownAccountError,
    UnknownDimensionValueError,
    WrongCurrencyError,
)
from ledger.journal import EntryKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from moneyed import Currency
    from sqlalchemy import Connection

    from ledger.account import Account
    from ledger.journal import JournalEntry, PostedEntry, Posting
    from ledger.periods import PeriodState

_ENTRY_FIELDS = (
    "date",
    "description",
    "kind",
    "reverses",
    "reason",
    "decision",
    "tags",
    "evidence",
)
_ALL = tuple(dimension.value for dimension in Dimension)
_values = attrgetter(*_ALL)
_named = attrgetter("account", *_ALL)

MOST_REMEMBERED = 10_000
"""Postings, by what they name, that need not be looked at again; then all are forgotten."""


@dataclass(slots=True)
class Admission:
    """The checks of one book; it remembers the accounts and values it has met."""

    connection: Connection
    book_id: str
    currency: Currency
    accounts: dict[str, Account] = field(default_factory=dict)
    _known: dict[tuple[str, str], bool] = field(default_factory=dict)
    _passed: set[tuple[str, ...]] = field(default_factory=set)

    def check(self, entry: JournalEntry) -> tuple[str, ...]:
        """Return the components of *entry*, which passes checks 2 to 4.

        Raises:
            LedgerError: the first check that fails.
        """
        named = [_named(posting) for posting in entry.postings]
        if not (self._is_usual(entry) and self._passed.issuperset(named)):
            for problem in self._problems_before_cash(entry):
                raise problem
            if entry.reverses is None:
                self._remember(named)
        return cash_components(entry, self.accounts)

    def problems(self, entry: JournalEntry) -> list[LedgerError]:
        """Return what is wrong with *entry* by checks 2 to 4, in their order."""
        problems = list(self._problems_before_cash(entry))
        if not problems:
            try:
                cash_components(entry, self.accounts)
            except LedgerError as problem:
                problems.append(problem)
        return problems

    def _is_usual(self, entry: JournalEntry) -> bool:
        """Whether only what its postings name could be wrong with *entry*."""
        return (
            entry.reverses is None
            and entry.kind is not EntryKind.CLOSING
            and entry.currency == self.currency
        )

    def _remember(self, named: list[tuple[str, ...]]) -> None:
        """Remember what the postings named that passed: most name what others did."""
        if len(self._passed) >= MOST_REMEMBERED:
            self._passed.clear()
        self._passed.update(named)

    def _problems_before_cash(self, entry: JournalEntry) -> Iterator[LedgerError]:
        if entry.currency != self.currency:
            yield WrongCurrencyError(entry.currency.code, self.currency.code)
        if entry.kind is EntryKind.CLOSING and entry.reverses is None:
            yield InvalidKindError(entry.kind.value)
        self._learn(entry)
        reverses = entry.reverses is not None
        for posting in entry.postings:
            yield from self._posting_problems(posting, reverses=reverses)

    def _posting_problems(self, posting: Posting, *, reverses: bool) -> Iterator[LedgerError]:
        account = self.accounts.get(posting.account)
        if account is None:
            yield self._unknown(posting.account)
            return
        if not account.takes_postings:
            yield HeadingAccountError(account.code)
            return
        if not account.is_active and not reverses:
            yield InactiveAccountError(account.code)
        for dimension, value in zip(_ALL, _values(posting), strict=True):
            if value:
                yield from self._value_problems(dimension, value, reverses=reverses)
            elif account.requires and dimension in account.requires:
                yield MissingDimensionError(account.code, dimension)

    def _value_problems(
        self, dimension: str, value: str, *, reverses: bool
    ) -> Iterator[LedgerError]:
        if reverses and value in {CASH_IN, CASH_OUT}:
            return  # marks of the library's own, mirrored
        is_active = self._known.get((dimension, value))
        if is_active is None:
            yield UnknownDimensionValueError(dimension, value)
        elif not is_active and not reverses:
            yield InactiveDimensionValueError(dimension, value)

    def _unknown(self, code: str) -> LedgerError:
        chart = chart_store.read_chart(self.connection, self.book_id)
        return UnknownAccountError(code, chart.similar(code))

    def _learn(self, entry: JournalEntry) -> None:
        """Ask the database for what *entry* names and was not met before."""
        codes = {p.account for p in entry.postings}.difference(self.accounts)
        if codes:
            for account in chart_store.find_accounts(self.connection, self.book_id, codes):
                self.accounts[account.code] = account
        used = {
            (dimension, value)
            for posting in entry.postings
            for dimension, value in zip(_ALL, _values(posting), strict=True)
            if value
        }
        new = used.difference(self._known)  # a view of the keys would be read whole
        if not new:
            return
        for value in chart_store.find_values(self.connection, self.book_id, new):
            self._known[value.dimension.value, value.code] = value.is_active


def check_period(entry: JournalEntry, state: PeriodState) -> None:
    """Do nothing if the day of *entry* is open (check 5).

    Raises:
        PeriodLockedError, PeriodClosedError: it is not.
    """
    state.check(entry.date)


def check_reversal(
    entry: JournalEntry,
    original: PostedEntry,
    reversed_by: Callable[[int], int | None],
) -> None:
    """Do nothing if *entry* may take *original* back (check 6).

    Raises:
        ReversalError: it may not; a class of its own for each reason.
        ReasonRequiredError: it does not say why.
    """
    for problem in reversal_problems(entry, original, reversed_by):
        raise problem


def reversal_problems(
    entry: JournalEntry,
    original: PostedEntry,
    reversed_by: Callable[[int], int | None],
) -> Iterator[LedgerError]:
    """Yield why *entry* may not take *original* back, in the order of the checks."""
    if not entry.reason.strip():
        yield ReasonRequiredError("reverse")
    if original.entry.kind is EntryKind.CLOSING:
        yield ClosingEntryError(original.number)
    number = reversed_by(original.sequence)
    if number is not None:
        yield AlreadyReversedError(original.number, number)
    if entry.date < original.entry.date:
        yield ReversalTooEarlyError(entry.date, original.entry.date)
    mirrored = [_leg(p, p.side.opposite) for p in original.entry.postings]
    legs = [_leg(p, p.side) for p in entry.postings]
    if entry.kind is not original.entry.kind or sorted(mirrored) != sorted(legs):
        yield ReversalMismatchError(original.number)


def _leg(posting: Posting, side: str) -> tuple[str | int, ...]:
    """Return what is mirrored; marks of the library's own say nothing of the caller's."""
    *values, component = _values(posting)
    said = "" if component in {CASH_IN, CASH_OUT} else component
    return (posting.account, side, posting.minor, *values, said)


def difference(stored: JournalEntry, given: JournalEntry) -> tuple[str, object, object] | None:
    """Return the first field in which *given* says something else, and what both say."""
    for name in _ENTRY_FIELDS:
        before, now = getattr(stored, name), getattr(given, name)
        if before != now:
            return name, before, now
    if len(stored.postings) != len(given.postings):
        return "lines", len(stored.postings), len(given.postings)
    for number, (old, new) in enumerate(
        zip(stored.postings, given.postings, strict=True), start=1
    ):
        for name, before, now in _line_differences(old, new):
            return f"lines[{number}].{name}", before, now
    return None


def _line_differences(old: Posting, new: Posting) -> Iterator[tuple[str, object, object]]:
    for name in ("account", "side", "amount", *Dimension):
        before, now = getattr(old, name), getattr(new, name)
        is_derived = name == Dimension.COMPONENT and not now and before.startswith("@")
        if before != now and not is_derived:
            yield name, before, now
