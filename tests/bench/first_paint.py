"""What somebody with a cheap phone and a bad line waits for, in a real browser.

A line of 50 KB/s on which each answer takes 400 ms longer, a processor a sixth as fast, a
screen 360 points wide: the time to the first paint with content, and what went over the line.
No service worker helps, as on the plain http of a village office.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any

import waitress

from bumdes import database
from tests.bench.finding import Finding
from tests.bench.shelf import connected
from tests.webapp.desk import CHROMIUM, SIZES, live
from tests.webapp.house import PASSWORD, TREASURER, furnish, open_house

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.bench.shelf import Shelf

LATENCY_MS, BYTES_PER_SECOND, SLOWER = 400, 50_000, 6
SECONDS = 2.0
FIRST_KB, AGAIN_KB = 80, 15
ROUNDS = 5
SALES = 40

PAGES = {
    "login page": "/masuk",
    "home": "/",
    "guided form": "/catat/uang-masuk?unit=TOKO",
    "income statement": "/laporan/laba-rugi",
}

_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: seconds to the first paint, kilobytes over the line."""

    paint: float
    kilobytes: float


def measure(shelf: Shelf) -> Iterator[Finding]:
    """Measure first visits, with nothing kept from before, and visits after them."""
    with _served(shelf) as address, _browser() as browser:
        known = _logged_in(browser, address)
        for name, path in PAGES.items():
            state = None if path == "/masuk" else known
            rounds = [_visits(browser, address + path, state) for _ in range(ROUNDS)]
            for which, most_kb in enumerate((FIRST_KB, AGAIN_KB)):
                yield from _findings(name, [visits[which] for visits in rounds], most_kb)


def profile(shelf: Shelf) -> Callable[[], object]:
    """Return the server's part: the home page, many times."""
    engine = shelf.kept.enter_context(connected(f"sqlite:///{shelf.path('.sqlite')}"))
    database.migrate(engine)
    furnish(engine)
    visitor = open_house(engine).visit(TREASURER)
    return lambda: [visitor.get("/") for _ in range(100)]


def _findings(name: str, visits: list[Visit], most_kb: int) -> Iterator[Finding]:
    what = f"{name}, {'first visit' if most_kb == FIRST_KB else 'visited again'}"
    made = partial(Finding, promise="w", aim=1)
    yield made(
        what=f"{what}: first paint",
        yardstick=f"{SECONDS:g} s",
        ours=median(visit.paint for visit in visits),
        theirs=SECONDS,
    )
    yield made(
        what=f"{what}: over the line",
        yardstick=f"{most_kb} KB",
        ours=median(visit.kilobytes for visit in visits),
        theirs=most_kb,
        unit="KB",
    )


@contextmanager
def _served(shelf: Shelf) -> Iterator[str]:
    """Serve an enterprise with some entries, and give its address."""
    with connected(f"sqlite:///{shelf.path('.sqlite')}") as engine:
        database.migrate(engine)
        furnish(engine)
        house = open_house(engine)
        live(house)
        for number in range(SALES):
            house.sells(150_000 + number)
        server = waitress.create_server(house.app, host="127.0.0.1", port=0, threads=4)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.effective_port}"
        server.close()
        thread.join(timeout=5)


@contextmanager
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - takes long to load

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def _logged_in(browser: Browser, address: str) -> Any:
    page = browser.new_page()
    page.goto(f"{address}/masuk")
    page.fill("#nama", TREASURER)
    page.fill("#sandi", PASSWORD)
    page.click("button:text-is('Masuk')")
    page.wait_for_url(f"{address}/")
    known = page.context.storage_state()
    page.context.close()
    return known


def _visits(browser: Browser, address: str, known: Any) -> tuple[Visit, Visit]:
    """Return a visit with nothing kept, and the one after it."""
    width, height = SIZES["phone"]
    context = browser.new_context(
        storage_state=known,
        viewport={"width": width, "height": height},
        service_workers="block",
    )
    page = context.new_page()
    line = context.new_cdp_session(page)
    received: list[float] = []
    line.on("Network.loadingFinished", lambda told: received.append(told["encodedDataLength"]))
    line.send("Network.enable")
    conditions = {"downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND}
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY_MS, **conditions},
    )
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    first = _visit(page, address, received)
    again = _visit(page, address, received)
    context.close()
    return first, again


def _visit(page: Page, address: str, received: list[float]) -> Visit:
    received.clear()
    page.goto(address, wait_until="networkidle")
    return Visit(page.evaluate(_PAINT) / 1000, sum(received) / 1000)
