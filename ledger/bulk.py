"""Posting many entries: all or nothing, in little memory, a thousand at a time."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from ledger.admission import check_period
from ledger.errors import LedgerError
from ledger.posted import Outcome
from ledger.tables import entries
from ledger.text import check_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ledger.journal import JournalEntry
    from ledger.periods import PeriodState
    from ledger.posted import Posted
    from ledger.recorder import Recorder
    from ledger.writing import Writer

CHUNK = 1_000


class Batch(NamedTuple):
    """What became of many entries.

    Attributes:
        created, existed: how many were added, and how many were there already.
        head: digest of the last entry of the book.
    """

    created: int
    existed: int
    head: str


def post_batch(
    book: Recorder,
    drafts: Iterable[JournalEntry],
    *,
    by: str,
    each: Callable[[Posted], object] | None,
    progress: Callable[[int], object] | None,
) -> Batch:
    """Add all of *drafts* to *book*; see ``Book.post_many``."""
    check_text(by, "actor", most=200)
    with book.connection.begin_nested():
        batch = _Batch(book, book.writer(), book.periods.state, by)
        source, done, created = iter(drafts), 0, 0
        while chunk := list(islice(source, CHUNK)):
            for position, posted in enumerate(batch.post(chunk, after=done), start=done + 1):
                created += posted.outcome is Outcome.CREATED
                if each is not None:
                    each(posted)
                done = position
            batch.writer.flush_entries()
            if progress is not None:
                progress(done)
        batch.writer.flush()
    return Batch(created, done - created, batch.writer.head)


class _Batch(NamedTuple):
    """Who posts into which book, as it stood when the batch began."""

    book: Recorder
    writer: Writer
    state: PeriodState
    by: str

    def post(self, chunk: list[JournalEntry], *, after: int) -> Iterator[Posted]:
        """Yield the results of *chunk*, which follows so many entries."""
        seen = _known_keys(self.book, chunk)
        for position, entry in enumerate(chunk, start=after + 1):
            try:
                yield self._take(entry, is_known=entry.key in seen)
            except LedgerError as error:
                error.facts["position"] = position
                raise
            seen.add(entry.key)

    def _take(self, entry: JournalEntry, *, is_known: bool) -> Posted:
        book, writer = self.book, self.writer
        if is_known or entry.reverses is not None:
            writer.flush_entries()  # what it repeats or takes back may be of this batch
        if is_known and (known := book.find(entry.key)):
            return book.same(known, entry)
        if entry.reverses is not None:
            return book.write(writer, entry, book.admit(entry), by=self.by)
        components = book.admission.check(entry)
        check_period(entry, self.state)
        return book.write(writer, entry, components, by=self.by)


def _known_keys(book: Recorder, chunk: list[JournalEntry]) -> set[str]:
    c = entries.c
    query = select(c.key).where(
        c.book_id == book.book_id, c.key.in_([entry.key for entry in chunk])
    )
    return set(book.connection.execute(query).scalars())
