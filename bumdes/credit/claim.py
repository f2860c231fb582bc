"""What is open: each document with something left on it, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bumdes.credit.control import CONTROLS
from bumdes.credit.running import Place
from bumdes.document import Document
from ledger import Side
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from bumdes.work import Work
    from ledger import Money

MOST_ASKED = 500
"""Documents that one query asks for."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something left on a document at one place.

    Attributes:
        minor: what is left, in sen; more than zero unless the books say nonsense.
    """

    document: Document
    place: Place
    minor: int
    left: Money

    def days_overdue(self, day: dt.date) -> int:
        """Return for how many days it is overdue on *day*; zero or less if it is not."""
        due = self.document.due_on or self.document.issued_on
        return (day - due).days


def open_claims(
    work: Work,
    sub_ledger: str,
    *,
    parties: Collection[str] | None,
    at: dt.date | None = None,
) -> list[Claim]:
    """Return what is open with *parties* at the end of day *at*, the oldest document first.

    Args:
        sub_ledger: key of one of ``CONTROLS``.
        parties: their codes; None for everybody.
        at: the end of all days if not said.
    """
    control = CONTROLS[sub_ledger]
    accounts = [code for code in control.accounts if code in work.book.chart]
    if not accounts or (parties is not None and not parties):
        return []
    p = work.book.documented_lines(accounts, parties=parties or ()).c
    keys = (p.account, p.party, p.document, p.unit, p.fund)
    net = func.sum(p.net)
    query = select(*keys, net).group_by(*keys).having(net != 0)
    if at is not None:
        query = query.where(p.date <= at)
    rows = work.book.connection.execute(query).all()
    documents = documents_of(work, {row.document for row in rows})
    sign = 1 if control.grows is Side.DEBIT else -1
    claims = [
        Claim(
            documents[document],
            Place(account, party, document, unit, fund),
            sign * int(minor),
            from_minor(sign * int(minor), work.book.currency),
        )
        for account, party, document, unit, fund, minor in rows
        if document in documents
    ]
    return sorted(claims, key=_age)


def documents_of(work: Work, codes: Collection[str]) -> dict[str, Document]:
    """Return the documents *codes* that are kept, by code."""
    asked = sorted(codes)
    found: dict[str, Document] = {}
    for first in range(0, len(asked), MOST_ASKED):
        query = select(Document).where(
            Document.book_id == work.book_id,
            Document.code.in_(asked[first : first + MOST_ASKED]),
        )
        found |= {document.code: document for document in work.session.scalars(query)}
    return found


def _age(claim: Claim) -> tuple[dt.date, str, Place]:
    return (claim.document.issued_on, claim.document.code, claim.place)
