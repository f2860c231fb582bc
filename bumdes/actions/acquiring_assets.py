"""Acquiring assets: buying them, from what money or on account."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.assets.asset import Asset, find_asset
from bumdes.assets.asset_class import CONSTRUCTION, find_class
from bumdes.assets.movement import MovementKind
from bumdes.assets.policy import policies_on
from bumdes.bookings.asset import (
    AssetFacts,
    PlanOf,
    add_first_plan,
    post_kept,
    register_asset,
    tags_of,
)
from bumdes.bookings.asset_payment import PaidFrom, cost_of, paid_legs
from bumdes.errors import (
    BelowCapitalisationLimitError,
)
from bumdes.permissions import Permission
from bumdes.planning.proposal import COST_LINE_TAG, PROPOSAL_TAG
from bumdes.proofs.required import promised
from bumdes.record import described
from bumdes.register_tag import RECORD_TAG
from bumdes.unit import find_unit
from ledger import JournalEntry
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyAsset:
    """A thing that is bought, or the beginning of what is being built.

    Attributes:
        paid: from where; together it is what the thing costs.
        is_kept_anyway: whether it is kept as an asset though it costs less than the limit.
        decision: for what is borrowed to buy it.
        proposal_id, cost_line: the approved proposal that it carries out, and its line.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same purchase, so that asking twice records once.
    """

    facts: AssetFacts
    date: dt.date
    unit: str
    paid: tuple[PaidFrom, ...]
    is_kept_anyway: bool = False
    decision: str = ""
    proposal_id: str = ""
    cost_line: int | None = None
    description: str = ""
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def buy_asset(work: Work, command: BuyAsset) -> Asset:
    """Buy a thing: register it, post what it cost, and plan how it wears out.

    Asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not, or not for this unit.
        NotFoundError: there is no such class, unit, party or picture.
        BelowCapitalisationLimitError: it costs too little to be kept as an asset.
        InvalidFieldError: nothing is paid, or not from where one can pay.
        TakenError: another asset has its code.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "buy_asset",
        name=command.facts.name,
        asset_class=command.facts.asset_class,
        date=command.date,
        unit=command.unit,
        cost=[str(paid.amount) for paid in command.paid],
        key=command.key,
    )
    work.actor.require(Permission.MANAGE_ASSETS, unit=command.unit)
    find_unit(work.session, work.book_id, command.unit)
    work.book.writer()
    known = work.book.find(command.key)
    if known is not None:
        return find_asset(work.session, work.book_id, known.entry.tags.get(RECORD_TAG, ""))
    of_class = find_class(command.facts.asset_class)
    cost = cost_of(work, command.paid)
    if not command.is_kept_anyway and of_class.key != CONSTRUCTION:
        _check_limit(work, command, cost)
    asset = register_asset(work, command.facts, on=command.date)
    entry = JournalEntry(
        date=command.date,
        description=(command.description or f"Beli {asset.name}")[:500],
        postings=tuple(
            paid_legs(work, command.paid, of_class.cost, command.date, command.unit, asset)
        ),
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
    posted = post_kept(work, entry, MovementKind.BOUGHT)
    made_of = PlanOf(facts=command.facts, cost=to_minor(cost), entry_sequence=posted.sequence)
    add_first_plan(work, asset, made_of)
    return asset


def _check_limit(work: Work, command: BuyAsset, cost: Money) -> None:
    limit = policies_on(work.session, work.book_id, command.date).limit_minor
    if to_minor(cost) < limit:
        raise BelowCapitalisationLimitError(
            command.facts.name, cost=cost, limit=from_minor(limit, work.book.currency)
        )
