"""A small BUM Desa Bersama of three villages: spring water and a lake for visitors."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.closing import close_year
from bumdes.actions.contributing import ContributeCapital
from bumdes.demo import chance
from bumdes.demo.transfers import CASH, Link, funding, remittance
from bumdes.governance.decision import DecisionKind
from ledger import credit, debit, rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary

DIRECTOR, TREASURER = "direktur-ranu", "bendahara-ranu"
BANK = "1.1.01.05"
AIR, LAKE = Link("AIR", "1.1.99.06", BANK), Link("WISATA", "1.1.99.01", BANK)

VILLAGES = {
    "99.02.01.2001": "Ranu Asri",
    "99.02.01.2002": "Ranu Jernih",
    "99.02.01.2003": "Ranu Lestari",
}
"""The villages, by their codes."""

_CAPITAL = (100_000_000, 75_000_000, 50_000_000)


def founding(diary: Diary, year: int) -> None:
    """Note the capital of the three villages, and what was made of it."""
    for (code, village), amount in zip(VILLAGES.items(), _CAPITAL, strict=True):
        diary.decided(
            dt.date(year, 1, 6),
            DIRECTOR,
            f"Perdes {village} 2/{year}",
            kind=DecisionKind.TAKE_CAPITAL,
            about=f"Penyertaan modal Desa {village}",
        )
        diary.contributed(
            TREASURER,
            ContributeCapital(
                source="dana_desa",
                contributor=code,
                date=dt.date(year, 1, 6),
                amount=rp(amount),
                into=BANK,
                decision=f"Perdes {village} 2/{year}",
                paper=f"Perdes {village} 2/{year}",
            ),
        )
    for link, amount in ((AIR, 120_000_000), (LAKE, 70_000_000)):
        diary.booked(
            dt.date(year, 1, 12),
            TREASURER,
            f"Modal kerja untuk unit {link.unit}",
            postings=funding(link, amount),
        )
    for unit, account, amount, what in (
        ("AIR", "1.3.03.01", 96_000_000, "pompa, pipa dan meter air"),
        ("WISATA", "1.3.99.99", 48_000_000, "dermaga, perahu dan loket"),
    ):
        diary.booked(
            dt.date(year, 1, 19),
            TREASURER,
            f"Beli {what}",
            postings=[
                debit(account, rp(amount), unit=unit, component="IN-OUT-1"),
                credit(CASH, rp(amount), unit=unit),
            ],
        )
    diary.did(dt.date(year + 1, 1, 22), TREASURER, partial(close_year, year=year))


def month(diary: Diary, month: dt.date) -> None:
    """Note what both units and the head office do every month."""
    for unit, who, label, low, high in (
        ("AIR", "air", "Iuran air pelanggan", 5_200_000, 6_400_000),
        ("WISATA", "wisata", "Tiket masuk ranu", 2_400_000, 4_600_000),
    ):
        for week in (9, 23):
            what = f"{unit} {month} {week}"
            diary.told(
                chance.day_of(month, what, first=week, last=week + 4),
                who,
                "cash_sale",
                unit=unit,
                amounts={"total": chance.rupiah(what, low // 2, high // 2)},
                description=label,
            )
        for name, account, share in (
            ("Upah pekerja", "6.2.01.01", 2_000_000),
            ("Listrik", "6.1.04.01", 600_000),
        ):
            diary.told(
                month.replace(day=26),
                who,
                "expense",
                unit=unit,
                amounts={"total": rp(share)},
                accounts={"expense": account},
                description=f"{name} unit {unit}",
            )
    for link, amount in ((AIR, 2_000_000), (LAKE, 600_000)):
        diary.booked(
            month.replace(day=25),
            TREASURER,
            f"Setoran unit {link.unit} ke Kantor Pusat",
            postings=remittance(link, amount),
        )
    diary.told(
        month.replace(day=27),
        TREASURER,
        "expense",
        unit="",
        amounts={"total": rp(1_800_000)},
        accounts={"expense": "6.1.01.01", "cash": BANK},
        description="Gaji pengurus",
    )
