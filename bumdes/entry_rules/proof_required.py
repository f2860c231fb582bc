"""A payment of the amount that the enterprise set, or more, comes with its proof.

Where the paper is still to come, who records it says why: whether it is a form of its own, or
a register that posts it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.entry_rule import EntryRule
from bumdes.errors import ProofRequiredError
from bumdes.proofs.payment import PROOF_LATER_TAG
from bumdes.proofs.required import unproved
from bumdes.register_tag import CASH_REGISTER
from bumdes.till.shift import TILL_REGISTER
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry

_COUNTED = frozenset({CASH_REGISTER, TILL_REGISTER})
"""What was counted, and signed by those who counted, is its own proof."""


def _check(work: Work, entry: JournalEntry, register: str) -> None:
    """Do nothing if *entry* is proved, pays less than needs a proof, or promises one.

    Raises:
        ProofRequiredError: it needs a proof, and has none.
    """
    if register in _COUNTED or entry.tags.get(PROOF_LATER_TAG, "").strip():
        return
    if (bare := unproved(work, entry)) is not None:
        currency = work.book.currency
        raise ProofRequiredError(
            from_minor(bare.minor, currency), from_minor(bare.least_minor, currency)
        )


PROOF_REQUIRED = EntryRule(key="proof_required", check=_check)
