"""A photo that somebody chose stays chosen: while the server looks, refuses, is away."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.webapp.desk import LOST_LINE, until
from tests.webapp.house import PASSWORD, TREASURER

FORM = "/catat/uang-masuk?unit=TOKO"
CHECK = "section button:has-text('Periksa')"
KEPT = "input[name=foto]:checked"


def photo(colour):
    """Return a photo, small enough to go as it is."""
    content = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(content, "JPEG")
    return {"name": f"{colour}.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


def chooses(page, colour):
    page.set_input_files("#bukti", files=[photo(colour)])
    page.wait_for_selector("[data-preview] canvas")


@pytest.fixture
def form(desk):
    desk.forgives = LOST_LINE
    page = desk.logged_in(TREASURER, size="phone")
    page.goto(FORM)
    page.fill("#jumlah-total", "150000")
    return page


@pytest.fixture
def held(form):
    """What the form sent, which waits for the test to let it arrive."""
    sent = []
    form.route(
        "**/catat/uang-masuk",
        lambda route: (
            sent.append(route) if route.request.method == "POST" else route.continue_()
        ),
    )
    return sent


def test_a_photo_chosen_while_the_server_looks_is_there_in_its_answer(desk, form, held):
    chooses(form, "red")
    form.click(CHECK)
    until(form, lambda: held)
    chooses(form, "blue")
    held.pop().continue_()
    form.wait_for_selector(KEPT)
    form.wait_for_selector("[data-preview] canvas")

    assert form.evaluate("document.querySelector('#bukti').files[0].name") == "blue.jpg"
    form.click("button[value=simpan]")
    until(form, lambda: held)
    held.pop().continue_()
    until(form, lambda: form.locator(KEPT).count() == len(("red", "blue")))
    form.unroute("**/catat/uang-masuk")
    form.click("button[value=simpan]")
    form.wait_for_selector("text=BKM/2026/0001")
    assert len(desk.house.entries()[1].entry.evidence) == 2


def test_the_photo_of_a_refused_note_is_there_when_it_is_put_right(desk, form):
    form.context.set_offline(True)
    form.fill("#jumlah-total", "1.5")
    chooses(form, "red")
    form.click(CHECK)
    form.click("text=Simpan tanpa pratinjau")
    form.wait_for_selector("text=nomor sementara")
    form.context.set_offline(False)
    form.wait_for_selector("text=1 catatan perlu diperbaiki")

    form.route("**/catat/uang-masuk", lambda route: route.abort())
    form.click(".unsent a")
    form.wait_for_selector("text=Simpan tanpa pratinjau")
    form.wait_for_selector("[data-preview] canvas")
    form.unroute("**/catat/uang-masuk")
    form.fill("#jumlah-total", "1500")
    form.click(CHECK)
    form.wait_for_selector(KEPT)
    form.click("button[value=simpan]")
    form.wait_for_selector("text=BKM/2026/0001")

    assert len(desk.house.entries()[1].entry.evidence) == 1


def test_a_photo_waits_until_somebody_has_logged_in_again(desk, form):
    chooses(form, "red")
    form.context.clear_cookies()
    form.click(CHECK)
    form.click("text=Simpan di perangkat ini")
    form.wait_for_selector("text=nomor sementara")

    form.goto("/masuk")
    form.fill("#nama", TREASURER)
    form.fill("#sandi", PASSWORD)
    form.click("button:text-is('Masuk')")
    until(form, lambda: len(desk.house.entries()) > 1)
    assert len(desk.house.entries()[1].entry.evidence) == 1
