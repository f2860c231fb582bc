"""What every answer carries, and what it weighs."""

from __future__ import annotations

import re

import pytest

from tests.webapp.house import TREASURER
from webapp.assets import ENGLISH_SCRIPT, PAGE_PARTS, SCRIPT, read

PLACES = {
    "page": "/",
    "refused": "/transaksi/2026/999",
    "unknown": "/tidak-ada",
    "redirect": "/catat",
    "wrong way": "/keluar",
    "file": "/laporan/laba-rugi.csv",
    "health": "/healthz",
}


@pytest.mark.parametrize("address", PLACES.values(), ids=PLACES)
def test_every_answer_carries_the_headers(house, address):
    answer = house.visit(TREASURER).get(address)

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "form-action 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Permissions-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_breakdown_carries_the_headers_and_no_trace(house):
    def break_down():
        raise ZeroDivisionError("rahasia dapur")

    house.app.view_functions["home.show"] = break_down

    answer = house.visit(TREASURER).get("/")

    assert answer.status_code == 500
    assert "Content-Security-Policy" in answer.headers
    assert "Ada yang rusak" in answer.text
    assert "rahasia dapur" not in answer.text
    assert "Traceback" not in answer.text


def test_nothing_on_a_page_needs_what_the_policy_forbids(house):
    house.sells()
    browser = house.visit(TREASURER)

    for address in ("/", "/catat/uang-masuk", "/transaksi/2026/2", "/laporan/laba-rugi"):
        page = browser.get(address).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page), address
        assert re.findall(r"<script(?![^>]*\ssrc=)", page) == [], address


def test_over_http_the_cookie_has_no_mark_that_http_would_refuse(house):
    answer = house.visit().get("/masuk")

    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("bumdes=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert "Strict-Transport-Security" not in answer.headers


def test_over_https_the_cookie_is_bound_to_the_host(house):
    answer = house.visit(base_url="https://buku.example").get("/masuk")

    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-bumdes=")
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Path=/" in cookie
    assert "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"]


def test_a_request_that_is_too_large_is_refused(house):
    answer = house.visit(TREASURER).post("/catat/uang-masuk", keterangan="x" * 1_100_000)

    assert answer.status_code == 413


# --- weight ------------------------------------------------------------------------------


def _bytes(browser, address):
    answer = browser.get(address, headers={"Accept-Encoding": "gzip"})
    return len(answer.data) + sum(len(n) + len(v) + 4 for n, v in answer.headers)


def test_a_first_visit_weighs_at_most_80_kilobytes(house):
    for day in range(10):
        house.sells(150_000 + day)
    browser, assets = house.visit(TREASURER), read()
    page = browser.get("/").text
    parts = set(re.findall(r'(?:href|src)="(/static/[^"#]+)', page))
    fonts = {assets.url(name) for name in assets.files if name.endswith(".woff2")}

    assert len(parts) >= 4
    assert fonts
    assert sum(_bytes(browser, part) for part in {"/", *parts, *fonts}) <= 80_000


def test_a_repeated_visit_weighs_at_most_15_kilobytes(house):
    for day in range(10):
        house.sells(150_000 + day)

    assert _bytes(house.visit(TREASURER), "/") <= 15_000


@pytest.mark.parametrize("ending", [SCRIPT, ENGLISH_SCRIPT])
def test_all_script_of_a_language_weighs_at_most_40_kilobytes(house, ending):
    browser, assets, packed = house.visit(), read(), {"Accept-Encoding": "gzip"}
    parts = {part.removesuffix(SCRIPT) for part in PAGE_PARTS}
    found = {name.removesuffix(ending) for name in assets.files if name.endswith(ending)}
    names = {f"{name}{ending}" for name in found - parts if not name.endswith(".en")}
    addresses = [assets.url(name) for name in names]

    weights = [len(browser.get(address, headers=packed).data) for address in addresses]

    assert f"page{ending}" in names
    assert sum(weights) <= 40_000


def test_a_page_comes_whole_to_who_cannot_unpack(house):
    answer = house.visit().get("/masuk", headers={"Accept-Encoding": "identity"})

    assert "Content-Encoding" not in answer.headers
    assert answer.text.startswith("<!doctype html>")


def test_the_length_of_a_packed_page_does_not_tell_what_is_in_it(house):
    browser = house.visit(TREASURER)

    lengths = {
        len(browser.get("/bantuan/", headers={"Accept-Encoding": "gzip"}).data)
        for _ in range(12)
    }

    assert len(lengths) > 3
