"""A payment of the amount that the enterprise set, or more, comes with its proof.

Where the paper is still to come, who records it says why. What registers post is not held up
for want of a paper: it stands in the list of payments without proof.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.entry_rule import EntryRule
from bumdes.errors import ProofRequiredError
from bumdes.proofs.payment import PROOF_LATER_TAG, may_need_proof, paid_minor
from bumdes.proofs.setting import least_proved_minor
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, register: str) -> None:
    """Do nothing if *entry* is proved, pays less than needs a proof, or promises one.

    Raises:
        ProofRequiredError: it needs a proof, and has none.
    """
    if register or entry.evidence or not may_need_proof(entry):
        return
    if entry.tags.get(PROOF_LATER_TAG, "").strip():
        return
    paid = paid_minor(entry, work.book.chart)
    if not paid:
        return
    least = least_proved_minor(work.session, work.book_id, entry.date)
    if least is not None and paid >= least:
        currency = work.book.currency
        raise ProofRequiredError(from_minor(paid, currency), from_minor(least, currency))


PROOF_REQUIRED = EntryRule(key="proof_required", check=_check)
