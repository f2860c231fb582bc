"""Writing a text of a report in a real browser."""

from __future__ import annotations

REVENUE = "/pertanggungjawaban/calk/naskah/revenue?masa=2026"


def test_a_tap_puts_the_name_of_a_figure_where_the_cursor_was(desk):
    page = desk.logged_in(size="phone")
    page.goto(REVENUE)
    page.fill("#teks", "Laba  rupiah.")
    page.evaluate("document.querySelector('#teks').setSelectionRange(5, 5)")
    page.click("summary:has-text('Angka dari buku')")
    page.click("summary:has-text('Laporan Laba Rugi')")

    page.click("button[aria-label='Sisipkan Laba bersih']")

    assert page.input_value("#teks") == "Laba {laba_bersih} rupiah."
    assert desk.complaints == []


def test_without_script_the_names_can_be_read(desk):
    page = desk.logged_in(size="phone", script=False)
    page.goto(REVENUE)
    page.click("summary:has-text('Angka dari buku')")
    page.click("summary:has-text('Laporan Laba Rugi')")

    assert page.is_visible("code:text-is('{laba_bersih}')")
    assert not page.is_visible("button[aria-label='Sisipkan Laba bersih']")
