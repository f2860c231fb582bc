"""From an empty book to the first balance sheet, as a new user goes."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from bumdes.actions.founding import (
    FoundEnterprise,
    add_unit,
    add_village,
    found_enterprise,
)
from bumdes.actions.staffing import appoint
from bumdes.permissions import Role
from bumdes.work import begin_session
from ledger import EntryKind
from tests.bumdes.paper_files import PDF
from tests.webapp.house import ADMIN, DIRECTOR, HEAD, TREASURER, words

NEW = "mekar-sari"
ON = "2026-11-01"


@pytest.fixture
def fresh(house):
    """The house with an enterprise that has no entries yet, and its treasurer there."""
    with begin_session(house.engine) as session:
        found_enterprise(
            session,
            FoundEnterprise(book_id=NEW, name="BUM Desa Mekar Sari"),
            actor=ADMIN,
            clock=house.clock,
        )
    for act, *args in (
        (add_village, "33.01.01.2003", "Mekarsari"),
        (add_unit, "TOKO", "Toko Mekar"),
    ):
        facts = {"type_key": "trading"} if act is add_unit else {}
        house.does(act, *args, book=NEW, **facts)
    for username, role in (
        (TREASURER, Role.TREASURER),
        (HEAD, Role.SUPERVISOR),
    ):
        house.does(appoint, username, role, first_day=dt.date(2026, 1, 1), book=NEW)
    return house


def visit(house, username):
    """Return a browser of *username* in the office at the new enterprise."""
    browser = house.visit(username)
    page = browser.get("/usaha").text
    block = page[: page.index("Mekar Sari")]
    office = block.rpartition('value="')[2].partition('"')[0]
    if len(office) != 32:
        office = page[page.index("Mekar Sari") :].partition('value="')[2].partition('"')[0]
    browser.post("/usaha", jabatan=office)
    return browser


def adds(browser, part, **fields):
    page = browser.get(f"/mulai/saldo-awal/{part}").text
    key = page.partition('name="kunci" value="')[2].partition('"')[0]
    return browser.post(
        f"/mulai/saldo-awal/{part}", kunci=key, unit=fields.pop("unit", "pusat"), **fields
    )


def test_the_steps_tell_what_comes_next(fresh):
    page = words(visit(fresh, TREASURER).get("/mulai/"))

    assert "Identitas usaha berikutnya" in page
    assert "Unit usaha selesai" in page


def test_a_new_user_comes_to_the_first_balance_sheet(fresh):
    browser = visit(fresh, TREASURER)
    browser.post("/mulai/saldo-awal", tanggal=ON)
    adds(browser, "cash", akun="1.1.01.01", jumlah="2.500.000")
    adds(browser, "stock", akun="1.1.05.01", jumlah="1.000.000", unit="TOKO")
    adds(
        browser,
        "receivables",
        akun="1.1.03.01",
        jumlah="300.000",
        unit="TOKO",
        orang="Siti Aminah",
    )
    adds(
        browser,
        "assets",
        nama="Genset",
        jenis="machine",
        sejak="2024-01-10",
        jumlah="6 juta",
        susut="1,5 juta",
    )
    adds(browser, "capital", penyetor="33.01.01.2003", sumber="dana_desa", jumlah="8.000.000")
    sheet = words(browser.get("/mulai/saldo-awal"))
    assert "Siti Aminah" in sheet
    assert "300.000" in sheet

    browser.post("/mulai/saldo-awal/ajukan")
    supervisor = visit(fresh, HEAD)
    supervisor.get("/mulai/saldo-awal")
    supervisor.post("/mulai/saldo-awal/periksa", setuju="ya")
    browser.get("/mulai/saldo-awal")
    answer = browser.post("/mulai/saldo-awal/bukukan", follow=True)

    assert "sudah dibukukan" in words(answer)
    opening = fresh.entries(NEW)[0].entry
    assert opening.kind is EntryKind.OPENING
    balance = words(browser.get(browser.get("/mulai/neraca").location))
    assert "8.300.000" in balance


def test_units_at_work_are_written_down_one_by_one(fresh):
    fresh.does(appoint, DIRECTOR, Role.DIRECTOR, first_day=dt.date(2026, 1, 1), book=NEW)
    browser = visit(fresh, DIRECTOR)
    browser.get("/mulai/unit")

    page = browser.post("/mulai/unit", follow=True, nama="Air Bersih", jenis="water")

    assert "Air Bersih" in words(page)


def test_nothing_typed_is_lost(fresh):
    browser = visit(fresh, TREASURER)
    browser.post("/mulai/saldo-awal", tanggal=ON)

    answer = adds(browser, "assets", nama="Genset", jenis="machine", jumlah="6 juta")

    assert answer.status_code == 422
    assert 'value="Genset"' in answer.text
    assert "harus diisi" in words(answer)


def test_the_pengawas_signs_on_paper_who_does_not_log_in(fresh):
    browser = visit(fresh, TREASURER)
    browser.post("/mulai/saldo-awal", tanggal=ON)
    adds(browser, "cash", akun="1.1.01.01", jumlah="2.500.000")
    browser.post("/mulai/saldo-awal/ajukan")
    address = "/mulai/saldo-awal/periksa-kertas"

    without = browser.post(address, pengawas="Lastri")
    browser.post(address, pengawas="Lastri", lembar=(io.BytesIO(PDF), "lembar.pdf"))

    assert without.status_code == 422
    assert "sudah diperiksa Pengawas" in words(browser.get("/mulai/saldo-awal"))


def test_a_treasurer_does_not_review_the_own_sheet(fresh):
    browser = visit(fresh, TREASURER)
    browser.post("/mulai/saldo-awal", tanggal=ON)
    adds(browser, "cash", akun="1.1.01.01", jumlah="2.500.000")
    browser.post("/mulai/saldo-awal/ajukan")

    assert browser.post("/mulai/saldo-awal/periksa", setuju="ya").status_code == 422
    assert browser.post("/mulai/saldo-awal/bukukan").status_code == 422
    assert fresh.entries(NEW) == []


def test_books_in_use_are_told_where_else_to_go(house):
    page = words(house.visit(TREASURER).get("/mulai/saldo-awal"))

    assert "sudah berisi catatan" in page


def test_a_line_is_taken_off_again(fresh):
    browser = visit(fresh, TREASURER)
    browser.post("/mulai/saldo-awal", tanggal=ON)
    adds(browser, "cash", akun="1.1.01.01", jumlah="2.500.000")
    page = browser.get("/mulai/saldo-awal").text
    address = "/mulai/saldo-awal/hapus/" + page.partition("/mulai/saldo-awal/hapus/")[2][:32]

    browser.post(address)

    assert "2.500.000" not in browser.get("/mulai/saldo-awal").text


def test_a_director_of_another_enterprise_sees_nothing_of_it(fresh):
    browser = fresh.visit(DIRECTOR)

    assert "Mekar" not in browser.get("/usaha").text
