"""Acquiring assets: buying them, taking them over from older books, improving them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.actions.asset_entries import (
    AssetFacts,
    Held,
    PlanOf,
    add_first_plan,
    leg,
    life_of,
    not_negative,
    post_kept,
    register_asset,
    tags_of,
)
from bumdes.assets.asset import Asset, AssetPlan, find_asset
from bumdes.assets.asset_class import CONSTRUCTION, find_class
from bumdes.assets.movement import MovementKind
from bumdes.assets.policy import policies_on
from bumdes.assets.register import last_month_over
from bumdes.assets.schedule import first_day_of
from bumdes.document import NewDocument, open_document
from bumdes.errors import (
    BelowCapitalisationLimitError,
    InvalidFieldError,
    MoreThanAssetError,
)
from bumdes.party import find_party
from bumdes.permissions import Permission
from bumdes.planning.proposal import COST_LINE_TAG, PROPOSAL_TAG
from bumdes.record import described
from bumdes.register_tag import RECORD_TAG
from bumdes.sub_ledgers import sub_ledger_of
from bumdes.unit import find_unit
from ledger import AccountKind, Dimension, EntryKind, JournalEntry, credit, debit
from ledger.money import from_minor, to_minor, total

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money, Posting

BOUGHT = "IN-OUT-1"
"""The line of the statement of cash flows for buying assets."""

RESULT_BEFORE = "3.3.01.01"
"""Where the value of what was there before the books is kept, if nothing else is said."""

_PREPAID = "1.1.07."


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidFrom:
    """One source of what is paid, or owed, for an asset.

    Attributes:
        account: cash, an advance paid before, or a liability for what is paid later.
        fund: whose money it is; empty for the enterprise's own.
        party: whom it is owed to.
        document: the document of an advance; a new one is opened for what is owed.
        due_on: the day on which it is to be paid.
    """

    account: str
    amount: Money
    fund: str = ""
    party: str = ""
    document: str = ""
    due_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyAsset:
    """A thing that is bought, or the beginning of what is being built.

    Attributes:
        paid: from where; together it is what the thing costs.
        is_kept_anyway: whether it is kept as an asset though it costs less than the limit.
        decision: for what is borrowed to buy it.
        proposal_id, cost_line: the approved proposal that it carries out, and its line.
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
    key: str = field(default_factory=lambda: uuid4().hex)


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
    cost = _cost(work, command.paid)
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
        ),
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


def _cost(work: Work, paid: tuple[PaidFrom, ...]) -> Money:
    """Return what is paid in all.

    Raises:
        InvalidFieldError: nothing is, or from where nobody can pay.
    """
    if not paid:
        raise InvalidFieldError("paid", "", "positive")
    for source in paid:
        account = work.book.chart.postable(source.account)
        is_owed = account.kind is AccountKind.LIABILITY
        if not (account.is_cash or is_owed or account.code.startswith(_PREPAID)):
            raise InvalidFieldError("paid_from", source.account, "pays_for_assets")
        if to_minor(source.amount) <= 0:
            raise InvalidFieldError("amount", source.amount, "positive")
    return total((source.amount for source in paid), work.book.currency)


def paid_legs(
    work: Work,
    paid: tuple[PaidFrom, ...],
    account: str,
    on: dt.date,
    unit: str,
    asset: Asset,
) -> list[Posting]:
    """Return the legs that debit *account* of *asset*, fund by fund, and credit the sources."""
    by_fund: dict[str, int] = {}
    for source in paid:
        by_fund[source.fund] = by_fund.get(source.fund, 0) + to_minor(source.amount)
    currency = work.book.currency
    legs = [
        debit(account, from_minor(minor, currency), unit=unit, fund=fund, asset=asset.code)
        for fund, minor in by_fund.items()
    ]
    for source in paid:
        is_cash = work.book.chart[source.account].is_cash
        legs.append(
            credit(
                source.account,
                source.amount,
                unit=unit,
                fund=source.fund,
                party=source.party,
                document=_document(work, source, on, unit, asset),
                component=BOUGHT if is_cash else "",
            )
        )
    return legs


def _document(work: Work, source: PaidFrom, on: dt.date, unit: str, asset: Asset) -> str:
    """Return the document that *source* names, opened for what is to be paid later."""
    explained = sub_ledger_of(source.account)
    if source.document or explained is None:
        return source.document
    if Dimension.PARTY in explained.identity:
        find_party(work.session, work.book_id, source.party)
    if Dimension.DOCUMENT not in explained.identity:
        return ""
    new = NewDocument(
        sub_ledger=explained.key,
        kind="credit_purchase",
        prefix="B",
        issued_on=on,
        party=source.party,
        unit=unit,
        due_on=source.due_on,
        original=source.amount,
        description=f"Pembelian {asset.name}"[:300],
        reference=asset.paper,
    )
    return open_document(work, new).code


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverAsset:
    """A thing that was there before the books, as they begin with it (cut-over).

    Attributes:
        acquired_on: when it was acquired.
        on: the day the books begin.
        cost, worn: what it cost, and what had worn off by that day.
        months_left: of its life; reckoned from the day it was acquired if not said.
        against: the account of equity that its value is part of.
        stands_unnamed: whether the books hold its value already, on lines that name no
            asset; they are named then, and nothing comes to it.
        key: the same for the same thing, so that asking twice records once.
    """

    facts: AssetFacts
    acquired_on: dt.date
    on: dt.date
    unit: str
    cost: Money
    worn: Money | None = None
    months_left: int | None = None
    fund: str = ""
    against: str = RESULT_BEFORE
    stands_unnamed: bool = False
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


def take_over_asset(work: Work, command: TakeOverAsset) -> Asset:
    """Register a thing that was there before the books, with what had worn off by then.

    Asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not, or not open books.
        NotFoundError: there is no such class, unit or picture.
        InvalidFieldError: more wore off than it cost, it was acquired after the day, its
            life is over though it is not worn out, or the account is no equity.
        MoreThanAssetError: the books hold less of it without a name.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "take_over_asset",
        name=command.facts.name,
        cost=command.cost,
        worn=command.worn,
        on=command.on,
        key=command.key,
    )
    work.actor.require(Permission.MANAGE_ASSETS, unit=command.unit)
    work.actor.require(Permission.RECORD_OPENING, unit=command.unit)
    find_unit(work.session, work.book_id, command.unit)
    work.book.writer()
    known = work.book.find(command.key)
    if known is not None:
        return find_asset(work.session, work.book_id, known.entry.tags.get(RECORD_TAG, ""))
    if command.acquired_on > command.on:
        raise InvalidFieldError("acquired_on", command.acquired_on, "not_after_opening")
    cost, worn = to_minor(command.cost), not_negative(command.worn)
    if cost <= 0:
        raise InvalidFieldError("amount", command.cost, "positive")
    if worn > cost or (worn and not find_class(command.facts.asset_class).wears_out):
        raise InvalidFieldError("worn", command.worn, "not_more_than_cost")
    asset = register_asset(work, command.facts, on=command.acquired_on)
    posted = post_kept(work, _opening(work, command, asset, cost, worn), MovementKind.OPENING)
    since = last_month_over(command.on) + 1
    made_of = PlanOf(
        facts=command.facts,
        cost=cost,
        worn=worn,
        months_left=_months_left(work, command, asset, since, is_left=worn < cost),
        since=since,
        entry_sequence=posted.sequence,
    )
    add_first_plan(work, asset, made_of)
    return asset


def _months_left(
    work: Work, command: TakeOverAsset, asset: Asset, since: int, *, is_left: bool
) -> int:
    settled = policies_on(work.session, work.book_id, command.acquired_on)
    life = life_of(find_class(command.facts.asset_class), command.facts.months, settled)
    passed = since - settled.start.first_month(asset.in_use_on)
    left = max(life - max(passed, 0), 0) if command.months_left is None else command.months_left
    if left < 0 or (life and not left and is_left):
        raise InvalidFieldError("months_left", left, "months_left")
    return left


def _opening(
    work: Work, command: TakeOverAsset, asset: Asset, cost: int, worn: int
) -> JournalEntry:
    of_class = find_class(command.facts.asset_class)
    currency, said = work.book.currency, {"unit": command.unit, "fund": command.fund}
    whole, off = from_minor(cost, currency), from_minor(worn, currency)
    legs = [
        *leg(of_class.cost, whole, is_debit=True, asset=asset.code, **said),
        *leg(of_class.worn or of_class.cost, off, is_debit=False, asset=asset.code, **said),
    ]
    if command.stands_unnamed:
        _check_unnamed(work, command, of_class.cost, cost)
        _check_unnamed(work, command, of_class.worn, -worn)
        legs += leg(of_class.cost, whole, is_debit=False, **said)
        legs += leg(of_class.worn, off, is_debit=True, **said)
    else:
        account = work.book.chart.postable(command.against)
        if account.kind is not AccountKind.EQUITY:
            raise InvalidFieldError("against", command.against, "equity_account")
        net = from_minor(cost - worn, currency)
        legs += leg(account.code, net, is_debit=False, **said)
    return JournalEntry(
        date=command.on,
        description=f"Saldo awal aset {asset.code} {asset.name}"[:500],
        postings=tuple(legs),
        kind=EntryKind.OPENING,
        key=command.key,
        tags=tags_of(asset.code),
        evidence=command.evidence,
    )


def _check_unnamed(work: Work, command: TakeOverAsset, account: str, asked: int) -> None:
    if not asked:
        return
    rows = work.book.outstanding([account], command.on, by=("asset", "fund"), unit=command.unit)
    left = sum(row.net for row in rows if not row.asset and row.fund == command.fund)
    if abs(asked) > abs(left) or asked * left <= 0:
        currency = work.book.currency
        raise MoreThanAssetError(
            account,
            asked=from_minor(abs(asked), currency),
            left=from_minor(abs(left), currency),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImproveAsset:
    """What is paid to make an asset better, or last longer; or to go on building it.

    Attributes:
        paid: from where; together it is what comes to its cost.
        more_months: by how many months it lasts longer.
        key: the same for the same improvement, so that asking twice records once.
    """

    asset: str
    date: dt.date
    paid: tuple[PaidFrom, ...]
    more_months: int = 0
    description: str = ""
    decision: str = ""
    evidence: tuple[str, ...] = ()
    proposal_id: str = ""
    cost_line: int | None = None
    key: str = field(default_factory=lambda: uuid4().hex)


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
    cost = to_minor(_cost(work, command.paid))
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
        ),
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
