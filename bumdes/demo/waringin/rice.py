"""The village's rice reserve: programme money (ketahanan pangan), spent on rice alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.contributing import ContributeCapital
from bumdes.actions.planning_use import UseLine
from bumdes.actions.recording import RecordTransaction
from bumdes.demo import chance
from bumdes.demo.counted import counted
from bumdes.demo.things import Thing, bought
from bumdes.demo.waringin.capital import VILLAGE
from bumdes.demo.waringin.office import BANK, PURSE, TREASURER
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary

UNIT, MANAGER, STOCK = "TOKO", "toko", "1.1.05.01"
PROGRAMME = "ketahanan_pangan"

_RESERVE = 32_000_000
_COST_PERCENT = 88
"""The purchase price of the rice that is sold, per hundred rupiah of its selling price."""


def first_year(diary: Diary, year: int) -> None:
    """Note the money of the first year: a reserve of rice, scales and pallets."""
    fund = _fund(year)
    _received(
        diary,
        dt.date(year, 5, 12),
        60_000_000,
        decision=f"Musdes 1/{year}",
        uses=(
            ("Beras cadangan", STOCK, 48_000_000),
            ("Timbangan dan palet", "1.3.03.01", 6_000_000),
            ("Angkutan beras", "6.1.99.04", 6_000_000),
        ),
    )
    scales = Thing(
        name="Timbangan dan palet",
        asset_class="equipment",
        amount=5_800_000,
        unit=UNIT,
        said="Beli timbangan dan palet",
        fund=fund,
        place="Gudang beras",
        custodian="Manajer Toko",
    )
    bought(diary, dt.date(year, 5, 20), TREASURER, scales)
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="purchase",
            date=dt.date(year, 6, 3),
            unit=UNIT,
            amounts={"total": rp(_RESERVE)},
            description="Beli beras cadangan pangan Desa",
            counterparty="Penggilingan Padi Rukun",
            fund=fund,
        ),
    )


def second_year(diary: Diary, year: int) -> None:
    """Note the money of the second year: a small rice mill."""
    fund = f"M{year}-003"
    _received(
        diary,
        dt.date(year, 5, 18),
        50_000_000,
        decision=f"Musdes 5/{year}",
        uses=(
            ("Mesin penggiling padi kecil", "1.3.03.01", 36_000_000),
            ("Gabah petani", STOCK, 14_000_000),
        ),
        fund=fund,
    )
    mill = Thing(
        name="Mesin penggiling padi kecil",
        asset_class="machine",
        amount=34_750_000,
        unit=UNIT,
        said="Beli mesin penggiling padi",
        fund=fund,
        place="Gudang beras",
        custodian="Manajer Toko",
    )
    bought(diary, dt.date(year, 6, 9), TREASURER, mill)


def month(diary: Diary, month: dt.date, *, first_year: int) -> None:
    """Note what the reserve buys and sells every month from July of the first year on."""
    if month < dt.date(first_year, 7, 1):
        return
    fund, name = _fund(first_year), f"beras {month}"
    sold = 0
    for week in (8, 21):
        amount = 5_000 * chance.number(f"{name} {week}", 120, 150)
        sold += amount
        diary.told(
            MANAGER,
            RecordTransaction(
                kind="cash_sale",
                date=month.replace(day=week),
                unit=UNIT,
                amounts={"total": rp(amount)},
                description="Jual beras cadangan kepada warga",
                fund=fund,
            ),
        )
    cost = sold * _COST_PERCENT // 100
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="purchase",
            date=month.replace(day=24),
            unit=UNIT,
            amounts={"total": chance.rupiah(f"{name} beli", 900_000, 1_000_000)},
            description="Beli beras petani untuk cadangan",
            counterparty="Kelompok Tani Subur Makmur",
            fund=fund,
        ),
    )
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="expense",
            date=month.replace(day=24),
            unit=UNIT,
            amounts={"total": rp(150_000)},
            accounts={"expense": "6.1.99.04"},
            description="Angkutan beras",
            fund=fund,
        ),
    )
    counted(
        diary,
        chance.last_of(month),
        TREASURER,
        unit=UNIT,
        people=("Sari", "Lastri"),
        gone=rp(cost),
        account=STOCK,
        fund=fund,
    )


def _fund(first_year: int) -> str:
    return f"M{first_year}-007"


def _received(
    diary: Diary,
    day: dt.date,
    amount: int,
    *,
    decision: str,
    uses: tuple[tuple[str, str, int], ...],
    fund: str = "",
) -> None:
    """Note programme money that comes in, and goes to the shop two days later."""
    fund = fund or _fund(day.year)
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source="dana_desa",
            contributor=VILLAGE,
            date=day,
            amount=rp(amount),
            into=BANK,
            decision=decision,
            paper=f"Perdes 4/{day.year}",
            paper_date=day.replace(day=2),
            bank_slip=f"SPP 0057/{day.year}",
            purpose="Ketahanan pangan: cadangan beras Desa",
            earmark=PROGRAMME,
            uses=tuple(
                UseLine(description=what, account=account, amount=rp(planned), unit=UNIT)
                for what, account, planned in uses
            ),
            fund=fund,
        ),
    )
    about = "Dana ketahanan pangan untuk Toko"
    later = day + dt.timedelta(days=2)
    diary.moved(
        TREASURER,
        PURSE.funding(later, UNIT, amount, about=about, fund=fund, decision=decision),
    )
