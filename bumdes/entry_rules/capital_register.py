"""Contributed capital moves through its register alone.

Openings bring in what came before the books; entries that take others back undo them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.account import CAPITAL_REGISTER, REGISTER_TAG, is_capital
from bumdes.capital.change import changes_of
from bumdes.capital.contribution import contributions_of
from bumdes.capital.opening import unnamed_openings
from bumdes.entry_rule import EntryRule
from bumdes.errors import CapitalMovedOnError, OpeningExceededError, RegisterOnlyError
from ledger import EntryKind
from ledger.money import from_minor
from ledger.period import LAST_DAY

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, register: str) -> None:
    """Do nothing if *entry* leaves contributed capital alone, or may move it.

    Raises:
        RegisterOnlyError: it moves it, and no contribution stands behind it; or it would
            bring one to life again that was taken back.
        CapitalMovedOnError: it takes a contribution back of which a part was returned or
            transferred since.
        OpeningExceededError: it takes an opening back that was told apart since.
    """
    if entry.reverses is not None:
        _check_revival(work, entry.reverses)
        if register == CAPITAL_REGISTER:
            _check_later(work, entry.reverses)
        elif entry.kind is EntryKind.OPENING:
            _check_opening(work, entry)
        return
    if register == CAPITAL_REGISTER or entry.kind is EntryKind.OPENING:
        return
    for posting in entry.postings:
        if is_capital(posting.account):
            raise RegisterOnlyError(posting.account)


def _check_revival(work: Work, sequence: int) -> None:
    """Do nothing if taking the entry *sequence* back brings nothing of the register to life.

    What was taken back by mistake is contributed, returned or transferred anew, for the
    register follows each of its entries to its end.
    """
    entry = work.book.entry(sequence).entry
    if entry.reverses is None:
        return
    while entry.reverses is not None:
        entry = work.book.entry(entry.reverses).entry
    if entry.tags.get(REGISTER_TAG) == CAPITAL_REGISTER:
        raise RegisterOnlyError(entry.postings[-1].account)


def _check_later(work: Work, sequence: int) -> None:
    contributions = contributions_of(work.session, work.book_id)
    funds = {c.fund for c in contributions if c.entry_sequence == sequence}
    later = [c for c in changes_of(work.session, work.book_id) if c.fund in funds]
    taken_back = work.book.reversals(change.entry_sequence for change in later)
    for change in later:
        if change.entry_sequence not in taken_back:
            raise CapitalMovedOnError(change.fund)


def _check_opening(work: Work, entry: JournalEntry) -> None:
    """Do nothing if what *entry* takes back was not told apart by who brought it."""
    unnamed = unnamed_openings(work.book, at=LAST_DAY)
    for posting in entry.postings:
        is_unnamed = is_capital(posting.account) and not posting.party
        left = unnamed.get(posting.account, 0)
        if is_unnamed and posting.debit_minor > left:
            raise OpeningExceededError(
                posting.account,
                amount=from_minor(posting.debit_minor, work.book.currency),
                left=from_minor(left, work.book.currency),
            )


CAPITAL_REGISTER_RULE = EntryRule(key="capital_register", check=_check)
