"""Listings on the screen: in groups, leading to what they tell of, for whom they are."""

from __future__ import annotations

import datetime as dt

import pytest

from reports.listing import ListingGroup
from tests.webapp.house import HEAD, MANAGER, TREASURER, links, words
from webapp.readings.report import DRAWN_ROWS
from webapp.reports_offered import OFFERED

OF_WHOLE = [report.slug for report in OFFERED if report.is_of_whole]
OF_UNITS = [report.slug for report in OFFERED if not report.is_of_whole]


def test_the_list_stands_under_headings(house):
    page = words(house.visit(HEAD).get("/laporan/"))

    places = [page.index(f" {group.label} ") for group in ListingGroup]
    assert places == sorted(places)


def test_an_entry_without_proof_leads_to_its_voucher(house):
    house.sells(150_000, on=dt.date(2026, 6, 3), description="Gula")

    page = house.visit(TREASURER).get("/laporan/tanpa-bukti?masa=2026-06")

    assert "Gula" in words(page)
    assert "/transaksi/2026/2" in links(page, "/transaksi/2026/")


def test_a_cash_book_begins_with_what_was_there(house):
    house.sells(150_000, on=dt.date(2026, 6, 3), description="Gula")

    page = words(house.visit(TREASURER).get("/laporan/buku-kas-bank?masa=2026-06"))

    assert "Saldo awal" in page
    assert page.index("Saldo awal") < page.index("Gula")
    assert "Penerimaan" in page


def test_a_long_listing_says_how_much_of_it_is_shown(house, monkeypatch):
    monkeypatch.setattr("webapp.views.statements.DRAWN_ROWS", 1)
    for _ in range(3):
        house.sells(150_000, on=dt.date(2026, 6, 3), description="Gula")

    page = words(house.visit(TREASURER).get("/laporan/tanpa-bukti?masa=2026-06"))

    assert "1 baris pertama dari 3" in page
    assert page.count("Gula") == 1
    assert "450.000" in page, "what it comes to is told in full"
    assert DRAWN_ROWS > 1


@pytest.mark.parametrize("slug", OF_WHOLE)
def test_what_tells_of_the_whole_is_not_for_a_unit_manager(house, slug):
    browser = house.visit(MANAGER)

    assert f'/laporan/{slug}"' not in browser.get("/laporan/").text
    assert browser.get(f"/laporan/{slug}").status_code >= 400


@pytest.mark.parametrize("slug", OF_UNITS)
def test_a_unit_manager_reads_the_listings_of_the_unit(house, slug):
    assert house.visit(MANAGER).get(f"/laporan/{slug}").status_code == 200


@pytest.mark.parametrize("slug", OF_WHOLE)
def test_a_listing_of_the_whole_offers_no_units(house, slug):
    page = house.visit(TREASURER).get(f"/laporan/{slug}")

    assert 'aria-label="Unit usaha"' not in page.text
