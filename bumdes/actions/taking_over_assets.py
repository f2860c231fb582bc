"""Taking assets over: what was there before the books, with what had worn off by then."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.assets.asset import Asset, find_asset
from bumdes.assets.asset_class import find_class
from bumdes.assets.movement import MovementKind
from bumdes.assets.policy import policies_on
from bumdes.assets.register import last_month_over
from bumdes.bookings.asset import (
    AssetFacts,
    PlanOf,
    add_first_plan,
    leg,
    life_of,
    not_negative,
    post_kept,
    register_asset,
    tags_of,
)
from bumdes.errors import (
    InvalidFieldError,
    MoreThanAssetError,
)
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.register_tag import RECORD_TAG
from bumdes.unit import find_unit
from ledger import AccountKind, EntryKind, JournalEntry
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money

RESULT_BEFORE = "3.3.01.01"
"""Where the value of what was there before the books is kept, if nothing else is said."""


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


@never_waits(Unwaited.OPENING)
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
