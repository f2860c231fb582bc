"""The whole way of a treasurer, on each kind of database."""

from __future__ import annotations

import pytest

from tests.webapp.desk import ADDRESSES, live
from tests.webapp.house import PASSWORD, TODAY, TREASURER, key, sale, seal, words


@pytest.fixture
def browser(either_house):
    """A browser of somebody who came in by the login page."""
    browser = either_house.visit()
    assert browser.post("/masuk", nama=TREASURER, sandi=PASSWORD).status_code == 303
    return browser


def saved(browser, address, **typed):
    """Return the page after what was typed is checked, seen and saved."""
    preview = browser.post(address, **typed, langkah="periksa")
    return browser.post(address, follow=True, **typed, segel=seal(preview), langkah="simpan")


def taken_back(browser, address):
    """Return the page after an entry is taken back."""
    asked = {"kunci": key(), "alasan": "Salah jumlah", "hari": TODAY.isoformat()}
    return browser.post(f"{address}/betulkan", follow=True, **asked)


def profit(browser):
    return words(browser.get("/laporan/laba-rugi"))


def test_what_is_recorded_taken_back_and_written_again_is_in_the_statement(browser):
    assert "BKM/2026/0001" in words(saved(browser, "/catat/uang-masuk", **sale("1.385.000")))
    assert "1.385.000" in profit(browser)

    assert "Alasan Salah jumlah" in words(taken_back(browser, "/transaksi/2026/2"))
    assert "1.385.000" not in profit(browser)

    saved(browser, "/catat/uang-masuk", **sale("1.358.000"))
    assert "1.358.000" in profit(browser)


def test_a_wrong_password_and_the_right_one(either_house):
    browser = either_house.visit()

    assert browser.post("/masuk", nama=TREASURER, sandi="salah").status_code == 422
    assert browser.post("/masuk", nama=TREASURER, sandi=PASSWORD).status_code == 303


def test_every_page_opens(either_house):
    live(either_house)
    browser = either_house.visit(TREASURER)

    answers = {
        address: browser.get(address, follow_redirects=True).status_code
        for address in ADDRESSES
    }

    assert set(answers.values()) == {200}


@pytest.mark.parametrize("extension", ["csv", "xlsx", "pdf"])
def test_a_statement_is_taken_home(either_house, extension):
    either_house.sells(1_385_000)
    browser = either_house.visit(TREASURER)

    answer = browser.get(f"/laporan/laba-rugi.{extension}")

    assert answer.status_code == 200
    assert answer.data
