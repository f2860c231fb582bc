"""Each office has its own home, and sees there what it has to look at."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import event

from bumdes.actions.staffing import add_person, appoint
from bumdes.permissions import Role
from bumdes.work import begin_session, begin_work
from ledger import credit, debit, rp
from tests.webapp.house import (
    ADMIN,
    BOOK,
    HEAD,
    MANAGER,
    PASSWORD,
    TREASURER,
    Clock,
    links,
    words,
)
from webapp.homes import HOMES, home_of


@pytest.fixture
def outsiders(house):
    """The house with a supervisor, Lastri, and an auditor, Indra, until the end of the year."""
    people = (
        ("lastri", Role.SUPERVISOR, None),
        ("indra", Role.AUDITOR, dt.date(2026, 12, 31)),
    )
    for username, role, last_day in people:
        with begin_session(house.engine) as session:
            add_person(
                session,
                username,
                username.title(),
                password=PASSWORD,
                actor=ADMIN,
                clock=Clock(),
            )
        with begin_work(house.engine, actor=ADMIN, book_id=BOOK, clock=Clock()) as work:
            appoint(
                work,
                username,
                role,
                first_day=dt.date(2025, 1, 1),
                last_day=last_day,
                unit=None,
            )
    return house


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_exactly_one_home(role):
    assert sum(role in home.roles for home in HOMES.values()) == 1
    assert role in home_of(role).roles


def test_a_village_head_sees_the_capital_and_no_buttons_to_record(house):
    answer = house.visit(HEAD).get("/")
    page = words(answer)

    assert "Modal yang masuk" in page
    assert "Menunggu keputusan" in page
    assert "Keadaan laporan" in page
    assert list(links(answer, "/catat/")) == []


def test_a_unit_manager_sees_the_own_unit_and_its_tasks(house):
    house.sells(150_000)
    house.posts(debit("6.1.04.01", rp(77_000)), credit("1.1.01.01", rp(77_000)))

    page = words(house.visit(MANAGER).get("/"))

    assert "Uang sekarang · Toko Desa" in page
    assert "Foto 1 nota" in page
    assert "Hitung stok bulan ini" in page
    assert "77.000" not in page


def test_a_supervisor_sees_proofs_and_what_is_to_be_looked_at(outsiders):
    outsiders.posts(debit("6.1.04.01", rp(85_000)), credit("1.1.01.01", rp(85_000)))

    page = words(outsiders.visit("lastri").get("/"))

    assert "Pembayaran tahun ini yang berbukti 0%" in page
    assert "85.000" in page
    assert "Temuan yang belum selesai" in page


def test_an_auditor_sees_files_tests_and_until_when_the_office_holds(outsiders):
    answer = outsiders.visit("indra").get("/")
    page = words(answer)

    assert "Pusat unduhan" in page
    assert "Akun Indra berlaku sampai 31 Desember 2026" in page
    assert list(links(answer, "/laporan/neraca-saldo.xlsx"))
    assert "Uji buku" in page


def test_every_file_of_the_download_centre_can_be_had(outsiders):
    browser = outsiders.visit("indra")

    for address in links(browser.get("/"), "/laporan/"):
        if address.partition("?")[0].endswith((".xlsx", ".csv")):
            assert browser.get(address).status_code == 200, address


def test_the_treasurer_still_sees_the_money_and_the_buttons(house):
    answer = house.visit(TREASURER).get("/")

    assert "Uang sekarang" in words(answer)
    assert list(links(answer, "/catat/"))


def test_a_finding_waits_on_the_home_of_who_is_to_answer(outsiders):
    outsiders.visit("indra").post(
        "/temuan/baru",
        judul="Kas kurang",
        uraian="Kurang.",
        petugas="treasurer",
        batas="2027-01-20",
    )

    page = words(outsiders.visit(TREASURER).get("/"))

    assert "1 temuan pemeriksa menunggu jawaban Anda" in page


@pytest.mark.parametrize("who", [TREASURER, HEAD, MANAGER, "lastri", "indra"])
def test_a_home_asks_a_fixed_number_of_questions(outsiders, who):
    asked = []
    event.listen(outsiders.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    browser = outsiders.visit(who)
    outsiders.sells(500)

    def questions():
        asked.clear()
        assert browser.get("/").status_code == 200
        return len(asked)

    few = questions()
    for number in range(12):
        outsiders.sells(1_000 + number)

    assert questions() == few
