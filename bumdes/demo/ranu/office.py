"""The head office of the joint enterprise: wages, what units hand in, wear of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.actions.recording import RecordTransaction
from bumdes.demo import chance
from bumdes.demo.transfers import Purse
from ledger import EntryKind, credit, debit, rp

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.demo.diary import Diary

DIRECTOR, SECRETARY, TREASURER = "direktur-ranu", "sekretaris-ranu", "bendahara-ranu"
BANK = "1.1.01.05"
PURSE = Purse(BANK)

_REMITTANCES = (("AIR", 2_000_000), ("WISATA", 600_000))
"""What units hand in every month, in rupiah."""

_WEAR = (
    (2, "AIR", "6.1.07.03", "1.3.07.02", 800_000),
    (2, "WISATA", "6.1.07.05", "1.3.07.04", 400_000),
    (7, "IKAN", "6.1.07.03", "1.3.07.02", 250_000),
    (7, "", "6.1.07.02", "1.3.07.01", 370_000),
)
"""First month, unit, expense, accumulated depreciation, and rupiah a month."""


def month(diary: Diary, month: dt.date, year: int) -> None:
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
    _wear(diary, month, year)


def _wear(diary: Diary, month: dt.date, year: int) -> None:
    postings = [
        posting
        for first, unit, expense, accumulated, amount in _WEAR
        if month.year > year or month.month >= first
        for posting in (
            debit(expense, rp(amount), unit=unit),
            credit(accumulated, rp(amount), unit=unit),
        )
    ]
    if postings:
        diary.booked(
            chance.last_of(month),
            TREASURER,
            "Penyusutan aset tetap bulan ini",
            postings=postings,
            kind=EntryKind.ADJUSTING,
        )
