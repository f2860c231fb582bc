"""What is posted for a proposal is posted after the deliberation approved it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.entry_rule import EntryRule
from bumdes.errors import ProposalNotApprovedError
from bumdes.governance.decision import find_decision
from bumdes.planning.proposal import PROPOSAL_TAG, find_proposal

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, _register: str) -> None:
    """Do nothing if *entry* names no proposal, or one that was approved by its day."""
    proposal_id = entry.tags.get(PROPOSAL_TAG)
    if proposal_id is None:
        return
    proposal = find_proposal(work.session, work.book_id, proposal_id)
    if proposal.decision is None or proposal.is_declined:
        raise ProposalNotApprovedError(proposal.title)
    decision = find_decision(work.session, work.book_id, proposal.decision)
    if decision.decided_on > entry.date:
        raise ProposalNotApprovedError(proposal.title)


APPROVED_PROPOSAL = EntryRule(key="approved_proposal", check=_check)
