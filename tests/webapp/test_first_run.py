"""An installation in which nobody is yet."""

from __future__ import annotations

import pytest

from bumdes import database
from bumdes.demo.cast import DEMO_LOGINS
from tests.webapp.house import open_house, words
from webapp.first_run import offer_first_run

FIRST = {
    "usaha": "BUM Desa Mekar Sari",
    "bentuk": "bum_desa",
    "desa": "Mekarsari",
    "kode_desa": "33.01.01.2003",
    "nama": "Bagas Contoh",
    "jabatan": "director",
    "pengguna": "bagas",
    "sandi": "kopi pagi di balai desa",
    "sandi_lagi": "kopi pagi di balai desa",
}


@pytest.fixture
def empty(tmp_path):
    """An application over a database in which nothing is, and the code on its screen."""
    engine = database.connect(f"sqlite:///{tmp_path / 'kosong.sqlite'}")
    database.migrate(engine)
    house = open_house(engine)
    code = offer_first_run(house.app)
    yield house, code
    house.app.extensions.pop("setup_code", None)
    engine.dispose()


def test_who_comes_first_is_led_to_the_beginning(empty):
    house, _ = empty

    assert house.visit().get("/masuk").location == "/mulai/pertama/"


def test_who_reads_the_code_sets_it_up_and_is_in(empty):
    house, code = empty
    browser = house.visit()
    browser.get("/mulai/pertama/")

    answer = browser.post("/mulai/pertama/", kode=code, **FIRST)

    assert answer.location == "/mulai/"
    page = words(browser.get("/mulai/"))
    assert "BUM Desa Mekar Sari" in page
    assert "Desa pemilik selesai" in page


def test_the_link_on_the_screen_brings_its_code(empty):
    house, code = empty

    page = house.visit().get(f"/mulai/pertama/?kode={code}").text

    assert f'value="{code}"' in page


def test_a_code_may_be_typed_as_it_is_read(empty):
    house, code = empty
    browser = house.visit()
    browser.get("/mulai/pertama/")

    answer = browser.post("/mulai/pertama/", kode=code.lower().replace("-", " "), **FIRST)

    assert answer.status_code == 303


def test_who_does_not_see_the_screen_does_nothing(empty):
    house, _ = empty
    browser = house.visit()
    browser.get("/mulai/pertama/")

    answer = browser.post("/mulai/pertama/", kode="AAAA-AAAA", **FIRST)

    assert answer.status_code == 422
    assert "Kodenya tidak cocok" in words(answer)
    assert house.visit().get("/masuk").status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("sandi_lagi", "lain sama sekali", "tidak sama"),
        ("kode_desa", "33.01", "kode"),
        ("pengguna", "Ba gas", "pengguna"),
        ("usaha", "", "Tulis nama BUM Desa"),
    ],
)
def test_nothing_is_founded_by_a_form_that_is_wrong(empty, field, value, said):
    house, code = empty
    browser = house.visit()
    browser.get("/mulai/pertama/")

    answer = browser.post("/mulai/pertama/", kode=code, **{**FIRST, field: value})

    assert answer.status_code == 422
    assert said in words(answer)
    assert house.visit().get("/mulai/pertama/").status_code == 200


def test_it_is_set_up_once(empty):
    house, code = empty
    browser = house.visit()
    browser.get("/mulai/pertama/")
    browser.post("/mulai/pertama/", kode=code, **FIRST)

    assert house.visit().get("/mulai/pertama/").status_code == 404
    assert offer_first_run(house.app) == ""


def test_books_that_are_kept_offer_no_first_run(house):
    assert offer_first_run(house.app) == ""
    assert house.visit().get("/mulai/pertama/").status_code == 404


def test_the_demonstration_says_who_can_be_played_and_how_to_keep_books_of_ones_own(
    house, monkeypatch
):
    monkeypatch.setitem(house.app.config, "DEMO_LOGINS", DEMO_LOGINS)

    page = words(house.visit().get("/masuk"))

    assert "Ini contoh: masuk sebagai" in page
    assert "./run usaha" in page
