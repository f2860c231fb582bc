"""The ledger of one account."""

from __future__ import annotations

import datetime as dt

import pytest

from ledger.money import currency
from reports.register import Register, RegisterColumn
from tests.webapp.house import TODAY, TREASURER, links, words
from webapp.readings import register
from webapp.shown_register import shown_register


def test_lines_run_from_the_opening_to_the_closing_balance(house):
    house.sells(150_000, on=dt.date(2026, 10, 5), description="Bulan lalu")
    house.sells(50_000, description="Bulan ini")

    page = words(house.visit(TREASURER).get("/buku-besar/1.1.01.01?masa=2026-11"))

    assert "Saldo awal 5.150.000" in page
    assert "Bulan ini" in page
    assert "Bulan lalu" not in page
    assert "Saldo akhir 5.200.000" in page


def test_an_account_grows_on_its_own_side(house):
    house.sells(150_000)

    page = words(house.visit(TREASURER).get("/buku-besar/4.2.01.91?masa=2026"))

    assert "Saldo akhir 150.000" in page


def test_a_heading_gathers_what_is_under_it(house):
    house.sells(150_000)

    page = words(house.visit(TREASURER).get("/buku-besar/1.1.01.00?masa=2026"))

    assert "Saldo akhir 5.150.000" in page
    assert "Unduh" not in page


def test_one_unit_is_shown_alone(house):
    house.sells(150_000)
    browser = house.visit(TREASURER)

    assert "Saldo akhir 150.000" in words(browser.get("/buku-besar/1.1.01.01?unit=TOKO"))
    assert "Saldo akhir 5.000.000" in words(browser.get("/buku-besar/1.1.01.01?unit=pusat"))


def test_an_account_that_is_none_is_not_found(house):
    assert house.visit(TREASURER).get("/buku-besar/9.9.99.99").status_code == 404


def test_an_account_without_lines_says_so(house):
    page = words(house.visit(TREASURER).get("/buku-besar/6.1.04.01?masa=2026"))

    assert "Tidak ada catatan di akun ini" in page


@pytest.mark.parametrize("query", ["masa=2026-13", "dari=kapan"])
def test_an_address_that_cannot_be_read_is_refused(house, query):
    assert house.visit(TREASURER).get(f"/buku-besar/1.1.01.01?{query}").status_code == 422


def test_pages_are_whole_days_and_the_balance_runs_on(house, monkeypatch):
    monkeypatch.setattr(register, "ROWS_PER_PAGE", 3)
    for back in range(3):
        for number in range(2):
            house.sells(
                1_000, on=TODAY - dt.timedelta(days=back), description=f"{back}-{number}"
            )
    browser = house.visit(TREASURER)

    pages = list(_pages(browser, "/buku-besar/4.2.01.91?masa=2026-11"))

    assert len(pages) == 3
    assert "Mulai 23 November 2026" in pages[0]
    assert "Saldo awal 4.000" in pages[2]
    assert "Saldo akhir 6.000" in pages[2]
    assert "Saldo akhir 6.000" in pages[0]
    assert "Ke awal masa" in pages[1]


def test_a_day_too_long_for_a_page_is_shown_whole(house, monkeypatch):
    monkeypatch.setattr(register, "ROWS_PER_PAGE", 2)
    for number in range(4):
        house.sells(1_000, on=TODAY, description=f"Jual ke-{number}")

    [first, second] = _pages(house.visit(TREASURER), "/buku-besar/4.2.01.91?masa=2026-11")

    assert all(f"Jual ke-{number}" in first for number in range(4))
    assert "Saldo awal 4.000" in second


def test_lines_that_moved_cash_run_from_nothing(house, monkeypatch):
    monkeypatch.setattr(register, "ROWS_PER_PAGE", 1)
    house.sells(1_000, on=dt.date(2026, 10, 1), description="Bulan lalu")
    house.sells(2_000, on=TODAY - dt.timedelta(days=1), description="Kemarin")
    house.sells(3_000, on=TODAY, description="Hari ini")

    pages = list(
        _pages(
            house.visit(TREASURER),
            "/buku-besar/4.2.01.91?masa=2026-11&komponen=OP-IN-2",
        )
    )

    assert "Bulan lalu" not in pages[0]
    assert "Kemarin" in pages[0]
    assert "Hari ini" in pages[1]
    assert "5.000" in pages[1]


def _pages(browser, address):
    while address:
        page = browser.get(address)
        yield words(page)
        address = next((a for a in links(page, "/buku-besar/") if "dari=" in a), "")


@pytest.mark.parametrize(
    ("number", "address"), [("2026/7", "/transaksi/2026/7"), ("Musdes 4/2026", "")]
)
def test_a_row_leads_to_its_entry_and_the_number_of_a_paper_nowhere(house, number, address):
    listed = Register(
        key="x",
        title="X",
        facts=(),
        columns=(RegisterColumn("number", "Nomor"),),
        rows=((number,),),
        totals={},
        currency=currency("IDR"),
    )

    with house.app.test_request_context():
        assert shown_register(listed, 5).rows[0].address == address
