"""An enterprise of several villages, as each of them reads it: that of the demonstration."""

from __future__ import annotations

import pytest

from bumdes import database
from bumdes.demo import DEMO_PASSWORD
from tests.demonstration import NOW, demonstration_in
from tests.webapp.english import indonesian_on
from tests.webapp.house import Browser, words
from webapp import create_app

READERS = ("kepaladesa-tengah", "pengawas-ranu", "pemeriksa-ranu", "penasihat-ranu")
"""Who reads in English; it is remembered, so that nobody else of this file is among them."""

ADDRESSES = ("/", "/modal-desa/", "/pemilik/", "/bagi-hasil/", "/bagi-hasil/BH-2025")

WRITTEN = frozenset(
    {
        "BUM Desa",
        "Bagian Desa (PADes)",
        "Bagian milik bersama masyarakat Desa (DBM)",
        "Cadangan pembelian aset tetap",
        "Dana Desa",
        "Modal awal",
        "Pelampung dan perahu penyelamat",
        "Pembagian hasil usaha BUM Desa Bersama · Anggaran Dasar Pasal 31 (contoh)",
        "Perdes Ranu",
        "SPP Ranu",
        "Desa Ranu",
    }
)
"""What people wrote on these pages."""


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("joint")
    engine = database.connect(f"sqlite:///{demonstration_in(folder, tmp_path_factory)}")
    yield create_app(engine, secret_key="rahasia uji", clock=lambda: NOW)
    engine.dispose()


def reader(app, username):
    browser = Browser(app.test_client())
    assert browser.post("/masuk", nama=username, sandi=DEMO_PASSWORD).status_code == 303
    return browser


def test_a_village_head_comes_home_to_the_own_village(app):
    page = words(reader(app, "kepaladesa-jernih").get("/"))

    assert "Modal Desa Ranu Jernih" in page


def test_who_serves_several_villages_chooses_one(app):
    browser = reader(app, "bpd-ranu")

    assert "Modal Desa Ranu Asri" in words(browser.get("/"))
    assert "Modal Desa Ranu Tengah" in words(browser.get("/?desa=99.02.01.2004"))


def test_the_capital_of_the_villages_adds_up(app):
    page = words(reader(app, "kepaladesa-jernih").get("/"))

    assert "Total 415.000.000" in page


def test_a_share_by_days_says_what_was_there_for_how_long(app):
    page = words(reader(app, "kepaladesa-jernih").get("/bagi-hasil/BH-2025"))

    assert "Rp100.000.000 × 360 hari + Rp15.000.000 × 142 hari" in page  # noqa: RUF001
    assert "sisanya Rp24.148.344" in page


@pytest.mark.parametrize("username", READERS)
def test_the_pages_of_several_villages_speak_english(app, username):
    browser = reader(app, username)
    browser.post("/bahasa", ke="en")

    left = {}
    for address in ADDRESSES:
        answer = browser.get(address)
        assert answer.status_code == 200, address
        if found := indonesian_on(answer.text, WRITTEN):
            left[address] = found
    assert left == {}
