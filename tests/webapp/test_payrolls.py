"""The pages of staff, payrolls, pay slips and payments."""

from __future__ import annotations

import io

import openpyxl
import pypdf
import pytest

from tests.webapp.chair import as_director
from tests.webapp.house import HEAD, TREASURER, key, links, words


def hired(house, **fields):
    """Employ somebody, and return the treasurer's browser and the address of the person."""
    given = {
        "nama": "Budi Santoso",
        "jabatan": "Kasir",
        "unit": "pusat",
        "bagian": "administration",
        "cara": "monthly",
        "mulai": "2026-01-01",
        "gaji": "6.000.000",
        "status": "TK/0",
        "risiko": "very_low",
        "bank": "BRI",
        "rekening": "0123456789",
    }
    browser = house.visit(TREASURER)
    answer = browser.post("/gaji/pegawai/baru", **(given | fields))
    assert answer.status_code == 303, words(answer)
    return browser, answer.location


def drafted(house, **fields):
    """Draft the wages of October, and return the treasurer's browser and its address."""
    browser, _ = hired(house, **fields)
    answer = browser.post("/gaji/", bulan="2026-10")
    assert answer.status_code == 303, words(answer)
    return browser, answer.location


def posted(house, **fields):
    browser, address = drafted(house, **fields)
    as_director(house).post(f"{address}/periksa")
    browser.post(f"{address}/catat")
    return browser, address


def slip_of(browser, address):
    return next(each for each in links(browser.get(address), f"{address}/P"))


def test_staff_are_listed_with_their_terms(house):
    browser, address = hired(house, bpjs_jht="ya")

    assert "Budi Santoso" in words(browser.get("/gaji/pegawai/"))
    assert "Jaminan Hari Tua" in words(browser.get(address))


def test_somebody_must_be_named(house):
    browser = house.visit(TREASURER)

    answer = browser.post(
        "/gaji/pegawai/baru",
        jabatan="Kasir",
        unit="pusat",
        bagian="administration",
        cara="monthly",
        mulai="2026-01-01",
        gaji="1.000.000",
        status="TK/0",
        risiko="low",
    )

    assert answer.status_code == 422
    assert "tulis nama orang yang baru" in words(answer)
    assert 'value="Kasir"' in answer.text


def test_terms_change_from_a_day_on(house):
    browser, address = hired(house)

    browser.post(
        f"{address}/ketentuan",
        berlaku="2026-07-01",
        gaji="6.500.000",
        status="K/0",
        risiko="low",
    )

    assert "1 Juli 2026 K/0" in words(browser.get(address))


def test_where_the_wage_goes_and_the_last_day_can_change(house):
    browser, address = hired(house)

    browser.post(f"{address}/data", jabatan="Kepala kasir", bank="BNI", rekening="77")
    browser.post(f"{address}/berhenti", terakhir="2026-12-31")

    text = words(browser.get(address))
    assert "Kepala kasir" in text
    assert "BNI 77" in text
    assert "31 Desember 2026" in text


def test_a_draft_waits_for_somebody_else(house):
    browser, address = drafted(house)

    assert "diperiksa oleh orang lain" in words(browser.get(address))
    assert browser.post(f"{address}/periksa").status_code == 422
    assert as_director(house).post(f"{address}/periksa").status_code == 303


def test_a_slip_shows_each_rate_with_its_source(house):
    browser, address = drafted(house)

    text = words(browser.get(slip_of(browser, address)))

    assert "PPh 21 (TER)" in text
    assert "0,75% x Rp6.000.000" in text
    assert "PP 58/2023" in text
    assert "sumber kedua" in text
    assert "5.955.000" in text


def test_overtime_is_told_on_the_slip(house):
    browser, address = drafted(house, gaji="2.000.000")
    slip = slip_of(browser, address)

    browser.post(slip, lembur="150.000", bonus="50.000")

    assert "2.200.000" in words(browser.get(slip))


def test_days_of_work_are_told_on_the_slip(house):
    browser, address = drafted(house, gaji="90.000", cara="daily")
    slip = slip_of(browser, address)

    browser.post(slip, hari="20")

    assert "20 hari x Rp90.000" in words(browser.get(slip))


def test_a_payroll_goes_all_the_way_to_its_payment(house):
    browser, address = posted(house)
    page = browser.get(address)
    assert "sudah dicatat" in words(page)
    assert list(links(page, "/transaksi/2026/"))

    form = browser.get("/gaji/bayar?unit=pusat")
    assert "Budi Santoso" in words(form)
    answer = browser.post(
        "/gaji/bayar?unit=pusat",
        follow=True,
        kunci=key(),
        akun__1="2.1.03.01",
        orang__1="P-0001",
        jumlah__1="5.955.000",
        tanggal="2026-11-02",
        kas="1.1.01.01",
    )

    assert "BKK/2026/" in words(answer)
    assert "Tidak ada gaji, upah, atau iuran yang belum dibayar" in words(browser.get("/gaji/"))


def test_more_than_is_owed_is_not_paid(house):
    browser, _ = posted(house)

    answer = browser.post(
        "/gaji/bayar?unit=pusat",
        kunci=key(),
        akun__1="2.1.03.01",
        orang__1="P-0001",
        jumlah__1="6.955.000",
        tanggal="2026-11-02",
        kas="1.1.01.01",
    )

    assert answer.status_code == 422
    assert "hanya Rp5.955.000" in words(answer)
    assert 'value="6.955.000"' in answer.text


def test_a_payroll_can_be_withdrawn_and_drafted_anew(house):
    browser, address = posted(house)

    browser.post(f"{address}/batalkan", tanggal="2026-11-01", alasan="Salah hitung")

    assert "dibatalkan" in words(browser.get(address))
    assert browser.post("/gaji/", bulan="2026-10").status_code == 303


def test_a_draft_can_be_thrown_away(house):
    browser, address = drafted(house)

    browser.post(f"{address}/buang")

    assert browser.get(address).status_code == 404


def test_what_was_reviewed_can_be_given_back(house):
    browser, address = drafted(house)
    as_director(house).post(f"{address}/periksa")

    browser.post(f"{address}/kembalikan")

    assert "rancangan" in words(browser.get(address))


def test_a_slip_can_be_printed(house):
    browser, address = drafted(house)

    answer = browser.get(f"{slip_of(browser, address)}/slip.pdf")

    text = pypdf.PdfReader(io.BytesIO(answer.data)).pages[0].extract_text()
    assert "SLIP GAJI" in text
    assert "Budi Santoso" in text
    assert "5.955.000" in text


def test_the_payroll_can_be_taken_along(house):
    browser, address = drafted(house)

    sheet = openpyxl.load_workbook(
        io.BytesIO(browser.get(f"{address}/daftar.xlsx").data)
    ).active
    cells = {cell.value for row in sheet.iter_rows() for cell in row}

    assert "Budi Santoso" in {str(value).strip() for value in cells}
    assert browser.get(f"{address}/daftar.gif").status_code == 404


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_the_staff_can_be_taken_along(house, extension):
    browser, _ = hired(house)

    answer = browser.get(f"/gaji/pegawai/daftar.{extension}")

    assert answer.status_code == 200
    assert extension == "xlsx" or "0123456789" in answer.text


def test_every_rate_shows_its_source(house):
    text = words(house.visit(TREASURER).get("/gaji/tarif"))

    assert "Perpres 64/2020" in text
    assert "belum dipastikan" in text


def test_wages_are_not_for_everybody(house):
    _, address = drafted(house)
    head = house.visit(HEAD)

    assert head.get("/gaji/").status_code == 403
    assert head.get(address).status_code == 403
    assert head.get("/gaji/pegawai/").status_code == 403
