"""Forms of several steps: gone through without script by the server, and with one at once."""

from __future__ import annotations

import re

import pytest

from tests.webapp.house import TODAY, TREASURER, key
from tests.webapp.test_guided_forms import photo

FORM = "/jadwal/baru"
OPEN_STEPS = re.compile(r'data-step="(\d)" open')
WHAT = {
    "jenis": "prepaid",
    "uraian": "Sewa gudang",
    "jumlah": "1.200.000",
    "kas": "1.1.01.01",
    "tanggal": TODAY.isoformat(),
    "unit": "pusat",
}
WHEN = {"mulai": "2026-11-01", "sampai": "2027-10-31", "cara": "months"}
WHERE = {"akun_jadwal": "1.1.07.01", "akun_hasil": "6.1.03.01"}


def open_steps(answer):
    return OPEN_STEPS.findall(answer.text)


def test_the_first_step_is_open(house):
    assert open_steps(house.visit(TREASURER).get(FORM)) == ["1"]


def test_going_on_records_nothing_and_keeps_what_was_typed_with_its_photo(house):
    browser = house.visit(TREASURER)
    before = len(house.entries())

    answer = browser.post(FORM, **WHAT, kunci=key(), bukti=photo(), langkah="ke-2")

    assert answer.status_code == 200
    assert open_steps(answer) == ["2"]
    assert 'value="Sewa gudang"' in answer.text
    digest = re.search(r'name="foto" value="([0-9a-f]+)" checked', answer.text)[1]
    assert len(house.entries()) == before

    done = browser.post(FORM, **WHAT, **WHEN, **WHERE, kunci=key(), foto=digest)

    assert done.status_code == 303
    assert house.entries()[-1].entry.evidence == (digest,)


def test_a_step_in_which_something_is_wrong_is_open_too(house):
    answer = house.visit(TREASURER).post(FORM, **WHAT, **WHERE, kunci=key())

    assert answer.status_code == 422
    assert open_steps(answer) == ["1", "2"]


@pytest.mark.parametrize("wrong", ["ke-", "ke-x", "ke-99"])
def test_a_step_that_there_is_not_opens_none_or_the_first(house, wrong):
    answer = house.visit(TREASURER).post(FORM, **WHAT, kunci=key(), langkah=wrong)

    assert answer.status_code == 200
    assert open_steps(answer) in ([], ["1"])


def test_the_script_opens_the_next_step_at_once(desk):
    page = desk.logged_in(TREASURER, size="phone")
    page.goto(FORM)
    page.fill("#uraian", "Sewa gudang")
    page.click("button[value='ke-2']")
    page.wait_for_selector("#mulai:focus")
    assert not page.locator("#uraian").is_visible()

    page.keyboard.press("Enter")
    page.wait_for_selector("#akun_jadwal:focus")
    page.focus("[data-step='3'] summary")
    page.click("[data-step='1'] summary")
    page.wait_for_selector("#uraian:visible")
    assert page.input_value("#uraian") == "Sewa gudang"
