"""A debtor's confirmation: what the books say is owed, for the debtor to agree with or not.

A receivable that nobody confirms may have no debtor; so each can be asked for on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.credit.account_statement import open_dues
from bumdes.credit.control import CONTROLS, Control
from bumdes.document import find_document
from bumdes.errors import NotFoundError
from bumdes.parties.merger import Mergers
from bumdes.party import Party, find_party
from ledger.money import total

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.credit.account_statement import OpenDue
    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What a party is asked to confirm.

    Attributes:
        document: the one document that it is about; empty for all of them.
        dues: what is open, what is due first first.
        head: digest of the last entry of the books, from which it was made.
    """

    party: Party
    control: Control
    at: dt.date
    document: str
    dues: tuple[OpenDue, ...]
    owed: Money
    head: str


def read_confirmation(
    work: Work,
    sub_ledger: str,
    party: str,
    at: dt.date,
    *,
    document: str = "",
    unit: str | None = None,
) -> Confirmation:
    """Return what *party* is asked to confirm as open at the end of day *at*.

    Args:
        document: only what is open on this one, if one is named.
        unit: only that one's; an empty string for the head office, None for all.

    Raises:
        NotFoundError: there is no such party, or it has no such document.
    """
    codes = Mergers.of(work.session, work.book_id).codes(party)
    found = find_party(work.session, work.book_id, codes[0])
    if document and find_document(work.session, work.book_id, document).party not in codes:
        raise NotFoundError("document", document)
    dues = tuple(
        due
        for due in open_dues(work, sub_ledger, codes, at, unit=unit)
        if not document or due.claim.document.code == document
    )
    return Confirmation(
        party=found,
        control=CONTROLS[sub_ledger],
        at=at,
        document=document,
        dues=dues,
        owed=total((due.left for due in dues), work.book.currency),
        head=work.book.settings().head,
    )
