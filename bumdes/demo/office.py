"""The head office of the village enterprise: opening, capital, wages, tax, closing, profit."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.closing import close_period, close_year, lock_period
from bumdes.actions.contributing import ContributeCapital
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.demo import chance, profit
from bumdes.demo.transfers import CASH, HEAD_OFFICE, Link, funding, remittance
from bumdes.governance.decision import DecisionKind
from ledger import EntryKind, JournalEntry, credit, debit, rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work
    from ledger import Posting

BANK = "1.1.01.04"
LINKS = {
    unit: Link(unit, current_account, BANK)
    for unit, current_account in (
        ("TOKO", "1.1.99.03"),
        ("GEDUNG", "1.1.99.04"),
        ("SP", "1.1.99.05"),
        ("LAPAK", "1.1.99.10"),
    )
}
REMITTANCES = (("TOKO", 4_500_000), ("GEDUNG", 2_500_000), ("LAPAK", 400_000))
"""What units hand in every month, in rupiah."""

DIRECTOR, TREASURER = "direktur", "bendahara"


def opening(diary: Diary, day: dt.date) -> None:
    """Note what each unit and the head office had on the first day.

    The figures are those of a real enterprise of four units, whose books were kept to the
    sen; only their distribution over cash accounts is invented.
    """
    rows = {
        "SP": [
            debit(CASH, rp(40_000_000), unit="SP"),
            debit("1.1.03.03", rp(61_000_000), unit="SP"),
            debit("1.1.03.05", rp(28_000_000), unit="SP"),
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
            credit(HEAD_OFFICE, own, unit=unit),
            debit(LINKS[unit].current_account, own),
        ]
    postings += [
        debit(CASH, rp(15_050_431)),
        debit(BANK, rp(225_000_000)),
        debit("1.3.03.01", rp(21_025_000)),
        credit("1.3.07.02", rp(19_749_996)),
        credit("2.1.07.01", rp("27998321.25")),
        credit("3.1.01.01", rp("347336013.75")),
    ]
    diary.booked(day, TREASURER, "Saldo awal", postings=postings, kind=EntryKind.OPENING)


def month(diary: Diary, month: dt.date) -> None:
    """Note what the head office does every month."""
    name = f"kantor {month}"
    last = chance.last_of(month)
    pay = partial(diary.told, who=TREASURER, kind="expense", unit="")
    pay(
        chance.day_of(month, f"{name} listrik", first=8, last=14),
        amounts={"total": chance.rupiah(f"{name} listrik", 260_000, 340_000)},
        accounts={"expense": "6.1.04.01", "cash": CASH},
        description="Bayar listrik kantor",
    )
    pay(
        chance.day_of(month, f"{name} internet", first=4, last=9),
        amounts={"total": rp(275_000)},
        accounts={"expense": "6.1.04.02", "cash": BANK},
        description="Bayar internet kantor",
    )
    pay(
        month.replace(day=25),
        amounts={"total": rp(2_400_000)},
        accounts={"expense": "6.1.01.01", "cash": BANK},
        description="Gaji direktur, sekretaris dan bendahara",
    )
    pay(
        last,
        amounts={"total": rp(15_000)},
        accounts={"expense": "7.2.01.01", "cash": BANK},
        description="Administrasi bank",
    )
    thousands = chance.number(f"{name} bunga", 90, 120)
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
    if month.month % 3 == 2:
        pay(
            chance.day_of(month, f"{name} rapat", first=15, last=22),
            amounts={"total": chance.rupiah(f"{name} rapat", 350_000, 900_000)},
            accounts={"expense": "6.1.02.03", "cash": CASH},
            description="Konsumsi rapat triwulan",
        )
    for unit, amount in REMITTANCES:
        diary.booked(
            month.replace(day=28),
            TREASURER,
            f"Setoran unit {unit} ke Kantor Pusat",
            postings=remittance(LINKS[unit], amount),
        )
    if month.month > 1:
        pay(
            month.replace(day=15),
            amounts={"total": chance.rupiah(f"{name} pajak", 120_000, 160_000, step=1_000)},
            accounts={"expense": "7.3.01.10", "cash": BANK},
            description="Setor PPh Final bulan lalu",
        )
    _depreciation(diary, last)


def _depreciation(diary: Diary, last: dt.date) -> None:
    diary.booked(
        last,
        TREASURER,
        "Penyusutan peralatan bulan ini",
        postings=[
            debit("6.1.07.03", rp(350_000), unit="TOKO"),
            credit("1.3.07.02", rp(350_000), unit="TOKO"),
            debit("6.1.07.04", rp(400_000), unit="GEDUNG"),
            credit("1.3.07.03", rp(400_000), unit="GEDUNG"),
        ],
        kind=EntryKind.ADJUSTING,
    )


def first_year(diary: Diary, year: int) -> None:
    """Note what happened once in the first year: capital, assets, a mistake taken back."""
    day = dt.date(year, 1, 6)
    _fund(diary, day, "TOKO", 45_000_000, "Tambahan modal kerja untuk Toko")
    diary.booked(
        dt.date(year, 1, 13),
        TREASURER,
        "Beli rak dan lemari pendingin untuk Toko",
        postings=[
            debit("1.3.03.01", rp(21_000_000), unit="TOKO", component="IN-OUT-1"),
            credit(CASH, rp(21_000_000), unit="TOKO"),
        ],
    )
    _fund(diary, dt.date(year, 1, 15), "GEDUNG", 24_000_000, "Modal alat untuk Gedung")
    diary.booked(
        dt.date(year, 1, 20),
        TREASURER,
        "Beli tenda, meja dan kursi untuk disewakan",
        postings=[
            debit("1.3.04.01", rp(24_000_000), unit="GEDUNG", component="IN-OUT-1"),
            credit(CASH, rp(24_000_000), unit="GEDUNG"),
        ],
    )
    diary.decided(
        dt.date(year, 3, 30),
        DIRECTOR,
        f"Perdes 3/{year}",
        kind=DecisionKind.TAKE_CAPITAL,
        about="Penyertaan modal Desa tahap I sebesar Rp50.000.000",
    )
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source="dana_desa",
            contributor="99.01.01.2001",
            date=dt.date(year, 4, 14),
            amount=rp(50_000_000),
            into=BANK,
            decision=f"Perdes 3/{year}",
            paper=f"Perdes 3/{year}",
            description="Penyertaan modal Desa tahap I",
        ),
    )
    diary.booked(
        dt.date(year, 3, 28),
        TREASURER,
        "Setor bagi hasil tahun lalu ke kas Desa",
        postings=[
            debit("2.1.07.01", rp("27998321.25"), component="FI-OUT-1"),
            credit(BANK, rp("27998321.25")),
        ],
        decision=f"Musdes 1/{year}",
    )
    diary.did(dt.date(year, 5, 19), TREASURER, _make_a_mistake)


def years_end(diary: Diary, year: int) -> None:
    """Note how the year is closed, accepted, and its profit shared, all in the year after."""
    for number in range(1, 12):
        through = chance.last_of(dt.date(year, number, 1))
        day = dt.date(year, number + 1, 12)
        diary.did(day, TREASURER, partial(close_period, through=through))
    diary.did(dt.date(year + 1, 1, 20), TREASURER, partial(close_year, year=year))
    accepted = dt.date(year + 1, 3, 12)
    decision = f"Musdes 2/{year + 1}"
    diary.decided(
        accepted,
        DIRECTOR,
        decision,
        kind=DecisionKind.ACCEPT_REPORT,
        about=f"Menerima laporan pertanggungjawaban tahun {year}",
    )
    diary.did(
        accepted,
        DIRECTOR,
        partial(lock_period, through=dt.date(year, 12, 31), reason=decision),
    )
    profit.adopted(diary, dt.date(year, 1, 10), TREASURER)
    profit.shared(diary, accepted, TREASURER, year=year, decided_by=DIRECTOR)


def _fund(diary: Diary, day: dt.date, unit: str, amount: int, description: str) -> None:
    diary.booked(day, TREASURER, description, postings=funding(LINKS[unit], amount))


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
