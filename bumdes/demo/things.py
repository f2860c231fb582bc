"""Things that an enterprise of the demonstration buys, takes over, hands on and counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.acquiring_assets import BuyAsset, buy_asset
from bumdes.actions.changing_assets import TransferAsset, transfer_asset
from bumdes.actions.counting_assets import CountAssets, Looked, count_assets
from bumdes.actions.depreciating import run_depreciation
from bumdes.assets.asset import assets_of
from bumdes.assets.register import assets_to_count
from bumdes.bookings.asset import AssetFacts
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.demo import chance
from bumdes.demo.transfers import CASH
from bumdes.month import month_of
from ledger import rp

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.demo.diary import Diary
    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing that is bought for cash.

    Attributes:
        said: what the entry says.
        months: its life; that of its class if not said.
        amount: rupiah.
    """

    name: str
    asset_class: str
    amount: int
    unit: str
    said: str
    account: str = CASH
    fund: str = ""
    months: int | None = None
    place: str = ""
    custodian: str = ""

    @property
    def facts(self) -> AssetFacts:
        """What is said of it when it is registered."""
        return AssetFacts(
            name=self.name,
            asset_class=self.asset_class,
            months=self.months,
            place=self.place,
            custodian=self.custodian,
        )


def bought(diary: Diary, day: dt.date, who: str, thing: Thing) -> None:
    """Note that *who* bought a thing."""
    command = BuyAsset(
        facts=thing.facts,
        date=day,
        unit=thing.unit,
        paid=(PaidFrom(account=thing.account, amount=rp(thing.amount), fund=thing.fund),),
        description=thing.said,
        key=f"demo-aset-{day}-{thing.name}"[:200].strip(),
    )

    def act(work: Work) -> None:
        proofs = diary.proofs.of_purchase(thing.account, command.key)
        buy_asset(work, replace(command, evidence=proofs))

    diary.did(day, who, act)


def handed_on(diary: Diary, day: dt.date, who: str, name: str, *, unit: str) -> None:
    """Note that a thing went to a unit at its value in the books."""

    def act(work: Work) -> None:
        command = TransferAsset(
            asset=called(work, name), to_unit=unit, date=day, key=f"demo-serah-{day}-{unit}"
        )
        transfer_asset(work, command)

    diary.did(day, who, act)


def called(work: Work, name: str) -> str:
    """Return the code of the asset called *name*."""
    found = assets_of(work.session, work.book_id)
    return next(asset.code for asset in found if asset.name == name)


def worn(diary: Diary, month: dt.date, who: str) -> None:
    """Note that the wear of a month is posted on its last day."""
    period = month_of(month)
    diary.did(chance.last_of(month), who, lambda work: run_depreciation(work, period))


def counted(
    diary: Diary, day: dt.date, who: str, *, counter: str, witness: str, minutes: str
) -> None:
    """Note that all things were looked for, and found where they should be."""
    diary.did(
        day,
        who,
        partial(_count, on=day, counter=counter, witness=witness, minutes=minutes),
    )


def _count(work: Work, *, on: dt.date, counter: str, witness: str, minutes: str) -> None:
    there = assets_to_count(work, None, on)
    looked = tuple(Looked(asset=standing.asset.code, is_found=True) for standing in there)
    count_assets(
        work,
        CountAssets(on=on, counter=counter, witness=witness, looked=looked, minutes=minutes),
    )
