"""The list of transactions: by day, by page, and by what is asked for."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.recording import reverse_entry
from ledger import credit, debit, rp
from ledger.search import EntrySearch
from tests.webapp.house import TODAY, TREASURER, links, words
from webapp.readings import journal
from webapp.readings.journal import read_journal

YESTERDAY = TODAY - dt.timedelta(days=1)


def test_entries_stand_under_their_day_the_newest_first(house):
    house.sells(150_000, on=YESTERDAY, description="Beras kemarin")
    house.sells(250_000, description="Beras hari ini")

    page = words(house.visit(TREASURER).get("/transaksi/"))

    places = [page.index(text) for text in ("Selasa, 24 Nov", "Senin, 23 Nov", "Kamis, 1 Jan")]
    assert places == sorted(places)
    assert page.index("Beras hari ini") < page.index("Beras kemarin")


def test_a_day_adds_up_what_came_and_what_went(house):
    house.sells(150_000)
    house.sells(50_000)
    _pays(house, 30_000)
    _moves(house, 10_000)

    page = words(house.visit(TREASURER).get("/transaksi/"))

    assert "Selasa, 24 Nov + 200.000 \N{MINUS SIGN} 30.000" in page
    assert "Kas Tunai ke Kas di Bank BRI" in page


def test_an_address_asks_for_a_month_a_unit_and_words(house):
    house.sells(150_000, description="Beras dan minyak")
    house.sells(150_000, description="Gula")
    house.sells(150_000, description="Beras bulan lalu", on=dt.date(2026, 10, 5))
    _pays(house, 5_000, description="Beras untuk rapat")

    page = words(house.visit(TREASURER).get("/transaksi/?bulan=2026-11&unit=TOKO&q=BERAS"))

    assert "Beras dan minyak" in page
    assert "Gula" not in page
    assert "Beras bulan lalu" not in page
    assert "Beras untuk rapat" not in page


@pytest.mark.parametrize(
    "text", ["2026/2", "BKM/2026/1", "bkm/2026/0001", "150.000", "Rp150.000", "150 ribu"]
)
def test_a_search_finds_a_number_and_an_amount(house, text):
    house.sells(150_000, description="Yang dicari")

    page = words(house.visit(TREASURER).get("/transaksi/", query_string={"q": text}))

    assert "Yang dicari" in page
    assert "Saldo awal" not in page


@pytest.mark.parametrize("text", ["100%", "_", "%", "2026/xx", "BKM/2026"])
def test_signs_in_a_search_mean_themselves(house, text):
    house.sells(150_000)

    answer = house.visit(TREASURER).get("/transaksi/", query_string={"q": text})

    assert "Tidak ada catatan yang cocok" in words(answer)


def test_the_head_office_is_a_unit_too(house):
    house.sells(150_000, description="Di toko")

    page = words(house.visit(TREASURER).get("/transaksi/?unit=pusat"))

    assert "Saldo awal" in page
    assert "Di toko" not in page


@pytest.mark.parametrize(
    "query", ["bulan=2026-13", "bulan=kapan", "sebelum=kapan", "sebelum=2026-11-24.x"]
)
def test_an_address_that_cannot_be_read_is_refused(house, query):
    assert house.visit(TREASURER).get(f"/transaksi/?{query}").status_code == 422


def test_pages_are_whole_days_and_lose_nothing(house, monkeypatch):
    monkeypatch.setattr(journal, "ROWS_PER_PAGE", 5)
    for back in range(4):
        for number in range(2):
            day = TODAY - dt.timedelta(days=back)
            house.sells(1_000, on=day, description=f"Hari {back} catatan {number}")
    browser = house.visit(TREASURER)

    pages = list(_pages(browser))

    assert [page.count("catatan 1") for page in pages] == [2, 2]
    assert "Sebelum 23 November 2026" in pages[0]
    assert "Saldo awal" in pages[1]
    assert "Ke yang terbaru" in pages[1]


def test_a_day_too_long_for_a_page_goes_on_without_misleading_sums(house, monkeypatch):
    monkeypatch.setattr(journal, "ROWS_PER_PAGE", 3)
    for number in range(5):
        house.sells(1_000, description=f"Jual ke-{number}")

    first, second = _pages(house.visit(TREASURER))

    assert "Jual ke-4" in first
    assert "Jual ke-1" in second
    assert "Jual ke-0" in second
    assert "Saldo awal" in second
    assert "Selasa, 24 Nov +" not in first + second


def test_a_filter_that_finds_nothing_says_so(house):
    page = words(house.visit(TREASURER).get("/transaksi/?bulan=2026-02"))
    with house.reading() as work:
        read = read_journal(work, EntrySearch(text="tidak ada"))

    assert "Tidak ada catatan yang cocok" in page
    assert read.count == 0


def test_a_row_leads_to_its_entry(house):
    house.sells(150_000)
    browser = house.visit(TREASURER)

    assert "/transaksi/2026/2" in links(browser.get("/transaksi/"), "/transaksi/2026/")


def _pages(browser):
    address = "/transaksi/"
    while address:
        page = browser.get(address)
        yield words(page)
        address = next((a for a in links(page, "/transaksi/?") if "sebelum=" in a), "")


def _pays(house, amount, **facts):
    house.posts(debit("6.1.02.01", rp(amount)), credit("1.1.01.01", rp(amount)), **facts)


def _moves(house, amount):
    house.posts(debit("1.1.01.04", rp(amount)), credit("1.1.01.01", rp(amount)))


# --- what else an address asks for -------------------------------------------------------


@pytest.fixture
def busy(house):
    """A sale to Siti, one without a name, the electricity bill, and a sale taken back."""
    house.sells(150_000, description="Beras untuk Siti", counterparty="Siti Aminah")
    house.sells(900_000, description="Gula", on=YESTERDAY)
    _pays(house, 85_000, description="Bayar lampu")
    posted = house.sells(70_000, description="Keliru")
    house.does(reverse_entry, posted.sequence, on=TODAY, reason="Salah", key="balik")
    return house


@pytest.mark.parametrize(
    ("query", "found", "left_out"),
    [
        ("akun=6.1", "Bayar lampu", "Gula"),
        ("akun=pulpen", "Bayar lampu", "Gula"),
        ("minimal=800.000&maksimal=1.000.000", "Gula", "Bayar lampu"),
        ("q=aminah", "Beras untuk Siti", "Gula"),
        ("jenis=saldo-awal", "Saldo awal", "Gula"),
        ("jenis=cash_sale", "Gula", "Bayar lampu"),
        ("tampil=pembetulan", "Keliru", "Gula"),
        ("tampil=tanpa-bukti", "Gula", "Pembatalan"),
        ("dari=2026-11-24", "Bayar lampu", "Gula"),
        ("sampai=2026-11-23", "Gula", "Bayar lampu"),
        ("pencatat=cli:penguji", "Gula", "Tidak ada catatan"),
    ],
)
def test_an_address_asks_for_what_is_known_of_an_entry(busy, query, found, left_out):
    page = words(busy.visit(TREASURER).get(f"/transaksi/?{query}"))

    assert found in page.partition("Uang masuk")[2]
    assert left_out not in page.partition("Catatan Unit")[2]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("akun=zzz", "Tidak ada akun bernama"),
        ("orang=Tidak Ada", "Belum jelas siapa"),
        ("minimal=banyak", "bukan jumlah rupiah"),
    ],
)
def test_what_is_unclear_in_an_address_is_said_and_finds_nothing(busy, query, said):
    page = words(busy.visit(TREASURER).get(f"/transaksi/?{query}"))

    assert said in page
    assert "Tidak ada catatan yang cocok" in page


def test_the_next_page_asks_for_the_same(busy, monkeypatch):
    monkeypatch.setattr(journal, "ROWS_PER_PAGE", 1)

    answer = busy.visit(TREASURER).get("/transaksi/?jenis=cash_sale&minimal=1.000")

    [older] = [a for a in links(answer, "/transaksi/?") if "sebelum=" in a]
    assert "jenis=cash_sale" in older
    assert "minimal=1.000" in older
