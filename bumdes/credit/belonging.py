"""A line on a control account names a document that is kept, and its own party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.credit.control import control_of
from bumdes.document import Document
from bumdes.errors import WrongDocumentError

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry, Posting


def check_documents(
    work: Work, _entry: JournalEntry, _register: str, postings: tuple[Posting, ...]
) -> None:
    """Do nothing if each of *postings* names a document of its party and sub-ledger.

    Raises:
        WrongDocumentError: it is somebody else's, of another sub-ledger, or none is kept.
    """
    for posting in postings:
        control = control_of(posting.account)
        document = work.opening.get(posting.document) or work.session.get(
            Document, (work.book_id, posting.document)
        )
        if (
            control is None
            or document is None
            or document.party != posting.party
            or document.sub_ledger != control.key
        ):
            raise WrongDocumentError(posting.account, posting.document, party=posting.party)
