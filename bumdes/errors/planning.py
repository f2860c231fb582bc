"""What a work plan or a proposal cannot be, or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    from collections.abc import Collection


class PlanningError(EnterpriseError):
    """A plan or proposal does not take what is asked."""

    code = "planning"


class WrongStageError(PlanningError):
    """It is done to a plan or proposal at another stage than this one has."""

    code = "wrong_stage"

    def __init__(self, kind: str, key: str, stage: str) -> None:
        message = f"{kind} {key!r} is {stage}, which does not allow it"
        super().__init__(message, kind=kind, key=key, stage=stage)


class EmptyPlanError(PlanningError):
    """A plan without a budget, or a proposal without a cost plan."""

    code = "empty_plan"

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"{kind} {key!r} has no lines", kind=kind, key=key)


class ReviewMissingError(PlanningError):
    """Not every organ that reviews has agreed."""

    code = "review_missing"

    def __init__(self, kind: str, key: str, missing: Collection[str]) -> None:
        message = f"{kind} {key!r} waits for the review of {' and '.join(missing)}"
        super().__init__(message, kind=kind, key=key, missing=tuple(missing))


class DecisionSpentError(PlanningError):
    """The decision has approved another plan already."""

    code = "decision_spent"

    def __init__(self, number: str, key: str) -> None:
        message = f"decision {number!r} has approved the plan {key} already"
        super().__init__(message, number=number, key=key)


class ProposalNotApprovedError(PlanningError):
    """What is posted for a proposal that no deliberation has approved by that day."""

    code = "proposal_not_approved"

    def __init__(self, proposal: str) -> None:
        super().__init__(f"proposal {proposal!r} is not approved", proposal=proposal)
