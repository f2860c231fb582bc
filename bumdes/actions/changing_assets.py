"""Changing assets: finishing what was built, losing value, another life, another unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.assets.asset_class import CONSTRUCTION, find_class
from bumdes.assets.holding import divided
from bumdes.assets.movement import MovementKind
from bumdes.assets.policy import MOST_MONTHS
from bumdes.assets.schedule import Method, first_day_of
from bumdes.bookings.asset import Held, life_of, not_negative, post_kept, tags_of
from bumdes.dealings.current_account import CurrentAccounts
from bumdes.errors import InvalidFieldError, MoreThanAssetError
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.unit import find_unit
from ledger import EntryKind, JournalEntry
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.assets.asset import Asset, AssetPlan
    from bumdes.work import Work
    from ledger import Money, Posting

IMPAIRMENT = "7.2.06.01"
"""The expense of what assets lose in value at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishConstruction:
    """What was built is ready, and becomes a thing of another class.

    Attributes:
        months: its whole life; that of the class if not said.
        key: the same for the same thing, so that asking twice records once.
    """

    asset: str
    date: dt.date
    asset_class: str
    months: int | None = None
    residual: Money | None = None
    method: Method | None = None
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def finish_construction(work: Work, command: FinishConstruction) -> Asset:
    """Move what was built from construction in progress to the class it belongs to.

    Raises:
        PermissionDeniedError: the actor may not, or not for its unit.
        NotFoundError: there is no such asset or class.
        AssetGoneError: the enterprise has it no more.
        InvalidFieldError: it is nothing that is being built, or would not be finished.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "finish_construction",
        asset=command.asset,
        asset_class=command.asset_class,
        date=command.date,
        key=command.key,
    )
    work.book.writer()
    held = Held.of(work, command.asset, command.date)
    work.actor.require(Permission.MANAGE_ASSETS, unit=held.holding.unit)
    if work.book.find(command.key) is not None:
        return held.asset
    target = find_class(command.asset_class)
    if held.of_class.key != CONSTRUCTION or target.key == CONSTRUCTION:
        raise InvalidFieldError("asset_class", command.asset_class, "finished_class")
    life = life_of(target, command.months, held.settled)
    residual = not_negative(command.residual) if life else 0
    base = held.holding.carrying - residual
    if base < 0:
        raise InvalidFieldError("residual", command.residual, "not_more_than_cost")
    legs: list[Posting] = []
    for fund, part in sorted(held.holding.parts.items()):
        legs += held.legs(target.cost, part.cost, is_debit=True, fund=fund)
        legs += held.legs(held.holding.account, part.cost, is_debit=False, fund=fund)
    entry = JournalEntry(
        date=command.date,
        description=f"{held.asset.name} selesai dibangun"[:500],
        postings=tuple(legs),
        key=command.key,
        tags=tags_of(held.asset.code),
        evidence=command.evidence,
    )
    posted = post_kept(work, entry, MovementKind.FINISHED)
    plan = held.plan_on(
        asset_class=target.key,
        since=first_day_of(held.settled.start.first_month(command.date)),
        method=Method(command.method or held.settled.method).value,
        months=life,
        life=life,
        base_minor=base if life else 0,
        residual_minor=residual,
        entry_sequence=posted.sequence,
        reason="Selesai dibangun",
    )
    return _planned(work, held, plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpairAsset:
    """A loss in value that came at once, such as a flood or a model that nobody wants.

    Attributes:
        amount: by how much less it is worth than its wear says.
        reason: what happened.
        key: the same for the same loss, so that asking twice records once.
    """

    asset: str
    date: dt.date
    amount: Money
    reason: str
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def impair_asset(work: Work, command: ImpairAsset) -> Asset:
    """Take a loss in value off an asset; the rest is spread over what is left of its life.

    Its wear is brought up to the day first.

    Raises:
        PermissionDeniedError: the actor may not, or not for its unit.
        NotFoundError: there is no such asset.
        AssetGoneError: the enterprise has it no more.
        MoreThanAssetError: it stands at less.
        InvalidFieldError: it loses nothing.
        BlankTextError, TextTooLongError: no reason is given, or too long a one.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "impair_asset",
        asset=command.asset,
        amount=command.amount,
        date=command.date,
        key=command.key,
    )
    work.book.writer()
    held = Held.of(work, command.asset, command.date)
    work.actor.require(Permission.MANAGE_ASSETS, unit=held.holding.unit)
    if work.book.find(command.key) is not None:
        return held.asset
    reason, lost = check_text(command.reason, "reason", most=300), to_minor(command.amount)
    if lost <= 0:
        raise InvalidFieldError("amount", command.amount, "positive")
    held.bring_wear_up(command.key, command.evidence)
    if lost > held.holding.carrying:
        left = from_minor(held.holding.carrying, work.book.currency)
        raise MoreThanAssetError(command.asset, asked=command.amount, left=left)
    entry = JournalEntry(
        date=command.date,
        description=f"Penurunan nilai {held.asset.name}: {reason}"[:500],
        postings=tuple(_impairment(held, lost)),
        kind=EntryKind.ADJUSTING,
        key=command.key,
        tags=tags_of(held.asset.code),
        evidence=command.evidence,
    )
    posted = post_kept(work, entry, MovementKind.IMPAIRED)
    residual = min(held.plan.residual_minor, held.holding.carrying - lost)
    plan = held.plan_on(
        base_minor=_spread(held, held.holding.carrying - lost - residual),
        residual_minor=residual,
        worn_minor=held.holding.worn,
        entry_sequence=posted.sequence,
        reason=reason,
    )
    return _planned(work, held, plan)


def _impairment(held: Held, lost: int) -> list[Posting]:
    weights = {fund: part.carrying for fund, part in sorted(held.holding.parts.items())}
    legs: list[Posting] = []
    for fund, minor in divided(lost, weights).items():
        legs += held.others(IMPAIRMENT, minor, is_debit=True, fund=fund)
        legs += held.legs(held.of_class.impaired, minor, is_debit=False, fund=fund)
    return legs


def _spread(held: Held, base: int) -> int:
    """Return what is to wear off of *base*: nothing where no month is left for it."""
    return base if held.plan.schedule.left_after(held.last_month) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseWear:
    """Another estimate of how an asset wears out, from the month of *date* on.

    Attributes:
        months_left: how many months it still lasts.
        residual, method: as they were if not said.
    """

    asset: str
    date: dt.date
    months_left: int
    reason: str
    residual: Money | None = None
    method: Method | None = None


def revise_wear(work: Work, command: ReviseWear) -> AssetPlan:
    """Spread what is left of an asset another way; what wore off before stays as it is.

    Raises:
        PermissionDeniedError: the actor may not, or not for its unit.
        NotFoundError: there is no such asset.
        AssetGoneError: the enterprise has it no more.
        InvalidFieldError: it never wears out, or no months or too much would be left.
        BlankTextError, TextTooLongError: no reason is given, or too long a one.

    Source:
        SAK EP: a change of estimate concerns the months to come.
    """
    work.request = described(
        "revise_wear", asset=command.asset, date=command.date, months_left=command.months_left
    )
    work.book.writer()
    held = Held.of(work, command.asset, command.date)
    work.actor.require(Permission.MANAGE_ASSETS, unit=held.holding.unit)
    reason = check_text(command.reason, "reason", most=300)
    if not held.of_class.wears_out:
        raise InvalidFieldError("months", command.months_left, "never_wears_out")
    if not 1 <= command.months_left <= MOST_MONTHS:
        raise InvalidFieldError("months", command.months_left, "asset_months")
    due = held.plan.schedule.through(held.last_month)
    left = held.holding.cost - held.holding.impaired - due
    residual = held.plan.residual_minor
    if command.residual is not None:
        residual = not_negative(command.residual)
    if residual > left:
        raise InvalidFieldError("residual", command.residual, "not_more_than_cost")
    plan = held.plan_on(
        months=command.months_left,
        life=max(held.last_month + 1 + command.months_left - held.plan.schedule.first_month, 1),
        method=Method(command.method or held.plan.method).value,
        base_minor=left - residual,
        residual_minor=residual,
        worn_minor=due,
        reason=reason,
    )
    _planned(work, held, plan)
    return plan


def _planned(work: Work, held: Held, plan: AssetPlan) -> Asset:
    work.session.add(plan)
    work.session.flush()
    return held.asset


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferAsset:
    """An asset that goes from its unit to another, at what it stands at.

    Attributes:
        to_unit: code; an empty string is the head office.
        key: the same for the same transfer, so that asking twice records once.
    """

    asset: str
    to_unit: str
    date: dt.date
    reason: str = ""
    decision: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def transfer_asset(work: Work, command: TransferAsset) -> Asset:
    """Hand an asset to another unit; the lines between the units are made here.

    Raises:
        PermissionDeniedError: the actor may not move things between units.
        NotFoundError: there is no such asset or unit.
        AssetGoneError: the enterprise has it no more.
        InvalidFieldError: the unit has it already.
        SettingMissingError: the books name no accounts between units and head office.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "transfer_asset",
        asset=command.asset,
        to_unit=command.to_unit,
        date=command.date,
        key=command.key,
    )
    work.actor.require(Permission.ALLOCATE)
    work.book.writer()
    held = Held.of(work, command.asset, command.date)
    if work.book.find(command.key) is not None:
        return held.asset
    taker = find_unit(work.session, work.book_id, command.to_unit)
    if taker.code == held.holding.unit:
        raise InvalidFieldError("to_unit", command.to_unit, "another_unit")
    said = f"{held.asset.name} diserahkan kepada {taker.name}"
    entry = JournalEntry(
        date=command.date,
        description=f"{said}: {command.reason}"[:500] if command.reason else said[:500],
        postings=tuple(_handed_over(held, taker.code)),
        key=command.key,
        tags=tags_of(held.asset.code),
        decision=command.decision,
        evidence=command.evidence,
    )
    post_kept(work, entry, MovementKind.MOVED)
    return held.asset


def _handed_over(held: Held, taker: str) -> list[Posting]:
    between = CurrentAccounts.of(held.work.book)
    currency, giver = held.work.book.currency, held.holding.unit
    legs: list[Posting] = []
    for fund, part in sorted(held.holding.parts.items()):
        legs += _of_part(held, fund, is_in=False)
        if part.carrying > 0:
            value = from_minor(part.carrying, currency)
            legs += between.given(giver, value, fund=fund)
            legs += between.taken(taker, value, fund=fund)
    held.holding.unit = taker
    for fund in sorted(held.holding.parts):
        legs += _of_part(held, fund, is_in=True)
    return legs


def _of_part(held: Held, fund: str, *, is_in: bool) -> list[Posting]:
    """Return the legs by which what one fund has in an asset comes in, or goes out."""
    part, of_class = held.holding.parts[fund], held.of_class
    return [
        *held.legs(held.holding.account, part.cost, is_debit=is_in, fund=fund),
        *held.legs(of_class.worn, part.worn, is_debit=not is_in, fund=fund),
        *held.legs(of_class.impaired, part.impaired, is_debit=not is_in, fund=fund),
    ]
