"""What axe-core finds wrong with the pages for people who see, hear or tap otherwise."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from tests.webapp.desk import DIRECTOR_ADDRESSES, LOST_LINE, live
from tests.webapp.house import DIRECTOR, HEAD, MANAGER
from tests.webapp.looking import LOOKS, look_as, wrong


def test_no_page_of_directors_shuts_anybody_out(desk):
    page = desk.logged_in(DIRECTOR, size="phone")

    found = []
    for address in DIRECTOR_ADDRESSES:
        answer = page.goto(address)
        assert answer.status == HTTPStatus.OK, address
        for size, scheme in LOOKS:
            look_as(page, size, scheme)
            found += [f"{size}, {scheme}: {each}" for each in wrong(page)]

    assert found == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_what_a_page_says_back_shuts_nobody_out(desk, size, scheme):
    page = desk.logged_in(size=size, scheme=scheme)
    check = "section button:has-text('Periksa')"
    found = []

    page.goto("/catat/uang-masuk?unit=TOKO")
    page.click(check)
    page.wait_for_selector("text=perlu dibetulkan")
    found += wrong(page)
    page.fill("#jumlah-total", "1385000")
    page.click(check)
    page.wait_for_selector("button[value=simpan]")
    found += wrong(page)
    page.click("button[value=simpan]")
    page.wait_for_selector("text=BKM/2026/0001")
    found += wrong(page)
    page.goto("/catat/jurnal/")
    page.click(check)
    page.wait_for_selector("text=perlu dibetulkan")
    found += wrong(page)
    page.goto("/laporan/laba-rugi")
    page.click("summary:has-text('Unduh')")
    found += wrong(page)

    assert found == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_pages_of_strangers_shut_nobody_out(desk, size, scheme):
    page = desk.page(size=size, scheme=scheme)
    found = []

    page.goto("/masuk")
    found += wrong(page)
    page.click("button:text-is('Masuk')")
    found += wrong(page)

    assert found == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
@pytest.mark.parametrize("username", [MANAGER, HEAD])
def test_what_others_see_first_shuts_nobody_out(desk, username, size, scheme):
    live(desk.house)
    page = desk.logged_in(username, size=size, scheme=scheme)

    assert wrong(page) == []


def test_a_page_that_shuts_people_out_would_be_found(desk):
    desk.forgives = LOST_LINE
    page = desk.logged_in()

    page.evaluate("document.querySelector('h1').innerHTML = '<img src=/seal.svg>'")

    assert any("alternative text" in found for found in wrong(page))
