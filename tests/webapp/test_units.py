"""Units, RK, the end of the year, corrections and investments on the web."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.closing import close_year
from bumdes.actions.deliberating import RecordDecision, record_decision
from bumdes.governance.decision import DecisionKind
from ledger import credit, debit, rp
from tests.webapp.chair import as_director, months_later
from tests.webapp.house import HEAD, MANAGER, TREASURER, words

CASH = "1.1.01.01"


def decides(house, kind, number="MD-1", on=dt.date(2026, 1, 2)):
    command = RecordDecision(number=number, kind=kind, decided_on=on, about=kind.label)
    house.does(record_decision, command)
    return number


@pytest.fixture
def director(house):
    return as_director(house)


def moves(browser, **typed):
    given = {
        "jenis": "capital",
        "dari": "pusat",
        "ke": "TOKO",
        "tanggal": "2026-11-20",
        "jumlah": "2.000.000",
        "akun": CASH,
        "kunci": "serah-1",
    }
    browser.get("/unit/serahkan")
    return browser.post("/unit/serahkan", **(given | typed))


# --- units -----------------------------------------------------------------------------------


def test_capital_for_a_unit_stands_on_both_sides(director):
    assert moves(director).status_code == 303

    page = words(director.get("/unit/"))
    assert "Toko Desa 1.1.99.03 2.000.000 2.000.000" in page
    assert "Alokasi modal ke unit: Kantor Pusat ke Toko Desa" in page


def test_a_form_that_is_sent_twice_moves_once(director):
    moves(director)
    moves(director)

    assert words(director.get("/unit/")).count("Alokasi modal ke unit:") == 1


def test_what_cannot_move_is_said_and_nothing_typed_is_lost(director):
    answer = moves(director, ke="pusat")

    assert answer.status_code == 422
    assert "harus unit lain" in words(answer)
    assert 'value="2.000.000"' in answer.text


def test_a_sale_between_units_is_listed(director):
    director.get("/unit/jual")
    answer = director.post(
        "/unit/jual",
        penjual="AIR",
        pembeli="TOKO",
        tanggal="2026-11-20",
        harga="50.000",
        **{"akun-pembelian": "6.1.04.02", "kunci": "jual-1"},
    )

    assert answer.status_code == 303
    assert "Penjualan antarunit: Air Bersih kepada Toko Desa" in words(director.get("/unit/"))


def test_a_unit_is_opened_named_closed_and_opened_again(house, director):
    decides(house, DecisionKind.OPEN_OR_CLOSE_UNIT)
    director.get("/unit/baru")
    opened = director.post(
        "/unit/baru",
        kode="KOPI",
        nama="Kedai Kopi",
        jenis="farming",
        tanggal="2026-11-01",
        keputusan="MD-1",
    )
    assert opened.location.endswith("/unit/KOPI")

    director.post("/unit/KOPI/nama", nama="Kopi Embung")
    director.post("/unit/KOPI/tutup", tanggal="2026-11-20", keputusan="MD-1")
    page = words(director.get("/unit/KOPI"))
    assert "Kopi Embung" in page
    assert "Ditutup 20 November 2026" in page

    director.post("/unit/KOPI/buka", tanggal="2026-11-21", keputusan="MD-1")
    assert "Dibuka 21 November 2026" in words(director.get("/unit/KOPI"))


def test_a_unit_keeps_its_results_if_one_says_so(director):
    director.get("/unit/TOKO")

    assert director.post("/unit/TOKO/hasil", hasil="unit").status_code == 303
    assert "Hasil setahun tetap di unit" in words(director.get("/unit/TOKO"))


def test_a_unit_that_has_money_is_not_closed(house, director):
    decides(house, DecisionKind.OPEN_OR_CLOSE_UNIT)
    house.sells(70_000)

    answer = director.post("/unit/TOKO/tutup", tanggal="2026-11-24", keputusan="MD-1")

    assert answer.status_code == 422
    assert "masih mempunyai saldo" in words(answer)


def test_a_manager_sees_the_own_unit_and_no_other(house):
    browser = house.visit(MANAGER)

    assert browser.get("/unit/").location.endswith("/unit/TOKO")
    assert browser.get("/unit/TOKO").status_code == 200
    assert browser.get("/unit/AIR").status_code == 403
    assert "Tutup buku" not in words(browser.get("/lainnya/"))


def test_a_village_head_looks_and_moves_nothing(house):
    browser = house.visit(HEAD)

    assert browser.get("/unit/").status_code == 200
    assert "/unit/serahkan" not in browser.get("/unit/").text
    assert browser.get("/unit/serahkan").status_code == 403
    assert browser.get("/unit/tidak-ada").status_code == 404


# --- years -----------------------------------------------------------------------------------


def test_the_check_list_says_what_is_missing_and_what_to_do(director):
    page = words(director.get("/tutup-buku/2026"))

    assert "RK pusat dan RK unit cocok" in page
    assert "Rencana program kerja 2026 belum disahkan musyawarah." in page
    assert "Sahkan rencananya" in page


def test_a_year_is_closed_accepted_and_locked(house):
    director = months_later(house, days=60)
    decides(house, DecisionKind.ACCEPT_REPORT, on=dt.date(2027, 1, 20))
    director.get("/tutup-buku/2026")

    assert director.post("/tutup-buku/2026/tutup").status_code == 303
    assert director.post("/tutup-buku/2026/terima", keputusan="MD-1").status_code == 303

    page = words(director.get("/tutup-buku/2026"))
    assert "Diterima pada 20 Januari 2027 dengan keputusan MD-1" in page
    assert "Dikunci" in words(director.get("/tutup-buku/"))


def test_a_closed_year_is_opened_again_by_two(house):
    director = months_later(house, days=60)
    house.does(close_year, 2026)
    treasurer = house.visit(TREASURER)

    assert treasurer.post("/tutup-buku/2026/buka").status_code == 422
    asked = treasurer.post("/tutup-buku/2026/buka", alasan="Ada nota tertinggal")
    address = asked.location.partition("?")[0]
    assert "Ada nota tertinggal" in words(treasurer.get("/tutup-buku/2026"))
    assert "sudah ditutup" in words(treasurer.get("/tutup-buku/2026"))
    director.post(f"{address}/setujui")

    assert "masih terbuka" in words(treasurer.get("/tutup-buku/2026"))


def test_a_month_is_closed_and_opened_again_by_two(house):
    treasurer, director = house.visit(TREASURER), as_director(house)
    assert "Tutup Oktober 2026" in words(treasurer.get("/tutup-buku/bulan/2026/10"))

    assert treasurer.post("/tutup-buku/bulan/2026/10/tutup").status_code == 303
    assert "sudah ditutup" in words(treasurer.get("/tutup-buku/bulan/2026/10"))
    asked = treasurer.post("/tutup-buku/bulan/2026/10/buka", alasan="Nota pupuk")
    director.post(f"{asked.location.partition('?')[0]}/setujui")

    assert "Periksa dahulu" in words(treasurer.get("/tutup-buku/bulan/2026/10"))


def test_a_month_that_is_not_over_cannot_be_closed(house):
    treasurer = house.visit(TREASURER)

    assert "belum berakhir" in words(treasurer.get("/tutup-buku/bulan/2026/11"))
    assert treasurer.post("/tutup-buku/bulan/2026/11/tutup").status_code == 422
    assert treasurer.get("/tutup-buku/bulan/2026/13").status_code == 404


def test_the_steps_of_a_year_say_which_one_is_next(house):
    page = words(house.visit(TREASURER).get("/tutup-buku/2026"))

    assert page.count("Berikutnya") == 1
    assert "7. Kunci" in page


def test_a_check_that_binds_is_said_when_closing_is_refused(house):
    house.posts(
        debit("1.1.99.03", rp(5)),
        credit("3.3.01.01", rp(5)),
        kind="opening",
    )
    director = months_later(house, days=60)
    director.get("/tutup-buku/2026")

    answer = director.post("/tutup-buku/2026/tutup")

    assert answer.status_code == 422
    assert "RK pusat dan unit cocok" in words(answer)


def test_a_village_head_closes_nothing(house):
    house.clock.passes(days=60)
    browser = house.visit(HEAD)

    assert "Tutup buku 2026" not in browser.get("/tutup-buku/2026").text.partition("<form")[2]
    assert browser.post("/tutup-buku/2026/tutup").status_code in {403, 422}


# --- corrections -----------------------------------------------------------------------------


def test_an_error_of_last_year_is_told_with_both_figures(house):
    house.clock.passes(days=60)
    house.does(close_year, 2026)
    browser = house.visit(TREASURER)
    browser.get("/koreksi/baru")

    answer = browser.post(
        "/koreksi/baru",
        tahun="2026",
        tanggal="2027-01-01",
        uraian="Tagihan listrik Desember tidak dicatat",
        kunci="koreksi-1",
        **{"akun-1": "2.1.04.01", "unit-1": "pusat", "sisi-1": "credit", "jumlah-1": "300.000"},
    )

    assert answer.status_code == 303
    page = words(browser.get("/koreksi/"))
    assert "Tagihan listrik Desember tidak dicatat" in page
    assert "Pengaruh pada saldo laba awal (300.000)" in page


def test_an_open_year_takes_no_correction(house):
    browser = house.visit(TREASURER)
    browser.get("/koreksi/baru")

    answer = browser.post(
        "/koreksi/baru",
        tahun="2025",
        tanggal="2026-01-01",
        uraian="Salah",
        kunci="koreksi-1",
        **{"akun-1": "2.1.01.01", "sisi-1": "credit", "jumlah-1": "300.000"},
    )

    assert answer.status_code == 422
    assert "Salah" in answer.text


# --- investments -----------------------------------------------------------------------------


def test_an_investment_is_followed_by_the_equity_method(director):
    director.get("/penyertaan/baru")
    made = director.post(
        "/penyertaan/baru",
        nama="PT Air Desa",
        bentuk="pt",
        metode="equity",
        bagian="60",
        tanggal="2026-01-02",
    )
    place = made.location

    director.get(place)
    given = {"tanggal": "2026-11-01", "jumlah": "1.000.000", "kas": CASH}
    assert director.post(f"{place}/setor", **given, kunci="a").status_code == 303
    typed = {"tahun": "2026", "tanggal": "2026-11-20", "laba": "100.000", "kunci": "b"}
    assert director.post(f"{place}/hasil", **typed).status_code == 303
    given = {"tanggal": "2026-11-21", "jumlah": "10.000", "kas": CASH}
    assert director.post(f"{place}/dividen", **given, kunci="c").status_code == 303

    page = words(director.get(place))
    assert "Bagian yang dimiliki 60,0%" in page
    assert "Nilai tercatat Rp1.050.000" in page
    assert "PT Air Desa" in words(director.get("/penyertaan/"))


def test_what_is_wrong_with_a_dividend_is_said(director):
    director.get("/penyertaan/baru")
    given = {"nama": "PT Air Desa", "bentuk": "pt", "metode": "cost", "bagian": "60"}
    place = director.post("/penyertaan/baru", tanggal="2026-01-02", **given).location

    answer = director.post(f"{place}/dividen", tanggal="2026-11-21", kas=CASH, kunci="c")

    assert answer.status_code == 422
    assert "Isi jumlahnya dalam rupiah." in words(answer)
    assert director.get(f"{place}/setor").status_code == 200
    assert director.get(f"{place}/hasil").status_code == 200


def test_a_part_is_a_number(director):
    director.get("/penyertaan/baru")

    answer = director.post(
        "/penyertaan/baru",
        nama="PT Air Desa",
        bentuk="pt",
        metode="cost",
        bagian="separuh",
        tanggal="2026-01-02",
    )

    assert answer.status_code == 422
    assert "misalnya 60 atau 33,5" in words(answer)
