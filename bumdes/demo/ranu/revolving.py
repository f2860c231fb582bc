"""The revolving fund (DBM): money and loans of the former PNPM, lent on to groups of women."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.contributing import ContributeCapital
from bumdes.actions.opening_documents import TellApart, ToldApart, tell_apart
from bumdes.actions.recording import RecordTransaction
from bumdes.credit.claim import open_claims
from bumdes.credit.control import RECEIVABLES
from bumdes.credit.untold import UNTOLD
from bumdes.demo import chance
from bumdes.demo.claims import WOMEN, known
from bumdes.demo.ranu.capital import fund
from bumdes.demo.ranu.office import BANK, PURSE, TREASURER
from bumdes.demo.transfers import CASH, thing
from ledger import credit, debit, rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work

UNIT, MANAGER = "DBM", "dbm"
LOANS, CHARGES = "1.1.03.03", "4.1.08.01"
MONEY, CLAIMS = 5, 6
"""Numbers of the two contributions of the first year."""


def begun(diary: Diary, year: int) -> None:
    """Note what came from the former programme: money, and loans that run on."""
    day = dt.date(year, 1, 15)
    for number, amount, into, what in (
        (MONEY, 60_000_000, BANK, "Kas UPK eks PNPM"),
        (CLAIMS, 90_000_000, LOANS, "Pinjaman kelompok SPP yang masih berjalan"),
    ):
        diary.contributed(
            TREASURER,
            ContributeCapital(
                source="dbm",
                date=day,
                amount=rp(amount),
                into=into,
                decision=f"MAD 1/{year}",
                handover="" if into == BANK else f"BAST UPK 01/{year}",
                purpose=what,
                fund=fund(year, number),
            ),
        )
    money, claims = fund(year, MONEY), fund(year, CLAIMS)
    about = "Modal Dana Bergulir Masyarakat"
    diary.moved(TREASURER, PURSE.funding(day, UNIT, 50_000_000, about=about, fund=money))
    about = "Pinjaman kelompok SPP"
    diary.moved(TREASURER, thing(day, UNIT, LOANS, 90_000_000, about=about, fund=claims))
    diary.did(dt.date(year, 1, 16), TREASURER, _told_apart)
    _lent(diary, dt.date(year, 2, 5), 45_000_000, money)


def month(diary: Diary, month: dt.date, year: int) -> None:
    """Note what groups pay back and borrow every month from February of *year* on."""
    if month < dt.date(year, 2, 1):
        return
    money, claims = fund(year, MONEY), fund(year, CLAIMS)
    _paid_back(diary, month, 6_500_000, claims)
    if month >= dt.date(year, 4, 1):
        _paid_back(diary, month, 2_500_000, money)
        _lent(diary, month.replace(day=6), 5_500_000, claims)
    if month.month in {1, 8} and month.year + month.month > year + 1:
        _lent(diary, month.replace(day=7), 10_000_000, money)
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="expense",
            date=month.replace(day=26),
            unit=UNIT,
            amounts={"total": rp(900_000)},
            accounts={"expense": "6.2.01.01"},
            description="Honor pengelola dana bergulir",
            fund=claims,
        ),
    )


def _told_apart(work: Work) -> None:
    """Say whom the loans of the former programme concern."""
    day, untold = work.clock().date(), open_claims(work, RECEIVABLES, parties=[UNTOLD])
    for claim in untold:
        part = ToldApart(
            party=known(work, WOMEN),
            amount=claim.left,
            issued_on=day,
            due_on=day + dt.timedelta(days=300),
            description="Pinjaman SPP yang masih berjalan",
        )
        tell_apart(
            work,
            TellApart(
                document=claim.document.code,
                parts=(part,),
                on=day,
                key=f"demo-rincian-{claim.document.code}",
            ),
        )


def _lent(diary: Diary, day: dt.date, amount: int, fund: str) -> None:
    diary.booked(
        day,
        TREASURER,
        f"Pencairan pinjaman kelompok SPP bulan {day.month}",
        postings=[
            debit(LOANS, rp(amount), unit=UNIT, fund=fund, party=WOMEN),
            credit(CASH, rp(amount), unit=UNIT, fund=fund),
        ],
    )


def _paid_back(diary: Diary, month: dt.date, amount: int, fund: str) -> None:
    what = f"dbm {month} {fund}"
    charge = amount * chance.number(what, 18, 22) // 100_000 * 1_000
    diary.booked(
        chance.day_of(month, what, first=12, last=20),
        TREASURER,
        "Angsuran kelompok SPP dan jasanya",
        postings=[
            debit(CASH, rp(amount + charge), unit=UNIT, fund=fund),
            credit(LOANS, rp(amount), unit=UNIT, fund=fund, party=WOMEN),
            credit(CHARGES, rp(charge), unit=UNIT, fund=fund),
        ],
    )
