"""What costs the computer much is done so many times a minute, and no more."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from tests.webapp.house import DIRECTOR, NOW, PASSWORD, TREASURER, words
from webapp.pacing import IMPORT, PRINT, Paces

STATEMENT = "/laporan/neraca-saldo.pdf?masa=2026"


@pytest.fixture
def cheap(house):
    """The house, whose PDF are printed in no time."""
    house.app.view_functions["statements.download"] = lambda **_: "cetakan"
    return house


def test_the_eleventh_print_of_a_minute_waits(cheap):
    browser = cheap.visit(TREASURER)
    for _ in range(10):
        assert browser.get(STATEMENT).status_code == 200
        cheap.clock.passes(seconds=1)

    answer = browser.get(STATEMENT)

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "50"
    assert "Tunggu 50 detik, lalu coba lagi" in words(answer)


def test_who_only_asks_for_the_head_of_a_print_makes_it_too(cheap):
    browser = cheap.visit(TREASURER)
    for _ in range(10):
        browser.client.head(STATEMENT)

    assert browser.get(STATEMENT).status_code == 429


def test_after_the_minute_it_is_printed_again(cheap):
    browser = cheap.visit(TREASURER)
    for _ in range(11):
        browser.get(STATEMENT)
    cheap.clock.passes(minutes=1)

    assert browser.get(STATEMENT).status_code == 200


def test_others_do_not_wait_for_who_prints_much(cheap):
    for _ in range(11):
        cheap.visit(TREASURER).get(STATEMENT)
    other = cheap.visit("sari")

    assert other.get(STATEMENT).status_code == 200


def test_other_pages_cost_nothing(cheap):
    browser = cheap.visit(TREASURER)
    for _ in range(11):
        browser.get(STATEMENT)

    assert browser.get("/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/orang/masukkan",
        "/stok/barang/masukkan",
        "/aset/masukkan",
        "/kas/rekening-koran/masukkan",
        "/pajak/bukti/masukkan",
    ],
)
def test_the_sixth_list_of_a_minute_waits(house, address):
    browser = house.visit(TREASURER)
    first = [browser.post(address, berkas=_list()).status_code for _ in range(5)]

    answer = browser.post(address, berkas=_list())

    assert 429 not in first
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 60


def test_a_script_is_told_in_data_how_long_to_wait(cheap):
    browser = cheap.visit(TREASURER)
    for _ in range(10):
        browser.get(STATEMENT)

    answer = browser.client.get(STATEMENT, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert "Tunggu 60 detik" in answer.json["problems"][0]


def test_the_eleventh_failure_of_a_network_within_a_minute_waits(house):
    browser = house.visit()
    for number in range(10):
        assert browser.post("/masuk", nama=f"orang-{number}", sandi="salah").status_code == 422

    here = browser.post("/masuk", nama=TREASURER, sandi=PASSWORD)
    elsewhere = house.visit(environ_overrides={"REMOTE_ADDR": "36.68.1.3"})

    assert here.status_code == 429
    assert here.headers["Retry-After"] == "60"
    assert elsewhere.post("/masuk", nama=TREASURER, sandi=PASSWORD).status_code == 303


def test_an_office_may_come_in_at_the_same_minute(house):
    for _ in range(6):
        assert house.visit(TREASURER).get("/").status_code == 200
        assert house.visit(DIRECTOR).get("/usaha").status_code == 200


def test_a_pause_before_the_next_guess_says_how_long_it_is(house):
    browser = house.visit()
    for _ in range(6):
        browser.post("/masuk", nama=TREASURER, sandi="salah")

    answer = browser.post("/masuk", nama=TREASURER, sandi=PASSWORD)

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0


def test_what_nobody_does_any_more_is_forgotten(monkeypatch):
    monkeypatch.setattr("webapp.pacing._MOST_REMEMBERED", 3)
    paces = Paces()
    for number in range(3):
        paces.note(PRINT, f"orang-{number}", now=NOW)

    later = NOW + dt.timedelta(minutes=2)
    paces.note(IMPORT, "ratna", now=later)

    assert paces.wait(PRINT, "orang-0", most=1, now=NOW) == 0
    assert paces.wait(IMPORT, "ratna", most=1, now=later) == 60


def _list():
    return (io.BytesIO(b"bukan daftar"), "daftar.csv")
