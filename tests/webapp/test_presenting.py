"""Pages about how statements are presented: what they show, their standard, cash flows."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.closing import close_period, lock_period
from ledger import Period, credit, debit, rp
from tests.webapp.chair import as_director
from tests.webapp.house import HEAD, TREASURER, words
from webapp.periods import COMPARISONS, compared

YEAR = Period.year(2026)


@pytest.fixture
def paid(house):
    """A service of the head office, paid in cash; the number of its entry."""
    posted = house.posts(
        debit("1.1.01.01", rp(900_000), unit="AIR"),
        credit("4.1.02.01", rp(900_000), unit="AIR"),
        description="Uang muka sewa",
        on=dt.date(2026, 6, 3),
    )
    return posted.number


# --- what a statement shows -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "count"),
    [("dua-tahun", 2), ("empat-tahun", 4), ("per-semester", 2), ("per-triwulan", 4)],
)
def test_several_periods_stand_beside_one_another(how, count):
    beside = compared(YEAR, how)

    assert len(beside) == count
    assert len({YEAR, *beside}) == count + 1


def test_the_months_of_a_period_are_its_parts():
    period = Period(dt.date(2026, 1, 20), dt.date(2026, 3, 5))

    assert [str(p) for p in compared(period, "per-bulan")] == [
        "2026-01-20..2026-01-31",
        "2026-02-01..2026-02-28",
        "2026-03-01..2026-03-05",
    ]


def test_a_period_that_has_no_parts_or_too_many_stands_alone():
    assert compared(Period.month(2026, 2), "per-bulan") == ()
    assert compared(Period(dt.date(2020, 1, 1), dt.date(2026, 12, 31)), "per-bulan") == ()


@pytest.mark.usefixtures("paid")
@pytest.mark.parametrize("how", [choice.value for choice in COMPARISONS])
def test_every_comparison_shows_for_the_whole_and_by_unit(house, how):
    browser = house.visit(TREASURER)

    for unit in ("", "&unit=per-unit"):
        answer = browser.get(f"/laporan/posisi-keuangan?masa=2026&banding={how}{unit}")
        assert answer.status_code == 200


@pytest.mark.usefixtures("paid")
def test_a_budget_stands_beside_and_takes_whole_months(house):
    address = "/laporan/laba-rugi?dari=2026-01-05&sampai=2026-06-20&anggaran=1"

    said = words(house.visit(TREASURER).get(address))

    assert "Anggaran" in said
    assert "Selisih" in said
    assert "1 Januari s/d 30 Juni 2026" in said


@pytest.mark.usefixtures("paid")
def test_rows_of_nothing_are_shown_or_hidden(house):
    browser = house.visit(TREASURER)
    shown, usual, hidden = (
        words(browser.get(f"/laporan/laba-rugi?masa=2026{nol}"))
        for nol in ("&nol=tampil", "", "&nol=sembunyi")
    )

    assert "Harga pokok produksi" in shown
    assert "Beban pajak" in usual
    assert "Beban pajak" not in hidden
    assert "Laba (rugi) bersih setelah pajak" in hidden


@pytest.mark.usefixtures("paid")
def test_one_fund_is_chosen_and_stays_chosen(house):
    answer = house.visit(TREASURER).get("/laporan/laba-rugi?masa=2026&dana=sendiri")

    assert "Dana sendiri" in words(answer)
    assert "900.000" in words(answer)
    assert "dana=sendiri" in answer.text


# --- the standard ---------------------------------------------------------------------------


@pytest.mark.usefixtures("paid")
def test_a_standard_is_chosen_and_titles_the_statements(house):
    browser = as_director(house)
    answer = browser.post(
        "/profil/standar-laporan/baru",
        standar="sak_ep",
        tahun="2026",
        alasan="Putusan Musyawarah Desa",
    )
    assert answer.status_code == 303

    assert "SAK EP mulai 2026" in words(browser.get("/profil/standar-laporan/"))
    assert "SAK EP untuk tahun ini" in words(browser.get("/profil/"))
    income = browser.get("/laporan/laba-rugi?masa=2026")
    assert "LAPORAN LABA RUGI DAN PENGHASILAN KOMPREHENSIF LAIN" in words(income)


@pytest.mark.usefixtures("paid")
def test_a_standard_that_does_not_hold_is_refused_and_nothing_typed_is_lost(house):
    answer = as_director(house).post(
        "/profil/standar-laporan/baru", standar="sak_etap", tahun="2026", alasan="Terbiasa"
    )

    assert answer.status_code == 422
    assert "Terbiasa" in answer.text
    assert "standar yang berlaku" in words(answer)


def test_who_may_not_choose_a_standard_is_not_asked(house):
    browser = house.visit(HEAD)

    assert "Pilih standar" not in words(browser.get("/profil/standar-laporan/"))
    assert browser.get("/profil/standar-laporan/baru").status_code == 403


# --- cash flows -----------------------------------------------------------------------------


def named(browser, number, **fields):
    given = {"baris": "2", "golongan": "FI-IN-4", "alasan": "Pinjaman, bukan jasa", **fields}
    return browser.post(f"/transaksi/2026/{number}/arus-kas", **given)


def test_a_cash_flow_is_named_on_the_page_of_its_entry(house, paid):
    browser = house.visit(TREASURER)
    page = words(browser.get(f"/transaksi/2026/{paid}/arus-kas"))
    assert "Penerimaan dari penjualan jasa" in page

    assert named(browser, paid).status_code == 303

    page = words(browser.get(f"/transaksi/2026/{paid}/arus-kas"))
    assert "Menurut jurnal: Penerimaan dari penjualan jasa" in page
    everywhere = words(browser.get("/laporan/arus-kas/penggolongan"))
    assert "Pinjaman, bukan jasa" in everywhere
    line = words(browser.get("/laporan/arus-kas/FI-IN-4?masa=2026"))
    assert "900.000" in line
    assert "Sebagian digolongkan oleh pengurus" in line


def test_a_naming_without_a_reason_is_refused_and_nothing_typed_is_lost(house, paid):
    answer = named(house.visit(TREASURER), paid, alasan="")

    assert answer.status_code == 422
    assert "Tulis alasannya" in words(answer)
    assert 'value="FI-IN-4" selected' in answer.text


def test_who_may_not_write_entries_sees_what_was_named_and_no_form(house, paid):
    named(house.visit(TREASURER), paid)
    browser = house.visit(HEAD)

    page = browser.get(f"/transaksi/2026/{paid}/arus-kas")

    assert "Menurut jurnal" in words(page)
    assert "Simpan golongan" not in page.text
    assert named(browser, paid, golongan="").status_code == 422
    assert "FI-IN-4" in house.visit(TREASURER).get(f"/transaksi/2026/{paid}/arus-kas").text


def test_of_days_that_are_locked_the_cash_flows_are_shown_and_not_asked(house, paid):
    house.does(close_period, dt.date(2026, 6, 30))
    house.does(lock_period, dt.date(2026, 6, 30), reason="Musdes 1/2026")

    page = house.visit(TREASURER).get(f"/transaksi/2026/{paid}/arus-kas")

    assert "sudah dikunci" in words(page)
    assert "Simpan golongan" not in page.text
