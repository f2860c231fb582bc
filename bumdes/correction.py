"""Corrections: how an entry, what takes it back and what stands for it now are linked.

The three are linked in the journal itself. The reversal names the entry; the new one has a key
that only the correction of this entry can have, and a tag that names it, which its digest
covers. So an entry is put right once; the new one may be put right in its turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledger import BookView, JournalEntry, PostedEntry

CORRECTS_TAG = "corrects"
"""Tag of entries: the place of the entry that they stand for."""

_KEY = "correction:"


def correction_key(sequence: int) -> str:
    """Return the key of the entry that stands for the entry *sequence*."""
    return f"{_KEY}{sequence}"


def is_correction_key(key: str) -> bool:
    """Whether only entries that stand for another may have *key*."""
    return key.startswith(_KEY)


def corrects(entry: JournalEntry) -> int | None:
    """Return the place of the entry that *entry* stands for; None if it stands for none."""
    said = entry.tags.get(CORRECTS_TAG, "")
    return int(said) if said.isdecimal() and said.isascii() else None


def correction_of(book: BookView, sequence: int) -> PostedEntry | None:
    """Return the entry that stands for the entry *sequence* now, if there is one."""
    return book.find(correction_key(sequence))


def reversal_of(book: BookView, sequence: int) -> PostedEntry | None:
    """Return the entry that takes the entry *sequence* back, if there is one."""
    on = book.reversals([sequence]).get(sequence)
    number = book.reversed_by(sequence)
    if on is None or number is None:
        return None
    return book.entry_numbered(on.year, number)
