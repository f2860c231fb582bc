"""Spring water: pipes from a village's capital, a pump from a grant of the regency."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.allocating import SellBetweenUnits
from bumdes.actions.contributing import ContributeCapital
from bumdes.actions.planning_use import UseLine
from bumdes.actions.recording import RecordTransaction
from bumdes.capital_source import Treatment
from bumdes.demo import chance
from bumdes.demo.ranu.capital import REGENCY, fund
from bumdes.demo.ranu.office import BANK, PURSE, TREASURER
from bumdes.demo.things import Thing, bought
from bumdes.demo.transfers import settlement
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary

UNIT, MANAGER = "AIR", "air"
LAKE = "WISATA"

_PIPES, _GRANT = 96_000_000, 40_000_000


def begun(diary: Diary, year: int) -> None:
    """Note the pipes of January and the pump of March."""
    first, code = dt.date(year, 1, 12), fund(year, 1)
    about = "Jaringan pipa dan meter air"
    diary.moved(TREASURER, PURSE.funding(first, UNIT, _PIPES, about=about, fund=code))
    about = "Modal kerja unit Air Bersih"
    diary.moved(TREASURER, PURSE.funding(first, UNIT, 8_000_000, about=about))
    _bought(
        diary, dt.date(year, 1, 19), "Jaringan pipa dan meter air", _PIPES, code, months=240
    )
    _granted(diary, year)


def _granted(diary: Diary, year: int) -> None:
    day, code = dt.date(year, 2, 24), fund(year, 7)
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source="hibah_daerah",
            contributor=REGENCY,
            treatment=Treatment.DONATION,
            date=day,
            amount=rp(_GRANT),
            into=BANK,
            decision=f"MAD 1/{year}",
            paper=f"NPHD 900/021/{year}",
            paper_date=dt.date(year, 2, 10),
            bank_slip=f"SP2D 00317/{year}",
            purpose="Pompa dan rumah pompa mata air",
            earmark="bantuan",
            uses=(
                UseLine(
                    description="Pompa air",
                    account="1.3.03.01",
                    amount=rp(38_800_000),
                    unit=UNIT,
                ),
                UseLine(
                    description="Pemasangan",
                    account="6.1.03.01",
                    amount=rp(1_200_000),
                    unit=UNIT,
                ),
            ),
            fund=code,
        ),
    )
    about = "Pompa dari hibah Kabupaten"
    later = dt.date(year, 2, 27)
    diary.moved(TREASURER, PURSE.funding(later, UNIT, _GRANT, about=about, fund=code))
    _bought(diary, dt.date(year, 3, 9), "Pompa air", 38_500_000, code, months=96)
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="expense",
            date=dt.date(year, 3, 12),
            unit=UNIT,
            amounts={"total": rp(1_200_000)},
            accounts={"expense": "6.1.03.01"},
            description="Pasang pompa air",
            fund=code,
        ),
    )


def month(diary: Diary, month: dt.date, year: int) -> None:
    """Note what households pay every month, and what the lake takes from March on."""
    for week in (9, 23):
        what = f"{UNIT} {month} {week}"
        diary.told(
            MANAGER,
            RecordTransaction(
                kind="cash_sale",
                date=chance.day_of(month, what, first=week, last=week + 4),
                unit=UNIT,
                amounts={"total": chance.rupiah(what, 2_700_000, 3_300_000)},
                description="Iuran air pelanggan",
            ),
        )
    for name, account, amount in (
        ("Upah petugas air", "6.2.01.01", 2_000_000),
        ("Listrik pompa", "6.1.04.01", 600_000),
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
    if month >= dt.date(year, 3, 1):
        _sold_to_lake(diary, month)


def _sold_to_lake(diary: Diary, month: dt.date) -> None:
    """Note the water of the lake's kitchen and toilets, paid twelve days later."""
    price = chance.number(f"{UNIT} {month} wisata", 20, 32) * 5_000
    diary.sold(
        TREASURER,
        SellBetweenUnits(
            seller=UNIT,
            buyer=LAKE,
            date=month.replace(day=8),
            price=rp(price),
            bought="6.1.04.99",
            about="Air bersih untuk warung dan toilet Wisata Ranu",
        ),
    )
    diary.moved(TREASURER, settlement(month.replace(day=20), LAKE, UNIT, price))


def _bought(
    diary: Diary, day: dt.date, name: str, amount: int, fund: str, *, months: int
) -> None:
    thing = Thing(
        name=name,
        asset_class="machine",
        amount=amount,
        unit=UNIT,
        said=f"Beli {name.lower()}",
        fund=fund,
        months=months,
        place="Mata air Ranu Jernih",
        custodian="Manajer Air Bersih",
    )
    bought(diary, day, TREASURER, thing)
