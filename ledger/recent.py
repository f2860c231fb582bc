"""What somebody posted lately: a short look back, whose cost does not grow with the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from ledger.reading import posted_entries
from ledger.tables import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.journal import PostedEntry
    from ledger.view import BookView

LATEST = 500


def recent_entries(
    view: BookView, *, by: str, tag: tuple[str, str], most: int, among: int = LATEST
) -> Iterator[PostedEntry]:
    """Yield what *by* posted with a *tag*, the newest first.

    Entries that take others back carry no tag of what they take back, so they never come.

    Args:
        tag: name and value; an empty value stands for all of them.
        most: how many to yield at most.
        among: how many of the newest entries of the book, whoever posted them, are looked at.
    """
    c = entries.c
    name, value = tag
    written = f'"{name}":"{value}"' if value else f'"{name}":"'
    last = select(func.max(c.sequence)).where(c.book_id == view.book_id).scalar_subquery()
    return posted_entries(
        view.connection,
        view.currency,
        c.book_id == view.book_id,
        c.sequence > last - among,
        c.posted_by == by,
        c.tags.contains(written, autoescape=True),
        order=(c.sequence.desc(),),
        most=most,
    )
