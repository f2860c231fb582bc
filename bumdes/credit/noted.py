"""What credit notes took back of a document so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.document import Document
    from bumdes.work import Work
    from ledger import PostedEntry

CREDIT_NOTE_TAG = "credit_note"
"""Tag of entries that are credit notes: the document that they lessen."""


def entries_of(work: Work, document: Document, account: str) -> list[PostedEntry]:
    """Return the entries that name *document* on *account* (or under it) and stand."""
    sequences = work.book.sequences_naming([account], document.party, document.code)
    undone = work.book.reversals(sequences)
    return [
        posted
        for posted in work.book.entries_at(sequences)
        if posted.sequence not in undone and posted.entry.reverses is None
    ]


def noted_so_far(work: Work, document: Document, account: str) -> int:
    """Return how much credit notes took back of *document*, in sen."""
    return sum(_noted(entries_of(work, document, account), document))


def _noted(entries: list[PostedEntry], document: Document) -> Iterator[int]:
    for posted in entries:
        if posted.entry.tags.get(CREDIT_NOTE_TAG) == document.code:
            yield sum(p.debit_minor for p in posted.entry.postings)
