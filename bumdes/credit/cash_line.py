"""On which line of the statement of cash flows it stands when a debtor pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bumdes.credit.control import CONTROLS, RECEIVABLES
from bumdes.earned import SOLD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bumdes.document import Document
    from bumdes.work import Work
    from ledger import Posting


def cash_line_of(postings: Iterable[Posting]) -> str:
    """Return the line for money that comes in for what *postings* sold; empty if unclear."""
    found = {
        line
        for posting in postings
        for beginning, line in SOLD.items()
        if posting.account.startswith(beginning)
    }
    return found.pop() if len(found) == 1 else ""


def cash_lines_of(work: Work, documents: Collection[Document]) -> dict[str, str]:
    """Return, by code, the line for money that comes in for each of *documents*, if clear.

    It is that of what was sold when the document was opened.
    """
    sold = [document for document in documents if document.sub_ledger == RECEIVABLES]
    accounts = [a for a in CONTROLS[RECEIVABLES].accounts if a in work.book.chart]
    if not sold or not accounts:
        return {}
    lines = work.book.documented_lines(accounts, parties={d.party for d in sold}).c
    query = (
        select(lines.document, func.min(lines.sequence))
        .where(lines.document.in_(sorted({d.code for d in sold})), lines.net > 0)
        .group_by(lines.document)
    )
    rows = work.book.connection.execute(query)
    first = {str(code): int(sequence) for code, sequence in rows}
    entries = {e.sequence: e.entry for e in work.book.entries_at(first.values())}
    found = {code: cash_line_of(entries[sequence].postings) for code, sequence in first.items()}
    return {code: line for code, line in found.items() if line}
