"""What became of a decision: the entries that name it, and what is left of what it allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.governance.decision import find_decision
from bumdes.governance.decision_rule import rules_for
from bumdes.governance.deliberation import find_deliberation
from bumdes.people import appointments_in
from ledger.money import total

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from bumdes.governance.decision import Decision
    from bumdes.governance.deliberation import Deliberation
    from bumdes.people import Appointment, Person
    from ledger import BookView, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedEntry:
    """An entry that names a decision and was not taken back.

    Attributes:
        amount: what it moves in all.
        taken: how much of it only the decision allows; zero for what needs none.
    """

    sequence: int
    voucher: str
    date: dt.date
    description: str
    amount: Money
    taken: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionUse:
    """A decision, with what came of it.

    Attributes:
        deliberation: the meeting that took it; None for a decree.
        entries: the first one first.
        appointments: the offices that it gave or ended.
        taken: how much of the money it allows was taken.
    """

    decision: Decision
    deliberation: Deliberation | None
    entries: tuple[DecidedEntry, ...]
    appointments: tuple[tuple[Appointment, Person], ...]
    taken: Money

    @property
    def left(self) -> Money | None:
        """What may still be taken; None where it sets no limit."""
        most = self.decision.most
        return None if most is None else most - self.taken


def decision_use(session: Session, book: BookView, number: str) -> DecisionUse:
    """Return what became of the decision *number*.

    Raises:
        NotFoundError: there is none.
    """
    decision = find_decision(session, book.book_id, number)
    entries = tuple(
        DecidedEntry(
            sequence=posted.sequence,
            voucher=posted.voucher,
            date=posted.entry.date,
            description=posted.entry.description,
            amount=total([posted.entry.amount], book.currency),
            taken=total(
                (rule.amount(posted.entry) for rule in rules_for(posted.entry)), book.currency
            ),
        )
        for posted in book.decided_by(number)
    )
    meeting = decision.deliberation_id
    return DecisionUse(
        decision=decision,
        deliberation=(
            None if meeting is None else find_deliberation(session, book.book_id, meeting)
        ),
        entries=entries,
        appointments=tuple(
            (appointment, person)
            for appointment, person in appointments_in(session, book.book_id)
            if number in {appointment.decree, appointment.ended_by}
        ),
        taken=total((entry.taken for entry in entries), book.currency),
    )
