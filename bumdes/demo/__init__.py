"""The demonstration: two invented enterprises, made by the same acts that people use.

The opening of the village enterprise, its units and many of its amounts are those of a real
enterprise that published its books; names, villages and all else are invented. The days are
those of last year, which is closed, and of this year up to today.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.charting import add_local_account, change_account
from bumdes.actions.founding import FoundEnterprise, add_unit, add_village, found_enterprise
from bumdes.actions.staffing import add_person, appoint
from bumdes.demo import chance, halls, joint, office, savings, shop
from bumdes.demo.cast import (
    DEMO_LOGINS,
    DEMO_PASSWORD,
    JOINT_BOOK,
    VILLAGE_BOOK,
    DemoLogin,
)
from bumdes.demo.diary import Diary
from bumdes.enterprise import Enterprise, EnterpriseKind
from bumdes.people import is_username_taken
from bumdes.permissions import Actor, command_line_actor
from bumdes.work import Work, begin_session
from ledger import Book
from ledger.view import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Engine


__all__ = [
    "DEMO_LOGINS",
    "DEMO_PASSWORD",
    "JOINT_BOOK",
    "VILLAGE_BOOK",
    "DemoLogin",
    "build_demo",
]

_KEEPER = command_line_actor("demo")

_VILLAGE = FoundEnterprise(
    book_id=VILLAGE_BOOK,
    name="BUM Desa Karya Waringin",
    legal_number="AHU-00000.AH.01.33.TAHUN 2021 (contoh)",
    nib="0000000000000",
    npwp="00.000.000.0-000.000",
    address="Jalan Balai Desa 1",
    phone="0000-000000",
    email="karyawaringin@example.org",
    place="Waringinsari",
)

_JOINT = FoundEnterprise(
    book_id=JOINT_BOOK,
    name="BUM Desa Bersama Tiga Ranu",
    kind=EnterpriseKind.BUM_DESA_BERSAMA,
    legal_number="AHU-00001.AH.01.33.TAHUN 2022 (contoh)",
    address="Jalan Tepi Ranu 3",
    email="tigaranu@example.org",
    place="Ranu Asri",
)

_UNUSED_BANKS = ("1.1.01.02", "1.1.01.03")


def build_demo(engine: Engine, clock: Callable[[], dt.datetime] = utc_now) -> list[DemoLogin]:
    """Make the enterprises of the demonstration that are not there yet; return all logins.

    Each enterprise is made whole or not at all. The same day gives the same books.
    """
    now = clock()
    _build(engine, _VILLAGE, _set_up_village, _village_diary, now)
    _build(engine, _JOINT, _set_up_joint, _joint_diary, now)
    return list(DEMO_LOGINS)


def _build(
    engine: Engine,
    founding: FoundEnterprise,
    set_up: Callable[[Work], None],
    diary: Callable[[dt.date], Diary],
    now: dt.datetime,
) -> None:
    with begin_session(engine) as session:
        if session.get(Enterprise, founding.book_id) is not None:
            return
        found_enterprise(session, founding, actor=_KEEPER, clock=lambda: now)
        book = Book.open(session, founding.book_id, clock=lambda: now)
        work = Work(_KEEPER, session, book, lambda: now)
        set_up(work)
        first_day = dt.date(now.year - 1, 1, 1)
        actors = _staff(work, founding.book_id, first_day)
        diary(now.date()).play(work, actors, now=now)


def _staff(work: Work, book_id: str, first_day: dt.date) -> dict[str, Actor]:
    """Let the people of an enterprise in, and return who acts by which username."""
    actors: dict[str, Actor] = {}
    for login in DEMO_LOGINS:
        if login.book_id != book_id:
            continue
        if not is_username_taken(work.session, login.username):
            add_person(
                work.session,
                login.username,
                login.name,
                password=login.password,
                actor=_KEEPER,
                clock=work.clock,
            )
        appoint(work, login.username, login.role, first_day=first_day, unit=login.unit)
        actors[login.username] = Actor(login.username, login.role, login.unit)
    return actors


def _set_up_village(work: Work) -> None:
    add_village(
        work,
        "99.01.01.2001",
        "Waringinsari",
        district="Waringin",
        regency="Kabupaten Contoh",
        province="Provinsi Contoh",
    )
    opened_on = dt.date(work.clock().year - 1, 1, 1)
    for code, name, type_key in (
        ("TOKO", "Toko Desa", "trading"),
        ("GEDUNG", "Gedung Serbaguna", "rental"),
        ("LAPAK", "Lapak dan Warung", "rental"),
        ("SP", "Simpan Pinjam", "savings_loans"),
    ):
        add_unit(work, code, name, type_key=type_key, opened_on=opened_on)
    add_local_account(work, "1.1.03.05", "Piutang Pinjaman Kelompok Tani")
    add_local_account(work, "2.1.08.02", "Simpanan Wajib Anggota")
    _retire(work, _UNUSED_BANKS)


def _set_up_joint(work: Work) -> None:
    for code, name in joint.VILLAGES.items():
        add_village(work, code, name, district="Ranu", regency="Kabupaten Contoh")
    opened_on = dt.date(work.clock().year - 1, 1, 1)
    for code, name, type_key in (
        ("AIR", "Air Bersih", "water"),
        ("WISATA", "Wisata Ranu", "tourism"),
    ):
        add_unit(work, code, name, type_key=type_key, opened_on=opened_on)
    _retire(work, _UNUSED_BANKS)


def _retire(work: Work, codes: Iterable[str]) -> None:
    for code in codes:
        name = work.book.chart[code].name
        change_account(work, code, name=name, is_active=False)


def _village_diary(today: dt.date) -> Diary:
    diary, year = Diary(), today.year - 1
    office.opening(diary, dt.date(year, 1, 1))
    office.first_year(diary, year)
    for month in chance.months(dt.date(year, 1, 1), today):
        for happens in (shop.month, halls.month, savings.month, office.month):
            happens(diary, month)
    office.years_end(diary, year)
    return diary


def _joint_diary(today: dt.date) -> Diary:
    diary, year = Diary(), today.year - 1
    joint.founding(diary, year)
    for month in chance.months(dt.date(year, 1, 1), today):
        joint.month(diary, month)
    return diary
