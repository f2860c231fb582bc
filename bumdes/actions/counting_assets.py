"""Counting assets: who looked for what, and what was not where the register says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.assets.asset import find_asset
from bumdes.assets.count import AssetCount, CountedAsset, FoundThing
from bumdes.assets.register import assets_to_count
from bumdes.assets.whereabouts import Condition, PlaceAsset, add_whereabouts
from bumdes.errors import CountIncompleteError, InvalidFieldError
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.unit import find_unit
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.assets.register import AssetStanding
    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found of one asset.

    Attributes:
        condition, place: as they were found; None and empty where nothing is said of them.
    """

    asset: str
    is_found: bool
    condition: Condition | None = None
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountAssets:
    """A look at all assets of a unit, or of all.

    Attributes:
        unit: an empty string is the head office; None for all units.
        counter, witness: two people.
        looked: what was found of each asset that should be there.
        others: what was come upon besides: what it is, and where.
    """

    on: dt.date
    counter: str
    witness: str
    looked: tuple[Looked, ...]
    others: tuple[tuple[str, str], ...] = ()
    unit: str | None = None
    minutes: str = ""
    note: str = ""


def count_assets(work: Work, command: CountAssets) -> AssetCount:
    """Keep what was found when all assets of a unit were looked for; nothing is posted.

    What was found elsewhere, or in another state, is where and as it was found from then on.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit or asset.
        BlankTextError: nobody counted, or nobody saw it.
        InvalidFieldError: the same one did both, or an asset is told of twice or is none of
            the unit's.
        CountIncompleteError: nothing is said of an asset that should be there.
    """
    work.request = described("count_assets", unit=command.unit, on=command.on)
    work.actor.require(Permission.MANAGE_ASSETS, unit=command.unit)
    if command.unit is not None:
        find_unit(work.session, work.book_id, command.unit)
    counter = check_text(command.counter, "counter", most=150)
    witness = check_text(command.witness, "witness", most=150)
    if counter.strip().casefold() == witness.strip().casefold():
        raise InvalidFieldError("witness", witness, "somebody_else")
    expected = _expected(work, command)
    _check_told(work, command, expected)
    count = AssetCount(
        book_id=work.book_id,
        count_id=new_id(),
        counted_on=check_day(command.on),
        counter=counter,
        witness=witness,
        recorded_by=work.actor.name,
        unit=command.unit,
        minutes=check_text(command.minutes, "minutes", most=100, blank=True),
        note=check_text(command.note, "note", most=300, blank=True),
    )
    work.session.add(count)
    work.session.flush()
    for looked in command.looked:
        _keep(work, count, looked, expected[looked.asset])
    for number, (what, place) in enumerate(command.others, start=1):
        work.session.add(
            FoundThing(
                book_id=work.book_id,
                count_id=count.count_id,
                line_no=number,
                description=check_text(what, "description", most=200),
                place=check_text(place, "place", most=150, blank=True),
            )
        )
    work.session.flush()
    return count


def _expected(work: Work, command: CountAssets) -> dict[str, AssetStanding]:
    found = assets_to_count(work, command.unit, command.on)
    return {standing.asset.code: standing for standing in found}


def _check_told(work: Work, command: CountAssets, expected: dict[str, AssetStanding]) -> None:
    told = [looked.asset for looked in command.looked]
    for code in told:
        find_asset(work.session, work.book_id, code)
        if code not in expected or told.count(code) > 1:
            raise InvalidFieldError("asset", code, "counted_once")
    missing = sorted(expected.keys() - set(told))
    if missing:
        raise CountIncompleteError(missing[0], len(missing))


def _keep(work: Work, count: AssetCount, looked: Looked, standing: AssetStanding) -> None:
    before = standing.place
    was_at = before.place if before else ""
    place = check_text(looked.place, "place", most=150, blank=True)
    note = check_text(looked.note, "note", most=300, blank=True)
    work.session.add(
        CountedAsset(
            book_id=work.book_id,
            count_id=count.count_id,
            asset=looked.asset,
            is_found=looked.is_found,
            condition=Condition(looked.condition).value if looked.condition else "",
            place=place,
            was_at=was_at,
            note=note,
        )
    )
    was = before.in_condition if before else Condition.GOOD
    now, here = looked.condition or was, place or was_at
    if looked.is_found and (now is not was or here != was_at):
        add_whereabouts(
            work,
            PlaceAsset(
                asset=looked.asset,
                since=count.counted_on,
                custodian=before.custodian if before else "",
                place=here,
                condition=now,
                note=note or "Menurut hitungan fisik",
            ),
        )
