"""What a register posted and was taken back is recorded anew, never brought to life again.

A register follows each of its entries to its end. Taking back what took it back would give the
accounts what the register no longer has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.entry_rule import EntryRule
from bumdes.errors import RegisterRevivalError
from bumdes.register_tag import REGISTER_TAG

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, _register: str) -> None:
    """Do nothing unless *entry* takes back the reversal of an entry of a register.

    Raises:
        RegisterRevivalError: it does.
    """
    if entry.reverses is None:
        return
    taken_back = work.book.entry(entry.reverses)
    first = taken_back.entry
    while first.reverses is not None:
        first = work.book.entry(first.reverses).entry
    if first is not taken_back.entry and REGISTER_TAG in first.tags:
        raise RegisterRevivalError(taken_back.voucher, register=first.tags[REGISTER_TAG])


REGISTER_REVIVAL = EntryRule(key="register_revival", check=_check)
