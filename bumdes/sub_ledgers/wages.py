"""Wages and contributions that are owed: to each member of staff, to each office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import WageOverpaidError
from bumdes.sub_ledger import SubLedger
from ledger import Dimension
from ledger.money import from_minor
from ledger.period import LAST_DAY

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry, Posting


def _check(
    work: Work,
    entry: JournalEntry,  # noqa: ARG001 - of a check
    register: str,  # noqa: ARG001 - of a check
    postings: tuple[Posting, ...],
) -> None:
    """Do nothing if nobody is paid more than is owed.

    Raises:
        WageOverpaidError: somebody would be.
    """
    moved: dict[tuple[str, str, str], int] = {}
    for posting in postings:
        key = (posting.account, posting.unit, posting.party)
        moved[key] = moved.get(key, 0) + posting.debit_minor - posting.credit_minor
    paid = {key: minor for key, minor in moved.items() if minor > 0}
    if not paid:
        return
    accounts = {account for account, _, _ in paid}
    rows = work.book.outstanding(accounts, LAST_DAY, by=["unit", "party"])
    left = {(row.account, row.unit, row.party): -row.net for row in rows}
    for key, minor in paid.items():
        if minor > left.get(key, 0):
            raise WageOverpaidError(
                key[2],
                left=from_minor(max(left.get(key, 0), 0), work.book.currency),
                asked=from_minor(minor, work.book.currency),
            )


WAGES = SubLedger(
    key="wages",
    label="Utang gaji dan iuran",
    accounts=("2.1.03.00",),
    identity=(Dimension.PARTY,),
    check=_check,
)
