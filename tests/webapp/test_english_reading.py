"""Reading in English: reports, findings, help and search speak it; people's words stay."""

from __future__ import annotations

import pytest

from tests.webapp.desk import live
from tests.webapp.english import indonesian_on
from tests.webapp.house import TREASURER, words
from tests.webapp.test_language import WRITTEN


@pytest.fixture
def reader(house):
    """The treasurer, who chose English."""
    live(house)
    browser = house.visit(TREASURER)
    browser.post("/bahasa", ke="en")
    return browser


def test_a_statement_says_its_days_and_lines_in_english(reader):
    page = words(reader.get("/laporan/laba-rugi?masa=2026"))

    assert "For the period 1 January to 31 December 2026" in page
    assert "Total operating revenue" in page


def test_units_keep_the_names_that_people_gave_them(reader):
    page = words(reader.get("/laporan/laba-rugi?masa=2026&unit=per-unit"))

    assert "Toko Desa" in page
    assert "Head office" in page


def test_totals_are_no_amounts(reader):
    page = words(reader.get("/laporan/neraca-saldo?masa=2026"))

    assert "Total" in page


def test_a_finding_says_its_facts(reader):
    page = words(reader.get("/pertanggungjawaban/pemeriksaan/?masa=2026"))

    assert "Cash on hand is below zero" in page


def test_what_is_looked_for_in_english_is_found(reader):
    page = words(reader.get("/cari/?q=trial+balance"))

    assert "Trial balance" in page


def test_what_is_looked_for_in_indonesian_is_found_as_well(reader):
    page = words(reader.get("/cari/?q=neraca+saldo"))

    assert "Trial balance" in page


def test_words_that_are_explained_stand_in_the_order_of_their_language(reader):
    page = words(reader.get("/bantuan/istilah"))

    assert page.index("Accumulated depreciation") < page.index("Balance")


@pytest.mark.parametrize(
    "address",
    [
        "/pertanggungjawaban/pemeringkatan/bobot",
        "/kalender/selesai/ranking/2026",
        "/pajak/setoran/setor",
        "/pajak/bukti/potong",
        "/periksa/",
    ],
)
def test_a_form_is_refused_in_english(reader, address):
    answer = reader.post(address)

    assert answer.status_code == 422
    assert indonesian_on(answer.text, WRITTEN) == []
