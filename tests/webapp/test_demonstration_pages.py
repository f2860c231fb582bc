"""Pages with something on them: those of the demonstration, as its people come to them."""

from __future__ import annotations

from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from bumdes import database
from bumdes.demo import DEMO_PASSWORD
from bumdes.file_store import FOLDER, FileStore
from tests.demonstration import NOW, demonstration_in
from tests.scale import long_or
from tests.webapp.desk import ADDRESSES, PATIENCE_MS
from tests.webapp.looking import COVERED, LOOKS, look_as, overflow, wrong
from tests.webapp.serving import served
from webapp import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from playwright.sync_api import Browser, Page

LINKS = """() => Array.from(document.querySelectorAll("a[href]:not([download])"))
  .map((link) => new URL(link.href))
  .filter((url) => url.origin === location.origin)
  .map((url) => url.pathname + url.search)"""

BEGINNINGS = ("/", "/lainnya", "/laporan/", "/transaksi/")

PEOPLE = long_or(["pemeriksa"], ["direktur", "pemeriksa", "pengawas", "kepaladesa", "toko"])
MOST_PAGES = long_or(8, 1000)
"""How many kinds of pages are looked at; before a release all that links lead to."""


@pytest.fixture(scope="module")
def demonstration(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Flask, str]]:
    """The application over the demonstration, and its address."""
    folder = tmp_path_factory.mktemp("demonstration")
    path: Path = demonstration_in(folder, tmp_path_factory)
    engine = database.connect(f"sqlite:///{path}")
    files = FileStore(path.parent / FOLDER)
    app = create_app(engine, secret_key="rahasia uji", files=files, clock=lambda: NOW)
    with served(app) as (host, port):
        yield app, f"http://{host}:{port}"
    engine.dispose()


class Walk:
    """Goes from link to link, and stops once at each kind of page."""

    def __init__(self, app: Flask, page: Page, known: set[str]) -> None:
        self.routes = app.url_map.bind("localhost")
        self.page, self.known, self.ahead = page, known, list(BEGINNINGS)

    def pages(self) -> Iterator[str]:
        """Yield the address of each page that is a new one, and is shown."""
        seen: set[str] = set()
        while self.ahead:
            address = self.ahead.pop(0)
            endpoint = self._endpoint(address)
            if not endpoint or endpoint in seen:
                continue
            seen.add(endpoint)
            if not self._opens(address):
                continue
            self.ahead += self.page.evaluate(LINKS)
            if endpoint not in self.known:
                self.known.add(endpoint)
                yield address

    def _opens(self, address: str) -> bool:
        """Go there; whether it is a page, and not a file or a refusal."""
        try:
            answer = self.page.goto(address)
        except Error as error:
            if "Download is starting" in str(error):
                return False
            raise
        assert answer is not None, address
        assert answer.status in {HTTPStatus.OK, HTTPStatus.FORBIDDEN}, (address, answer.status)
        return answer.ok and "html" in answer.headers["content-type"]

    def _endpoint(self, address: str) -> str:
        path = urlsplit(address).path
        if "." in path.rsplit("/", 1)[-1]:
            return ""
        try:
            return str(self.routes.match(path, method="GET")[0])
        except (HTTPException, RequestRedirect):
            return ""


def logged_in(browser: Browser, site: str, username: str) -> Page:
    context = browser.new_context(base_url=site, locale="id-ID", service_workers="block")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto("/masuk")
    page.fill("#nama", username)
    page.fill("#sandi", DEMO_PASSWORD)
    page.click("button:text-is('Masuk')")
    page.wait_for_url("**/")
    return page


@pytest.mark.parametrize("username", PEOPLE)
def test_what_is_written_on_a_page_fits_and_shuts_nobody_out(demonstration, chromium, username):
    """What the books of the tests never have: cards, notes, contracts, findings."""
    app, site = demonstration
    routes = app.url_map.bind("localhost")
    known = long_or({routes.match(urlsplit(each).path)[0] for each in ADDRESSES}, set())
    page = logged_in(chromium, site, username)

    found = []
    for address in islice(Walk(app, page, known).pages(), MOST_PAGES):
        for size, scheme in LOOKS:
            look_as(page, size, scheme)
            if over := overflow(page):
                found.append(f"{address}: {over} too wide for {size}")
            found += [f"{size}, {scheme}: {each}" for each in wrong(page)]
        found += [f"{address}: {each}" for each in page.evaluate(COVERED)]
    page.context.close()

    assert found == []
