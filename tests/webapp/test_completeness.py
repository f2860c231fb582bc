"""The page of what the accountability report still lacks, and of its photographs."""

from __future__ import annotations

import io

from tests.reports.documents import PIXEL
from tests.webapp.chair import as_director
from tests.webapp.house import HEAD

HERE = "/pertanggungjawaban/lpj"
PAGE = f"{HERE}/kelengkapan?tahun=2025"


def photo():
    return io.BytesIO(PIXEL), "pompa.png"


def adds(browser, caption="Pompa baru", **fields):
    return browser.post(
        f"{HERE}/foto", tahun="2025", keterangan=caption, **{"berkas": photo(), **fields}
    )


def test_the_page_of_the_report_leads_here(house):
    page = as_director(house).get(f"{HERE}?masa=2025").text
    assert f'href="{PAGE}"' in page


def test_every_letter_of_the_law_is_there(house):
    page = as_director(house).get(PAGE).text
    assert [letter for letter in "abcdef" if f"<b>{letter}. " not in page] == []


def test_what_lacks_is_said(house):
    page = as_director(house).get(PAGE).text
    assert "“Masalah yang timbul” belum ditulis." in page


def test_a_photograph_is_listed_with_what_it_shows(house):
    browser = as_director(house)
    adds(browser)
    assert "Pompa baru" in browser.get(PAGE).text


def test_a_photograph_can_be_taken_out(house):
    browser = as_director(house)
    adds(browser)
    address = browser.get(PAGE).text.partition(f'action="{HERE}/foto/')[2].partition('"')[0]
    browser.post(f"{HERE}/foto/{address}", tahun="2025")
    assert "Pompa baru" not in browser.get(PAGE).text


def test_a_photograph_must_come(house):
    answer = adds(as_director(house), berkas=None)
    assert "Pilih fotonya" in answer.text


def test_a_photograph_must_be_told_of(house):
    answer = adds(as_director(house), caption="")
    assert "Tulis apa yang tampak" in answer.text


def test_a_photograph_is_printed_with_the_report(house):
    browser = as_director(house)
    adds(browser)
    page = browser.get(f"{HERE}.html?masa=2025").text
    assert "Foto Kegiatan" in page
    assert 'alt="Pompa baru"' in page


def test_who_only_reads_is_offered_no_form(house):
    assert "Tambah foto" not in house.visit(HEAD).get(PAGE).text
