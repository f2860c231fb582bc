"""Naming what a line on a control account concerns, by one code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.document import find_document
from bumdes.sub_ledgers import sub_ledger_of
from ledger import Dimension

if TYPE_CHECKING:
    from bumdes.work import Work


def named_by(work: Work, account: str, code: str) -> dict[str, str]:
    """Return the values that a line on *account* names by *code*, by dimension.

    A document stands for whom it concerns too. Nothing is named where *code* is empty, or
    where no sub-ledger explains the account.

    Raises:
        NotFoundError: the account asks for a document, and there is none with this code.
    """
    sub_ledger = sub_ledger_of(account)
    if sub_ledger is None or not code:
        return {}
    if Dimension.DOCUMENT not in sub_ledger.identity:
        return {sub_ledger.identity[0].value: code}
    document = find_document(work.session, work.book_id, code)
    named = {Dimension.DOCUMENT: document.code, Dimension.PARTY: document.party}
    return {dimension.value: named[dimension] for dimension in sub_ledger.identity}
