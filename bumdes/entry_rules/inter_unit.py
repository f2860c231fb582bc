"""What moves between units and head office says the same on both sides, entry by entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.dealings.current_account import CurrentAccounts
from bumdes.entry_rule import EntryRule
from bumdes.errors import UnmatchedUnitsError
from bumdes.unit import HEAD_OFFICE
from ledger import EntryKind
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, register: str) -> None:  # noqa: ARG001 - of a rule
    """Do nothing if each current account (RK) moves alike at head office and in its units.

    Openings are free: each unit may bring in its own.

    Raises:
        UnmatchedUnitsError: one side says more than the other.
    """
    if entry.kind is EntryKind.OPENING:
        return
    accounts = CurrentAccounts.of(work.book)
    if not any(posting.account in accounts for posting in entry.postings):
        return
    sums: dict[tuple[str, str], list[int]] = {}
    for posting in entry.postings:
        if posting.account not in accounts:
            continue
        signed = posting.debit_minor - posting.credit_minor
        if posting.unit == HEAD_OFFICE and posting.account in accounts.due_from:
            sums.setdefault((posting.account, posting.fund), [0, 0])[0] += signed
        else:
            account = accounts.by_unit.get(posting.unit, "")
            sums.setdefault((account, posting.fund), [0, 0])[1] -= signed
    for (account, _), (at_head, in_units) in sorted(sums.items()):
        if at_head != in_units:
            raise UnmatchedUnitsError(
                account,
                at_head=from_minor(at_head, entry.currency),
                in_units=from_minor(in_units, entry.currency),
            )


INTER_UNIT = EntryRule(key="inter_unit", check=_check)
