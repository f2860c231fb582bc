"""A payroll is not taken back once its wages were paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.entry_rule import EntryRule
from bumdes.errors import WagePaidError
from bumdes.payroll.owed import HEADING
from bumdes.payroll.payroll import PAYROLL_REGISTER
from ledger.period import LAST_DAY

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, register: str) -> None:
    """Do nothing if all to whom *entry* would owe no longer are still owed that much.

    Raises:
        WagePaidError: somebody was paid by now.
    """
    if entry.reverses is None or register != PAYROLL_REGISTER:
        return
    rows = work.book.outstanding([HEADING], LAST_DAY, by=["unit", "party"])
    left = {(row.account, row.unit, row.party): -row.net for row in rows}
    stem = HEADING.removesuffix("00")
    for posting in entry.postings:
        if not posting.account.startswith(stem):
            continue
        key = (posting.account, posting.unit, posting.party)
        if posting.debit_minor > left.get(key, 0):
            what = work.book.entry(entry.reverses).entry.description
            raise WagePaidError(what, posting.party)


WAGES_PAID = EntryRule(key="wages_paid", check=_check)
