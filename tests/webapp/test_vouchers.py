"""One entry, and taking it back."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.closing import close_period, close_year
from ledger import credit, debit, rp
from tests.webapp.house import MANAGER, TODAY, TREASURER, key, links, words


def _asked(**fields):
    return {"kunci": key(), "hari": TODAY.isoformat(), "alasan": "Salah jumlah"} | fields


def test_an_entry_tells_all_that_is_known_of_it(house):
    posted = house.sells(1_385_000, description="Beras", counterparty="Bu Tini")

    page = words(house.visit(TREASURER).get("/transaksi/2026/2"))

    for text in (
        "Beras",
        "BKM/2026/0001",
        "Selasa, 24 November 2026",
        "Uang masuk dari usaha",
        "satu juta tiga ratus delapan puluh lima ribu rupiah",
        "Bu Tini",
        "Kas Tunai",
        "4.2.01.91",
        "cli:penguji",
        "24 November 2026 pukul 14.05 WIB",
        posted.hash[:4],
        posted.hash[-4:],
    ):
        assert text in page


def test_lines_of_several_units_name_their_unit(house):
    house.posts(
        debit("1.1.01.01", rp(1_000), unit="TOKO"),
        credit("3.8.01.01", rp(1_000), unit="TOKO"),
        debit("1.1.99.03", rp(1_000)),
        credit("1.1.01.01", rp(1_000)),
        decision="Kep/1/2026",
    )

    whole = words(house.visit(TREASURER).get("/transaksi/2026/2"))
    own = words(house.visit(MANAGER).get("/transaksi/2026/2"))

    assert "Toko Desa, Kantor Pusat" in whole
    assert "Kep/1/2026" in whole
    assert "Kantor Pusat" not in own
    assert "1.1.99.03" not in own


def test_an_account_of_the_entry_leads_to_its_ledger(house):
    house.sells(150_000)
    browser = house.visit(TREASURER)

    [address, *_] = links(browser.get("/transaksi/2026/2"), "/buku-besar/4.2")

    assert "BKM/2026/0001" in words(browser.get(address))


@pytest.mark.parametrize("address", ["/transaksi/2026/99", "/transaksi/2020/1"])
def test_an_entry_that_is_none_is_not_found(house, address):
    assert house.visit(TREASURER).get(address).status_code == 404


def test_an_entry_is_taken_back_by_its_mirror_and_both_say_so(house):
    house.sells(150_000)
    browser = house.visit(TREASURER)

    form = browser.get("/transaksi/2026/2/betulkan")
    answer = browser.post("/transaksi/2026/2/betulkan", **_asked())
    mirror, original = browser.get(answer.location), browser.get("/transaksi/2026/2")

    assert "Mengapa dibatalkan?" in words(form)
    assert answer.location == "/transaksi/2026/3?baru=pembatalan"
    assert "Catatan BKM/2026/0001 sudah dibatalkan" in words(mirror)
    assert "Alasan Salah jumlah" in words(mirror)
    assert "Dibatalkan oleh BKK/2026/0001" in words(original)
    assert "Dibatalkan" in words(browser.get("/transaksi/"))


def test_after_taking_back_the_right_entry_is_one_tap_away(house):
    house.sells(150_000)
    browser = house.visit(TREASURER)
    answer = browser.post("/transaksi/2026/2/betulkan", **_asked())

    ways = browser.get("/transaksi/2026/2/betulkan")

    assert "/transaksi/2026/2/betulkan" in links(browser.get(answer.location), "/transaksi/")
    [address, *_] = links(ways, "/catat/uang-masuk")
    assert 'value="150.000"' in browser.get(address).text


def test_an_entry_is_taken_back_once(house):
    house.sells(150_000)
    browser = house.visit(TREASURER)
    browser.post("/transaksi/2026/2/betulkan", **_asked())

    again = browser.post("/transaksi/2026/2/betulkan", **_asked())

    assert again.status_code == 422
    assert len(house.entries()) == 3
    assert "Betulkan" not in words(browser.get("/transaksi/2026/2"))


def test_a_double_tap_takes_back_once(house):
    house.sells(150_000)
    browser, asked = house.visit(TREASURER), _asked()

    first = browser.post("/transaksi/2026/2/betulkan", **asked)
    second = browser.post("/transaksi/2026/2/betulkan", **asked)

    assert first.location == second.location
    assert len(house.entries()) == 3


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"alasan": "  "}, "alasan", "Tulis alasannya"),
        ({"alasan": "x" * 301}, "alasan", "Terlalu panjang"),
        ({"hari": "lain", "tanggal": "2026-11-01"}, "hari", "24 November 2026"),
        ({"hari": "lain", "tanggal": ""}, "hari", "Pilih tanggalnya"),
    ],
)
def test_a_wrong_reason_or_day_is_shown_again_and_takes_nothing_back(
    house, changed, field, says
):
    house.sells(150_000)

    answer = house.visit(TREASURER).post("/transaksi/2026/2/betulkan", **_asked(**changed))

    assert answer.status_code == 422
    assert f'<a href="#{field}">' in answer.text
    assert says in words(answer)
    assert len(house.entries()) == 2


def test_a_closed_day_takes_no_mirror(house):
    house.sells(150_000, on=dt.date(2026, 10, 1))
    house.does(close_period, dt.date(2026, 10, 31))

    answer = house.visit(TREASURER).post(
        "/transaksi/2026/2/betulkan", **_asked(hari="lain", tanggal="2026-10-02")
    )

    assert answer.status_code == 422
    assert "31 Oktober 2026" in words(answer)


def test_who_may_not_correct_is_not_offered_to(house):
    house.sells(150_000)

    page = words(house.visit(MANAGER).get("/transaksi/2026/2"))

    assert "Ada yang salah?" not in page


@pytest.mark.parametrize(
    ("made_with", "leads_to"),
    [
        ("uang-masuk&unit=TOKO", "/catat/uang-masuk?unit=TOKO"),
        ("jurnal", "/catat/jurnal/"),
        ("entah", "/catat/"),
    ],
)
def test_the_next_entry_begins_where_the_last_one_did(house, made_with, leads_to):
    house.sells(150_000)

    page = house.visit(TREASURER).get(f"/transaksi/2026/2?baru={made_with}")

    assert leads_to in set(links(page, "/catat/"))


def test_kinds_of_entries_have_names(house):
    browser = house.visit(TREASURER)
    house.posts(debit("5.1.01.01", rp(1)), credit("1.1.05.01", rp(1)), kind="adjusting")

    assert "Saldo awal" in words(browser.get("/transaksi/2026/1"))
    assert "Jurnal penyesuaian" in words(browser.get("/transaksi/2026/2"))


def test_a_closing_entry_is_taken_back_by_reopening_the_year_only(house):
    house.sells(150_000)
    house.clock.moment = dt.datetime(2027, 1, 10, 3, 0, tzinfo=dt.UTC)
    house.does(close_year, 2026)

    page = words(house.visit(TREASURER).get("/transaksi/2026/3"))

    assert "Jurnal penutup" in page
    assert "Ada yang salah?" not in page


def test_the_page_offers_the_voucher_and_the_receipt_as_pdf(house):
    house.sells(6_000_000)
    browser = house.visit(TREASURER)
    page = browser.get("/transaksi/2026/2")

    offered = [link for link in links(page, "/pertanggungjawaban") if ".pdf?" in link]

    assert "perlu meterai rp10.000" in words(page).lower()
    assert [browser.get(link).data[:5] for link in offered] == [b"%PDF-", b"%PDF-"]


def test_an_entry_that_moves_no_cash_has_a_voucher_and_no_receipt(house):
    house.posts(debit("6.1.99.99", rp(1_000)), credit("2.1.99.99", rp(1_000)))

    page = words(house.visit(TREASURER).get("/transaksi/2026/2"))

    assert "Bukti Memorial (PDF)" in page
    assert "Kuitansi (PDF)" not in page


def test_a_manager_gets_the_vouchers_of_the_own_unit(house):
    house.sells()
    browser = house.visit(MANAGER)

    assert browser.get("/pertanggungjawaban/bukti-transaksi").status_code == 200
    answer = browser.get("/pertanggungjawaban/bukti-transaksi.pdf?masa=2026-11")
    assert answer.status_code == 200
    assert browser.get("/pertanggungjawaban/bukti-transaksi.zip?masa=2026-11").data[:2] == b"PK"
