"""The way of a treasurer, in a real browser: on a phone, on a laptop, and without script.

Pictures of the pages are kept in the folder that the environment variable BUMDES_PICTURES
names, for people to look at.
"""

from __future__ import annotations

import os
import shutil
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import waitress
from playwright.sync_api import sync_playwright

from ledger import credit, debit, rp
from tests.webapp.house import MANAGER, PASSWORD, TREASURER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.webapp.house import House

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
SIZES = {"phone": (360, 740), "laptop": (1280, 800)}

ADDRESSES = (
    "/",
    "/catat/",
    "/catat/uang-masuk?unit=TOKO",
    "/catat/beli-barang?unit=TOKO",
    "/catat/bayar-biaya?unit=TOKO",
    "/catat/pindah-uang?unit=TOKO",
    "/catat/jurnal/",
    "/transaksi/",
    "/transaksi/2026/2",
    "/transaksi/2026/2/betulkan",
    "/laporan/",
    "/laporan/laba-rugi?banding=tahun-lalu",
    "/laporan/laba-rugi?unit=per-unit",
    "/laporan/laba-rugi/merchandise",
    "/laporan/posisi-keuangan?banding=tahun-lalu",
    "/laporan/perubahan-ekuitas",
    "/laporan/arus-kas",
    "/laporan/neraca-saldo",
    "/laporan/buku-besar",
    "/laporan/jurnal",
    "/buku-besar/1.1.01.01",
    "/lainnya",
    "/usaha",
    "/bantuan/",
    "/bantuan/perubahan",
)


@dataclass  # without slots, for Playwright keeps a note on whose method listens
class Desk:
    """A served house and a browser, with what the browser complained about."""

    house: House
    address: str
    browser: Browser
    complaints: list[str] = field(default_factory=list)

    def page(self, size: str = "laptop", *, script: bool = True, scheme: str = "light") -> Page:
        width, height = SIZES[size]
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": height},
            locale="id-ID",
            java_script_enabled=script,
            color_scheme="dark" if scheme == "dark" else "light",
            accept_downloads=True,
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def logged_in(self, username: str = TREASURER, **options) -> Page:
        page = self.page(**options)
        page.goto("/masuk")
        page.fill("#nama", username)
        page.fill("#sandi", PASSWORD)
        page.click("button:text-is('Masuk')")
        page.wait_for_url("**/")
        return page

    def _listen(self, message) -> None:
        # A refused form is answered 422, which Chromium also writes into its console.
        if message.type in {"error", "warning"} and "422" not in message.text:
            self.complaints.append(message.text)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def desk(house: House, chromium: Browser) -> Iterator[Desk]:
    server = waitress.create_server(house.app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    desk = Desk(house, f"http://127.0.0.1:{server.effective_port}", chromium)
    yield desk
    for context in chromium.contexts:
        context.close()
    server.close()
    thread.join(timeout=5)
    assert desk.complaints == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_treasurer_records_finds_reads_and_prints(desk, size, script):
    page = desk.logged_in(size=size, script=script)

    page.click("a.btn:has-text('Uang masuk')")
    page.click("text=Uang masuk dari usaha")
    page.click("role=button[name='Toko Desa']")
    page.fill("#jumlah-total", "1385000")
    page.click("section button:has-text('Periksa')")
    page.wait_for_selector("text=Jual tunai Rp1.385.000 di Toko Desa")
    page.click("button[value=simpan]")
    page.wait_for_selector("text=BKM/2026/0001")

    page.click("nav >> text=Transaksi")
    page.click("table >> text=Jual tunai Rp1.385.000 di Toko Desa")
    page.wait_for_selector("text=Sidik catatan")

    page.click("nav >> text=Laporan")
    page.click("text=Laba rugi")
    page.click("text=Pendapatan penjualan barang dagangan")
    page.wait_for_selector("h1:has-text('Pendapatan Penjualan Barang Dagangan Umum')")
    page.click("table >> text=Jual tunai Rp1.385.000 di Toko Desa")
    page.wait_for_selector("h1:has-text('Jual tunai')")

    page.goto("/laporan/laba-rugi")
    page.click("summary:has-text('Unduh')")
    with page.expect_download() as download:
        page.click("text=PDF berkop")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    assert len(desk.house.entries()) == 2


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_journal_is_written_line_by_line(desk, script):
    page = desk.logged_in(script=script)
    page.goto("/catat/jurnal/")

    page.fill("#keterangan", "Setor kas ke bank")
    page.fill("#akun-0", "1.1.01.04")
    page.fill("#debit-0", "2000000")
    page.fill("#akun-1", "Kas Tunai")
    page.fill("#kredit-1", "1500000")
    page.click("text=Tambah baris")
    page.fill("#akun-5", "3.1.01.01")
    page.fill("#kredit-5", "500000")
    page.click("section button:has-text('Periksa')")
    page.click("button[value=simpan]")
    page.wait_for_selector("text=BKM/2026/0001")

    assert len(desk.house.entries()[1].entry.postings) == 3


def test_the_difference_is_told_while_typing(desk):
    page = desk.logged_in()
    page.goto("/catat/jurnal/")
    note = page.locator("[data-difference]")
    assert not note.is_visible()

    page.locator("#debit-0").press_sequentially("2000000,50")
    page.locator("#kredit-1").press_sequentially("1500000")
    assert note.inner_text() == "Kredit masih kurang Rp500.000,50."

    page.locator("#kredit-2").press_sequentially("500000,50")
    assert note.inner_text() == "Seimbang: Rp2.000.000,50 di kedua sisi."


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1500000", "1.500.000"),
        ("1500000,5", "1.500.000,5"),
        ("1.500.000", "1.500.000"),
        ("1.5", "1.5"),
        ("1,5 jt", "1,5 jt"),
        ("007", "7"),
    ],
)
def test_amounts_get_their_dots_and_keep_what_is_unclear(desk, typed, shown):
    page = desk.logged_in(size="phone")
    page.goto("/catat/uang-masuk?unit=TOKO")

    page.locator("#jumlah-total").press_sequentially(typed)

    assert page.input_value("#jumlah-total") == shown


def test_digits_in_the_middle_leave_the_caret_where_it_was(desk):
    page = desk.logged_in()
    page.goto("/catat/uang-masuk?unit=TOKO")
    field = page.locator("#jumlah-total")

    field.press_sequentially("15000")
    field.press("Home")
    field.press_sequentially("29")
    field.press("End")
    field.press("Backspace")

    assert field.input_value() == "291.500"


def test_a_problem_is_told_first_and_leads_to_its_field(desk):
    page = desk.logged_in(size="phone")
    page.goto("/catat/bayar-biaya?unit=TOKO")

    page.click("section button:has-text('Periksa')")

    assert page.evaluate("document.activeElement.id") == "hasil"
    page.click("#hasil a")
    assert page.evaluate("document.activeElement.id") == "jumlah-total"


def test_enter_checks_and_never_saves(desk):
    page = desk.logged_in()
    page.goto("/catat/uang-masuk?unit=TOKO")

    page.fill("#jumlah-total", "1000")
    page.press("#jumlah-total", "Enter")
    page.wait_for_selector("button[value=simpan]")
    page.press("#jumlah-total", "Enter")
    page.wait_for_selector("button[value=simpan]")

    assert page.locator("[aria-current=true]").inner_text() == "Toko Desa"
    assert len(desk.house.entries()) == 1


def test_two_quick_taps_save_once(desk):
    page = desk.logged_in()
    page.goto("/catat/uang-masuk?unit=TOKO")
    page.fill("#jumlah-total", "1000")
    page.press("#jumlah-total", "Enter")
    page.wait_for_selector("button[value=simpan]")

    page.locator("button[value=simpan]").dblclick()
    page.wait_for_selector("text=BKM/2026/0001")

    assert len(desk.house.entries()) == 2


def test_another_day_is_chosen_by_choosing_it(desk):
    page = desk.logged_in(size="phone")
    page.goto("/catat/uang-masuk?unit=TOKO")
    assert not page.locator("#tanggal").is_visible()

    page.click("text=Tanggal lain")
    page.fill("#tanggal", "2026-11-02")
    page.fill("#jumlah-total", "1000")
    page.press("#jumlah-total", "Enter")

    page.wait_for_selector("text=Senin, 2 November 2026")


def test_a_menu_closes_when_one_turns_away(desk):
    page = desk.logged_in()
    page.goto("/laporan/laba-rugi")
    menu = page.locator("details.menu")

    menu.locator("summary").click()
    assert menu.evaluate("menu => menu.open")
    page.keyboard.press("Escape")
    assert not menu.evaluate("menu => menu.open")

    menu.locator("summary").click()
    page.click("h1")
    assert not menu.evaluate("menu => menu.open")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_and_complains_of_nothing(desk, size, scheme):
    _live(desk.house)
    page = desk.logged_in(size=size, scheme=scheme)

    too_wide = []
    for address in ADDRESSES:
        page.goto(address)
        if _overflow(page):
            too_wide.append((address, _overflow(page)))
        _keep_picture(page, address, f"{size}-{scheme}")

    assert too_wide == []


@pytest.mark.parametrize("size", SIZES)
def test_pages_of_strangers_and_managers_fit(desk, size):
    _live(desk.house)
    stranger, manager = desk.page(size=size), desk.logged_in(MANAGER, size=size)

    stranger.goto("/masuk")
    manager.goto("/")

    for page, name in ((stranger, "masuk"), (manager, "manajer")):
        assert not _overflow(page)
        _keep_picture(page, name, size)


def test_the_policy_would_be_heard_if_it_were_broken(desk):
    page = desk.logged_in()

    page.evaluate(
        "() => { const s = document.createElement('style'); s.textContent = 'a{}';"
        " document.head.append(s); }"
    )

    assert any("Content Security Policy" in complaint for complaint in desk.complaints)
    desk.complaints.clear()


def _live(house: House) -> None:
    """Let something happen, with amounts as large as a village may ever see."""
    house.sells(1_385_000, description="Jual tunai beras, minyak goreng, dan gula pasir")
    house.sells(98_765_432_100, description="Penjualan besar", unit="TOKO")
    house.sells(300_000, unit="AIR", accounts={"sales": "4.1.02.01"})
    house.posts(
        debit("6.1.04.01", rp(850_000), unit="TOKO"),
        credit("1.1.01.01", rp(850_000), unit="TOKO"),
        description="Token listrik",
    )
    house.posts(
        debit("1.1.01.04", rp("70000000.75"), unit="TOKO"),
        credit("3.8.01.01", rp("70000000.75"), unit="TOKO"),
        debit("1.1.99.03", rp("70000000.75")),
        credit("1.1.01.01", rp("70000000.75")),
        description="Modal kerja untuk toko",
    )


def _overflow(page: Page) -> int:
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def _keep_picture(page: Page, address: str, kind: str) -> None:
    folder = os.environ.get("BUMDES_PICTURES")
    if folder:
        name = address.strip("/").replace("/", "_").replace("?", "_") or "beranda"
        page.screenshot(path=Path(folder) / f"{name}-{kind}.png", full_page=True)
