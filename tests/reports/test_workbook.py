"""XLSX, read back with another library."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from ledger import Period
from reports.renderers import render
from reports.scope import Scope
from reports.statement import Style
from tests.reports import books
from tests.reports.documents import BY_UNIT, COMPARED, YEAR, document, row, with_rows


def sheet(doc):
    return openpyxl.load_workbook(io.BytesIO(render(doc, "xlsx"))).worksheets[0]


def row_of(ws, label, column=1):
    for cells in ws.iter_rows():
        if cells[column - 1].value == label:
            return cells
    raise KeyError(label)


def test_numbers_are_numbers(year):
    ws = sheet(document(year, "financial-position"))

    cell = row_of(ws, "Kas")[1]
    assert (cell.value, cell.data_type) == (151_850_000, "n")
    assert "#,##0" in cell.number_format
    assert "(" in cell.number_format
    assert cell.alignment.horizontal == "right"


def test_sen_are_kept_to_the_last_one(sqlite_book):
    books.move(sqlite_book, "2025-01-01", books.CASH, books.TICKETS, "12345678901234.56")

    cell = row_of(sheet(document(sqlite_book, "income-statement")), "Pendapatan jasa")[1]

    assert f"{cell.value:.2f}" == "12345678901234.56"
    assert "0.00" in cell.number_format


@pytest.mark.parametrize("minor", [2**53 + 1, -(2**53) - 1])
def test_numbers_that_would_lose_digits_are_text(year, minor):
    amount = f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d}"

    ws = sheet(with_rows(document(year, "trial-balance"), row("Besar", amount)))

    cell = row_of(ws, "Besar")[1]
    assert (cell.value, cell.data_type) == (amount, "s")


@pytest.mark.parametrize("danger", ["=1+1", "+SUM(A1)", "-2", "@x", "https://contoh.example"])
def test_no_text_is_a_formula_or_a_link(year, danger):
    doc = with_rows(document(year, "trial-balance"), row(danger, 5, key=danger))
    doc = replace(doc, remarks=(danger,))

    ws = sheet(doc)

    cell = row_of(ws, danger)[0]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(render(doc, "xlsx"))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_headings_and_totals_stand_out(year):
    ws = sheet(document(year, "income-statement"))

    assert row_of(ws, "PENDAPATAN USAHA")[0].font.bold
    assert row_of(ws, "Pendapatan jasa")[0].alignment.indent == 1
    assert row_of(ws, "Jumlah pendapatan usaha")[1].border.top.style == "thin"
    assert row_of(ws, "LABA (RUGI) BERSIH SETELAH PAJAK")[1].border.bottom.style == "double"


def test_what_changed_is_a_number_and_a_percentage(year):
    scope = Scope(Period.semester(2025, 2), compare=(Period.semester(2025, 1),))

    cells = row_of(sheet(document(year, "income-statement", scope)), "Jumlah pendapatan usaha")

    assert [cell.value for cell in cells[1:]] == [6_000_000, 13_000_000, -7_000_000, -53.8]


def test_nothing_compared_with_nothing_has_no_percentage(year):
    cells = row_of(sheet(document(year, "income-statement", COMPARED)), "Pendapatan jasa")

    assert cells[4].value is None


def test_the_sheet_prints_as_it_should(year):
    ws = sheet(document(year, "financial-position", BY_UNIT))

    assert ws.print_title_rows == "$5:$5"
    assert ws.freeze_panes == "A6"
    assert ws.page_setup.paperSize == 9
    assert ws.page_setup.orientation == "landscape"
    assert ws.sheet_properties.pageSetUpPr.fitToPage
    assert "Halaman &P dari &N" in ws.oddFooter.right.text
    assert ws.column_dimensions["A"].width > 40


def test_a_narrow_sheet_stands_upright(year):
    assert sheet(document(year, "income-statement")).page_setup.orientation != "landscape"


def test_the_head_names_enterprise_report_period_and_unit(year):
    ws = sheet(document(year, "income-statement", Scope(YEAR.period, unit=books.SHOP)))

    assert [ws.cell(place, 1).value for place in range(1, 5)] == [
        "BUM DESA MAJU JAYA",
        "LAPORAN LABA RUGI",
        "Untuk Periode 1 Januari s/d 31 Desember 2025",
        "Toko Desa",
    ]


def test_the_foot_says_what_it_can_be_verified_with(year):
    doc = document(year, "income-statement")

    told = [c.value for c in sheet(doc)["A"] if c.value]

    assert any(text.startswith("Sidik (SHA-256) ") for text in told)
    assert any(doc.verification.head in text for text in told)
    assert told[-1] == "Dicetak 16 Maret 2026 pukul 14.05 WIB"


def test_a_sheet_that_does_not_say_when_is_the_same_bytes_each_time(year):
    doc = document(year, "trial-balance", now=None)

    assert render(doc, "xlsx") == render(doc, "xlsx")
    assert not any("Dicetak" in str(c.value) for c in sheet(doc)["A"])


def test_codes_of_a_trial_balance_are_text(year):
    cells = row_of(sheet(document(year, "trial-balance")), "Kas Tunai", 2)

    assert cells[0].value == books.CASH
    assert row_of(sheet(document(year, "trial-balance")), "JUMLAH", 2)[0].value is None


def test_a_ledger_is_one_sheet_with_days_as_days(year):
    scope = Scope(Period.month(2025, 12), accounts=(books.BANK,))

    ws = sheet(document(year, "general-ledger", scope))

    opening = row_of(ws, "Saldo awal", 5)
    assert (opening[0].value, opening[8].value) == (books.BANK, 106_850_000)
    cells = row_of(ws, "Bagi hasil Desa", 5)
    assert cells[2].value == dt.datetime(2025, 12, 30)  # noqa: DTZ001 - cells have no zone
    assert [cell.value for cell in cells[6:9]] == [None, 1_500_000, 105_350_000]
    assert ws.auto_filter.ref == "A5:I8"


def test_a_journal_is_one_sheet_of_lines(year):
    ws = sheet(document(year, "journal"))

    cells = row_of(ws, "Penyertaan modal Desa", 4)
    assert cells[5].value in {books.BANK, books.VILLAGE}
    assert cells[7].value == 50_000_000
    assert cells[8].value is None


def test_a_balance_of_zero_is_shown_and_an_amount_of_zero_is_not(sqlite_book):
    books.move(sqlite_book, "2025-01-01", books.CASH, books.TICKETS, 5)
    books.move(sqlite_book, "2025-01-02", books.STOCK, books.CASH, 5, description="Habis")
    scope = Scope(YEAR.period, accounts=(books.CASH,))

    cells = row_of(sheet(document(sqlite_book, "general-ledger", scope)), "Habis", 5)

    assert [cell.value for cell in cells[6:9]] == [None, 5, 0]


def test_a_ledger_of_nothing_is_a_sheet_with_a_head(sqlite_book):
    ws = sheet(document(sqlite_book, "general-ledger"))

    assert ws.cell(2, 1).value == "BUKU BESAR"


def test_a_figure_that_is_not_there_leaves_its_cell_blank(year):
    half = replace(row("Separuh", 5), figures=(None,))

    ws = sheet(with_rows(document(year, "trial-balance"), half, row("Judul", style=Style.PART)))

    assert row_of(ws, "Separuh")[1].value is None
