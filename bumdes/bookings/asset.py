"""What the acts on assets share: who is registered, by which plan, through which entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bumdes.assets.asset import ASSET_REGISTER, Asset, AssetPlan, find_asset, next_code
from bumdes.assets.asset_class import find_class
from bumdes.assets.holding import Holding, divided, holdings_on
from bumdes.assets.movement import MovementKind, keep_movements
from bumdes.assets.policy import MOST_MONTHS, policies_on
from bumdes.assets.register import next_plan_number, plan_in, standing_plans
from bumdes.assets.schedule import Method, first_day_of, last_day_of
from bumdes.assets.whereabouts import Condition, Whereabouts
from bumdes.errors import AssetGoneError, InvalidFieldError, TakenError
from bumdes.posting import post
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.stored_file import check_file
from ledger import (
    Dimension,
    DimensionValue,
    EntryKind,
    JournalEntry,
    credit,
    debit,
)
from ledger.journal import check_day
from ledger.money import from_minor, to_minor
from ledger.period import LAST_DAY
from ledger.posted import Outcome
from ledger.text import check_code, check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bumdes.assets.asset_class import AssetClass
    from bumdes.assets.policy import AssetPolicies
    from bumdes.work import Work
    from ledger import Money, Posted, Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFacts:
    """What is said of a thing when it is registered; see ``Asset`` and ``AssetPlan``.

    Attributes:
        asset_class: key of its class.
        in_use_on: the day it could be used; the day it came if not said.
        months: its whole life; that of its class if not said.
        residual: what it is expected to be worth at the end of it; nothing if not said.
        method: the usual one if not said.
        code: what labels and postings name it by; the next free one of its year if not
            said.
    """

    name: str
    asset_class: str
    in_use_on: dt.date | None = None
    months: int | None = None
    residual: Money | None = None
    method: Method | None = None
    code: str = ""
    serial: str = ""
    detail: str = ""
    supplier: str = ""
    paper: str = ""
    photo: str = ""
    insurer: str = ""
    policy: str = ""
    insured_until: dt.date | None = None
    insured: Money | None = None
    custodian: str = ""
    place: str = ""
    condition: Condition = Condition.GOOD


_TEXTS = (
    ("serial", 60),
    ("detail", 200),
    ("supplier", 150),
    ("paper", 100),
    ("insurer", 100),
    ("policy", 60),
    ("custodian", 150),
    ("place", 150),
)


def register_asset(work: Work, facts: AssetFacts, *, on: dt.date) -> Asset:
    """Put a thing that came on day *on* into the register, and let postings name it.

    The act that brings it in has asked for the permission, and posts it.

    Raises:
        NotFoundError: there is no such class, or no such picture.
        TakenError: another asset has its code.
        InvalidFieldError: it would be used before it came.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    find_class(facts.asset_class)
    work.book.writer()  # holds the books, so that nobody else takes the same code
    in_use_on = check_day(facts.in_use_on or on)
    if in_use_on < check_day(on):
        raise InvalidFieldError("in_use_on", in_use_on, "not_before_acquired")
    said = {name: _said(facts, name, most) for name, most in _TEXTS}
    asset = Asset(
        book_id=work.book_id,
        code=_code(work, facts, on),
        name=check_text(facts.name, "name", most=150),
        acquired_on=on,
        in_use_on=in_use_on,
        recorded_by=work.actor.name,
        photo=check_file(work.session, work.book_id, facts.photo),
        insured_until=facts.insured_until,
        insured_minor=not_negative(facts.insured),
        **{name: said[name] for name, _ in _TEXTS[:6]},
    )
    work.book.declare(
        DimensionValue(dimension=Dimension.ASSET, code=asset.code, name=asset.name)
    )
    work.session.add(asset)
    work.session.flush()
    work.session.add(
        Whereabouts(
            book_id=work.book_id,
            asset=asset.code,
            number=1,
            since=on,
            condition=Condition(facts.condition).value,
            recorded_by=work.actor.name,
            custodian=said["custodian"],
            place=said["place"],
        )
    )
    return asset


def _said(facts: AssetFacts, name: str, most: int) -> str:
    return check_text(getattr(facts, name), name, most=most, blank=True)


def _code(work: Work, facts: AssetFacts, on: dt.date) -> str:
    if not facts.code:
        return next_code(work.session, work.book_id, on.year)
    check_code(facts.code, "asset")
    if work.session.get(Asset, (work.book_id, facts.code)) is not None:
        raise TakenError("asset", facts.code)
    return facts.code


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOf:
    """From what a first plan is made: what it cost and what had worn off, in sen.

    Attributes:
        months_left: months that are still to come; None for a life that begins.
        since: the first month that counts; None for as the rule of the enterprise says.
    """

    facts: AssetFacts
    cost: int
    worn: int = 0
    months_left: int | None = None
    since: int | None = None
    entry_sequence: int = 0


def add_first_plan(work: Work, asset: Asset, made_of: PlanOf) -> AssetPlan:
    """Say by which plan a new asset wears out.

    Raises:
        InvalidFieldError: the life is none, or the residual is more than there is.
        RateOutsideDatesError: nothing was laid down for that day yet.
    """
    facts = made_of.facts
    settled = policies_on(work.session, work.book_id, asset.acquired_on)
    of_class = find_class(facts.asset_class)
    life = life_of(of_class, facts.months, settled)
    since = made_of.since
    if since is None:
        since = settled.start.first_month(asset.in_use_on)
    residual = not_negative(facts.residual) if life else 0
    base = made_of.cost - made_of.worn - residual
    if base < 0:
        raise InvalidFieldError("residual", facts.residual, "not_more_than_cost")
    months = life if made_of.months_left is None else made_of.months_left
    plan = AssetPlan(
        book_id=work.book_id,
        asset=asset.code,
        number=next_plan_number(work.session, work.book_id, asset.code),
        asset_class=of_class.key,
        since=first_day_of(since),
        method=Method(facts.method or settled.method).value,
        months=months if life else 0,
        life=life,
        base_minor=base if life else 0,
        residual_minor=residual,
        worn_minor=made_of.worn,
        recorded_by=work.actor.name,
        entry_sequence=made_of.entry_sequence,
    )
    work.session.add(plan)
    work.session.flush()
    return plan


def life_of(of_class: AssetClass, months: int | None, settled: AssetPolicies) -> int:
    """Return over how many months things of a class wear out; zero for never.

    Raises:
        InvalidFieldError: *months* is no life, or the class has none.
    """
    if not of_class.wears_out:
        if months:
            raise InvalidFieldError("months", months, "never_wears_out")
        return 0
    life = settled.months(of_class.key) if months is None else months
    if not 1 <= life <= MOST_MONTHS:
        raise InvalidFieldError("months", life, "asset_months")
    return life


def not_negative(amount: Money | None) -> int:
    """Return *amount* in sen, nothing for None.

    Raises:
        InvalidFieldError: it is less than nothing.
    """
    minor = 0 if amount is None else to_minor(amount)
    if minor < 0:
        raise InvalidFieldError("amount", amount, "not_negative")
    return minor


def post_kept(
    work: Work, entry: JournalEntry, kind: MovementKind, *, register: str = ASSET_REGISTER
) -> Posted:
    """Post *entry*, and write down in the register what it did to which asset."""
    posted = post(work, entry, register=register)
    if posted.outcome is Outcome.CREATED:
        keep_movements(work.session, work.book_id, entry, posted.sequence, kind)
    return posted


def tags_of(asset: str, **more: str) -> dict[str, str]:
    """Return the tags of an entry that the register posts because of *asset*."""
    said = {name: value for name, value in more.items() if value}
    return {REGISTER_TAG: ASSET_REGISTER, RECORD_TAG: asset} | said


@dataclass(slots=True)
class Held:
    """An asset that is there, as the books have it now.

    Attributes:
        plans: those that stand, the first one first.
        holding: what it stands at after all that is posted, whatever the day.
    """

    work: Work
    asset: Asset
    plans: Sequence[AssetPlan]
    holding: Holding
    settled: AssetPolicies
    on: dt.date
    of_class: AssetClass = field(init=False)
    plan: AssetPlan = field(init=False)

    def __post_init__(self) -> None:
        self.plan = plan_in(self.plans, self.last_month + 1)
        self.of_class = self.plan.of_class

    @classmethod
    def of(cls, work: Work, code: str, on: dt.date) -> Held:
        """Return the asset *code* as it is to be changed on a day.

        Raises:
            NotFoundError: there is no such asset.
            AssetGoneError: the enterprise has it no more, or not yet on that day.
            InvalidDateError: *on* is no day of books.
        """
        asset = find_asset(work.session, work.book_id, code)
        plans = standing_plans(work, of=[code]).get(code, [])
        holding = holdings_on(work, LAST_DAY, of=[code]).get(code, Holding())
        if check_day(on) < asset.acquired_on or not holding.cost or not plans:
            raise AssetGoneError(code, on)
        return cls(work, asset, plans, holding, policies_on(work.session, work.book_id, on), on)

    @property
    def last_month(self) -> int:
        """The last month that counts if it went, or changed, on that day."""
        return self.settled.start.last_month(self.on)

    def legs(self, account: str, minor: int, *, is_debit: bool, fund: str) -> list[Posting]:
        """Return the leg of one fund on a control account; none for nothing."""
        return self.named(account, minor, is_debit=is_debit, fund=fund, asset=self.asset.code)

    def others(self, account: str, minor: int, *, is_debit: bool, fund: str) -> list[Posting]:
        """Return the leg of one fund on any other account; none for nothing."""
        return self.named(account, minor, is_debit=is_debit, fund=fund)

    def named(
        self, account: str, minor: int, *, is_debit: bool, **dimensions: str
    ) -> list[Posting]:
        """Return a leg in the unit of the asset that names *dimensions*; none for nothing."""
        amount = from_minor(abs(minor), self.work.book.currency)
        return leg(account, amount, is_debit=is_debit, unit=self.holding.unit, **dimensions)

    def bring_wear_up(self, key: str, evidence: tuple[str, ...] = ()) -> None:
        """Post what is missing of its wear by its last month, or give back what is too much.

        What changes an asset begins from what should have worn off, whether or not the
        months were posted.
        """
        missing = self.plan.schedule.through(self.last_month) - self.holding.worn
        if not missing:
            return
        month = last_day_of(self.last_month)
        said = "Penyusutan" if missing > 0 else "Penyusutan yang ditarik kembali"
        entry = JournalEntry(
            date=self.on,
            description=f"{said} {self.asset.name} sampai {month:%m-%Y}"[:500],
            postings=tuple(self._wear(missing)),
            kind=EntryKind.ADJUSTING,
            key=f"{key}:wear"[:200],
            tags=tags_of(self.asset.code),
            evidence=evidence,
        )
        post_kept(self.work, entry, MovementKind.WORN)
        self.holding = holdings_on(self.work, LAST_DAY, of=[self.asset.code])[self.asset.code]

    def _wear(self, missing: int) -> list[Posting]:
        parts = self.holding.parts
        weights = {f: p.carrying if missing > 0 else p.worn for f, p in sorted(parts.items())}
        legs: list[Posting] = []
        for fund, minor in divided(missing, weights).items():
            legs += self.others(self.of_class.expense, minor, is_debit=minor > 0, fund=fund)
            legs += self.legs(self.of_class.worn, minor, is_debit=minor < 0, fund=fund)
        return legs

    def plan_on(self, **facts: Any) -> AssetPlan:
        """Return the next plan, not added yet: as the one that holds, but for *facts*."""
        held = self.plan
        said: dict[str, Any] = {
            "book_id": held.book_id,
            "asset": held.asset,
            "number": next_plan_number(self.work.session, held.book_id, held.asset),
            "asset_class": held.asset_class,
            "since": first_day_of(self.last_month + 1),
            "method": held.method,
            "months": held.schedule.left_after(self.last_month),
            "life": held.life,
            "residual_minor": held.residual_minor,
            "worn_minor": held.worn_minor,
            "recorded_by": self.work.actor.name,
        }
        return AssetPlan(**(said | facts))


def leg(account: str, amount: Money, *, is_debit: bool, **dimensions: str) -> list[Posting]:
    """Return one leg as a list; an empty one where there is no amount."""
    if not amount.amount:
        return []
    return [(debit if is_debit else credit)(account, amount, **dimensions)]
