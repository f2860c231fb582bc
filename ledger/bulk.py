"""Posting many entries: all or nothing, in little memory, a thousand at a time."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from ledger.admission import check_period
from ledger.errors import LedgerError
from ledger.tables import entries
from ledger.text import check_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ledger.journal import JournalEntry
    from ledger.posted import Posted
    from ledger.recorder import Recorder

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
    writer = book.writer()
    state = book.periods.state
    source, done, created = iter(drafts), 0, 0
    while chunk := list(islice(source, CHUNK)):
        there = _known_keys(book, chunk)
        here: dict[str, JournalEntry] = {}
        for position, entry in enumerate(chunk, start=done + 1):
            try:
                if entry.key in there or entry.key in here:
                    writer.flush()
                    posted = _again(book, entry)
                elif entry.reverses is not None:
                    writer.flush()
                    posted = book.write(writer, entry, book.admit(entry), by=by)
                else:
                    components = book.admission.check(entry)
                    check_period(entry, state)
                    posted = book.write(writer, entry, components, by=by)
            except LedgerError as error:
                error.facts["position"] = position
                raise
            here[entry.key] = entry
            created += posted.outcome == "created"
            if each is not None:
                each(posted)
        writer.flush()
        done += len(chunk)
        if progress is not None:
            progress(done)
    return Batch(created, done - created, writer.head)


def _known_keys(book: Recorder, chunk: list[JournalEntry]) -> set[str]:
    c = entries.c
    query = select(c.key).where(
        c.book_id == book.book_id, c.key.in_([entry.key for entry in chunk])
    )
    return set(book.connection.execute(query).scalars())


def _again(book: Recorder, entry: JournalEntry) -> Posted:
    known = book.find(entry.key)
    if known is None:  # pragma: no cover - the key was just seen in the database
        raise LookupError(entry.key)
    return book.same(known, entry)
