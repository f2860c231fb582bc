"""Forms that wait for a signal, in a real browser: never twice, never lost."""

from __future__ import annotations

import random
from urllib.parse import urlsplit

import pytest

from tests.scale import long_or
from tests.webapp.breaking_line import LOST, UNANSWERED, WHOLE, BreakingLine
from tests.webapp.desk import LOST_LINE, until
from tests.webapp.house import MANAGER, TODAY, TREASURER, sale

FORM = "/catat/uang-masuk"
JOURNAL = "/catat/jurnal/"


@pytest.fixture
def line(desk):
    """The desk; a lost line is nothing to complain about."""
    desk.forgives = LOST_LINE
    return desk


def at_form(line, address=f"{FORM}?unit=TOKO", username=TREASURER, **options):
    page = line.logged_in(username, size="phone", **options)
    page.goto(address)
    return page


def recorded(line):
    """The amounts recorded, in minor units, without the opening."""
    return [posted.entry.postings[0].minor for posted in line.house.entries()[1:]]


def told(page):
    return page.inner_text(".unsent")


def keeps_blind(page, waiting=1):
    """Save without looking, and wait until the form is ready for the next note."""
    page.click("section button:has-text('Periksa')")
    page.click("text=Simpan tanpa pratinjau")
    page.wait_for_selector("button:has-text('Simpan tanpa pratinjau')", state="detached")
    page.wait_for_selector("text=nomor sementara")
    page.wait_for_selector(f"text={waiting} catatan belum terkirim")


LEFT = "Queue.send().then(() => Queue.list()).then((notes) => notes.length)"


def all_sent(page):
    until(page, lambda: not page.evaluate(LEFT))


# --- with a signal -----------------------------------------------------------------------


def test_a_form_is_looked_through_and_recorded_without_leaving_its_page(line):
    page = at_form(line)
    page.fill("#jumlah-total", "150000")
    page.click("section button:has-text('Periksa')")
    page.wait_for_selector("text=Jual tunai Rp150.000 di Toko Desa")
    assert urlsplit(page.url).query == "unit=TOKO"

    page.click("button[value=simpan]")
    page.wait_for_selector("text=BKM/2026/0001")
    assert recorded(line) == [15_000_000]


def test_what_is_typed_after_looking_is_looked_through_again(line):
    page = at_form(line)
    page.fill("#jumlah-total", "150000")
    page.click("section button:has-text('Periksa')")
    page.wait_for_selector("button[value=simpan]")

    page.fill("#jumlah-total", "250000")
    page.click("button[value=simpan]")
    page.wait_for_selector("text=Jual tunai Rp250.000 di Toko Desa")
    assert recorded(line) == []


def test_a_form_that_recorded_something_else_before_says_so_and_gets_another_key(line):
    page = at_form(line)
    page.fill("#jumlah-total", "150000")
    page.click("section button:has-text('Periksa')")
    page.wait_for_selector("button[value=simpan]")
    line.house.sells(99_000, key=page.input_value("[name=kunci]"))

    page.click("button[value=simpan]")
    page.wait_for_selector("#hasil:focus")
    assert "menyimpan catatan dengan isi yang lain" in page.inner_text("#hasil")
    all_sent(page)
    page.click("section button:has-text('Periksa')")
    page.click("button[value=simpan]")
    page.wait_for_selector("text=BKM/2026/0002")
    assert recorded(line) == [9_900_000, 15_000_000]


# --- without a signal --------------------------------------------------------------------


def test_a_form_without_a_signal_is_kept_and_sent_in_order(line):
    page = at_form(line)
    page.context.set_offline(True)

    page.fill("#jumlah-total", "150000")
    keeps_blind(page)
    assert page.input_value("#jumlah-total") == ""
    page.fill("#jumlah-total", "250000")
    keeps_blind(page, waiting=2)
    assert recorded(line) == []

    page.context.set_offline(False)
    all_sent(page)
    assert recorded(line) == [15_000_000, 25_000_000]


def test_a_preview_that_was_seen_is_kept_when_the_signal_goes(line):
    page = at_form(line)
    page.fill("#jumlah-total", "150000")
    page.click("section button:has-text('Periksa')")
    page.wait_for_selector("button[value=simpan]")
    page.context.set_offline(True)

    page.click("button[value=simpan]")
    page.wait_for_selector("text=nomor sementara")
    assert page.input_value("#jumlah-total") == ""
    assert page.locator("button[value=simpan]").count() == 0
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto("/transaksi/")
    all_sent(page)
    assert recorded(line) == [15_000_000]


def test_a_journal_without_a_signal_gets_lines_and_is_kept(line):
    page = at_form(line, JOURNAL)
    page.context.set_offline(True)
    page.fill("#keterangan", "Setor ke bank")
    page.click("text=Tambah baris")
    assert page.locator(".line").count() == 6
    page.fill("#akun-4", "1.1.01.04")
    page.fill("#debit-4", "200000")
    page.fill("#akun-5", "1.1.01.01")
    page.fill("#kredit-5", "200000")
    keeps_blind(page)

    page.context.set_offline(False)
    all_sent(page)
    assert recorded(line) == [20_000_000]


def test_an_answer_that_is_lost_after_the_server_recorded_records_once(line):
    page = at_form(line)
    lost = []

    def lose(route):
        if route.request.method != "POST" or "json" not in route.request.headers["accept"]:
            return route.continue_()
        if len(lost) == 2:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    page.route(f"**{FORM}", lose)
    page.fill("#jumlah-total", "150000")
    page.click("section button:has-text('Periksa')")
    page.click("button[value=simpan]")
    page.wait_for_selector("text=nomor sementara")
    while len(lost) < 2:
        before = len(lost)
        page.click("text=Kirim sekarang")
        until(page, lambda before=before: len(lost) > before)
    page.click("text=Kirim sekarang")
    page.wait_for_selector("text=BKM/2026/0001")
    all_sent(page)

    assert lost == [200, 200]
    assert recorded(line) == [15_000_000]


def test_who_is_new_is_registered_once_with_a_note_that_is_sent_twice(house):
    browser = house.visit(TREASURER)
    typed = sale(
        "90.000",
        orang="Bu Baru",
        orang__kode="baru",
        orang__untuk="Bu Baru",
        akun__receivable="1.1.03.01",
        langkah="simpan",
    )
    typed.pop("akun-cash")
    browser.get("/lainnya")

    answers = [
        browser.client.post(
            "/catat/jual-dibayar-nanti",
            data={"csrf_token": browser.token, **typed},
            headers={"Accept": "application/json"},
        )
        for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json == answers[1].json
    assert len(house.entries()) == 2
    assert browser.get("/orang/?q=Bu+Baru").text.count("Bu Baru</") == 1


def test_a_note_that_is_refused_comes_back_to_be_put_right(line):
    page = at_form(line)
    page.context.set_offline(True)
    page.fill("#jumlah-total", "1.5")
    keeps_blind(page)
    page.context.set_offline(False)
    page.wait_for_selector("text=1 catatan perlu diperbaiki")

    page.click(".unsent a")
    page.wait_for_selector("#hasil:focus")
    assert page.input_value("#jumlah-total") == "1.5"
    page.fill("#jumlah-total", "1500")
    page.click("section button:has-text('Periksa')")
    page.wait_for_selector("text=Jual tunai Rp1.500 di Toko Desa")
    page.click("button[value=simpan]")
    page.wait_for_selector("text=BKM/2026/0001")

    assert recorded(line) == [150_000]
    all_sent(page)


def test_what_waits_is_not_seen_as_what_somebody_else_may_send(line):
    page = at_form(line, username=MANAGER)
    page.context.set_offline(True)
    page.fill("#jumlah-total", "150000")
    keeps_blind(page)
    page.context.clear_cookies()
    page.context.set_offline(False)

    page.goto("/masuk")
    page.fill("#nama", TREASURER)
    page.fill("#sandi", "kata sandi yang panjang")
    page.click("button:text-is('Masuk')")
    page.wait_for_selector("text=1 catatan orang lain menunggu pemiliknya masuk")
    assert recorded(line) == []


# --- a line that breaks at random ------------------------------------------------------------

NOTES = long_or(40, 200)

ADD = """
async (notes) => { for (const fields of notes) {
  const [, key] = fields.find(([name]) => name === "kunci");
  await Queue.add({ key, address: "/catat/uang-masuk", fields, label: key });
} }
"""


@pytest.mark.parametrize("seed", long_or([6], [6, 7, 8]))
def test_a_line_that_breaks_anywhere_loses_nothing_and_doubles_nothing(line, seed):
    amounts = [1_000 + number for number in range(NOTES)]
    notes = [
        list(sale(str(amount), langkah="simpan", hari=TODAY.isoformat()).items())
        for amount in amounts
    ]
    with BreakingLine(line.address, random.Random(seed)) as broken:
        line.address = broken.address
        page = at_form(line, "/bantuan/")
        broken.often = 0.5
        page.evaluate(ADD, notes)
        for _ in range(50 * NOTES):
            left = page.evaluate(LEFT)
            if not left:
                break
        assert left == 0

    assert recorded(line) == [amount * 100 for amount in amounts]
    assert broken.met.count(WHOLE) >= NOTES
    assert {LOST, UNANSWERED} <= set(broken.met)
