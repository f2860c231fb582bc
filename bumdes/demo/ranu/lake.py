"""The lake for visitors: a jetty, boats of a partner, land that stays a village's own."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.borrowing_assets import BorrowAsset, borrow_asset
from bumdes.actions.contributing import ContributeCapital, contribute_capital
from bumdes.actions.planning_use import UseLine
from bumdes.actions.recording import RecordTransaction
from bumdes.capital.borrowed_asset import BorrowedKind
from bumdes.capital_source import Treatment
from bumdes.demo import chance
from bumdes.demo.ranu.capital import PARTNER, fund
from bumdes.demo.ranu.office import PURSE, TREASURER
from bumdes.demo.ranu.partners import cooperation_id
from bumdes.demo.ranu.villages import ASRI
from bumdes.demo.things import Thing, bought, handed_on
from bumdes.demo.transfers import CASH
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work

UNIT, MANAGER = "WISATA", "wisata"
BOATS = "1.3.03.01"
STAKE = 8
"""The number of the partner's contribution."""


def begun(diary: Diary, year: int) -> None:
    """Note the land, the jetty, the partner's boats, and what a village gave."""
    _borrowed(diary, year)
    day, code = dt.date(year, 1, 12), fund(year, 2)
    about = "Dermaga dan loket Wisata Ranu"
    diary.moved(TREASURER, PURSE.funding(day, UNIT, 60_000_000, about=about, fund=code))
    about = "Modal kerja unit Wisata Ranu"
    diary.moved(TREASURER, PURSE.funding(day, UNIT, 10_000_000, about=about))
    jetty = ("Dermaga", "building_light", 48_000_000)
    _bought(diary, dt.date(year, 1, 19), jetty, code, "Bangun dermaga")
    desks = ("Mebel loket", "furniture_wood", 9_500_000)
    _bought(diary, dt.date(year, 1, 26), desks, code, "Beli mebel loket")
    staked = dt.date(year, 3, 3)
    diary.did(staked, TREASURER, partial(_stake, day=staked))
    boats = ("Empat perahu wisata", "machine", 28_500_000)
    _bought(diary, dt.date(year, 3, 16), boats, fund(year, STAKE), "Beli perahu")
    _given(diary, year)


def _borrowed(diary: Diary, year: int) -> None:
    command = BorrowAsset(
        village=ASRI,
        kind=BorrowedKind.LAND,
        name="Tanah tepi ranu seluas 2.400 meter persegi",
        agreement=f"Perjanjian Sewa Tanah Kas Desa 01/{year}",
        agreed_on=dt.date(year, 1, 7),
        first_day=dt.date(year, 1, 7),
        last_day=dt.date(year + 3, 1, 6),
        location="Dusun Krajan, Desa Ranu Asri",
        payment=rp(3_600_000),
        unit=UNIT,
        terms="Sewa dibayar tiap Desember; bangunan tetap milik BUM Desa Bersama",
    )
    diary.did(command.agreed_on, TREASURER, lambda work: borrow_asset(work, command))


def _stake(work: Work, *, day: dt.date) -> None:
    """Take the partner's money: a fifth of the profit of this unit is the partner's."""
    contribute_capital(
        work,
        ContributeCapital(
            source="pihak_ketiga",
            contributor=PARTNER,
            treatment=Treatment.STAKE,
            date=day,
            amount=rp(30_000_000),
            into=CASH,
            decision=f"MAD 1/{day.year}",
            paper=f"PKS 04/{day.year}",
            paper_date=dt.date(day.year, 2, 20),
            purpose="Empat perahu wisata",
            unit=UNIT,
            share=Fraction(1, 5),
            cooperation_id=cooperation_id(work, f"PKS 04/{day.year}"),
            uses=(
                UseLine(
                    description="Empat perahu wisata",
                    account=BOATS,
                    amount=rp(30_000_000),
                    unit=UNIT,
                ),
            ),
            fund=fund(day.year, STAKE),
            key=f"demo-mitra-{day.year}",
        ),
    )


def _given(diary: Diary, year: int) -> None:
    day, code = dt.date(year, 8, 12), fund(year, 13)
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source="pades",
            contributor=ASRI,
            date=day,
            amount=rp(15_000_000),
            into=BOATS,
            decision=f"MAD 1/{year}",
            paper=f"Perdes Ranu Asri 6/{year}",
            paper_date=dt.date(year, 8, 3),
            handover=f"BAST 04/{year}",
            purpose="Pelampung dan perahu penyelamat",
            fund=code,
        ),
    )
    handed_on(diary, day, TREASURER, "Pelampung dan perahu penyelamat", unit=UNIT)


def month(diary: Diary, month: dt.date, year: int) -> None:
    """Note what visitors pay every month, from April on for boats too."""
    festive = 700_000 if month.month in {1, 6, 7, 12} else 0
    for week in (9, 23):
        what = f"{UNIT} {month} {week}"
        total = chance.number(what, 280, 420) * 5_000 + festive
        _paid(diary, chance.day_of(month, what, first=week, last=week + 4), total, "tiket")
    if month >= dt.date(year, 4, 1):
        boats = 5_000 * chance.number(f"{UNIT} {month} perahu", 160, 220)
        _paid(diary, month.replace(day=24), boats, "perahu")
    for name, account, amount in (
        ("Upah petugas wisata", "6.2.01.01", 2_000_000),
        ("Listrik wisata", "6.1.04.01", 400_000),
    ):
        diary.told(
            MANAGER,
            RecordTransaction(
                kind="expense",
                date=month.replace(day=26),
                unit=UNIT,
                amounts={"total": rp(amount)},
                accounts={"expense": account},
                description=name,
            ),
        )
    if month.month == 12:
        diary.told(
            MANAGER,
            RecordTransaction(
                kind="expense",
                date=month.replace(day=15),
                unit=UNIT,
                amounts={"total": rp(3_600_000)},
                accounts={"expense": "6.1.05.01"},
                description="Sewa tanah kas Desa Ranu Asri setahun",
            ),
        )


def _paid(diary: Diary, day: dt.date, total: int, what: str) -> None:
    account, said = {
        "tiket": ("4.1.01.01", "Tiket masuk ranu"),
        "perahu": ("4.1.01.02", "Sewa perahu"),
    }[what]
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="cash_sale",
            date=day,
            unit=UNIT,
            amounts={"total": rp(total)},
            accounts={"sales": account},
            description=said,
        ),
    )


def _bought(
    diary: Diary, day: dt.date, what: tuple[str, str, int], fund: str, said: str
) -> None:
    name, asset_class, amount = what
    thing = Thing(
        name=name,
        asset_class=asset_class,
        amount=amount,
        unit=UNIT,
        said=said,
        fund=fund,
        place="Tepi ranu",
        custodian="Manajer Wisata",
    )
    bought(diary, day, TREASURER, thing)
