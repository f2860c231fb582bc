"""The register of assets: what there is, where it is, and what it stands at on a day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bumdes.assets.asset import Asset, AssetPlan, assets_of, find_asset
from bumdes.assets.asset_class import CONSTRUCTION
from bumdes.assets.holding import Holding, holdings_on
from bumdes.assets.movement import AssetMovement
from bumdes.assets.schedule import last_day_of, month_number
from bumdes.assets.whereabouts import Whereabouts, latest_whereabouts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from bumdes.work import Work


_MOST_ASKED = 500


class AssetStatus(StrEnum):
    """How an asset stands on a day."""

    IN_USE = "in_use"
    BEING_BUILT = "being_built"
    WORN_OUT = "worn_out"
    """All of it wore off, and it is still there."""
    GONE = "gone"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            AssetStatus.IN_USE: "Dipakai",
            AssetStatus.BEING_BUILT: "Sedang dibangun",
            AssetStatus.WORN_OUT: "Habis disusutkan",
            AssetStatus.GONE: "Sudah dilepas",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetStanding:
    """One asset as it stands on a day.

    Attributes:
        plan: by which it wears out on that day.
        holding: what it stands at; nothing once it is gone.
        place: where it is and who keeps it, as last said by that day; None if never.
        wear_due: what should have worn off by the end of the last month that is over.
    """

    asset: Asset
    plan: AssetPlan
    holding: Holding
    place: Whereabouts | None
    wear_due: int

    @property
    def status(self) -> AssetStatus:
        """How it stands."""
        if not self.holding.cost:
            return AssetStatus.GONE
        if self.plan.asset_class == CONSTRUCTION:
            return AssetStatus.BEING_BUILT
        wears_out = self.plan.of_class.wears_out
        is_over = self.holding.carrying <= self.plan.residual_minor
        return AssetStatus.WORN_OUT if wears_out and is_over else AssetStatus.IN_USE

    @property
    def wear_missing(self) -> int:
        """What should have worn off and is not posted, in sen."""
        return max(self.wear_due - self.holding.worn, 0) if self.holding.cost else 0


def standings_on(
    work: Work, at: dt.date, *, of: Collection[str] | None = None
) -> list[AssetStanding]:
    """Return every asset that was registered by a day, as it stands on it, by code.

    Args:
        of: only these assets; None for all.
    """
    session, book_id = work.session, work.book_id
    holdings = holdings_on(work, at, of=of)
    plans = standing_plans(work, of=of)
    places = latest_whereabouts(session, book_id, at)
    if of is None:
        assets = assets_of(session, book_id)
    else:
        assets = [find_asset(session, book_id, code) for code in sorted(of)]
    month = last_month_over(at)
    return [
        AssetStanding(
            asset=asset,
            plan=plan_in(plans[asset.code], month_number(at)),
            holding=holdings.get(asset.code, Holding()),
            place=places.get(asset.code),
            wear_due=wear_due(plans[asset.code], month),
        )
        for asset in assets
        if asset.acquired_on <= at and asset.code in plans
    ]


def standing_of(work: Work, code: str, at: dt.date) -> AssetStanding | None:
    """Return one asset as it stands on a day; None before it was there.

    Raises:
        NotFoundError: there is no such asset.
    """
    found = standings_on(work, at, of=[code])
    return found[0] if found else None


def standing_plans(
    work: Work, *, of: Collection[str] | None = None
) -> dict[str, list[AssetPlan]]:
    """Return the plans of each asset that no reversal undid, the first one first."""
    query = select(AssetPlan).where(AssetPlan.book_id == work.book_id)
    if of is not None:
        query = query.where(AssetPlan.asset.in_(of))
    rows = list(work.session.scalars(query.order_by(AssetPlan.asset, AssetPlan.number)))
    back = work.book.reversals(r.entry_sequence for r in rows if r.entry_sequence)
    found: dict[str, list[AssetPlan]] = {}
    for row in rows:
        if row.entry_sequence not in back:
            found.setdefault(row.asset, []).append(row)
    return found


def plan_in(plans: Sequence[AssetPlan], month: int) -> AssetPlan:
    """Return the plan that holds in *month*: the last one that began by then, or the first."""
    held = plans[0]
    for plan in plans[1:]:
        if month_number(plan.since) <= month:
            held = plan
    return held


def wear_due(plans: Sequence[AssetPlan], month: int) -> int:
    """Return what should have worn off by the end of *month*, in sen.

    It is never more than a later plan began with: what a part took along when it left is
    no more missing.
    """
    held = plan_in(plans, month)
    due = held.schedule.through(month)
    later = plans[plans.index(held) + 1 :]
    return min([due, *(p.worn_minor for p in later if month_number(p.since) > month)])


def last_month_over(at: dt.date) -> int:
    """Return the last month that is over at the end of a day."""
    month = month_number(at)
    return month if at == last_day_of(month) else month - 1


def recorded_on(work: Work, at: dt.date, begins: str) -> Iterator[tuple[str, str, int]]:
    """Yield what the register wrote down of each account and asset by a day.

    Each is an account whose code *begins* so, an asset, and debits less credits in sen.
    Entries that were taken back count up to the day they were.
    """
    m = AssetMovement
    ours = (m.book_id == work.book_id, m.account.startswith(begins, autoescape=True))
    sums: dict[tuple[str, str], int] = {}
    query = select(m.account, m.asset, func.sum(m.minor)).where(*ours, m.date <= at)
    for account, asset, minor in work.session.execute(query.group_by(m.account, m.asset)):
        sums[account, asset] = int(minor)
    for account, asset, minor in _taken_back(work, at, ours):
        sums[account, asset] = sums.get((account, asset), 0) - minor
    for (account, asset), minor in sorted(sums.items()):
        if minor:
            yield account, asset, minor


def _taken_back(
    work: Work, at: dt.date, ours: tuple[ColumnElement[bool], ...]
) -> Iterator[tuple[str, str, int]]:
    m = AssetMovement
    told = select(m.entry_sequence).where(m.book_id == work.book_id).distinct()
    back = work.book.reversals(work.session.scalars(told))
    gone = [sequence for sequence, on in back.items() if on <= at]
    for first in range(0, len(gone), _MOST_ASKED):
        asked = m.entry_sequence.in_(gone[first : first + _MOST_ASKED])
        for row in work.session.execute(select(m).where(*ours, asked)).scalars():
            yield row.account, row.asset, row.minor


def next_plan_number(session: Session, book_id: str, asset: str) -> int:
    """Return the number of the next plan of an asset."""
    query = select(func.max(AssetPlan.number)).where(
        AssetPlan.book_id == book_id, AssetPlan.asset == asset
    )
    return 1 + (session.scalar(query) or 0)


def assets_to_count(work: Work, unit: str | None, on: dt.date) -> list[AssetStanding]:
    """Return the assets that should be there on a day, by code; those one can touch."""
    return [
        standing
        for standing in standings_on(work, on)
        if standing.status is not AssetStatus.GONE
        and not standing.plan.of_class.is_intangible
        and unit in {None, standing.holding.unit}
    ]
