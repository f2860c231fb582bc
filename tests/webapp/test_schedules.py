"""The pages of what is spread over months and of what recurs."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.webapp.chair import as_director
from tests.webapp.house import MANAGER, TREASURER, key, links, words


def lease(**fields):
    given = {
        "kunci": key(),
        "jenis": "prepaid",
        "uraian": "Sewa gudang",
        "jumlah": "1.200.000",
        "mulai": "2026-09-01",
        "sampai": "2027-08-31",
        "cara": "months",
        "akun_jadwal": "1.1.07.01",
        "akun_hasil": "6.1.05.01",
        "unit": "pusat",
        "tanggal": "2026-09-01",
        "kas": "1.1.01.01",
    }
    return given | fields


def begun(house, **fields):
    """Begin a schedule, and return the treasurer's browser and the address of it."""
    browser = house.visit(TREASURER)
    answer = browser.post("/jadwal/baru", **lease(**fields))
    assert answer.status_code == 303, words(answer)
    return browser, answer.location


def light(**fields):
    given = {
        "nama": "Taksiran listrik",
        "mulai": "2026-09",
        "hari": "31",
        "unit": "pusat",
        "akun__1": "6.1.04.01",
        "sisi__1": "debit",
        "jumlah__1": "300.000",
        "akun__2": "2.1.04.01",
        "sisi__2": "credit",
        "jumlah__2": "300.000",
    }
    return given | fields


def recurring(house, **fields):
    browser = house.visit(TREASURER)
    answer = browser.post("/jadwal/rutin/baru", **light(**fields))
    assert answer.status_code == 303, words(answer)
    return browser, answer.location


def test_a_schedule_shows_each_of_its_months(house):
    browser, address = begun(house)

    text = words(browser.get(address))

    assert "DM2026-0001" in text
    assert "September 2026 belum dicatat 100.000" in text
    assert "Agustus 2027" in text


def test_the_list_shows_what_waits_and_posts_it(house):
    browser, address = begun(house)
    assert "Sewa gudang September 2026 100.000" in words(browser.get("/jadwal/"))

    answer = browser.post("/jadwal/", bulan="2026-10", follow=True)

    assert "2 catatan dibuat" in words(answer)
    assert len(set(links(browser.get(address), "/transaksi/2026/"))) == 3


def test_running_a_month_again_posts_nothing(house):
    browser, _ = begun(house)
    browser.post("/jadwal/", bulan="2026-10")

    answer = browser.post("/jadwal/", bulan="2026-10", follow=True)

    assert "Tidak ada yang perlu dicatat" in words(answer)


def test_what_was_typed_stays_when_it_is_refused(house):
    answer = house.visit(TREASURER).post("/jadwal/baru", **lease(sampai="2026-08-01"))

    assert answer.status_code == 422
    assert "hari terakhir" in words(answer).lower()
    assert 'value="Sewa gudang"' in answer.text


def test_a_schedule_ends_early_with_money_back(house):
    browser, address = begun(house)

    answer = browser.post(
        f"{address}/akhiri",
        follow=True,
        tanggal="2026-10-15",
        alasan="Gudang roboh",
        kembali="900.000",
        kas="1.1.01.01",
    )

    text = words(answer)
    assert "Diakhiri" in text
    assert "Gudang roboh" in text


def test_more_than_is_left_is_not_paid_back(house):
    browser, address = begun(house)

    answer = browser.post(
        f"{address}/akhiri",
        tanggal="2026-09-15",
        alasan="Salah",
        kembali="1.300.000",
        kas="1.1.01.01",
    )

    assert answer.status_code == 422
    assert "tidak dapat dikembalikan" in words(answer)
    assert 'value="1.300.000"' in answer.text


def test_an_estimate_waits_to_be_confirmed(house):
    browser, address = recurring(house, balik="ya")
    assert "September 2026 menunggu" in words(browser.get(address))

    browser.post(f"{address}/catat", bulan="2026-09", jumlah__1="310.000", jumlah__2="310.000")

    page = browser.get(address)
    assert "September 2026 BM/2026/" in words(page)
    assert "310.000" in words(browser.get(next(links(page, "/transaksi/2026/"))))


def test_a_month_of_it_can_be_passed_over(house):
    browser, address = recurring(house)

    browser.post(f"{address}/lewati", bulan_lewat="2026-09", alasan="Listrik padam")

    assert "September 2026 Listrik padam" in words(browser.get(address))


def test_it_can_be_stopped(house):
    browser, address = recurring(house)

    browser.post(f"{address}/berhenti", bulan_akhir="2026-09")

    assert "Oktober 2026" not in words(browser.get(address))


def test_a_month_that_is_none_is_refused(house):
    browser, address = recurring(house)

    answer = browser.post(f"{address}/catat", bulan="September")

    assert answer.status_code == 422
    assert "Pilih bulannya" in words(answer)


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_the_list_can_be_taken_along(house, extension):
    browser, _ = begun(house)

    answer = browser.get(f"/jadwal/daftar.{extension}")

    if extension == "csv":
        assert "Sewa gudang" in answer.text
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active
        assert sheet["C2"].value == "Sewa gudang"


def test_who_may_not_record_sees_no_buttons(house):
    begun(house)

    assert "Mulai jadwal" in words(as_director(house).get("/jadwal/"))
    assert house.visit(MANAGER).get("/jadwal/").status_code == 403
