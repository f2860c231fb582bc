"""The way of a treasurer, in a real browser: on a phone, on a laptop, and without script.

Pictures of the pages are kept in the folder that the environment variable BUMDES_PICTURES
names, for people to look at.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.webapp.desk import SIZES, live
from tests.webapp.house import MANAGER
from tests.webapp.looking import COVERED, keep_picture, overflow


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_treasurer_records_finds_reads_and_prints(desk, size, script):
    page = desk.logged_in(size=size, script=script)

    page.click("a.btn:has-text('Uang masuk')")
    page.click("text=Uang masuk dari usaha")
    page.click("summary:has-text('Ganti unit')")
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
    page.fill("#akun-5", "2.1.99.99")
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
    assert note.inner_text() == "Seimbang, Rp2.000.000,50 di kedua sisi."


def test_the_difference_of_each_unit_is_told_while_typing(desk):
    page = desk.logged_in(size="phone")
    page.goto("/catat/jurnal/")
    note = page.locator("[data-difference]")

    page.locator("#debit-0").press_sequentially("700000")
    page.locator("#kredit-1").press_sequentially("700000")
    page.select_option("#unit-1", label="Toko Desa")
    assert note.locator("p").all_inner_texts() == [
        "Kantor Pusat: Kredit masih kurang Rp700.000.",
        "Toko Desa: Debit masih kurang Rp700.000.",
    ]

    page.select_option("#unit", label="Toko Desa")
    assert note.inner_text() == "Seimbang, Rp700.000 di kedua sisi."


def test_what_the_server_added_up_stands_until_one_types(desk):
    page = desk.logged_in()
    page.goto("/catat/jurnal/")
    page.fill("#akun-0", "1.1.01.01")
    page.fill("#debit-0", "1,5 juta")
    page.fill("#akun-1", "1.1.01.01")
    page.fill("#kredit-1", "1500000")
    page.select_option("#unit-1", label="Toko Desa")

    page.click("section button:has-text('Periksa')")
    sums = page.locator("[data-sums]")
    sums.wait_for()
    assert "1.500.000" in sums.locator("tr", has_text="Kantor Pusat").inner_text()

    page.locator("#debit-0").press("End")
    page.locator("#debit-0").press("Backspace")
    assert not sums.is_visible()


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
    page.wait_for_selector("#hasil:focus")

    page.click("#hasil a")
    page.wait_for_function("document.activeElement.id === 'jumlah-total'")


def test_enter_checks_and_never_saves(desk):
    page = desk.logged_in()
    page.goto("/catat/uang-masuk?unit=TOKO")

    page.fill("#jumlah-total", "1000")
    page.press("#jumlah-total", "Enter")
    page.wait_for_selector("button[value=simpan]")
    with page.expect_response("**/catat/uang-masuk"):
        page.press("#jumlah-total", "Enter")
    page.wait_for_selector("button[value=simpan]")

    assert page.locator("[aria-current=true]").text_content() == "Toko Desa"
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

    page.click("summary:has-text('Tanggal, keterangan')")
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


def test_what_lies_over_a_button_would_be_found(desk):
    page = desk.logged_in(size="phone")
    page.goto("/laporan/laba-rugi")
    assert page.evaluate(COVERED) == []

    page.evaluate("document.querySelector('main').inert = true")

    assert "summary Apa artinya? is covered" in page.evaluate(COVERED)


@pytest.mark.parametrize("size", SIZES)
def test_pages_of_strangers_and_managers_fit(desk, size):
    live(desk.house)
    stranger, manager = desk.page(size=size), desk.logged_in(MANAGER, size=size)

    stranger.goto("/masuk")
    manager.goto("/")

    for page, name in ((stranger, "masuk"), (manager, "manajer")):
        assert not overflow(page)
        keep_picture(page, name, size)


def test_the_policy_would_be_heard_if_it_were_broken(desk):
    page = desk.logged_in()

    with page.expect_console_message(lambda said: "Content Security Policy" in said.text):
        page.evaluate(
            "() => { const s = document.createElement('style'); s.textContent = 'a{}';"
            " document.head.append(s); }"
        )

    assert any("Content Security Policy" in complaint for complaint in desk.complaints)
    desk.forgives = ("Content Security Policy",)
    desk.complaints.clear()
