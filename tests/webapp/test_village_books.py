"""What the village confirms and compares, on the web."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest

from tests.bumdes.siskeudes_export import export
from tests.webapp.house import HEAD, MANAGER, TREASURER, words

VILLAGE = "33.01.01.2001"


@pytest.fixture
def head(house):
    return house.visit(HEAD)


def sent(browser, content, village=VILLAGE):
    berkas = (io.BytesIO(content), "siskeudes.zip")
    return browser.post("/desa/siskeudes", desa=village, berkas=berkas)


def test_the_village_head_sees_what_is_confirmed(head):
    page = words(head.get("/desa/konfirmasi?tahun=2026"))

    assert "Modal per 1 Januari 2026" in page
    assert "Belum dibayar per 31 Desember 2026" in page


def test_the_letter_to_the_village_is_printed_from_what_is_confirmed(head):
    page = head.get("/desa/konfirmasi?tahun=2026").text
    address = re.search(r'href="(/pertanggungjawaban/surat-lkmd\.pdf[^"]+)"', page)[1]

    letter = head.get(unescape(address).replace(".pdf", ".html")).text

    assert f"LKMD/{VILLAGE}/2026" in letter


def test_without_a_year_it_is_this_one(head):
    assert "Modal per 31 Desember 2026" in words(head.get("/desa/konfirmasi"))


def test_a_village_that_owns_no_part_is_not_found(head):
    assert head.get("/desa/konfirmasi?desa=35.17.08.2999").status_code == 404


def test_a_year_that_is_none_is_refused_in_words(head):
    assert head.get("/desa/konfirmasi?tahun=kapan").status_code == 422


def test_an_export_is_compared_at_once(head):
    answer = sent(head, export())

    assert answer.status_code == 303
    page = words(head.get(answer.location))
    assert "Hanya ada di Siskeudes" in page
    assert "SPP/7" in page


def test_an_export_that_was_taken_in_is_listed(head):
    sent(head, export())

    assert "Diunggah 2026-11-24 oleh hadi" in words(head.get("/desa/siskeudes"))


def test_an_unreadable_file_is_refused_in_words(head):
    answer = sent(head, b"bukan zip")

    assert answer.status_code == 422
    assert "berkasnya bukan ZIP" in words(answer)


def test_a_file_is_asked_for(head):
    assert "Pilih berkas ZIP" in words(head.post("/desa/siskeudes", desa=VILLAGE))


def test_a_village_is_asked_for(head):
    assert "Pilih Desanya." in words(sent(head, export(), village=""))


def test_who_may_not_compare_is_not_asked_for_a_file(house):
    assert 'name="berkas"' not in house.visit(MANAGER).get("/desa/siskeudes").text


def test_what_was_never_taken_in_is_not_found(house):
    assert house.visit(TREASURER).get(f"/desa/siskeudes/{VILLAGE}/2020").status_code == 404
