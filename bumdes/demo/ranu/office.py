"""The head office of the joint enterprise: wages, what units hand in, wear of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.actions.recording import RecordTransaction
from bumdes.demo import chance
from bumdes.demo.things import worn
from bumdes.demo.transfers import Purse
from ledger import rp

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.demo.diary import Diary

DIRECTOR, SECRETARY, TREASURER = "direktur-ranu", "sekretaris-ranu", "bendahara-ranu"
BANK = "1.1.01.05"
PURSE = Purse(BANK)

_REMITTANCES = (("AIR", 2_000_000), ("WISATA", 600_000))
"""What units hand in every month, in rupiah."""


def month(diary: Diary, month: dt.date, _year: int) -> None:
    """Note what the head office does every month."""
    for unit, amount in _REMITTANCES:
        diary.moved(TREASURER, PURSE.remittance(month.replace(day=25), unit, amount))
    diary.told(
        TREASURER,
        RecordTransaction(
            kind="expense",
            date=month.replace(day=27),
            unit="",
            amounts={"total": rp(1_800_000)},
            accounts={"expense": "6.1.01.01", "cash": BANK},
            description="Gaji pengurus",
        ),
    )
    name = f"ranu {month} kantor"
    diary.told(
        TREASURER,
        RecordTransaction(
            kind="expense",
            date=chance.day_of(month, name, first=4, last=11),
            unit="",
            amounts={"total": chance.rupiah(name, 120_000, 260_000)},
            accounts={"expense": "6.1.02.01", "cash": BANK},
            description="Alat tulis dan fotokopi kantor",
        ),
    )
    worn(diary, month, TREASURER)
