"""``python -m tests.webapp.pictures``: the pictures of the README, made anew.

The demonstration is built on a day that is always the same, so that a picture changes only
when what it shows does.
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright
from pypdfium2 import PdfDocument

from bumdes import database
from bumdes.demo import DEMO_PASSWORD, VILLAGE_BOOK, build_demo
from bumdes.file_store import FOLDER, FileStore
from bumdes.permissions import command_line_actor
from bumdes.work import begin_work
from ledger import Period
from reports.composing import compose
from reports.kind import Asked
from reports.kinds import KINDS
from reports.renderers import bind
from tests.demonstration import NOW
from tests.webapp.desk import CHROMIUM, SIZES
from tests.webapp.serving import served
from webapp import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pypdfium2 import PdfBitmap
    from sqlalchemy import Engine

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "webapp" / "help" / "img"

COLOURS = 48
LPJ_PAGES = (0, 11, 12, 19)
LPJ_WIDTH, FINE = 400, 3


def main() -> int:
    """Make all of them."""
    with tempfile.TemporaryDirectory() as folder:
        files = FileStore(Path(folder) / FOLDER)
        engine = database.connect(f"sqlite:///{folder}/contoh.sqlite")
        database.migrate(engine)
        build_demo(engine, lambda: NOW, files=files)
        _keep("lpj", _report(engine))
        app = create_app(engine, secret_key="gambar", files=files, clock=lambda: NOW)
        with served(app) as (host, port), sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox"]
            )
            _pages(browser, f"http://{host}:{port}")
            browser.close()
        engine.dispose()
    return 0


def _pages(browser: Browser, site: str) -> None:
    for name, size, username, address in (
        ("beranda-360", "phone", "direktur", "/"),
        ("modal-desa-1280", "laptop", "kepaladesa", "/"),
        ("pusat-unduhan-1280", "laptop", "pemeriksa", "/"),
    ):
        page = _logged_in(browser, site, size, username)
        page.goto(site + address)
        _shoot(name, page)
    page = _logged_in(browser, site, "phone", "bendahara")
    page.goto(f"{site}/catat/bayar-biaya?unit=TOKO")
    page.fill("#jumlah-total", "150000")
    page.get_by_role("button", name="Periksa").click()
    page.locator("#hasil").evaluate("place => place.scrollIntoView()")
    page.evaluate("scrollBy(0, -12)")
    _shoot("catat-360", page)


def _logged_in(browser: Browser, site: str, size: str, username: str) -> Page:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="id-ID",
        service_workers="block",
        device_scale_factor=2 if size == "phone" else 1,
    )
    page = context.new_page()
    page.goto(f"{site}/masuk")
    page.fill("#nama", username)
    page.fill("#sandi", DEMO_PASSWORD)
    page.click("button:text-is('Masuk')")
    page.wait_for_url(f"{site}/")
    return page


def _shoot(name: str, page: Page) -> None:
    page.wait_for_load_state("networkidle")
    _keep(name, Image.open(BytesIO(page.screenshot())))


def _report(engine: Engine) -> Image.Image:
    """Return some pages of the accountability report, side by side."""
    with begin_work(
        engine, actor=command_line_actor("gambar"), book_id=VILLAGE_BOOK, read_only=True
    ) as work:
        report = compose(work, KINDS["lpj"], Asked(period=Period.year(2025), now=NOW))
        document = PdfDocument(bind(report, "pdf"))
    pages = [
        _small(document[number].render(scale=FINE * LPJ_WIDTH / document[number].get_width()))
        for number in LPJ_PAGES
    ]
    height = max(page.height for page in pages)
    strip = Image.new("RGB", ((LPJ_WIDTH + 12) * len(pages) - 12, height), "#d9d6cc")
    for place, page in enumerate(pages):
        strip.paste(page, (place * (LPJ_WIDTH + 12), 0))
    return strip


def _small(page: PdfBitmap) -> Image.Image:
    """Return a page that was drawn large, in its size: letters stay whole."""
    picture = page.to_pil()
    return picture.resize((picture.width // FINE, picture.height // FINE), Image.Resampling.BOX)


def _keep(name: str, picture: Image.Image) -> None:
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(PLACE / f"{name}.png", optimize=True)
    sys.stdout.write(f"{name}.png {(PLACE / f'{name}.png').stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    sys.exit(main())
