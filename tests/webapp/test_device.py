"""What answers tell a device: whose they are, what arrived, and what it may install."""

from __future__ import annotations

import json
import re

import pytest

from tests.webapp.house import TREASURER, key, sale, seal
from webapp.device import DRAFT, OWNER, SHELL

FORM = "/catat/uang-masuk"


def sent(browser, **fields):
    """Send a note as a device does."""
    if not browser.token:
        browser.get("/lainnya")
    return browser.client.post(
        FORM,
        data={"csrf_token": browser.token, "langkah": "simpan", **sale(), **fields},
        headers={"Accept": "application/json"},
    )


# --- notes -------------------------------------------------------------------------------


def test_a_note_that_nobody_looked_through_is_recorded_as_it_is(house):
    answer = sent(house.visit(TREASURER))

    assert answer.json["recorded"]
    assert answer.json["voucher"] == "BKM/2026/0001"
    assert answer.json["address"].startswith("/transaksi/2026/2")


def test_a_note_that_comes_again_is_recorded_once(house):
    browser, again = house.visit(TREASURER), key()

    answers = [sent(browser, kunci=again).json for _ in range(3)]

    assert answers[0] == answers[1] == answers[2]
    assert len(house.entries()) == 2


def test_a_note_that_changed_since_it_was_looked_through_is_not_recorded(house):
    browser, typed = house.visit(TREASURER), sale()
    seen = seal(browser.post(FORM, **typed, langkah="periksa"))

    changed = sent(browser, **typed | {"jumlah-total": "999.000", "segel": seen})
    same = sent(browser, **typed, segel=seen)

    assert changed.status_code == 422
    assert "berubah sejak diperiksa" in changed.json["problems"][0]
    assert same.json["recorded"]
    assert len(house.entries()) == 2


def test_a_note_with_a_key_of_another_is_refused_for_good(house):
    browser, again = house.visit(TREASURER), key()
    sent(browser, kunci=again)

    answer = sent(browser, **{"kunci": again, "jumlah-total": "7.000"})

    assert answer.status_code == 409
    assert answer.json["problems"]


def test_a_note_of_somebody_who_is_logged_out_is_kept_for_the_login(house):
    browser = house.visit(TREASURER)
    browser.get("/lainnya")
    browser.client.delete_cookie("bumdes")

    assert sent(browser).status_code in {400, 401}
    assert len(house.entries()) == 1


# --- pages and drafts ----------------------------------------------------------------------


def test_pages_say_whose_they_are_and_those_of_strangers_nobodys(house):
    assert house.visit(TREASURER).get("/").headers[OWNER] == "maju-jaya/ratna"
    assert OWNER not in house.visit().get("/masuk").headers


@pytest.mark.parametrize(("name", "status"), [("Siti", 303), ("", 422)])
def test_a_form_that_arrived_takes_the_cookie_of_its_draft_away(house, name, status):
    browser = house.visit(TREASURER)
    browser.client.set_cookie(DRAFT, "1")

    answer = browser.post("/orang/baru", nama=name, jenis="customer")

    assert answer.status_code == status
    assert (browser.client.get_cookie(DRAFT) is None) == (status == 303)


# --- installing ----------------------------------------------------------------------------


def test_the_service_worker_names_files_that_are_there(house):
    browser = house.visit()
    script = browser.get("/sw.js")
    shell = json.loads(re.match(r"const SHELL = (.*);", script.text)[1])

    assert script.mimetype == "text/javascript"
    assert script.headers["Cache-Control"] == "no-cache"
    assert len(shell["files"]) == len(SHELL) + 1
    assert {browser.get(address).status_code for address in shell["files"]} == {200}


def test_the_page_without_a_signal_is_the_same_for_everybody(house):
    assert house.visit().get("/luring").text == house.visit(TREASURER).get("/luring").text


def test_what_is_installed_has_a_name_and_pictures(house):
    browser = house.visit()
    said = json.loads(browser.get("/manifest.webmanifest").text)

    assert said["name"] == "Buku BUM Desa"
    for icon in said["icons"]:
        picture = browser.get(icon["src"])
        assert picture.data.startswith(b"\x89PNG")
