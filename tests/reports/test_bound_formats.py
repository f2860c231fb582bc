"""A bound report as workbook and plain text: what it says, its tables, its proof."""

from __future__ import annotations

import io

import openpyxl
import pytest

from ledger import BookView
from reports.bound.block import Figures
from reports.bound.data import data_of_report
from reports.bound.report import Chapter
from reports.fingerprint import fingerprint
from reports.renderers import bind
from reports.workbook import LONGEST_NAME
from tests.reports.books import BOOK
from tests.reports.bound_reports import report_of
from tests.reports.documents import document


@pytest.fixture(scope="module")
def book(engine_of_year):
    with engine_of_year.connect() as connection:
        report = report_of(BookView.open(connection, BOOK))
    return openpyxl.load_workbook(io.BytesIO(bind(report, "xlsx")))


def cells(sheet):
    return [cell.value for line in sheet.iter_rows() for cell in line if cell.value is not None]


def test_the_first_sheet_says_what_people_say(book):
    said = " ".join(map(str, cells(book.worksheets[0])))

    assert "LAPORAN NASKAH" in said
    assert "BAB I Naskah Naskah" in said
    assert "Jabatan Naskah" in said
    assert "Rantai buku, entri ke-3" in said


def test_every_table_has_a_sheet_of_its_own(book):
    assert len(book.sheetnames) == 5
    assert len(set(book.sheetnames)) == 5
    assert max(map(len, book.sheetnames)) <= LONGEST_NAME


def test_figures_are_numbers(book, year):
    (table,) = document(year, "income-statement").tables
    figures = {int(f.amount) for row in table.printed for f in row.figures if f}

    for sheet in book.worksheets[1:3]:
        assert figures <= set(cells(sheet))


def test_registers_have_their_rows(book):
    (sheet,) = (sheet for sheet in book if sheet.title == "Daftar uji")

    assert cells(sheet).count(1_000) == 2


def test_the_workbook_carries_its_fingerprint(year):
    report = report_of(year)
    book = openpyxl.load_workbook(io.BytesIO(bind(report, "xlsx")))

    assert f"Sidik (SHA-256) {fingerprint(data_of_report(report))}" in cells(book.worksheets[0])


@pytest.mark.parametrize("title", ["a/b:c*d?e[f]g\\h", "'kutip'", "x" * 60, "", "  "])
def test_any_title_can_name_a_sheet(year, title):
    doc = document(year, "income-statement")
    (table,) = doc.tables
    chapter = Chapter(key="a", title="A", blocks=(Figures(table, title), Figures(table, title)))

    book = openpyxl.load_workbook(
        io.BytesIO(bind(report_of(year, chapters=(chapter,)), "xlsx"))
    )

    assert len(book.sheetnames) == 3


def test_the_text_says_everything(year):
    said = bind(report_of(year, draft=("Kas belum dihitung.",)), "text").decode()

    for part in ("KONSEP: Kas belum dihitung.", "BAB I", "BAGIAN", "Daftar uji", "4.000.000"):
        assert part.casefold() in said.casefold()
