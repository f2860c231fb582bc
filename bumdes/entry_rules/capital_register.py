"""Contributed capital moves through its register alone.

Openings bring in what came before the books; entries that take others back undo them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.account import CAPITAL_REGISTER, is_capital
from bumdes.capital.movement import held_from, movements_of
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
        RegisterOnlyError: it moves it, and no contribution stands behind it.
        CapitalMovedOnError: it takes back what was returned or given on since.
        OpeningExceededError: it takes an opening back that was told apart since.
    """
    if entry.reverses is not None:
        if register == CAPITAL_REGISTER:
            _check_later(work, entry, entry.reverses)
        elif entry.kind is EntryKind.OPENING:
            _check_opening(work, entry)
        return
    if register == CAPITAL_REGISTER or entry.kind is EntryKind.OPENING:
        return
    for posting in entry.postings:
        if is_capital(posting.account):
            raise RegisterOnlyError(posting.account)


def _check_later(work: Work, entry: JournalEntry, sequence: int) -> None:
    """Do nothing if whoever gained by the entry *sequence* still has what it gave."""
    movements = movements_of(work.session, work.book)
    for gained in movements:
        if gained.sequence == sequence and gained.minor > 0:
            held = held_from(movements, gained.fund, gained.party, entry.date)
            if held < gained.minor:
                raise CapitalMovedOnError(gained.fund)


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
