"""Shares of a profit are posted by the sharing of it and by its payments, and by nothing else.

Otherwise a profit could be shared twice, or a share be paid that nobody is owed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.account import CAPITAL_REGISTER
from bumdes.entry_rule import EntryRule
from bumdes.errors import SharePaidError, SharingOnlyError
from bumdes.sharing.sharing import PROFIT_REGISTER, sharings_of
from bumdes.sharing.standing import refuse_paid, standing_contributions
from ledger import EntryKind, Side
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry, Posting

DRAWINGS, PAYABLES = "3.2.", "2.1.07."

_REGISTERS = frozenset({PROFIT_REGISTER, CAPITAL_REGISTER})
_FREE = frozenset({EntryKind.OPENING, EntryKind.CLOSING, EntryKind.RESTATEMENT})


def _check(work: Work, entry: JournalEntry, register: str) -> None:
    if entry.reverses is not None:
        if register == PROFIT_REGISTER:
            _check_reversal(work, entry.reverses)
        return
    if register in _REGISTERS or entry.kind in _FREE:
        return
    for posting in entry.postings:
        if _is_share(work, posting):
            raise SharingOnlyError(posting.account)


def _is_share(work: Work, posting: Posting) -> bool:
    """Whether *posting* distributes profit, owes a share, or pays one that is registered.

    What was owed before the register began is paid by any entry.
    """
    if posting.account.startswith(DRAWINGS):
        return True
    if not posting.account.startswith(PAYABLES):
        return False
    if posting.side is Side.CREDIT:
        return True
    if not posting.document:
        return False
    known = sharings_of(work.session, work.book_id)
    return posting.document in {sharing.sharing_id for sharing in known}


def _check_reversal(work: Work, sequence: int) -> None:
    """Do nothing if the entry is no sharing, or nothing that came of it stands.

    Raises:
        SharePaidError: somebody was paid, or a share was made capital.
    """
    for sharing in sharings_of(work.session, work.book_id):
        if sharing.entry_sequence != sequence:
            continue
        refuse_paid(work, sharing)
        for contribution in standing_contributions(work, sharing):
            amount = from_minor(contribution.amount_minor, work.book.currency)
            raise SharePaidError(contribution.contributor, amount)


PROFIT_REGISTER_RULE = EntryRule(key="profit_register", check=_check)
