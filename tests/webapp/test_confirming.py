"""The password once more, where much is at stake."""

from __future__ import annotations

import pytest
from flask import request

from tests.webapp.house import PASSWORD, TREASURER, words
from webapp.login import fresh

DONE = "sudah dikerjakan"


@pytest.fixture
def grave(house):
    """The house, whose page of the own offices is one where much is at stake."""

    @fresh
    def view():
        return f"{DONE}: {','.join(request.form.getlist('pilih'))}"

    house.app.view_functions["offices.take"] = house.app.view_functions["home.show"] = view
    return house


def late(house):
    browser = house.visit(TREASURER)
    house.clock.passes(minutes=16)
    return browser


def test_who_just_came_in_is_not_asked_again(grave):
    assert DONE in grave.visit(TREASURER).post("/usaha").text


def test_who_came_in_a_while_ago_is_asked_and_nothing_typed_is_lost(grave):
    asked = late(grave).post("/usaha", pilih=["a", "b & c"])

    assert asked.status_code == 401
    assert "Tulis lagi kata sandi" in words(asked)
    assert 'action="/usaha"' in asked.text
    assert 'name="pilih" value="a"' in asked.text
    assert 'name="pilih" value="b &amp; c"' in asked.text


def test_the_right_password_does_what_was_asked_for_at_once(grave):
    browser = late(grave)

    answer = browser.post("/usaha", pilih=["a", "b"], sandi__lagi=PASSWORD)

    assert f"{DONE}: a,b" in answer.text
    assert DONE in browser.post("/usaha").text


def test_the_password_holds_for_a_quarter_of_an_hour(grave):
    browser = late(grave)
    browser.post("/usaha", sandi__lagi=PASSWORD)
    grave.clock.passes(minutes=15)
    assert DONE in browser.post("/usaha").text

    grave.clock.passes(seconds=1)
    assert browser.post("/usaha").status_code == 401


def test_a_wrong_password_does_nothing_and_costs_time_in_the_end(grave):
    browser = late(grave)
    first = browser.post("/usaha", pilih="a", sandi__lagi="salah")
    for _ in range(5):
        last = browser.post("/usaha", pilih="a", sandi__lagi="salah")

    assert first.status_code == 422
    assert 'name="pilih" value="a"' in first.text
    assert "salah" not in first.text
    assert last.status_code == 429
    assert "Coba lagi sesudah" in words(last)


def test_a_page_that_is_only_read_is_reached_through_the_password(grave):
    browser = late(grave)

    asked = browser.get("/?bulan=2026-11")
    on = browser.post("/masuk/lagi", lanjut="/?bulan=2026-11", sandi__lagi=PASSWORD)

    assert asked.status_code == 401
    assert 'name="lanjut" value="/?bulan=2026-11"' in asked.text
    assert on.location == "/?bulan=2026-11"
    assert DONE in browser.get("/").text


def test_a_script_is_told_so_in_data(grave):
    answer = late(grave).client.get("/", headers={"Accept": "application/json"})

    assert answer.status_code == 401
    assert "Tulis lagi kata sandi" in answer.json["problems"][0]
