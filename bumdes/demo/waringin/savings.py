"""Savings and loans: members save every month, borrow, and pay back with a charge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.demo import chance
from bumdes.demo.claims import GROUPS
from ledger import credit, debit, rp

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.demo.diary import Diary

UNIT, CLERK = "SP", "bendahara"
CASH, LOANS, COMPULSORY_SAVINGS, CHARGES = "1.1.01.01", "1.1.03.03", "2.1.08.02", "4.1.08.01"

_MEMBERS, _MONTHLY_SAVING = 20, 30_000
_PRINCIPAL = 1_000_000


def month(diary: Diary, month: dt.date) -> None:
    """Note what members bring and take every month."""
    saved = rp(_MEMBERS * _MONTHLY_SAVING)
    diary.booked(
        month.replace(day=15),
        CLERK,
        f"Simpanan wajib {_MEMBERS} anggota",
        postings=[debit(CASH, saved, unit=UNIT), credit(COMPULSORY_SAVINGS, saved, unit=UNIT)],
    )
    lent = chance.rupiah(f"pinjaman {month}", 4_000_000, 7_000_000, step=500_000)
    diary.booked(
        chance.day_of(month, f"pinjaman {month} hari", first=2, last=9),
        CLERK,
        "Pencairan pinjaman anggota",
        postings=[
            debit(LOANS, lent, unit=UNIT, party=_borrower(month)),
            credit(CASH, lent, unit=UNIT),
        ],
    )
    for number in range(5):
        _instalment(diary, month, number)


def _borrower(month: dt.date) -> str:
    """Return whose turn it is to borrow."""
    return GROUPS[month.month % len(GROUPS)]


def _instalment(diary: Diary, month: dt.date, number: int) -> None:
    what = f"angsuran {month} {number}"
    charge = 50_000 * chance.number(what, 1, 3)
    diary.booked(
        chance.day_of(month, what, first=18, last=28),
        CLERK,
        f"Angsuran pinjaman kelompok {number + 1}",
        postings=[
            debit(CASH, rp(_PRINCIPAL + charge), unit=UNIT),
            credit(LOANS, rp(_PRINCIPAL), unit=UNIT, party=GROUPS[number]),
            credit(CHARGES, rp(charge), unit=UNIT),
        ],
    )
