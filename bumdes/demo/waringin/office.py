"""The head office of the village enterprise: opening, wages, bank, tax, one mistake."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bumdes.actions.disposing_assets import DisposeAsset, dispose_asset
from bumdes.actions.recording import RecordTransaction, record_entry, reverse_entry
from bumdes.actions.taking_over_assets import TakeOverAsset, take_over_asset
from bumdes.assets.disposal import DisposalKind
from bumdes.bookings.asset import AssetFacts
from bumdes.demo import chance
from bumdes.demo.claims import FARMERS, GROUPS
from bumdes.demo.proofs import RECEIPT
from bumdes.demo.things import Thing, bought, called, counted, worn
from bumdes.demo.transfers import CASH, Purse
from ledger import EntryKind, JournalEntry, credit, debit, rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work
    from ledger import Money, Posting

BANK, UNIT_OWES = "1.1.01.04", "3.8.01.01"
PURSE = Purse(BANK)
CURRENT_ACCOUNTS = {
    "TOKO": "1.1.99.03",
    "GEDUNG": "1.1.99.04",
    "SP": "1.1.99.05",
    "LAPAK": "1.1.99.10",
}
REMITTANCES = (("TOKO", 4_500_000), ("GEDUNG", 2_000_000), ("LAPAK", 400_000))
"""What units hand in every month, in rupiah."""

DIRECTOR, SECRETARY, TREASURER = "direktur", "sekretaris", "bendahara"
LAST_YEARS_SHARE = rp("27998321.25")
"""What the village was owed of the profit before the books of the demonstration begin."""


_YEAR_ZERO = 2000


class _OldThing(NamedTuple):
    """A thing of the head office that is older than the books of the demonstration.

    ``bought`` counts the first year of the books as the year 2000.
    """

    name: str
    asset_class: str
    bought: dt.date
    cost: int
    worn: int


_OLD_THINGS = (
    _OldThing("Genset kantor", "machine", dt.date(1993, 3, 15), 12_000_000, 10_749_996),
    _OldThing("Komputer kantor", "computer", dt.date(1996, 2, 10), 9_025_000, 9_000_000),
)
"""Together the equipment of a real enterprise, and its wear."""


@dataclass(frozen=True, slots=True)
class _Bill:
    """Something that the head office pays."""

    day: dt.date
    what: str
    expense: str
    amount: Money
    cash: str = BANK

    def payment(self) -> RecordTransaction:
        return RecordTransaction(
            kind="expense",
            unit="",
            date=self.day,
            amounts={"total": self.amount},
            accounts={"expense": self.expense, "cash": self.cash},
            description=self.what,
        )


def opening(diary: Diary, day: dt.date) -> None:
    """Note what each unit and the head office had on the first day.

    The figures are those of a real enterprise of four units, whose books were kept to the
    sen; only their distribution over cash accounts is invented.
    """
    rows = {
        "SP": [
            debit(CASH, rp(40_000_000), unit="SP"),
            *(debit("1.1.03.03", rp(12_200_000), unit="SP", party=code) for code in GROUPS),
            debit("1.1.03.05", rp(28_000_000), unit="SP", party=FARMERS),
            credit("2.1.08.01", rp(2_750_000), unit="SP"),
            credit("2.1.08.02", rp(15_090_000), unit="SP"),
        ],
        "TOKO": [debit(CASH, rp(15_000_000), unit="TOKO")],
        "GEDUNG": [debit(CASH, rp(7_748_900), unit="GEDUNG")],
        "LAPAK": [debit(CASH, rp(100_000), unit="LAPAK")],
    }
    postings: list[Posting] = []
    for unit, legs in rows.items():
        surplus = sum(p.debit_minor - p.credit_minor for p in legs)
        own = rp(f"{surplus // 100}.{surplus % 100:02}")
        postings += [
            *legs,
            credit(UNIT_OWES, own, unit=unit),
            debit(CURRENT_ACCOUNTS[unit], own),
        ]
    postings += [
        debit(CASH, rp(15_050_431)),
        debit(BANK, rp(225_000_000)),
        credit("2.1.07.01", LAST_YEARS_SHARE),
        credit("3.1.01.01", rp("346061009.75")),
    ]
    diary.booked(day, TREASURER, "Saldo awal", postings=postings, kind=EntryKind.OPENING)
    for number, old in enumerate(_OLD_THINGS, start=1):
        diary.did(day, TREASURER, partial(_take_over, number=number, old=old, on=day))


def _take_over(work: Work, *, number: int, old: _OldThing, on: dt.date) -> None:
    """Take a thing over that was there before the books of the demonstration begin."""
    take_over_asset(
        work,
        TakeOverAsset(
            facts=AssetFacts(
                name=old.name,
                asset_class=old.asset_class,
                place="Kantor",
                custodian="Sekretaris",
            ),
            acquired_on=old.bought.replace(year=on.year + old.bought.year - _YEAR_ZERO),
            on=on,
            unit="",
            cost=rp(old.cost),
            worn=rp(old.worn),
            against="3.1.01.01",
            key=f"demo-aset-awal-{number}",
        ),
    )


def month(diary: Diary, month: dt.date, *, payroll_from: int) -> None:
    """Note what the head office does every month; from a year on its wages are a payroll."""
    _pay(diary, month, with_wages=month.year < payroll_from)
    _bank(diary, chance.last_of(month))
    for unit, amount in REMITTANCES:
        diary.moved(TREASURER, PURSE.remittance(month.replace(day=28), unit, amount))
    worn(diary, month, TREASURER)


def _pay(diary: Diary, month: dt.date, *, with_wages: bool) -> None:
    name = f"kantor {month}"
    light = chance.rupiah(f"{name} listrik", 260_000, 340_000)
    bills = [
        _Bill(
            _day(name, "listrik", month, 8), "Bayar listrik kantor", "6.1.04.01", light, CASH
        ),
        _Bill(
            _day(name, "internet", month, 4), "Bayar internet kantor", "6.1.04.02", rp(275_000)
        ),
    ]
    if with_wages:
        about, day = "Gaji direktur, sekretaris dan bendahara", month.replace(day=25)
        bills.append(_Bill(day, about, "6.1.01.01", rp(2_400_000)))
    if month.month % 3 == 2:
        food = chance.rupiah(f"{name} rapat", 350_000, 900_000)
        day = _day(name, "rapat", month, 15)
        bills.append(_Bill(day, "Konsumsi rapat triwulan", "6.1.02.03", food, CASH))
    if month.month > 1:
        tax = chance.rupiah(f"{name} pajak", 120_000, 160_000, step=1_000)
        day = month.replace(day=15)
        bills.append(_Bill(day, "Setor PPh Final bulan lalu", "7.3.01.10", tax))
    for bill in bills:
        diary.told(TREASURER, bill.payment())


def _day(name: str, what: str, month: dt.date, first: int) -> dt.date:
    return chance.day_of(month, f"{name} {what}", first=first, last=first + 6)


def _bank(diary: Diary, last: dt.date) -> None:
    """Note what the bank charges and pays on the last day of a month."""
    diary.told(
        TREASURER,
        RecordTransaction(
            kind="expense",
            date=last,
            unit="",
            amounts={"total": rp(15_000)},
            accounts={"expense": "7.2.01.01", "cash": BANK},
            description="Administrasi bank",
        ),
    )
    thousands = chance.number(f"bunga {last}", 90, 120)
    diary.booked(
        last,
        TREASURER,
        "Bunga bank, sesudah pajak 20 persen",
        postings=[
            debit(BANK, rp(thousands * 800)),
            debit("7.3.01.02", rp(thousands * 200), component="OP-OUT-3"),
            credit("7.1.01.01", rp(thousands * 1_000), component="OP-IN-5"),
        ],
    )


def first_year(diary: Diary, year: int) -> None:
    """Note what happened once in the first year: shelves, a debt paid, a mistake."""
    about = "Tambahan modal kerja untuk Toko"
    diary.moved(TREASURER, PURSE.funding(dt.date(year, 1, 6), "TOKO", 45_000_000, about=about))
    shelves = Thing(
        name="Rak dan etalase Toko",
        asset_class="equipment",
        amount=21_000_000,
        unit="TOKO",
        said="Beli rak dan etalase untuk Toko",
        months=60,
        place="Toko Desa",
        custodian="Manajer Toko",
    )
    bought(diary, dt.date(year, 1, 13), TREASURER, shelves)
    diary.booked(
        dt.date(year, 3, 28),
        TREASURER,
        "Setor bagi hasil tahun lalu ke kas Desa",
        postings=[
            debit("2.1.07.01", LAST_YEARS_SHARE, component="FI-OUT-1"),
            credit(BANK, LAST_YEARS_SHARE),
        ],
    )
    diary.did(dt.date(year, 5, 19), TREASURER, _make_a_mistake)


def second_year(diary: Diary, year: int) -> None:
    """Note how all things were looked for, and the old generator was sold."""
    counted(
        diary,
        dt.date(year, 6, 30),
        TREASURER,
        counter="Manajer Toko",
        witness="Pengawas",
        minutes=f"BA Hitung Aset 01/{year}",
    )
    day = dt.date(year, 9, 8)
    diary.did(day, TREASURER, partial(_sell_generator, diary=diary, on=day))


def _sell_generator(work: Work, *, diary: Diary, on: dt.date) -> None:
    """Sell the generator of the office, which is worn out."""
    dispose_asset(
        work,
        DisposeAsset(
            asset=called(work, _OLD_THINGS[0].name),
            kind=DisposalKind.SALE,
            date=on,
            proceeds=rp(1_500_000),
            into=CASH,
            taker="Bengkel Contoh",
            paper=f"KW Jual 01/{on.year}",
            evidence=diary.proofs.of_kind(RECEIPT),
            key=f"demo-jual-genset-{on.year}",
        ),
    )


def _make_a_mistake(work: Work) -> None:
    """Record ten times the amount of a receipt, and take it back the same day."""
    day = work.clock().date()
    entry = JournalEntry(
        date=day,
        description="Beli alat tulis kantor",
        postings=(debit("6.1.02.01", rp(1_250_000)), credit(CASH, rp(1_250_000))),
        key=f"demo-salah-catat-{day.year}",
    )
    wrong = record_entry(work, entry)
    reverse_entry(
        work, wrong.sequence, on=day, reason="Nota berbunyi Rp125.000", key=f"{entry.key}-batal"
    )
