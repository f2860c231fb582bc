"""The enterprise of five villages: spring water, a lake for visitors, fish, and loans."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.founding import FoundEnterprise, add_unit
from bumdes.demo import chance, village_papers
from bumdes.demo.accountability import RANU
from bumdes.demo.cast import JOINT_BOOK
from bumdes.demo.diary import Diary
from bumdes.demo.duties import Dutiful
from bumdes.demo.ranu import (
    capital,
    fish,
    kiosk,
    lake,
    office,
    papers,
    partners,
    plan,
    revolving,
    scheme,
    water,
)
from bumdes.demo.ranu.villages import DISTRICT, added
from bumdes.demo.taxes import Taxpayer
from bumdes.enterprise import EnterpriseKind, LegalStatus

if TYPE_CHECKING:
    from bumdes.work import Work

_TAXES = Taxpayer(office.TREASURER, office.BANK)

_DUTIES = Dutiful(
    director=office.DIRECTOR,
    treasurer=office.TREASURER,
    supervisor="pengawas-ranu",
    counted_by="Murni",
    saw="Tuti",
)

_UNITS = (
    ("AIR", "Air Bersih", "water"),
    ("WISATA", "Wisata Ranu", "tourism"),
    ("IKAN", "Keramba Ikan", "farming"),
    ("DBM", "Dana Bergulir Masyarakat", "savings_loans"),
)


def founding(year: int) -> FoundEnterprise:
    """Return what the enterprise says of itself; it is founded as *year* begins."""
    return FoundEnterprise(
        book_id=JOINT_BOOK,
        name="BUM Desa Bersama Lima Ranu LKD",
        kind=EnterpriseKind.BUM_DESA_BERSAMA_LKD,
        legal_number=f"AHU-00001.AH.01.33.TAHUN {year} (contoh)",
        legal_status=LegalStatus.LEGAL_PERSON,
        legal_on=dt.date(year, 2, 17),
        founded_on=dt.date(year, 1, 2),
        kbli="36001, 93231, 03221, 64951",
        address="Jalan Tepi Ranu 3",
        postal_code="99002",
        email="limaranu@example.org",
        place="Ranu Asri",
        region_code=DISTRICT,
    )


def set_up(work: Work, year: int) -> None:
    """Add the villages, the units, and the papers."""
    added(work)
    for code, name, type_key in _UNITS:
        add_unit(work, code, name, type_key=type_key, opened_on=dt.date(year, 1, 2))
    papers.kept(work, year)


def diary(today: dt.date) -> Diary:
    """Return all that happens in two years; what comes after *today* is not played."""
    diary, year = Diary(), today.year - 1
    plan.first_year(diary, year)
    capital.founded(diary, year)
    scheme.adopted(diary, dt.date(year, 1, 9))
    revolving.begun(diary, year)
    partners.agreed(diary, year)
    water.begun(diary, year)
    lake.begun(diary, year)
    fish.begun(diary, year)
    capital.later(diary, year)
    plan.second_year(diary, year + 1)
    _TAXES.registered(diary, dt.date(year, 2, 20), since=dt.date(year, 2, 20))
    _TAXES.returned(diary, year)
    for month in chance.months(dt.date(year, 1, 1), today):
        for part in (water, lake, kiosk, fish, revolving, office):
            part.month(diary, month, year)
        _TAXES.month(diary, month, today=today)
    scheme.year_end(year).note(diary, year)
    RANU.note(diary, year)
    village_papers.RANU.note(diary, year)
    _DUTIES.note(diary, year)
    fish.enlarged(diary, year + 1)
    return diary
