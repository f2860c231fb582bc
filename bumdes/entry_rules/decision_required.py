"""What only a deliberation may allow is posted with its decision, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.entry_rule import EntryRule
from bumdes.errors import DecisionExceededError
from bumdes.governance.decision import require_decision
from bumdes.governance.decision_rule import rules_for
from ledger import rp

if TYPE_CHECKING:
    from bumdes.governance.decision import Decision
    from bumdes.governance.decision_rule import DecisionRule
    from bumdes.work import Work
    from ledger import JournalEntry, Money


def _check(work: Work, entry: JournalEntry, _register: str) -> None:
    """Do nothing if *entry* needs no decision, or names one that allows it.

    An entry that takes another back needs none of its own: it undoes what was recorded, not
    what was decided.
    """
    if entry.reverses is not None:
        return
    for rule in rules_for(entry):
        decision = require_decision(
            work.session, work.book_id, entry.decision, *rule.kinds, on=entry.date
        )
        if decision.most is not None:
            _check_most(work, rule, entry, decision, decision.most)


def _settle(work: Work, entry: JournalEntry) -> None:
    """Do nothing if *entry* and all posted with it take no more than its decision allows."""
    _check(work, entry, "")


def _check_most(
    work: Work, rule: DecisionRule, entry: JournalEntry, decision: Decision, most: Money
) -> None:
    """Do nothing if *entry* and all others because of *decision* take at most *most*."""
    others = (posted.entry for posted in work.book.decided_by(decision.number))
    spent = sum(
        (rule.amount(e) for e in others if e.key != entry.key and rule.concerns(e)),
        start=rp(0),
    )
    wanted = rule.amount(entry)
    if spent + wanted > most:
        raise DecisionExceededError(decision.number, most=most, spent=spent, wanted=wanted)


DECISION_REQUIRED = EntryRule(key="decision_required", check=_check, settle=_settle)
