"""What a device keeps and does by itself, in a real browser: drafts, photos, keys, papers."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.webapp.desk import LOST_LINE
from tests.webapp.house import DIRECTOR, PASSWORD, TREASURER
from tests.webapp.shop import SHIFT, opened, stocked
from tests.webapp.test_accessibility import wrong

FORM = "/catat/uang-masuk?unit=TOKO"
RESTORED = "text=Isian terakhir dipulihkan"


def at_form(desk, address=FORM, **options):
    page = desk.logged_in(size="phone", **options)
    page.goto(address)
    return page


KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('isian:'))"


def kept(page):
    return page.evaluate(KEPT)


def nothing_is_kept(page):
    page.wait_for_function(f"!{KEPT}.length")


def is_led_on(page, selector):
    """Press something that another page answers, and wait until that page is there."""
    with page.expect_navigation():
        page.click(selector)


def is_kept_blind(page, waiting=1):
    """Save without looking, and wait until the form is ready for the next note."""
    page.click("section button:has-text('Periksa')")
    page.click("text=Simpan tanpa pratinjau")
    page.wait_for_selector("text=nomor sementara")
    page.wait_for_selector(f"text={waiting} catatan belum terkirim")


def all_sent(page):
    page.wait_for_function("() => Queue.list().then((notes) => !notes.length)")
    page.wait_for_selector(".unsent", state="hidden")


def records(page):
    page.click("section button:has-text('Periksa')")
    page.click("button[value=simpan]")
    page.wait_for_selector("text=BKM/2026/0001")


@pytest.fixture(autouse=True)
def _lost_lines(desk):
    """A lost line is nothing to complain about."""
    desk.forgives = LOST_LINE


# --- drafts ------------------------------------------------------------------------------


def test_what_was_typed_comes_back_until_it_is_thrown_away(desk):
    page = at_form(desk)
    page.locator("#jumlah-total").press_sequentially("1385000")
    page.click("details.fold >> text=lain-lain")
    page.fill("#keterangan", "Beras dan gula")
    page.goto("/transaksi/")

    page.goto(FORM)
    page.wait_for_selector(RESTORED)
    assert page.input_value("#jumlah-total") == "1.385.000"
    assert page.locator("#keterangan").is_visible()
    assert "satu juta" in page.inner_text("#jumlah-total-ket")

    page.click("text=Buang")
    assert page.input_value("#jumlah-total") == ""
    page.reload()
    assert page.locator(RESTORED).count() == 0


def test_what_was_recorded_does_not_come_back(desk):
    page = at_form(desk)
    page.fill("#jumlah-total", "150000")
    records(page)

    page.goto(FORM)
    assert page.locator(RESTORED).count() == 0
    assert page.input_value("#jumlah-total") == ""
    nothing_is_kept(page)


def test_a_form_that_the_server_filled_up_meanwhile_is_forgotten_too(desk):
    page = at_form(desk)
    page.fill("#jumlah-total", "150000")
    page.evaluate(
        """() => {
          const more = document.createElement("input");
          Object.assign(more, { type: "hidden", name: "rincian", value: "A" });
          document.querySelector("form[data-queue]").append(more);
        }"""
    )
    page.fill("#jumlah-total", "160000")
    assert len(kept(page)) == 2

    records(page)
    nothing_is_kept(page)


def test_a_plain_form_is_forgotten_when_its_answer_leads_on(desk):
    page = at_form(desk, "/orang/baru")
    page.fill("#nama", "Siti Aminah")
    page.select_option("#jenis", index=1)
    assert len(kept(page)) == 1

    page.click("main form[method=post] .btn.main")
    page.wait_for_selector("h1:has-text('Siti Aminah')")
    nothing_is_kept(page)


def test_a_plain_form_that_is_refused_or_never_arrives_is_kept(desk):
    page = at_form(desk, "/orang/baru")
    page.fill("#alamat", "Dusun Krajan")
    is_led_on(page, "main form[method=post] .btn.main")
    page.wait_for_selector("#hasil")
    assert page.input_value("#alamat") == "Dusun Krajan"
    page.fill("#alamat", "Dusun Krajan II")
    page.goto("/orang/baru")
    page.wait_for_selector(RESTORED)
    assert page.input_value("#alamat") == "Dusun Krajan II"

    page.route("**/orang/baru", lambda route: route.abort())
    page.fill("#nama", "Siti")
    with page.expect_event("requestfailed"):
        page.click("main form[method=post] .btn.main", no_wait_after=True)
    page.wait_for_function("location.protocol === 'chrome-error:'")
    page.unroute("**/orang/baru")
    page.goto("/orang/baru")
    page.wait_for_selector(RESTORED)
    assert page.input_value("#nama") == "Siti"


def test_lines_that_were_added_to_a_journal_come_back(desk):
    page = at_form(desk, "/catat/jurnal/")
    page.click("text=Tambah baris")
    page.fill("#debit-5", "7000")
    page.goto("/catat/jurnal/")

    page.wait_for_selector(RESTORED)
    assert page.input_value("#debit-5") == "7.000"
    assert page.locator("[data-difference]").is_visible()


def test_nobody_else_sees_what_was_typed_and_who_leaves_leaves_nothing(desk):
    page = at_form(desk)
    page.fill("#jumlah-total", "150000")
    page.context.clear_cookies()
    page.goto("/masuk")
    page.fill("#nama", DIRECTOR)
    page.fill("#sandi", PASSWORD)
    is_led_on(page, "button:text-is('Masuk')")
    is_led_on(page, "button:has-text('Maju Jaya')")
    page.goto(FORM)
    assert page.locator(RESTORED).count() == 0

    page.fill("#jumlah-total", "99000")
    assert len(kept(page)) == 2
    page.goto("/lainnya")
    page.click("text=Keluar >> nth=-1")
    page.wait_for_url("**/masuk")
    assert [TREASURER in key for key in kept(page)] == [True]


def test_a_password_is_never_kept(desk):
    page = desk.page()
    page.goto("/masuk")
    page.fill("#sandi", "rahasia sekali")

    assert "rahasia" not in page.evaluate("JSON.stringify(localStorage)")


def test_only_what_cannot_be_kept_is_asked_about(desk):
    page = at_form(desk)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.fill("#jumlah-total", "150000")
    page.goto("/transaksi/")
    assert asked == []

    page.goto(FORM)
    page.set_input_files("#bukti", files=[photo(400, 300)])
    page.click("h1")
    page.goto("/transaksi/")
    assert asked == ["beforeunload"]


# --- photos ------------------------------------------------------------------------------


def photo(width, height, orientation=1, *, noise=True):
    """A photo as a camera makes it: large, with a place in it, perhaps turned."""
    image = (
        Image.effect_noise((width, height), 90) if noise else Image.new("L", (width, height))
    )
    image = image.convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "di rumah Bu Siti"
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95, exif=exif)
    return {"name": "nota.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


CHOSEN = """async (input) => {
  const [file] = input.files;
  const image = await createImageBitmap(file);
  const tellsPlace = (await file.text()).includes("Bu Siti");
  const { width, height } = image;
  return { name: file.name, size: file.size, width, height, tellsPlace };
}"""


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (1600, 1200)), (6, (1200, 1600))], ids=["plain", "turned"]
)
def test_a_photo_is_made_smaller_turned_upright_and_loses_its_place(desk, orientation, size):
    page = at_form(desk)
    taken = photo(2000, 1500, orientation)

    page.set_input_files("#bukti", files=[taken])
    page.wait_for_selector("[data-preview] canvas")
    chosen = page.locator("#bukti").evaluate(CHOSEN)

    assert (chosen["width"], chosen["height"]) == size
    assert chosen["size"] < len(taken["buffer"]) / 2
    assert chosen["name"] == "nota.jpg"
    assert not chosen["tellsPlace"]
    assert "Diperkecil dari" in page.inner_text("[data-preview]")


def test_a_small_photo_and_a_paper_go_as_they_are(desk):
    page = at_form(desk)
    small = photo(40, 30)
    page.set_input_files("#bukti", files=[small])
    page.wait_for_selector("[data-preview] canvas")
    assert page.locator("#bukti").evaluate(CHOSEN)["tellsPlace"]

    paper = {"name": "nota.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 kosong"}
    page.set_input_files("#bukti", files=[paper])
    page.wait_for_selector("[data-preview]", state="detached")
    assert page.evaluate("document.querySelector('#bukti').files[0].size") == 15


def test_each_of_several_photos_is_made_smaller_and_the_paper_beside_them_stays(desk):
    page = at_form(desk)
    paper = {"name": "nota.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 kosong"}
    large = [photo(1700, 900, noise=False), photo(1000, 1800, noise=False)]

    page.set_input_files("#bukti", files=[large[0], paper, large[1]])
    page.locator("[data-preview] canvas").nth(1).wait_for()
    sizes = page.evaluate(
        "[...document.querySelector('#bukti').files].map((file) => file.size)"
    )

    assert sizes[0] < len(large[0]["buffer"])
    assert sizes[1] == len(paper["buffer"])
    assert sizes[2] < len(large[1]["buffer"])


def test_a_photo_waits_for_a_signal_with_its_note(desk):
    page = at_form(desk)
    page.context.set_offline(True)
    page.fill("#jumlah-total", "150000")
    page.set_input_files("#bukti", files=[photo(1700, 900, noise=False)])
    page.wait_for_selector("[data-preview] canvas")
    is_kept_blind(page)
    assert page.locator("[data-preview]").count() == 0

    page.context.set_offline(False)
    page.wait_for_selector("text=BKM/2026/0001")
    all_sent(page)
    posted = desk.house.entries()[1]
    assert len(posted.entry.evidence) == 1


# --- papers ------------------------------------------------------------------------------

SHARING = """
  window.shared = [];
  navigator.canShare = () => true;
  navigator.share = async ({ files }) => {
    if (!window.shared.length && window.slow) {
      window.slow = false;
      throw new DOMException("too late", "NotAllowedError");
    }
    window.shared.push([files[0].name, files[0].type, files[0].size]);
  };
"""


@pytest.fixture
def paper_page(desk):
    """A page with a link to a paper, without the seconds that printing it takes."""
    page = desk.page(size="phone")
    page.route(
        "**/kertas.pdf",
        lambda route: route.fulfill(
            body=b"%PDF-1.7",
            headers={
                "Content-Type": "application/pdf",
                "Content-Disposition": 'attachment; filename="BKM-1.pdf"',
            },
        ),
    )
    page.add_init_script(SHARING)
    page.goto("/bantuan/")
    page.evaluate(
        """() => {
          const link = document.createElement("a"), text = document.createElement("span");
          link.href = "/kertas.pdf";
          link.id = "kertas";
          link.dataset.shareFile = "Bukti";
          text.dataset.shareText = "";
          text.textContent = "Bagikan bukti";
          link.append(text);
          document.querySelector("main").prepend(link);
        }"""
    )
    return page


def test_a_paper_is_handed_on_with_the_sharing_of_the_device(paper_page):
    paper_page.click("#kertas")
    paper_page.wait_for_function("window.shared.length")

    assert paper_page.evaluate("window.shared") == [["BKM-1.pdf", "application/pdf", 8]]
    assert paper_page.inner_text("#kertas") == "Bagikan bukti"


def test_a_paper_that_took_too_long_waits_for_a_second_tap(paper_page):
    paper_page.evaluate("window.slow = true")
    paper_page.click("#kertas")
    paper_page.wait_for_selector("text=Ketuk sekali lagi")
    paper_page.click("#kertas")

    paper_page.wait_for_function("window.shared.length")


# --- keys --------------------------------------------------------------------------------


def test_the_keys_are_told_and_lead_through_the_menu(desk):
    page = desk.logged_in()
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    assert "Ctrl" in page.inner_text("dialog")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="hidden")

    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/transaksi/")


def test_keys_do_nothing_while_one_types_or_has_switched_them_off(desk):
    page = desk.logged_in()
    page.goto("/catat/")
    page.focus("#q")
    page.keyboard.type("g?")
    assert page.input_value("#q") == "g?"
    assert page.locator("dialog").count() == 0

    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    page.check("dialog input")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="hidden")
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 0


def test_a_form_is_filled_and_sent_with_the_keyboard_alone(desk):
    page = desk.logged_in()
    page.goto(FORM)
    page.focus("#jumlah-total")
    page.keyboard.type("150000")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=Jual tunai Rp150.000")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=BKM/2026/0001")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_the_device_says_shuts_nobody_out(desk, scheme):
    page = at_form(desk, scheme=scheme)
    page.fill("#jumlah-total", "150000")
    page.set_input_files("#bukti", files=[photo(400, 300)])
    page.wait_for_selector("[data-preview] canvas")
    page.context.set_offline(True)
    is_kept_blind(page)
    assert wrong(page) == []

    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    assert wrong(page) == []


# --- installed, without a signal -----------------------------------------------------------

PAGES_OF = "caches.keys().then((names) => names.filter((name) => name.startsWith('halaman')))"
HAS_PAGE = """(address) => caches.open("halaman:maju-jaya/ratna")
  .then((pages) => pages.match(address)).then(Boolean)"""


def is_stored(page, address):
    """The device writes what it keeps after it has shown it."""
    page.wait_for_function(HAS_PAGE, arg=address)


@pytest.fixture
def installed(desk):
    """A page of the treasurer whose service worker is ready."""
    page = at_form(desk, worker=True)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller")
    page.goto(FORM)
    is_stored(page, FORM)
    page.goto("/transaksi/")
    return page


def test_a_form_that_was_seen_opens_without_a_signal_each_time_with_a_new_key(desk, installed):
    page, keys = installed, []
    page.context.set_offline(True)
    for waiting, amount in enumerate(("150000", "250000"), start=1):
        page.goto(FORM)
        keys.append(page.input_value("[name=kunci]"))
        page.fill("#jumlah-total", amount)
        is_kept_blind(page, waiting)
    assert len(set(keys)) == 2

    page.goto("/laporan/")
    page.wait_for_selector("h1:has-text('Tidak ada sinyal')")
    page.goto(str(page.get_attribute("main a:has-text('Uang masuk dari usaha')", "href")))
    page.wait_for_selector("#jumlah-total")
    assert page.evaluate("'stored' in document.documentElement.dataset")
    page.context.set_offline(False)
    all_sent(page)
    assert len(desk.house.entries()) == 3


def test_pages_that_were_kept_are_gone_with_who_leaves(installed):
    page = installed
    assert page.evaluate(PAGES_OF) == ["halaman:maju-jaya/ratna"]

    page.goto("/lainnya")
    page.click("text=Keluar >> nth=-1")
    page.wait_for_url("**/masuk")
    page.wait_for_function(f"() => {PAGES_OF}.then((names) => !names.length)")
    page.context.set_offline(True)
    page.goto(FORM)
    page.wait_for_selector("h1:has-text('Tidak ada sinyal')")
    assert page.locator("[data-seen] li").count() == 0


def test_a_till_that_was_seen_sells_without_a_signal(desk, installed):
    stocked(desk.house)
    opened(desk.house)
    page, till = installed, f"/kasir/{SHIFT}"
    page.goto(till)
    page.wait_for_selector("[data-ready]", state="attached")
    is_stored(page, till)
    is_stored(page, f"{till}/barang")
    page.context.set_offline(True)

    page.goto(till)
    page.wait_for_selector("[data-ready]", state="attached")
    page.fill("#cari", "BERAS")
    page.press("#cari", "Enter")
    page.click("[data-save]")
    page.wait_for_selector("text=1 catatan belum terkirim")


def test_pages_of_before_an_update_get_the_files_of_now(installed):
    page = installed
    page.context.set_offline(True)

    body = page.evaluate("fetch('/static/000000000000/page.js').then((file) => file.text())")

    assert "window.Queue" in body


def test_only_forms_are_kept(installed):
    page = installed
    kept_pages = page.evaluate(
        """async () => (await (await caches.open("halaman:maju-jaya/ratna")).keys())
          .map((request) => new URL(request.url).pathname)"""
    )

    assert kept_pages == ["/catat/uang-masuk"]
