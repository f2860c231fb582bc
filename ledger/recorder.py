"""Taking entries in: one after the other, checked, numbered and chained."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from ledger.admission import (
    Admission,
    check_period,
    check_reversal,
    difference,
    reversal_problems,
)
from ledger.cash import voucher_type
from ledger.errors import AmountOverflowError, KeyReusedError, LedgerError
from ledger.money import LARGEST_MINOR
from ledger.periods import Periods
from ledger.posted import Outcome, Posted
from ledger.tables import books
from ledger.text import check_text
from ledger.view import BookView
from ledger.writing import Writer

if TYPE_CHECKING:
    import datetime as dt

    from ledger.journal import JournalEntry, PostedEntry

_OURS = books.c.book_id == bindparam("book")
_STANDING = (books.c.head, books.c.last_sequence, books.c.moved_minor)
_LOCK = select(*_STANDING).where(_OURS).with_for_update()
_LOCK_SQLITE = update(books).where(_OURS).values(name=books.c.name).returning(*_STANDING)
"""SQLite locks the file by writing to it."""


@dataclass(frozen=True)
class Recorder(BookView):
    """A book that takes entries in."""

    @cached_property
    def admission(self) -> Admission:
        """The checks that entries must pass."""
        return Admission(self.connection, self.book_id, self.currency)

    @property
    def periods(self) -> Periods:
        """Which days are closed or locked, and the ways to change that."""
        return Periods(self.connection, self.book_id, self.identity, self.clock, self.writer)

    def post(self, entry: JournalEntry, *, by: str, approved_by: str = "") -> Posted:
        """Add *entry* to the journal; asking again with the same key changes nothing.

        Args:
            by: who makes it.
            approved_by: who approved it, if somebody did.

        Raises:
            LedgerError: the first check that fails, in the order of ``ledger.admission``.
            KeyReusedError: the key is taken by an entry that says something else.
        """
        check_text(by, "actor", most=200)
        check_text(approved_by, "approver", most=200, blank=True)
        writer = self.writer()
        if known := self.find(entry.key):
            return self.same(known, entry)
        posted = self.write(writer, entry, self.admit(entry), by=by, approved_by=approved_by)
        writer.flush()
        return posted

    def check(self, entry: JournalEntry) -> list[LedgerError]:
        """Return everything for which ``post`` would refuse *entry*; write nothing."""
        if known := self.find(entry.key):
            try:
                self.same(known, entry)
            except LedgerError as problem:
                return [problem]
            return []
        problems = self.admission.problems(entry)
        try:
            check_period(entry, self.periods.state)
        except LedgerError as problem:
            problems.append(problem)
        if entry.reverses is not None:
            try:
                original = self.entry(entry.reverses)
            except LedgerError as problem:
                problems.append(problem)
            else:
                problems += reversal_problems(entry, original, self.reversed_by)
        moved = self.settings().moved_minor + sum(p.debit_minor for p in entry.postings)
        if moved > LARGEST_MINOR:
            problems.append(AmountOverflowError(moved))
        return problems

    def reverse(
        self,
        sequence: int,
        *,
        on: dt.date,
        reason: str,
        by: str,
        key: str | None = None,
        approved_by: str = "",
    ) -> Posted:
        """Take the entry *sequence* back by its mirror, dated *on*; once, and for a reason.

        Raises:
            EntryNotFoundError: there is none.
            AlreadyReversedError, ReversalTooEarlyError, ClosingEntryError,
            ReasonRequiredError, PeriodClosedError, PeriodLockedError: it cannot be.
        """
        draft = self.entry(sequence).mirrored(on=on, reason=reason, key=key)
        return self.post(draft, by=by, approved_by=approved_by)

    # --- inside the library ----------------------------------------------------------

    def admit(self, entry: JournalEntry) -> tuple[str, ...]:
        """Return the components of *entry* if it passes every check.

        Raises:
            LedgerError: the first check that fails, in the order of ``ledger.admission``.
        """
        components = self.admission.check(entry)
        check_period(entry, self.periods.state)
        if entry.reverses is not None:
            check_reversal(entry, self.entry(entry.reverses), self.reversed_by)
        return components

    def write(
        self,
        writer: Writer,
        entry: JournalEntry,
        components: tuple[str, ...],
        *,
        by: str,
        approved_by: str = "",
    ) -> Posted:
        """Gather an admitted entry in *writer*, and return what it was given."""
        return writer.write(
            entry,
            components,
            voucher_type=voucher_type(entry, self.admission.accounts),
            at=self.clock(),
            by=by,
            approved_by=approved_by,
        )

    def same(self, known: PostedEntry, given: JournalEntry) -> Posted:
        """Return *known* as the result of asking for *given* again.

        Raises:
            KeyReusedError: *given* says something else.
        """
        if different := difference(known.entry, given):
            name, stored, asked = different
            raise KeyReusedError(given.key, name, stored=stored, given=asked)
        return Posted(
            key=given.key,
            sequence=known.sequence,
            number=known.number,
            voucher=known.voucher,
            hash=known.hash,
            outcome=Outcome.EXISTS,
        )

    def writer(self) -> Writer:
        """Return a writer, holding the lock on the book until the transaction ends."""
        lock = _LOCK_SQLITE if self.connection.dialect.name == "sqlite" else _LOCK
        row = self.connection.execute(lock, {"book": self.book_id}).one()
        return Writer(
            self.connection, self.book_id, row.head, row.last_sequence, row.moved_minor
        )
