"""The profile of the enterprise on the web, its villages and their indices."""

from __future__ import annotations

import io

import pytest

from bumdes.enterprise import Enterprise, EnterpriseKind
from tests.bumdes.paper_files import PDF, PNG
from tests.webapp.chair import as_director
from tests.webapp.house import BOOK, HEAD, TREASURER, words


@pytest.fixture
def director(house):
    return as_director(house)


@pytest.fixture
def joint(house):
    """The house, whose enterprise belongs to several villages."""

    def change(work):
        work.session.get(Enterprise, BOOK).kind = EnterpriseKind.BUM_DESA_BERSAMA.value

    house.does(change)
    return house


def changed(browser, **typed):
    given = {"nama": "BUM Desa Maju Jaya", "status__hukum": "legal_person"}
    return browser.post("/profil/ubah", **(given | typed))


def enterprise(house):
    with house.reading() as work:
        return work.enterprise


def test_the_profile_shows_the_enterprise_and_its_village(director):
    page = words(director.get("/profil/"))

    assert "BUM Desa Maju Jaya" in page
    assert "33.01.01.2001" in page
    assert "Aktif" in page


def test_the_form_shows_what_is_known(director):
    changed(director, alamat="Jalan Raya 1")

    page = director.get("/profil/ubah").text
    assert 'value="Jalan Raya 1"' in page
    assert "None" not in page


def test_the_profile_is_changed(house, director):
    changed(
        director,
        kbli="47111,03120",
        wilayah="3301012001",
        kode__pos="53271",
        tanggal__hukum="2022-05-01",
    )

    found = enterprise(house)
    assert (found.kbli, found.region_code) == ("47111, 03120", "33.01.01.2001")
    assert str(found.legal_on) == "2022-05-01"
    assert "Kabupaten Cilacap, Jawa Tengah" in words(director.get("/profil/"))


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("kbli", "toko", "KBLI lima angka"),
        ("wilayah", "33.1", "kode wilayah Kemendagri"),
        ("kode__pos", "12", "lima angka"),
        ("nama", " ", "Tulis nama usahanya"),
        ("status__hukum", "terkenal", "Pilih salah satu"),
    ],
)
def test_a_profile_that_cannot_be_is_refused_in_words(director, field, text, said):
    answer = changed(director, **{field: text})

    assert answer.status_code == 422
    assert said in words(answer)


def test_the_logo_is_shown(director):
    changed(director, logo=(io.BytesIO(PNG), "logo.png"))

    page = director.get("/profil/").text
    logo = "/berkas/" + page.partition('<img src="/berkas/')[2][:64]
    assert director.get(logo).data == PNG


def test_a_paper_is_no_logo(director):
    answer = changed(director, logo=(io.BytesIO(PDF), "logo.pdf"))

    assert "harus gambar" in words(answer)


def test_the_logo_stays_when_no_other_is_sent(house, director):
    changed(director, logo=(io.BytesIO(PNG), "logo.png"))
    changed(director, alamat="Jalan Raya 1")

    assert enterprise(house).logo


@pytest.mark.parametrize("username", [TREASURER, HEAD])
def test_who_may_not_change_the_profile_is_not_offered_it(house, username):
    browser = house.visit(username)

    assert "Ubah profil" not in words(browser.get("/profil/"))
    assert browser.get("/profil/ubah").status_code == 403
    assert "Bukan wewenang" in words(browser.get("/profil/ubah"))


# --- villages ----------------------------------------------------------------------------


def test_an_enterprise_of_one_village_gets_no_other(director):
    assert "Tambah Desa" not in words(director.get("/profil/"))

    answer = director.post("/profil/desa/baru", kode="3517082011")
    assert "hanya dimiliki satu Desa" in words(answer)


def test_a_village_is_known_by_its_code(joint):
    director = as_director(joint)

    director.post("/profil/desa/baru", kode="3517082011")

    page = words(director.get("/profil/"))
    assert "Kabupaten Jombang" in page
    assert "Tambah Desa" in page


def test_a_village_that_the_table_does_not_know_is_named(joint):
    director = as_director(joint)

    asked = director.post("/profil/desa/baru", kode="9901012001")
    given = director.post("/profil/desa/baru", kode="9901012001", nama="Baru Sekali")

    assert "Tulis nama Desanya" in words(asked)
    assert given.status_code == 303


def test_the_form_of_a_village_takes_what_was_found(joint):
    page = as_director(joint).get("/profil/desa/baru?kode=35.17.08.2011&nama=Diwek").text

    assert 'value="35.17.08.2011"' in page


# --- indices -----------------------------------------------------------------------------


def measured(browser, **typed):
    given = {"desa": "33.01.01.2001", "tahun": "2025", "status": "advanced", "nilai": "82,35"}
    return browser.post("/profil/indeks/baru", **(given | typed))


def test_the_index_of_a_village_is_kept_and_shown(house):
    treasurer = house.visit(TREASURER)

    measured(treasurer)
    measured(treasurer, tahun="2024", nilai="0.7072")

    page = words(treasurer.get("/profil/"))
    assert "Maju (Indeks Desa 2025: 82,35)" in page
    assert "IDM 2024" in page


def test_an_index_that_cannot_be_is_refused_in_words(house):
    answer = measured(house.visit(TREASURER), nilai="tinggi")

    assert answer.status_code == 422
    assert "0,7072" in words(answer)


def test_the_form_of_an_index_knows_the_villages(house):
    assert "Sumberarum" in words(house.visit(TREASURER).get("/profil/indeks/baru"))
