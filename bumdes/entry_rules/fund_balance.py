"""Each fund balances by itself, so that what it received and what is left add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.entry_rule import EntryRule
from bumdes.errors import FundUnbalancedError
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, register: str) -> None:  # noqa: ARG001 - of a rule
    """Do nothing if the debits of each fund of *entry* equal its credits.

    Raises:
        FundUnbalancedError: those of one do not, or some lines name no fund.
    """
    sums: dict[str, list[int]] = {}
    for posting in entry.postings:
        pair = sums.setdefault(posting.fund, [0, 0])
        pair[0] += posting.debit_minor
        pair[1] += posting.credit_minor
    for fund, (debits, credits) in sorted(sums.items(), reverse=True):
        if debits != credits:
            raise FundUnbalancedError(
                fund,
                debits=from_minor(debits, entry.currency),
                credits=from_minor(credits, entry.currency),
            )


FUND_BALANCE = EntryRule(key="fund_balance", check=_check)
