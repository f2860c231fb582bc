"""Improving assets: what makes them better, last longer, or is built on to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.assets.movement import MovementKind
from bumdes.assets.schedule import first_day_of
from bumdes.bookings.asset import Held, post_kept, tags_of
from bumdes.bookings.asset_payment import PaidFrom, cost_of, paid_legs
from bumdes.errors import (
    InvalidFieldError,
)
from bumdes.permissions import Permission
from bumdes.planning.proposal import COST_LINE_TAG, PROPOSAL_TAG
from bumdes.proofs.required import promised
from bumdes.record import described
from ledger import JournalEntry
from ledger.money import to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.assets.asset import Asset, AssetPlan
    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ImproveAsset:
    """What is paid to make an asset better, or last longer; or to go on building it.

    Attributes:
        paid: from where; together it is what comes to its cost.
        more_months: by how many months it lasts longer.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same improvement, so that asking twice records once.
    """

    asset: str
    date: dt.date
    paid: tuple[PaidFrom, ...]
    more_months: int = 0
    description: str = ""
    decision: str = ""
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    proposal_id: str = ""
    cost_line: int | None = None
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def improve_asset(work: Work, command: ImproveAsset) -> Asset:
    """Add to the cost of an asset; what is left of it is spread over what is left of its life.

    Raises:
        PermissionDeniedError: the actor may not, or not for its unit.
        NotFoundError: there is no such asset or party.
        AssetGoneError: the enterprise has it no more.
        InvalidFieldError: nothing is paid, or its life is over and is not made longer.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "improve_asset", asset=command.asset, date=command.date, key=command.key
    )
    work.book.writer()
    held = Held.of(work, command.asset, command.date)
    work.actor.require(Permission.MANAGE_ASSETS, unit=held.holding.unit)
    asset, unit = held.asset, held.holding.unit
    if work.book.find(command.key) is not None:
        return asset
    cost = to_minor(cost_of(work, command.paid))
    plan = _improved(held, cost, command.more_months)
    legs = paid_legs(work, command.paid, held.holding.account, command.date, unit, asset)
    entry = JournalEntry(
        date=command.date,
        description=(command.description or f"Perbaikan {asset.name}")[:500],
        postings=tuple(legs),
        key=command.key,
        tags=tags_of(
            asset.code,
            **{
                PROPOSAL_TAG: command.proposal_id,
                COST_LINE_TAG: "" if command.cost_line is None else str(command.cost_line),
            },
        )
        | promised(command.proof_later),
        decision=command.decision,
        evidence=command.evidence,
    )
    posted = post_kept(work, entry, MovementKind.IMPROVED)
    if plan is not None:
        plan.entry_sequence = posted.sequence
        work.session.add(plan)
        work.session.flush()
    return asset


def _improved(held: Held, cost: int, more_months: int) -> AssetPlan | None:
    """Return the plan from then on; None for what does not wear out."""
    if more_months < 0:
        raise InvalidFieldError("months", more_months, "not_negative")
    if not held.of_class.wears_out:
        return None
    due = held.plan.schedule.through(held.last_month)
    months = held.plan.schedule.left_after(held.last_month) + more_months
    if not months:
        raise InvalidFieldError("months", months, "longer_life")
    base = held.holding.cost - held.holding.impaired - due - held.plan.residual_minor
    return held.plan_on(
        since=first_day_of(held.last_month + 1),
        months=months,
        life=held.plan.life + more_months,
        base_minor=base + cost,
        worn_minor=due,
        reason="Perbaikan",
    )
