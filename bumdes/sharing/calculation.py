"""Calculating who gets what of a year's profit: nothing but arithmetic.

First each unit that has a scheme shares its own profit; what it passes on, and the profit of
all the others, is shared by the scheme of the enterprise. Losses of earlier years are made up
before, if the scheme says so. Whole rupiah are shared; sen stay in retained earnings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import (
    NobodyToShareError,
    NothingToShareError,
    UnitsShareTooMuchError,
)
from bumdes.sharing.explanation import explain
from bumdes.sharing.head_kind import Use
from ledger.money import from_minor, total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bumdes.sharing.explanation import Explanation
    from bumdes.sharing.plan import Claim, HeadPlan, LevelPlan
    from bumdes.sharing.year_result import YearResult
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatedShare:
    """What somebody gets of one head, in whole rupiah."""

    unit: str
    head: HeadPlan
    claim: Claim
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatedHead:
    """What a head gets, and how that is divided; no explanation where it gets nothing."""

    plan: HeadPlan
    amount: Money
    division: Explanation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatedLevel:
    """How the profit of a unit, or of the enterprise, is shared among heads.

    Attributes:
        base: what there is to share.
        explanation: None where there is no profit.
    """

    plan: LevelPlan
    base: Money
    explanation: Explanation | None
    heads: tuple[CalculatedHead, ...]

    @property
    def given(self) -> Money:
        """What its shares add up to, but for what is passed on."""
        return total((share.amount for share in self.shares), self.base.currency)

    @property
    def shares(self) -> list[CalculatedShare]:
        """Who gets what, but for what is passed on; nobody who gets nothing."""
        return [
            CalculatedShare(unit=self.plan.unit, head=head.plan, claim=claim, amount=amount)
            for head in self.heads
            if head.division is not None and not _passes(head)
            for claim in head.plan.claims
            if (amount := head.division.amounts[claim.code])
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """How the profit of a year is shared.

    Attributes:
        losses: of earlier years, made up before anything is shared.
        units: the units that share by a scheme of their own.
        enterprise: everything else.
        left: sen that nobody gets; they stay in retained earnings.
    """

    result: YearResult
    losses: Money
    units: tuple[CalculatedLevel, ...]
    enterprise: CalculatedLevel
    left: Money

    @property
    def shares(self) -> tuple[CalculatedShare, ...]:
        """Who gets what; with the losses and the sen it adds up to the profit."""
        levels = (*self.units, self.enterprise)
        return tuple(share for level in levels for share in level.shares)


def calculate(
    result: YearResult, enterprise: LevelPlan, units: Sequence[LevelPlan] = ()
) -> Calculation:
    """Return how *result* is shared by the schemes of the *enterprise* and of its *units*.

    Raises:
        NothingToShareError: there is no profit, or earlier losses take it all.
        UnitsShareTooMuchError: units share more than the whole enterprise has.
        NobodyToShareError: a head gets something, but nobody weighs anything.
        AllocationError: floors and caps cannot be kept; see ``ledger.allocate``.
    """
    zero = from_minor(0, result.profit.currency)
    losses = result.earlier_loss if enterprise.losses_first else zero
    if result.profit - losses <= zero:
        raise NothingToShareError(result.year, result.profit, losses)
    levels = tuple(_level(plan, result.by_unit.get(plan.unit, zero)) for plan in units)
    given = total((level.given for level in levels), result.profit.currency)
    base = result.profit - losses - given
    if base < zero:
        raise UnitsShareTooMuchError(given, result.profit - losses)
    whole = _level(enterprise, base)
    left = base if whole.explanation is None else whole.explanation.left
    return Calculation(result=result, losses=losses, units=levels, enterprise=whole, left=left)


def _level(plan: LevelPlan, base: Money) -> CalculatedLevel:
    if base.amount < 1:
        return CalculatedLevel(plan=plan, base=base, explanation=None, heads=())
    explanation = explain(
        base,
        {head.key: head.weight for head in plan.heads},
        floors={head.key: head.floor for head in plan.heads if head.floor is not None},
        caps={head.key: head.cap for head in plan.heads if head.cap is not None},
    )
    heads = tuple(_head(head, explanation.amounts[head.key]) for head in plan.heads)
    return CalculatedLevel(plan=plan, base=base, explanation=explanation, heads=heads)


def _head(plan: HeadPlan, amount: Money) -> CalculatedHead:
    if not amount:
        return CalculatedHead(plan=plan, amount=amount, division=None)
    weights = {claim.code: claim.weight for claim in plan.claims}
    if not any(weights.values()):
        raise NobodyToShareError(plan.name)
    return CalculatedHead(plan=plan, amount=amount, division=explain(amount, weights))


def _passes(head: CalculatedHead) -> bool:
    return head.plan.kind.use is Use.PASSED_ON
