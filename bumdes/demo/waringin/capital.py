"""Capital of the village enterprise: what was there before, and what came in since."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.borrowing_assets import BorrowAsset, borrow_asset
from bumdes.actions.contributing import ContributeCapital
from bumdes.actions.detailing_openings import DetailOpening, detail_opening
from bumdes.actions.planning_use import UseLine
from bumdes.actions.recording import RecordTransaction
from bumdes.actions.registering_contributors import RegisterContributor, register_contributor
from bumdes.capital.borrowed_asset import BorrowedKind
from bumdes.capital_source import ContributorKind, Treatment
from bumdes.demo.claims import FARMERS, GROUPS
from bumdes.demo.meetings import decision, meeting
from bumdes.demo.things import Thing, bought, handed_on
from bumdes.demo.transfers import CASH
from bumdes.demo.waringin.office import BANK, DIRECTOR, PURSE, TREASURER
from bumdes.governance.decision import DecisionKind
from bumdes.governance.deliberation import DeliberationKind
from ledger import credit, debit, rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work

VILLAGE = "99.01.01.2001"

_OPENINGS = (
    ("dana_desa", -6, "150000000"),
    ("add", -4, "62000000"),
    ("dana_desa", -3, "100000000"),
    ("pades", -2, "35336013.75"),
)
"""Source, fiscal year counted from the first of the books, and rupiah: together the opening."""

_REGENCY, _GROUP, _PARTNER = "PIHAK-1", "PIHAK-2", "PIHAK-3"


def told_apart(diary: Diary, day: dt.date) -> None:
    """Note who brought in what stood in the books on their first day."""
    for number, (source, before, amount) in enumerate(_OPENINGS, start=1):
        year = day.year + before
        command = DetailOpening(
            source=source,
            contributor=VILLAGE,
            date=day,
            amount=rp(amount),
            fiscal_year=year,
            paper=f"Perdes 4/{year}",
            purpose="Penyertaan modal sebelum pembukuan ini",
            key=f"demo-modal-awal-{number}",
        )
        diary.did(day, TREASURER, partial(detail_opening, command=command))
    diary.did(day, TREASURER, _register_contributors)


def _register_contributors(work: Work) -> None:
    for kind, name in (
        (ContributorKind.REGENCY, "Pemerintah Kabupaten Contoh"),
        (ContributorKind.GROUP, "Kelompok Tani Subur Makmur"),
        (ContributorKind.PARTNER, "PT Sinar Contoh Niaga"),
    ):
        register_contributor(work, RegisterContributor(kind=kind, name=name))


def first_year(diary: Diary, year: int) -> None:
    """Note what came in during the first year, from five sources, and what became of it."""
    _decided(diary, dt.date(year, 1, 24), number=1, most=200_000_000)
    _of_regency(diary, year)
    _of_village(diary, year)
    _of_group(diary, year)
    _of_partner(diary, year)
    _borrowed(diary, year)


def _decided(diary: Diary, day: dt.date, *, number: int, most: int) -> None:
    told = f"Musdes {number}/{day.year}"
    agenda = f"Modal BUM Desa tahun {day.year} dari Desa, pemerintah, masyarakat dan mitra"
    diary.met(
        DIRECTOR,
        meeting(DeliberationKind.VILLAGE, day, f"BA {told}", agenda=agenda),
        decision(
            told, DecisionKind.TAKE_CAPITAL, day, f"Menerima {agenda.lower()}", most=rp(most)
        ),
    )


def _of_regency(diary: Diary, year: int) -> None:
    fund, unit = f"M{year}-005", "GEDUNG"
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source="hibah_daerah",
            contributor=_REGENCY,
            treatment=Treatment.DONATION,
            date=dt.date(year, 2, 3),
            amount=rp(25_000_000),
            into=BANK,
            decision=f"Musdes 1/{year}",
            paper=f"NPHD 900/014/{year}",
            paper_date=dt.date(year, 1, 28),
            bank_slip=f"SP2D 00231/{year}",
            purpose="Tenda, meja dan kursi untuk disewakan",
            uses=(
                UseLine(
                    description="Tenda, meja dan kursi",
                    account="1.3.04.01",
                    amount=rp(24_250_000),
                    unit=unit,
                ),
                UseLine(
                    description="Angkutan", account="6.1.99.04", amount=rp(750_000), unit=unit
                ),
            ),
            fund=fund,
        ),
    )
    about = "Alat sewa dari hibah Kabupaten"
    diary.moved(
        TREASURER,
        PURSE.funding(dt.date(year, 2, 6), unit, 25_000_000, about=about, fund=fund),
    )
    tents = Thing(
        name="Tenda, meja dan kursi sewaan",
        asset_class="furniture_wood",
        amount=24_000_000,
        unit=unit,
        said="Beli tenda, meja dan kursi untuk disewakan",
        fund=fund,
        months=60,
        place="Gudang Gedung Serbaguna",
        custodian="Manajer Gedung",
    )
    bought(diary, dt.date(year, 2, 10), TREASURER, tents)
    diary.told(
        "gedung",
        RecordTransaction(
            kind="expense",
            date=dt.date(year, 2, 10),
            unit=unit,
            amounts={"total": rp(600_000)},
            accounts={"expense": "6.1.99.04"},
            description="Angkutan tenda, meja dan kursi",
            fund=fund,
        ),
    )


def _of_village(diary: Diary, year: int) -> None:
    """Note the village's money of April, and what it gave in August."""
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source="add",
            contributor=VILLAGE,
            date=dt.date(year, 4, 14),
            amount=rp(50_000_000),
            into=BANK,
            decision=f"Musdes 1/{year}",
            paper=f"Perdes 3/{year}",
            paper_date=dt.date(year, 3, 30),
            bank_slip=f"SPP 0041/{year}",
            purpose="Modal kerja unit usaha",
            uses=(
                UseLine(
                    description="Pinjaman anggota",
                    account="1.1.03.03",
                    amount=rp(24_000_000),
                    unit="SP",
                ),
            ),
            fund=f"M{year}-006",
            description="Penyertaan modal Desa tahap I",
        ),
    )
    about = "Modal kerja Simpan Pinjam dari ADD"
    diary.moved(
        TREASURER,
        PURSE.funding(dt.date(year, 4, 16), "SP", 24_000_000, about=about, fund=f"M{year}-006"),
    )
    for month, amount in ((4, 11_000_000), (5, 12_500_000)):
        diary.booked(
            dt.date(year, month, 22),
            TREASURER,
            "Pencairan pinjaman anggota dari modal ADD",
            postings=[
                debit(
                    "1.1.03.03",
                    rp(amount),
                    unit="SP",
                    fund=f"M{year}-006",
                    party=GROUPS[month - 4],
                ),
                credit(CASH, rp(amount), unit="SP", fund=f"M{year}-006"),
            ],
        )
    _of_village_in_things(diary, dt.date(year, 8, 19), f"M{year}-009")


def _of_village_in_things(diary: Diary, day: dt.date, fund: str) -> None:
    year = day.year
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source="pades",
            contributor=VILLAGE,
            date=day,
            amount=rp(6_500_000),
            into="1.3.03.01",
            decision=f"Musdes 1/{year}",
            paper=f"Perdes 5/{year}",
            paper_date=dt.date(year, 8, 4),
            handover=f"BAST 02/{year}",
            purpose="Mesin kasir dan komputer untuk Toko",
            fund=fund,
        ),
    )
    handed_on(diary, day, TREASURER, "Mesin kasir dan komputer untuk Toko", unit="TOKO")


def _of_group(diary: Diary, year: int) -> None:
    """Note the farmers' money, which the savings unit lends out."""
    day, fund, unit = dt.date(year, 7, 7), f"M{year}-008", "SP"
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source="masyarakat",
            contributor=_GROUP,
            date=day,
            amount=rp(7_500_000),
            into=BANK,
            decision=f"Musdes 1/{year}",
            purpose="Pinjaman bagi anggota kelompok tani",
            uses=(
                UseLine(
                    description="Pinjaman anggota kelompok tani",
                    account="1.1.03.05",
                    amount=rp(7_500_000),
                    unit=unit,
                ),
            ),
            fund=fund,
        ),
    )
    about = "Modal kelompok tani untuk Simpan Pinjam"
    diary.moved(TREASURER, PURSE.funding(day, unit, 7_500_000, about=about, fund=fund))
    diary.booked(
        dt.date(year, 7, 16),
        TREASURER,
        "Pencairan pinjaman kelompok tani",
        postings=[
            debit("1.1.03.05", rp(7_000_000), unit=unit, fund=fund, party=FARMERS),
            credit(CASH, rp(7_000_000), unit=unit, fund=fund),
        ],
    )


def _of_partner(diary: Diary, year: int) -> None:
    day, fund = dt.date(year, 9, 11), f"M{year}-010"
    diary.contributed(
        TREASURER,
        ContributeCapital(
            source="pihak_ketiga",
            contributor=_PARTNER,
            treatment=Treatment.DONATION,
            date=day,
            amount=rp(12_000_000),
            into="1.3.03.01",
            decision=f"Musdes 1/{year}",
            paper=f"PKS 07/{year}",
            paper_date=dt.date(year, 9, 1),
            handover=f"BAST 03/{year}",
            purpose="Dua lemari pendingin untuk Toko",
            fund=fund,
        ),
    )
    handed_on(diary, day, TREASURER, "Dua lemari pendingin untuk Toko", unit="TOKO")


def _borrowed(diary: Diary, year: int) -> None:
    """Note the hall, which stays the village's own."""
    command = BorrowAsset(
        village=VILLAGE,
        kind=BorrowedKind.BUILDING,
        name="Gedung Serbaguna Waringinsari",
        agreement=f"Perjanjian Pinjam Pakai 01/{year}",
        agreed_on=dt.date(year, 1, 3),
        first_day=dt.date(year, 1, 3),
        last_day=dt.date(year + 4, 1, 2),
        location="Jalan Balai Desa 3",
        unit="GEDUNG",
        terms="Perawatan ringan dan listrik ditanggung BUM Desa; dua hari setahun untuk Desa",
    )
    diary.did(command.agreed_on, TREASURER, lambda work: borrow_asset(work, command))
