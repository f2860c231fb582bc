"""The village enterprise of the demonstration: a shop, a hall, stalls, savings and loans."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.charting import add_local_account
from bumdes.actions.founding import FoundEnterprise, add_unit, add_village
from bumdes.demo import chance, narratives, village_papers
from bumdes.demo.accountability import WARINGIN
from bumdes.demo.cast import VILLAGE_BOOK
from bumdes.demo.diary import Diary
from bumdes.demo.duties import Dutiful
from bumdes.demo.taxes import Taxpayer
from bumdes.demo.waringin import (
    ahead,
    capital,
    correction,
    expansion,
    halls,
    handover,
    neighbours,
    office,
    papers,
    partners,
    plan,
    rice,
    savings,
    scheme,
    shop,
    staff,
    till,
)
from bumdes.enterprise import LegalStatus

if TYPE_CHECKING:
    from bumdes.work import Work

_TAXES = Taxpayer(office.TREASURER, office.BANK)

_DUTIES = Dutiful(
    director=office.DIRECTOR,
    treasurer=office.TREASURER,
    supervisor="pengawas",
    counted_by="Ratna",
    saw="Lastri",
)

_UNITS = (
    ("TOKO", "Toko Desa", "trading"),
    ("GEDUNG", "Gedung Serbaguna", "rental"),
    ("LAPAK", "Lapak dan Warung", "rental"),
    ("SP", "Simpan Pinjam", "savings_loans"),
)


def founding(year: int) -> FoundEnterprise:
    """Return what the enterprise says of itself.

    Args:
        year: the first of its books here; it is some years older.
    """
    return FoundEnterprise(
        book_id=VILLAGE_BOOK,
        name="BUM Desa Karya Waringin",
        legal_number=f"AHU-00000.AH.01.33.TAHUN {year - 3} (contoh)",
        legal_status=LegalStatus.LEGAL_PERSON,
        legal_on=dt.date(year - 3, 4, 11),
        founded_on=dt.date(year - 7, 8, 20),
        nib="0000000000000",
        npwp="00.000.000.0-000.000",
        kbli="47112, 68111, 64142, 46311",
        address="Jalan Balai Desa 1",
        postal_code="99001",
        phone="0000-000000",
        email="karyawaringin@example.org",
        website="https://karyawaringin.example.org",
        place="Waringinsari",
        region_code=capital.VILLAGE,
    )


def set_up(work: Work, year: int) -> None:
    """Add the village, the units and the accounts of their own."""
    add_village(
        work,
        capital.VILLAGE,
        "Waringinsari",
        district="Waringin",
        regency="Kabupaten Contoh",
        province="Provinsi Contoh",
    )
    for code, name, type_key in _UNITS:
        add_unit(work, code, name, type_key=type_key, opened_on=dt.date(year - 2, 1, 1))
    add_local_account(work, "1.1.03.05", "Piutang Pinjaman Kelompok Tani")
    add_local_account(work, "2.1.08.02", "Simpanan Wajib Anggota")
    add_local_account(work, till.DRAWER, "Kas Laci Toko")
    papers.kept(work, year)


def diary(today: dt.date) -> Diary:
    """Return all that happens in two years; what comes after *today* is not played."""
    diary, year = Diary(), today.year - 1
    plan.first_year(diary, year)
    office.opening(diary, dt.date(year, 1, 1))
    capital.told_apart(diary, dt.date(year, 1, 1))
    scheme.adopted(diary, dt.date(year, 1, 10))
    office.first_year(diary, year)
    partners.met(diary, year)
    capital.first_year(diary, year)
    rice.first_year(diary, year)
    plan.second_year(diary, year + 1)
    _TAXES.registered(diary, dt.date(year - 3, 5, 2), since=dt.date(year, 1, 2))
    _TAXES.returned(diary, year)
    _TAXES.withheld(diary, year + 1)
    staff.hired(diary, year + 1)
    neighbours.known(diary, year + 1)
    ahead.second_year(diary, year + 1)
    for month in chance.months(dt.date(year, 1, 1), today):
        for happens in (
            shop.month,
            halls.month,
            savings.month,
            partial(office.month, payroll_from=year + 1),
            partial(rice.month, first_year=year),
            partial(expansion.month, year=year + 1),
            partial(staff.month, year=year + 1),
            ahead.month,
        ):
            happens(diary, month)
        _TAXES.month(diary, month, today=today)
    scheme.YEAR_END.note(diary, year)
    _DUTIES.note(diary, year)
    _write(diary, year)
    correction.found(diary, year)
    expansion.carried_out(diary, year + 1)
    office.second_year(diary, year + 1)
    rice.second_year(diary, year + 1)
    expansion.waiting(diary, year + 1)
    plan.third_year(diary, year + 2)
    till.kept(diary, today)
    handover.prepared(diary, year + 1)
    return diary


def _write(diary: Diary, year: int) -> None:
    """Note what people wrote in the reports on *year*."""
    narratives.written(diary, year, by=office.TREASURER)
    WARINGIN.note(diary, year)
    village_papers.WARINGIN.note(diary, year)
