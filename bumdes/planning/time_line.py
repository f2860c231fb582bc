"""The time line of a proposal: drafted, reviewed, decided, paid for, handed to a unit, done.

Nothing of it is kept twice. What the books moved for a proposal is found by the funds that pay
for it and no other, and by entries tagged with it; entries that were taken back do not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.governance.decision import find_decision
from bumdes.permissions import Role
from bumdes.planning.carrying_out import Movement, MovementKind, movements_of
from bumdes.planning.cost_use import CostUse, Voucher, cost_uses
from bumdes.planning.proposal import Proposal, cost_lines, funds_of
from bumdes.planning.review import Verdict, reviews_of, stage_of
from ledger.money import total

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from bumdes.planning.stage import Stage
    from ledger import BookView, Money


class StepKind(StrEnum):
    """What happened to a proposal."""

    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    AGREED = "agreed"
    RETURNED = "returned"
    APPROVED = "approved"
    DECLINED = "declined"
    RELEASED = "released"
    """Money came in for it: capital or a loan."""
    ALLOCATED = "allocated"
    """Money went from the head office to its unit."""
    REALISED = "realised"
    """Money, or what is owed for goods, was spent on it."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _LABELS[self]


_LABELS: Mapping[StepKind, str] = MappingProxyType(
    {
        StepKind.DRAFTED: "Disusun",
        StepKind.SUBMITTED: "Diajukan",
        StepKind.AGREED: "Setuju",
        StepKind.RETURNED: "Dikembalikan",
        StepKind.APPROVED: "Disetujui musyawarah",
        StepKind.DECLINED: "Ditolak musyawarah",
        StepKind.RELEASED: "Dana diterima",
        StepKind.ALLOCATED: "Dana dialokasikan ke unit",
        StepKind.REALISED: "Dibelanjakan",
    }
)

_MOVED: Mapping[MovementKind, StepKind] = MappingProxyType(
    {
        MovementKind.RELEASED: StepKind.RELEASED,
        MovementKind.ALLOCATED: StepKind.ALLOCATED,
        MovementKind.SPENT: StepKind.REALISED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened to a proposal.

    Attributes:
        by: who did it; for a decision, its number.
        organ: the one that reviewed; None for other steps.
        note: what was said, or what the entry says.
        amount: what moved; None where nothing did.
        sequence: of the entry in the books; None where there is none.
        voucher: its number, as printed.
    """

    kind: StepKind
    on: dt.date
    by: str = ""
    organ: Role | None = None
    note: str = ""
    amount: Money | None = None
    sequence: int | None = None
    voucher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalStory:
    """A proposal from its draft to what became of it.

    Attributes:
        steps: by day; of one day, in the order in which such things happen.
        uses: each line of the cost plan, with what was spent on it.
        outside: what was spent on what the cost plan does not have.
        planned, released, allocated, realised: in all.
    """

    proposal: Proposal
    stage: Stage
    funds: tuple[str, ...]
    steps: tuple[Step, ...]
    uses: tuple[CostUse, ...]
    outside: tuple[Voucher, ...]
    planned: Money
    released: Money
    allocated: Money
    realised: Money

    @property
    def remaining(self) -> Money:
        """What the plan still has; negative where more was spent than planned."""
        return self.planned - self.realised


def proposal_story(session: Session, view: BookView, proposal: Proposal) -> ProposalStory:
    """Return what became of *proposal*, from its records and from the books *view*."""
    lines = cost_lines(session, proposal.book_id, proposal.proposal_id)
    moved = movements_of(session, view, proposal)
    spent = [m for m in moved if m.kind is MovementKind.SPENT]
    uses, outside = cost_uses(lines, spent, view.currency)
    steps = [*_deliberated(session, proposal), *map(_moved, moved)]
    return ProposalStory(
        proposal=proposal,
        stage=stage_of(session, proposal),
        funds=funds_of(session, proposal.book_id, proposal.proposal_id),
        steps=tuple(sorted(steps, key=_place)),
        uses=uses,
        outside=outside,
        planned=total((use.planned for use in uses), view.currency),
        released=_sum(moved, MovementKind.RELEASED, view),
        allocated=_sum(moved, MovementKind.ALLOCATED, view),
        realised=_sum(moved, MovementKind.SPENT, view),
    )


def _place(step: Step) -> tuple[dt.date, int, int]:
    return step.on, list(StepKind).index(step.kind), step.sequence or 0


def _deliberated(session: Session, proposal: Proposal) -> Iterable[Step]:
    """Yield what was said of it, before any money moved."""
    yield Step(kind=StepKind.DRAFTED, on=proposal.drafted_on, by=proposal.drafted_by)
    if proposal.submitted_on is not None:
        yield Step(kind=StepKind.SUBMITTED, on=proposal.submitted_on)
    for review in reviews_of(session, proposal.book_id, proposal.subject):
        agreed = review.verdict == Verdict.AGREED
        yield Step(
            kind=StepKind.AGREED if agreed else StepKind.RETURNED,
            on=review.reviewed_on,
            by=review.signed_by,
            organ=Role(review.organ),
            note=review.note,
        )
    if proposal.decision is not None:
        decision = find_decision(session, proposal.book_id, proposal.decision)
        yield Step(
            kind=StepKind.DECLINED if proposal.is_declined else StepKind.APPROVED,
            on=decision.decided_on,
            by=decision.number,
            note=decision.about,
        )


def _moved(movement: Movement) -> Step:
    return Step(
        kind=_MOVED[movement.kind],
        on=movement.on,
        by=movement.by,
        note=movement.description,
        amount=movement.amount,
        sequence=movement.sequence,
        voucher=movement.voucher,
    )


def _sum(moved: Iterable[Movement], kind: MovementKind, view: BookView) -> Money:
    return total((m.amount for m in moved if m.kind is kind), view.currency)
