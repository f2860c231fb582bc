"""A stopped or bankrupt enterprise records only what a decision settles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.entry_rule import EntryRule
from bumdes.errors import EnterpriseStoppedError
from bumdes.governance.decision import require_decision
from bumdes.governance.standing import SETTLING, standing_on

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, register: str) -> None:  # noqa: ARG001 - of a rule
    """Do nothing while the enterprise works, or if a decision settles this.

    Taking an entry back corrects the books and needs none.

    Raises:
        EnterpriseStoppedError: the entry names no decision.
        DecisionError, NotFoundError: its decision settles nothing.
    """
    standing = standing_on(work.session, work.book_id, entry.date)
    if standing is None or not standing.status.is_over or entry.reverses is not None:
        return
    if not entry.decision:
        raise EnterpriseStoppedError(standing.status, standing.since)
    require_decision(work.session, work.book_id, entry.decision, *SETTLING, on=entry.date)


STANDING = EntryRule(key="standing", check=_check)
