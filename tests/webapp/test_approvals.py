from __future__ import annotations

import datetime as dt
import re
from io import BytesIO

import pytest
from PIL import Image

from bumdes.actions.setting_approval import SetApproval, set_approval
from bumdes.actions.staffing import appoint
from bumdes.approval.sort import EntrySort
from bumdes.assets.asset import assets_of
from bumdes.permissions import Role
from ledger import rp
from tests.webapp.chair import as_director
from tests.webapp.house import (
    DIRECTOR,
    HEAD,
    MANAGER,
    PASSWORD,
    STRANGER,
    TODAY,
    TREASURER,
    sale,
    seal,
    words,
)

ABOVE = "1.500.000"


@pytest.fixture
def strict(house):
    """A house whose receipts of a million and all payments wait for a second person."""
    limits = {EntrySort.RECEIPT: rp(1_000_000), EntrySort.PAYMENT: rp(0)}
    house.does(set_approval, SetApproval(valid_from=TODAY, limits=limits))
    return house


def sells(browser, total=ABOVE, **fields):
    """Sell something by the guided form, and return where that leads."""
    typed = sale(total, **fields)
    seen = browser.post("/catat/uang-masuk", **typed, langkah="periksa")
    return browser.post("/catat/uang-masuk", **typed, segel=seal(seen), langkah="simpan")


def waiting(browser, **fields):
    """Sell something that waits, and return the address of what waits."""
    return sells(browser, **fields).location.partition("?")[0]


# --- asking ----------------------------------------------------------------------------------


def test_before_it_is_saved_the_form_says_that_it_will_wait(strict):
    page = words(strict.visit(MANAGER).post("/catat/uang-masuk", **sale(ABOVE)))

    assert "Uang masuk mulai Rp1.000.000 menunggu persetujuan orang kedua" in page
    assert "Ajukan" in page


def test_what_is_below_the_limit_is_recorded_as_ever(strict):
    answer = sells(strict.visit(MANAGER), "999.999")

    assert answer.location.startswith("/transaksi/2026/2")


def test_what_waits_leads_to_its_page_and_to_no_number(strict):
    browser = strict.visit(MANAGER)

    page = words(browser.get(sells(browser).location))

    assert "Diajukan, belum masuk buku" in page
    assert "1.500.000" in page
    assert len(strict.entries()) == 1


def test_a_device_is_told_that_its_note_is_kept(strict):
    browser = strict.visit(MANAGER)
    typed = sale(ABOVE)
    page = browser.post("/catat/uang-masuk", **typed, langkah="periksa")

    answer = browser.client.post(
        "/catat/uang-masuk",
        data={"csrf_token": browser.token, **typed, "segel": seal(page), "langkah": "simpan"},
        headers={"Accept": "application/json"},
    )

    assert answer.json["recorded"]
    assert answer.json["waiting"]


# --- answering -------------------------------------------------------------------------------


def test_another_person_approves_and_both_names_are_under_it(strict):
    address = waiting(strict.visit(MANAGER))
    director = as_director(strict)
    assert "Menunggu Anda 1" in words(director.get("/persetujuan/"))

    director.post(f"{address}/setujui")

    [_, posted] = strict.entries()
    assert (posted.posted_by, posted.approved_by) == (MANAGER, DIRECTOR)
    assert "Lihat catatannya" in words(director.get(address))
    assert "Disetujui oleh Bagas (bagas)" in words(director.get("/transaksi/2026/2"))


def test_the_home_page_says_that_something_waits(strict):
    waiting(strict.visit(MANAGER))

    assert "1 catatan menunggu persetujuan" in words(as_director(strict).get("/"))


def test_the_maker_sees_no_button_and_forces_nothing(strict):
    treasurer = strict.visit(TREASURER)
    address = waiting(treasurer)

    assert "Setujui dan catat" not in words(treasurer.get(address))
    answer = treasurer.post(f"{address}/setujui")

    assert answer.status_code == 422
    assert "Anda sendiri yang mengajukannya" in words(answer)
    assert len(strict.entries()) == 1


def test_approving_wants_the_password_again_after_a_while(strict):
    address = waiting(strict.visit(MANAGER))
    director = as_director(strict)
    strict.clock.passes(minutes=16)

    assert director.post(f"{address}/setujui").status_code == 401
    director.post(f"{address}/setujui", sandi__lagi=PASSWORD)

    assert len(strict.entries()) == 2


def test_what_is_sent_back_is_put_right_in_its_form(strict):
    manager = strict.visit(MANAGER)
    address = waiting(manager, keterangan="Jual beras")
    as_director(strict).post(f"{address}/kembalikan", alasan="Jumlahnya 1.200.000")

    assert "Dikembalikan kepada Anda 1" in words(manager.get("/persetujuan/"))
    page = manager.get(f"{address}/perbaiki")
    assert "Jumlahnya 1.200.000" in words(page)
    carried = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', page.text))
    carried.pop("csrf_token")
    again = manager.post("/catat/uang-masuk", **carried)

    assert "Jual beras" in again.text
    assert 'value="1.500.000"' in again.text


def test_sending_back_wants_a_reason(strict):
    address = waiting(strict.visit(MANAGER))

    answer = as_director(strict).post(f"{address}/kembalikan", alasan=" ")

    assert answer.status_code == 422
    assert "Tulis apa yang harus diperbaiki" in words(answer)


def test_the_maker_takes_the_asking_back(strict):
    manager = strict.visit(MANAGER)
    address = waiting(manager)

    manager.post(f"{address}/tarik")

    assert "Ditarik" in words(manager.get(address))


def test_who_sees_one_unit_sees_only_the_own_askings(strict):
    address = waiting(strict.visit(TREASURER))

    assert strict.visit(MANAGER).get(address).status_code == 404


def test_what_waits_elsewhere_is_not_there(strict):
    address = waiting(strict.visit(MANAGER))
    stranger = strict.visit(STRANGER)

    assert stranger.get(address).status_code == 404
    assert stranger.post(f"{address}/setujui").status_code in {404, 422}
    assert len(strict.entries()) == 1


def test_a_village_head_looks_and_does_not_answer(strict):
    address = waiting(strict.visit(MANAGER))
    head = strict.visit(HEAD)

    assert "Setujui dan catat" not in words(head.get(address))
    assert head.post(f"{address}/setujui").status_code == 422
    assert len(strict.entries()) == 1


# --- limits ----------------------------------------------------------------------------------


def test_the_director_sets_limits_and_everybody_reads_them(house):
    director = as_director(house)

    answer = director.post(
        "/persetujuan/aturan/",
        sejak=TODAY.isoformat(),
        batas__payment="2.000.000",
        terlambat="10",
        terpecah="14",
        wajib__alasan="ya",
        catatan="SOP keuangan",
    )

    assert answer.status_code == 303
    page = words(house.visit(TREASURER).get("/persetujuan/aturan/"))
    assert "Uang keluar Mulai Rp2.000.000" in page
    assert "Terlambat sesudah 10 hari, wajib beralasan" in page
    assert "Dijumlahkan dalam 14 hari" in page
    assert "Simpan batas" not in page


def test_limits_of_yesterday_are_not_set(house):
    answer = as_director(house).post("/persetujuan/aturan/", sejak="2026-11-01")

    assert answer.status_code == 422


# --- late ------------------------------------------------------------------------------------


def test_who_records_late_is_asked_why_and_the_pengawas_reads_it(house):
    house.does(set_approval, SetApproval(valid_from=TODAY, asks_reason=True))
    browser = house.visit(MANAGER)
    late = {"hari": "lain", "tanggal": "2026-11-02"}

    asked = browser.post("/catat/uang-masuk", **sale("50.000", **late))
    assert asked.status_code == 422
    assert "Mengapa baru dicatat sekarang?" in words(asked)
    sells(browser, "50.000", **late, alasan__terlambat="Nota baru diantar")

    page = words(house.visit(TREASURER).get("/pengawasan/"))
    assert "Dicatat 22 hari sesudah tanggalnya" in page
    assert "Alasannya: Nota baru diantar" in page
    assert "Tandai sudah dilihat" not in page


def test_a_late_journal_says_why_too(house):
    house.does(set_approval, SetApproval(valid_from=TODAY, asks_reason=True))
    typed = {
        "kunci": "k",
        "keterangan": "Beli kertas",
        "hari": "lain",
        "tanggal": "2026-11-02",
        "baris": "2",
        "akun-0": "6.1.02.01",
        "debit-0": "10.000",
        "akun-1": "1.1.01.01",
        "kredit-1": "10.000",
    }

    answer = house.visit(TREASURER).post("/catat/jurnal/", **typed, langkah="periksa")

    assert "Mengapa baru dicatat sekarang?" in words(answer)


def test_the_pengawas_marks_what_came_late_and_sees_changed_limits(strict):
    strict.does(appoint, HEAD, Role.SUPERVISOR, first_day=TODAY)
    strict.sells(50_000, on=dt.date(2026, 11, 2))
    browser = strict.visit(HEAD)
    choose_office(browser, "Pengawas")

    listed = browser.get("/pengawasan/")
    assert "Batas persetujuan yang diubah tahun ini" in words(listed)
    place = re.search(r'name="urutan" value="(\d+)"', listed.text)[1]
    browser.post("/pengawasan/", urutan=place, hal="late", catatan="Nota cocok")

    assert "Tidak ada yang perlu dilihat" in words(browser.get("/pengawasan/"))
    assert "Nota cocok" in words(browser.get("/pengawasan/?keadaan=dilihat"))


def choose_office(browser, title):
    page = browser.get("/usaha").text
    before = page.partition(title)[0]
    browser.post(
        "/usaha", jabatan=before.rpartition('name="jabatan" value="')[2].partition('"')[0]
    )


def test_a_form_of_an_area_that_came_back_is_mended_with_its_photo(strict):
    maker = strict.visit(TREASURER)
    place = maker.post("/aset/beli", **asset("9.600.000"), bukti=photo()).location
    held = place.partition("?")[0]
    as_director(strict).post(f"{held}/kembalikan", alasan="Harganya 960.000")

    carried = fields_in(maker.get(f"{held}/perbaiki").text)
    page = maker.post("/aset/beli", **carried)

    assert page.status_code == 200
    assert 'value="9.600.000"' in page.text
    assert f'value="{carried["foto"]}" checked' in page.text
    with strict.reading() as work:
        assert list(assets_of(work.session, work.book_id)) == []


def fields_in(page):
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: value for name, value in found if name != "csrf_token"}


def asset(price):
    return {
        "kunci": "beli-1",
        "nama": "Mesin kopi",
        "jenis": "machine",
        "harga": price,
        "tanggal": TODAY.isoformat(),
        "unit": "TOKO",
        "kas": "1.1.01.01",
    }


def photo():
    content = BytesIO()
    Image.new("RGB", (60, 40)).save(content, "JPEG")
    content.seek(0)
    return content, "nota.jpg"
