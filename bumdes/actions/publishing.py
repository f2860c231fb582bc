"""Switching the public page on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.governance.minutes import check_lines
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.reporting.public_page import PublicPage
from ledger.canonical import stamp

if TYPE_CHECKING:
    from bumdes.work import Work


def set_public_page(work: Work, *, is_open: bool, contact: str) -> PublicPage:
    """Let everybody see the last issued report in short, or nobody any more.

    Raises:
        PermissionDeniedError: the actor may not.
        BlankTextError, TextTooLongError: nobody is named whom to ask, or in very many words.
    """
    work.request = described("set_public_page", is_open=is_open, contact=contact)
    work.actor.require(Permission.PUBLISH)
    page = PublicPage(
        book_id=work.book_id,
        is_open=is_open,
        contact=check_lines(contact, "contact", most=500),
        changed_at=stamp(work.clock()),
        changed_by=work.actor.name,
    )
    kept = work.session.merge(page)
    work.session.flush()
    return kept
