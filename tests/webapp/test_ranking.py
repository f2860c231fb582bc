"""The pages of the ministry's ranking: what people answer, and what the aspects weigh."""

from __future__ import annotations

import pytest

from tests.webapp.chair import as_director
from tests.webapp.house import HEAD, TREASURER

HERE = "/pertanggungjawaban/pemeringkatan"
ANSWER = {"terpenuhi": "50", "keadaan": "SOP kas ditetapkan"}
WEIGHTS = {f"bobot-{place}": "10" for place in range(2, 8)} | {
    "bobot-1": "40",
    "dasar": "Keputusan 145",
    "berlaku": "2025-01-01",
}


def test_every_aspect_is_on_the_page(house):
    page = house.visit(TREASURER).get(f"{HERE}/isian?tahun=2025").text
    assert [place for place in range(1, 8) if f'id="aspek-{place}"' not in page] == []


def test_the_sheet_leads_to_what_people_answer(house):
    page = house.visit(TREASURER).get("/pertanggungjawaban/pemeringkatan?masa=2025").text
    assert f'href="{HERE}/isian?tahun=2025"' in page


def test_an_answer_is_shown(house):
    browser = house.visit(TREASURER)
    browser.post(f"{HERE}/isian/procedures?tahun=2025", **ANSWER)
    assert "SOP kas ditetapkan" in browser.get(f"{HERE}/isian?tahun=2025").text


def test_an_answer_can_be_changed(house):
    browser = house.visit(TREASURER)
    browser.post(f"{HERE}/isian/procedures?tahun=2025", **ANSWER)
    assert "SOP kas ditetapkan" in browser.get(f"{HERE}/isian/procedures?tahun=2025").text


def test_an_answer_of_one_year_is_none_of_another(house):
    browser = house.visit(TREASURER)
    browser.post(f"{HERE}/isian/procedures?tahun=2025", **ANSWER)
    assert "SOP kas ditetapkan" not in browser.get(f"{HERE}/isian?tahun=2024").text


def test_an_answer_says_what_there_is(house):
    said = ANSWER | {"keadaan": ""}
    answer = house.visit(TREASURER).post(f"{HERE}/isian/procedures?tahun=2025", **said)
    assert "Tulis keadaannya" in answer.text


def test_what_the_books_answer_is_not_asked(house):
    assert house.visit(TREASURER).get(f"{HERE}/isian/profit").status_code == 404


@pytest.mark.parametrize("address", ["isian/procedures", "bobot"])
def test_who_only_reads_answers_nothing(house, address):
    assert house.visit(HEAD).get(f"{HERE}/{address}").status_code == 403


def test_the_menu_shows_where_the_ranking_stands(house):
    page = house.visit(TREASURER).get(f"{HERE}/isian").text
    assert 'aria-current="page"' in page


def test_weights_of_a_paper_are_kept(house):
    director = as_director(house)
    director.post(f"{HERE}/bobot", **WEIGHTS)
    assert "Keputusan 145" in director.get(f"{HERE}/isian?tahun=2025").text


def test_weights_that_are_no_hundred_are_refused(house):
    answer = as_director(house).post(f"{HERE}/bobot", **(WEIGHTS | {"bobot-1": "41"}))
    assert "100 persen" in answer.text


def test_minutes_can_be_printed_from_their_meeting(house):
    director = as_director(house)
    answer = director.post(
        "/musyawarah/baru",
        jenis="musdes",
        tanggal="2026-02-10",
        tempat="Balai Desa",
        acara="Laporan tahun 2025",
        waktu="09.00 sampai 11.00 WIB",
        notulis="Wulan",
        jalannya="Direktur memaparkan laporan.",
    )
    meeting = answer.location.rpartition("/")[2]
    address = f"/pertanggungjawaban/berita-acara.html?masa=2026&perihal={meeting}"
    assert "Direktur memaparkan laporan." in director.get(address).text
