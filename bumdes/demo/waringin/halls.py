"""The village hall and the market stalls, both let for rent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.actions.recording import RecordTransaction
from bumdes.demo import chance
from ledger import rp

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.demo.diary import Diary

HALL, STALLS = "GEDUNG", "LAPAK"

_HALL_RENTS = (
    ("Sewa gedung badminton", 100_000),
    ("Sewa gedung rapat", 500_000),
    ("Sewa gedung pesta setengah hari", 1_000_000),
    ("Sewa gedung pesta sehari", 2_000_000),
    ("Sewa gedung senam", 150_000),
)
"""What a real unit let its hall for, in rupiah."""

_STALL_FEE = 150_000


def month(diary: Diary, month: dt.date) -> None:
    """Note what hall and stalls earn and cost every month."""
    for number in range(4):
        what = f"gedung {month} {number}"
        label, amount = _HALL_RENTS[chance.number(what, 0, len(_HALL_RENTS) - 1)]
        diary.told(
            "gedung",
            RecordTransaction(
                kind="cash_sale",
                date=chance.day_of(month, what, first=6 * number + 2, last=6 * number + 7),
                unit=HALL,
                amounts={"total": rp(amount)},
                description=label,
            ),
        )
    what = f"gedung {month} kebersihan"
    diary.told(
        "gedung",
        RecordTransaction(
            kind="expense",
            date=chance.day_of(month, what, first=13, last=18),
            unit=HALL,
            amounts={"total": chance.rupiah(what, 250_000, 400_000)},
            accounts={"expense": "6.1.06.01"},
            description="Listrik dan kebersihan gedung",
        ),
    )
    _stalls(diary, month)


def _stalls(diary: Diary, month: dt.date) -> None:
    for number, time in ((1, "pagi"), (2, "pagi"), (3, "malam")):
        diary.told(
            "lapak",
            RecordTransaction(
                kind="cash_sale",
                date=month.replace(day=5),
                unit=STALLS,
                amounts={"total": rp(_STALL_FEE)},
                accounts={"sales": "4.1.04.02"},
                description=f"Iuran lapak {time} nomor {number}",
            ),
        )
    if month.month % 2 == 0:
        diary.told(
            "lapak",
            RecordTransaction(
                kind="expense",
                date=month.replace(day=10),
                unit=STALLS,
                amounts={"total": rp(200_000)},
                accounts={"expense": "6.1.06.01"},
                description="Perlengkapan kebersihan lapak",
            ),
        )
