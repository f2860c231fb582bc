"""The till in a real browser: with a scanner, without a signal, without script."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.webapp.desk import LOST_LINE, SIZES, until
from tests.webapp.hand import Keys
from tests.webapp.house import MANAGER, TODAY, key
from tests.webapp.shop import SHIFT, opened, stocked
from tests.webapp.test_accessibility import wrong

TILL = f"/kasir/{SHIFT}"


@pytest.fixture
def shop(desk):
    """The desk, with a shop whose till is open; a lost line is nothing to complain about."""
    desk.forgives = LOST_LINE
    stocked(desk.house)
    opened(desk.house)
    return desk


def at_till(shop, size="phone", **options):
    page = shop.logged_in(MANAGER, size=size, **options)
    page.goto(TILL)
    if options.get("script", True):
        page.wait_for_selector("[data-ready]", state="attached")
    return page


def scans(page, code):
    page.fill("#cari", code)
    page.press("#cari", "Enter")


def sells(page, *codes, received="100000"):
    for code in codes or ("8991001100012",):
        scans(page, code)
    page.fill("#diterima", received)
    page.click("[data-save]")


def sales(shop):
    return [p for p in shop.house.entries() if p.entry.description.startswith("Jual")]


def all_sent(page):
    page.wait_for_function("() => Queue.list().then((notes) => !notes.length)")
    page.wait_for_selector(".unsent", state="hidden")


def told(page):
    return page.locator(".unsent").inner_text()


# --- selling ---------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_goods_are_scanned_or_searched_and_sold(shop, size):
    page = at_till(shop, size)

    scans(page, "8991001100012")
    scans(page, "8991001100012")
    page.locator("#cari").press_sequentially("gula")
    page.click("[data-found] button")
    page.fill(".sold [data-field=banyak] >> nth=0", "0,25")
    assert page.inner_text("[data-total]") == "Rp154.500"

    page.click("text=200.000")
    assert page.inner_text("[data-change]") == "Kembali Rp45.500"
    page.click("[data-save]")
    page.wait_for_selector("text=Tersimpan sebagai BKM/2026/0001")

    receipt = page.inner_text("[data-receipt]")
    assert "2 x 75.000" in receipt
    assert "Rp154.500" in receipt
    assert "BKM/2026/0001" in receipt
    assert page.locator(".sold").count() == 0
    assert len(sales(shop)) == 1


def test_a_sale_needs_no_mouse(shop):
    page = at_till(shop, "laptop")
    hand = Keys(page)
    for code in ("8991001100012", "8991001100036"):
        hand.types("#cari", code)
        hand.strikes("Enter")

    hand.presses(".sold >> nth=1 >> [data-remove]")
    assert page.evaluate("document.activeElement.matches('[data-remove]')")
    hand.presses("[data-notes] button")
    assert page.evaluate("document.activeElement.parentElement.matches('[data-notes]')")
    hand.presses("[data-save]")
    page.wait_for_selector("text=Tersimpan sebagai BKM/2026/0001")

    assert len(sales(shop)) == 1


def test_a_scanner_types_wherever_the_focus_is(shop):
    page = at_till(shop)
    page.evaluate("document.activeElement.blur()")

    # The clock of a desk stands still, so that any keys are as fast as those of a scanner.
    page.keyboard.type("8991001100036")
    page.keyboard.press("Enter")

    assert page.inner_text(".sold [data-name]") == "Minyak goreng 1 liter"
    assert page.inner_text("[data-total]") == "Rp17.500"


def test_the_camera_reads_barcodes_where_the_browser_can(shop):
    page = shop.logged_in(MANAGER, size="phone")
    page.add_init_script(
        """
        window.BarcodeDetector = class {
          async detect() { return [{ rawValue: "8991001100036" }]; }
        };
        const seen = document.createElement("canvas");
        seen.getContext("2d").fillRect(0, 0, 9, 9);
        navigator.mediaDevices.getUserMedia = async () => seen.captureStream(5);
        """
    )
    page.goto(TILL)
    page.wait_for_selector("[data-ready]", state="attached")

    page.click("[data-camera]")
    page.wait_for_selector(".sold")
    page.click("[data-camera]")
    page.wait_for_selector("video", state="hidden")

    assert page.inner_text(".sold [data-name]") == "Minyak goreng 1 liter"


def test_lines_are_counted_up_and_down_and_taken_out(shop):
    page = at_till(shop)
    scans(page, "BERAS")
    scans(page, "MINYAK")

    page.click(".sold >> nth=1 >> [data-more]")
    assert page.inner_text("[data-total]") == "Rp167.500"
    page.click(".sold >> nth=0 >> [data-remove]")
    assert page.inner_text("[data-total]") == "Rp150.000"
    page.click("[data-less]")
    page.click("[data-less]")
    assert page.locator(".sold").count() == 0


def test_what_is_missing_is_said_before_anything_is_sent(shop):
    page = at_till(shop)

    page.click("[data-save]")
    assert "Belum ada barang" in page.inner_text("[data-sale-problem]")
    sells(page, received="1000")
    assert "kurang" in page.inner_text("[data-sale-problem]")
    page.check("[name=bayar][value=utang]")
    page.click("[data-save]")
    assert "siapa yang berutang" in page.inner_text("[data-sale-problem]")

    page.fill("#pelanggan", "Bu Siti")
    page.check("[name=pelanggan-baru]")
    page.click("[data-save]")
    page.wait_for_selector("text=Tersimpan sebagai")
    assert "Bu Siti" in page.inner_text("[data-receipt]")


def test_without_script_it_is_a_plain_form(shop):
    page = at_till(shop, script=False)

    page.fill("#barang-1", "BERAS")
    page.fill("#banyak-1", "2")
    page.fill("#diterima", "200000")
    page.press("#diterima", "Enter")
    assert "Harus dibayar" in page.inner_text("#hasil")
    page.click("[data-save]")

    page.wait_for_selector("text=Tersimpan sebagai BKM/2026/0001")
    assert "150.000" in page.inner_text(".struk")
    assert len(sales(shop)) == 1


# --- without a signal --------------------------------------------------------------------


def test_a_sale_without_a_signal_is_recorded_once_when_there_is_one(shop):
    page = at_till(shop)
    page.context.set_offline(True)

    sells(page)
    page.wait_for_selector("text=1 catatan belum terkirim")
    sells(page, "GULA/kg")
    page.wait_for_selector("text=2 catatan belum terkirim")
    assert "Sementara" in page.inner_text("[data-receipt]")
    assert sales(shop) == []

    page.context.set_offline(False)
    all_sent(page)
    assert [p.entry.postings[0].minor for p in sales(shop)] == [7_500_000, 1_800_000]


def test_a_sale_whose_answer_is_lost_twice_is_recorded_once(shop):
    page = at_till(shop)
    lost = []

    def lose(route):
        if route.request.method != "POST" or len(lost) == 2:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    page.route(f"**{TILL}", lose)
    sells(page)
    page.wait_for_selector("text=1 catatan belum terkirim")
    until(page, lambda: len(lost) == 1)
    page.click("text=Kirim sekarang")
    until(page, lambda: len(lost) == 2)
    page.click("text=Kirim sekarang")
    all_sent(page)

    assert lost == [200, 200]
    assert len(sales(shop)) == 1


def test_what_waits_is_sent_from_any_page(shop):
    page = at_till(shop)
    page.route("**/antrean", lambda route: route.abort())
    sells(page)
    page.wait_for_selector("text=1 catatan belum terkirim")

    page.unroute("**/antrean")
    page.goto("/transaksi/")
    all_sent(page)
    assert len(sales(shop)) == 1


def test_a_sale_that_is_refused_waits_to_be_put_right(shop):
    page = at_till(shop)
    page.context.set_offline(True)
    sells(page)
    page.wait_for_selector("text=1 catatan belum terkirim")
    shop.house.visit(MANAGER).post(
        f"{TILL}/tutup",
        tanggal=TODAY.isoformat(),
        dihitung="0",
        penghitung="Sari",
        saksi="Bagas",
    )
    page.context.set_offline(False)
    page.wait_for_selector("text=1 catatan perlu diperbaiki")
    assert "Buka shift baru" in told(page)
    assert "Penjualan Rp75.000" in told(page)

    other = opened(shop.house, "6" * 32)
    page.click(".unsent a")
    page.wait_for_selector(".sold")
    assert urlsplit(page.url).path == f"/kasir/{other}"
    page.click("[data-save]")
    page.wait_for_selector("text=Tersimpan sebagai")
    all_sent(page)
    assert len(sales(shop)) == 1


def test_what_is_given_up_is_gone(shop):
    page = at_till(shop)
    page.route(
        f"**{TILL}", lambda route: route.fulfill(status=409, json={"problems": ["Tidak."]})
    )
    sells(page)
    page.wait_for_selector("text=1 catatan perlu diperbaiki")

    page.once("dialog", lambda dialog: dialog.accept())
    page.click(".unsent >> text=Hapus")
    all_sent(page)


def test_who_is_logged_out_keeps_the_queue_and_sends_it_after_logging_in(shop):
    page = at_till(shop)
    page.context.set_offline(True)
    sells(page)
    page.wait_for_selector("text=1 catatan belum terkirim")
    page.context.clear_cookies()
    page.context.set_offline(False)
    page.wait_for_selector("text=Masuk lagi untuk mengirimnya")
    assert sales(shop) == []

    page.goto("/masuk")
    assert "1 catatan belum terkirim" in told(page)
    page.fill("#nama", MANAGER)
    page.fill("#sandi", "kata sandi yang panjang")
    page.click("button:text-is('Masuk')")
    page.wait_for_url("**/")
    all_sent(page)
    assert len(sales(shop)) == 1


def test_nobody_sends_what_another_wrote(shop):
    page = at_till(shop)
    page.context.set_offline(True)
    sells(page)
    page.wait_for_selector("text=1 catatan belum terkirim")
    page.context.clear_cookies()
    page.context.set_offline(False)

    page.goto("/masuk")
    page.fill("#nama", "ratna")
    page.fill("#sandi", "kata sandi yang panjang")
    page.click("button:text-is('Masuk')")
    page.wait_for_url("**/")
    page.wait_for_selector("text=1 catatan orang lain menunggu pemiliknya masuk")
    assert sales(shop) == []


@pytest.mark.parametrize("address", ["/lainnya", f"{TILL}/tutup"])
def test_nobody_leaves_or_closes_the_till_before_all_is_sent(shop, address):
    page = at_till(shop)
    page.route("**/antrean", lambda route: route.abort())
    sells(page)
    page.wait_for_selector("text=1 catatan belum terkirim")
    page.goto(address)
    page.wait_for_selector("text=1 catatan belum terkirim")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))

    leaving = "main form .btn" if address == "/lainnya" else "text=Tutup kasir"
    with page.expect_event("dialog"):
        page.click(f"{leaving} >> nth=-1")

    assert asked == ["Masih ada catatan yang belum terkirim dari perangkat ini. Kirim dahulu."]
    assert urlsplit(page.url).path == address


# --- the receipt -------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "millimetres"), [("58", 58), ("80", 80)])
def test_the_receipt_is_as_wide_as_the_roll(shop, width, millimetres):
    page = at_till(shop)
    sells(page)
    page.wait_for_selector("text=Tersimpan sebagai")

    page.click(f"[data-width='{width}']")
    page.emulate_media(media="print")
    box = page.locator("[data-receipt]").bounding_box()

    assert round(box["width"] * 25.4 / 96) == millimetres
    assert page.locator("[data-till]").is_hidden()
    assert page.locator("[data-next-sale]").is_hidden()


def test_the_roll_is_cut_where_the_receipt_ends(shop):
    page = at_till(shop)
    sells(page)
    page.wait_for_selector("text=Tersimpan sebagai")

    page.click("text=Cetak struk")
    printed = page.pdf(prefer_css_page_size=True)

    sizes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert [round(float(width) * 25.4 / 72) for width, _ in sizes] == [58]
    assert 30 < float(sizes[0][1]) * 25.4 / 72 < 100


def test_the_receipt_is_shared_as_a_picture_or_saved_as_one(shop):
    page = at_till(shop)
    sells(page)
    page.wait_for_selector("text=Tersimpan sebagai")

    with page.expect_download() as download:
        page.click("text=Bagikan gambar")

    assert download.value.suggested_filename == "struk.png"
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("size", SIZES)
def test_the_pages_of_the_till_fit_and_shut_nobody_out(shop, size):
    page = at_till(shop, size)
    sells(page)
    page.wait_for_selector("text=Tersimpan sebagai")
    scans(page, "BERAS")
    page.wait_for_selector(".sold")
    assert wrong(page) == []
    shown = [TILL, "/kasir/", f"{TILL}/ringkasan", f"{TILL}/tutup", f"/kasir/buka?k={key()}"]

    for address in shown:
        page.goto(address)
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide == 0, address
        assert wrong(page) == []
