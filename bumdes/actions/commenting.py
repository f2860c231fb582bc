"""Commenting: what is asked and answered about an entry, beside it and for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.entry_comment import (
    LONGEST_COMMENT,
    MOST_COMMENTS,
    EntryComment,
    comments_on,
)
from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from ledger.canonical import stamp
from ledger.errors import EntryNotFoundError
from ledger.text import check_text

if TYPE_CHECKING:
    from bumdes.work import Work


def comment_on_entry(work: Work, sequence: int, text: str) -> EntryComment:
    """Say something about the entry *sequence*; nobody can change or erase it.

    Raises:
        PermissionDeniedError: the actor may not.
        EntryNotFoundError: there is no such entry, or the actor sees none of its lines.
        InvalidFieldError: there are as many comments as there may be.
        InvalidTextError, BlankTextError, TextTooLongError: it cannot be said so.
    """
    work.request = described("comment_on_entry", sequence=sequence)
    work.actor.require(Permission.COMMENT_ENTRY, unit=work.actor.unit)
    entry = work.book.entry(sequence).entry
    if not any(
        work.actor.allows(Permission.COMMENT_ENTRY, unit=posting.unit)
        for posting in entry.postings
    ):
        raise EntryNotFoundError(sequence)
    said = check_text(text, "comment", most=LONGEST_COMMENT)
    there = len(comments_on(work.session, work.book_id, sequence))
    if there >= MOST_COMMENTS:
        raise InvalidFieldError("comment", said, "few_comments")
    comment = EntryComment(
        book_id=work.book_id,
        comment_id=new_id(),
        sequence=sequence,
        number=there + 1,
        text=said,
        written_at=stamp(work.clock()),
        written_by=work.actor.name,
        role=work.actor.role.value,
    )
    work.session.add(comment)
    work.session.flush()
    return comment
