"""Papers and areas on the web."""

from __future__ import annotations

import io

import pytest

from tests.bumdes.paper_files import PDF
from tests.webapp.house import HEAD, TREASURER, words


@pytest.fixture
def treasurer(house):
    return house.visit(TREASURER)


def scan():
    return (io.BytesIO(PDF), "pindaian.pdf")


def keeps(browser, **typed):
    given = {
        "jenis": "village_regulation",
        "judul": "Pendirian BUM Desa",
        "nomor": "3 Tahun 2025",
        "tanggal": "2025-01-05",
    }
    return browser.post("/surat/baru", **(given | typed))


def keeps_jointly(browser, **typed):
    given = {
        "judul": "Kerja sama Desa",
        "tanggal": "2025-02-01",
        "desa__1": "33.01.01.2001",
        "nomor__1": "7/2025",
        "desa__2": "3301012002",
        "nomor__2": "4/2025",
        "tanggal__2": "2025-02-03",
    }
    return browser.post("/surat/peraturan-bersama", **(given | typed))


def test_without_papers_it_is_said(treasurer):
    assert "Belum ada surat yang berlaku" in words(treasurer.get("/surat/"))


def test_a_paper_is_kept_with_its_scan(treasurer):
    answer = keeps(treasurer, berkas=scan())

    page = words(treasurer.get(answer.location))
    assert "3 Tahun 2025" in page
    assert "pindaian.pdf" in page
    assert "Unggah" not in page


def test_papers_in_force_are_listed(treasurer):
    keeps(treasurer)
    keeps(treasurer, judul="Perdes lama", sampai="2025-12-31")

    held, _, others = words(treasurer.get("/surat/")).partition("Sudah tidak")
    assert "Pendirian BUM Desa" in held
    assert "Perdes lama" in others


def test_the_scan_may_come_later(treasurer):
    place = keeps(treasurer).location

    treasurer.post(f"{place}/berkas", berkas=scan())

    assert "pindaian.pdf" in words(treasurer.get(place))


def test_a_scan_is_asked_for(treasurer):
    answer = treasurer.post(f"{keeps(treasurer).location}/berkas")

    assert answer.status_code == 422
    assert "Pilih berkas pindaiannya" in words(answer)


def test_a_paper_can_be_ended(treasurer):
    place = keeps(treasurer).location

    treasurer.post(f"{place}/akhiri", sampai="2026-01-31")

    assert "31 Januari 2026" in words(treasurer.get(place))


def test_a_paper_does_not_end_before_it_begins(treasurer):
    answer = treasurer.post(f"{keeps(treasurer).location}/akhiri", sampai="2024-01-31")

    assert "tidak boleh mendahului hari pertama" in words(answer)


def test_a_paper_replaces_an_older_one(treasurer):
    old = keeps(treasurer, jenis="articles", judul="AD 2025").location
    form = treasurer.get("/surat/baru").text
    new = keeps(
        treasurer,
        jenis="articles",
        judul="AD 2026",
        tanggal="2026-06-01",
        mengganti=old.rpartition("/")[2],
    )

    assert "Anggaran Dasar: AD 2025" in form
    assert "Menggantikan AD 2025" in words(treasurer.get(new.location))
    assert "31 Mei 2026" in words(treasurer.get(old))


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("judul", "", "Tulis tentang apa"),
        ("tanggal", "", "Pilih tanggal surat"),
        ("nomor", "", "seperti yang tercetak"),
        ("jenis", "joint_regulation", "Pilih salah satu"),
    ],
)
def test_a_paper_that_cannot_be_is_refused_in_words(treasurer, field, text, said):
    answer = keeps(treasurer, **{field: text})

    assert answer.status_code == 422
    assert said in words(answer)


def test_a_joint_regulation_shows_the_number_of_each_village(treasurer):
    answer = keeps_jointly(treasurer, berkas=scan())

    page = words(treasurer.get(answer.location))
    assert "Sumberarum 7/2025 1 Februari 2025" in page
    assert "4/2025 3 Februari 2025" in page


def test_the_form_begins_with_the_villages_of_the_enterprise(treasurer):
    assert 'value="33.01.01.2001"' in treasurer.get("/surat/peraturan-bersama").text


def test_what_was_typed_of_villages_is_not_lost(treasurer):
    answer = keeps_jointly(treasurer, judul="", desa__5="35.17.08.2011", nomor__5="9")

    assert answer.status_code == 422
    assert 'value="35.17.08.2011"' in answer.text


def test_one_village_makes_no_joint_regulation(treasurer):
    answer = keeps_jointly(treasurer, desa__2="", nomor__2="", tanggal__2="")

    assert "sedikitnya dua Desa" in words(answer)


def test_an_area_is_kept_with_its_villages(treasurer):
    treasurer.post(
        "/surat/kawasan",
        nama="Kawasan Lereng",
        tema="agrowisata",
        nomor="188/12",
        tanggal="2025-02-01",
        desa__1="33.01.01.2001",
        desa__2="3301012002",
        berkas=scan(),
    )

    page = words(treasurer.get("/surat/"))
    assert "Kawasan Lereng agrowisata 188/12" in page
    assert "Sumberarum, " in page


def test_an_area_that_cannot_be_is_refused_in_words(treasurer):
    answer = treasurer.post("/surat/kawasan", nama="Kawasan Lereng")

    assert answer.status_code == 422
    assert "Tulis tema" in words(answer)


@pytest.mark.parametrize("address", ["baru", "peraturan-bersama", "kawasan"])
def test_who_only_reads_keeps_no_papers(house, treasurer, address):
    place = keeps(treasurer).location
    browser = house.visit(HEAD)

    assert "Tambah surat" not in words(browser.get("/surat/"))
    assert "Akhiri" not in words(browser.get(place))
    assert browser.get(f"/surat/{address}").status_code == 403


def test_a_paper_that_is_none_is_not_found(treasurer):
    assert treasurer.get("/surat/" + "0" * 32).status_code == 404
