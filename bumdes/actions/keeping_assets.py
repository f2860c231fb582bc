"""Keeping assets: where they are, who keeps them, their insurance, and what is settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.assets.asset import Asset, find_asset
from bumdes.assets.policy import AssetPolicy, check_policy
from bumdes.assets.register import standing_of
from bumdes.assets.whereabouts import PlaceAsset, Whereabouts, add_whereabouts
from bumdes.bookings.asset import not_negative
from bumdes.errors import AssetGoneError
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.stored_file import check_file
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeAsset:
    """What an asset is called and insured for; see ``Asset``."""

    asset: str
    name: str
    serial: str = ""
    detail: str = ""
    supplier: str = ""
    paper: str = ""
    photo: str = ""
    insurer: str = ""
    policy: str = ""
    insured_until: dt.date | None = None
    insured: Money | None = None


_TEXTS = (
    ("serial", 60),
    ("detail", 200),
    ("supplier", 150),
    ("paper", 100),
    ("insurer", 100),
    ("policy", 60),
)


def describe_asset(work: Work, command: DescribeAsset) -> Asset:
    """Say anew what an asset is called, what it looks like, and how it is insured.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such asset or picture.
        InvalidFieldError: it is insured for less than nothing.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = described("describe_asset", asset=command.asset, name=command.name)
    asset = find_asset(work.session, work.book_id, command.asset)
    work.actor.require(Permission.MANAGE_ASSETS, unit=_unit(work, asset))
    asset.name = check_text(command.name, "name", most=150)
    for name, most in _TEXTS:
        said = check_text(getattr(command, name), name, most=most, blank=True)
        setattr(asset, name, said)
    asset.photo = check_file(work.session, work.book_id, command.photo)
    asset.insured_until = command.insured_until
    asset.insured_minor = not_negative(command.insured)
    work.session.flush()
    return asset


def place_asset(work: Work, command: PlaceAsset) -> Whereabouts:
    """Say where an asset is and who keeps it; what was said before stays in its history.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such asset.
        AssetGoneError: it is not there on that day.
        InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = described("place_asset", asset=command.asset, since=command.since)
    asset = find_asset(work.session, work.book_id, command.asset)
    work.actor.require(Permission.MANAGE_ASSETS, unit=_unit(work, asset))
    if check_day(command.since) < asset.acquired_on:
        raise AssetGoneError(command.asset, command.since)
    return add_whereabouts(work, command)


def _unit(work: Work, asset: Asset) -> str:
    """Return the unit that has *asset*; the head office for what is gone."""
    standing = standing_of(work, asset.code, max(work.today, asset.acquired_on))
    return standing.holding.unit if standing else ""


def settle_asset_policy(
    work: Work, rule: str, value: str, *, valid_from: dt.date, source: str
) -> AssetPolicy:
    """Settle how assets are dealt with from a day on; what was settled before stays known.

    Args:
        rule: ``start``, ``method``, ``capitalisation_limit``, or ``life:`` and a class.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: nothing of that name is settled, or not so.
        BlankTextError, TextTooLongError: it is not said where it is laid down.
    """
    work.request = described("settle_asset_policy", rule=rule, value=value, on=valid_from)
    work.actor.require(Permission.MANAGE_ASSETS)
    policy = AssetPolicy(
        book_id=work.book_id,
        rule=rule,
        valid_from=check_day(valid_from),
        value=check_policy(rule, value),
        source=check_text(source, "source", most=200),
        recorded_by=work.actor.name,
    )
    kept = work.session.merge(policy)
    work.session.flush()
    return kept
