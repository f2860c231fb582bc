"""PDF: tagged, complete, the same each time, and fetching nothing."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys

import pikepdf
import pypdf
import pytest

from ledger import Period, rp
from reports import markup, paper_files, printing
from reports.errors import PrinterMissingError
from reports.figures import ZERO
from reports.fingerprint import data_of
from reports.page import page_of
from reports.prepare import BOOK_KEYS
from reports.press.presses import Presses
from reports.press.typesetter import OfflineFetcher, laid_out
from reports.print_register import print_register
from reports.register import CellKind, Register, RegisterColumn
from reports.renderers import render
from reports.scope import Scope
from reports.sheets import Sheet, cut
from reports.statements import STATEMENTS
from tests.reports import books
from tests.reports.documents import (
    BY_UNIT,
    COMPARED,
    MARKED,
    SIGNATURES,
    YEAR,
    document,
)

PAPERS = {}
"""What was printed of the year that no test changes, by report and scope."""


def paper(view, key, scope=YEAR):
    """Return the PDF of a report, printed once however many tests read it."""
    if (key, scope) not in PAPERS:
        PAPERS[key, scope] = render(document(view, key, scope), "pdf")
    return PAPERS[key, scope]


def pages_of(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf)).pages


def reader(doc):
    return pypdf.PdfReader(io.BytesIO(render(doc, "pdf")))


@pytest.mark.parametrize(
    ("key", "scope"),
    [
        *((key, YEAR) for key in BOOK_KEYS),
        *((key, scope) for key in STATEMENTS for scope in (COMPARED, BY_UNIT)),
    ],
)
def test_every_figure_of_the_report_is_on_paper(year, key, scope):
    printed = _digits(" ".join(p.extract_text() for p in pages_of(paper(year, key, scope))))

    page = page_of(document(year, key, scope))
    figures = [c.text for t in page.tables for b in t.blocks for r in b.rows for c in r.cells]
    figures += [cell.text for grid in page.grids for r in grid.rows for cell in r.cells]
    assert figures
    shown = [figure for figure in figures if figure not in {"", ZERO}]
    assert [figure for figure in shown if _digits(figure) not in printed] == []


def _digits(shown):
    return "".join(c for c in shown if c.isdigit())


def test_each_page_says_which_it_is(year):
    pages = pages_of(paper(year, "financial-position", BY_UNIT))

    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page.extract_text()


def test_later_pages_carry_the_name_and_the_title(year):
    _, second, *_ = pages_of(paper(year, "financial-position", BY_UNIT))

    shown = second.extract_text()
    assert "MAJU JAYA" in shown.upper()
    assert "Laporan Posisi Keuangan" in shown


@pytest.mark.parametrize("key", BOOK_KEYS)
def test_signatures_do_not_stand_alone(year, key):
    last = pages_of(paper(year, key))[-1].extract_text()

    assert "Bagas Tirtawangsa" in last
    assert any(word in last for word in ("Dalam rupiah", "Saldo", "Jumlah", "Nomor jurnal"))


def test_the_paper_is_tagged_and_says_its_language_and_title(year):
    with pikepdf.open(io.BytesIO(paper(year, "income-statement"))) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "id"
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert "Laporan Laba Rugi" in str(pdf.docinfo["/Title"])
        assert str(pdf.docinfo["/Author"]) == "BUM Desa Maju Jaya"
        with pdf.open_metadata() as meta:
            assert meta.pdfa_status == "3A"
            assert meta["pdfuaid:part"] == "1"
        kinds = {str(node) for node in _roles(root.StructTreeRoot)}
    assert {"/Table", "/TH", "/TD", "/H1"} <= kinds


def _roles(node, depth=0):
    if depth < 40 and isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node.S
        below = node.get("/K", [])
        for each in below if isinstance(below, pikepdf.Array) else [below]:
            yield from _roles(each, depth + 1)


def test_type_is_embedded(year):
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in pages_of(paper(year, "income-statement"))
        for font in page["/Resources"]["/Font"].values()
    }

    assert fonts
    assert all("Jakarta" in font or "Mono" in font for font in fonts)


def test_a_statement_carries_its_data(year):
    doc = document(year, "cash-flows")
    printed = pypdf.PdfReader(io.BytesIO(paper(year, "cash-flows")))

    assert list(printed.attachments) == ["cash-flows.json", "cash-flows.xlsx"]
    told = json.loads(printed.attachments["cash-flows.json"][0])
    del told["verification"]
    assert told == data_of(doc)


def test_a_register_carries_its_rows(year):
    scope = Scope(Period.month(2025, 2))
    doc = document(year, "journal", scope, now=None)

    attachments = reader(doc).attachments

    assert attachments["journal.json"] == [render(doc, "json")]
    assert attachments["journal.xlsx"] == [render(doc, "xlsx")]


@pytest.mark.parametrize("scope", [YEAR, BY_UNIT, COMPARED])
@pytest.mark.parametrize("key", BOOK_KEYS)
def test_the_printer_finds_nothing_to_complain_of(year, key, scope):
    if key not in STATEMENTS and scope is not YEAR:
        scope = Scope(Period.month(2025, 2))

    assert render(document(year, key, scope, letterhead=MARKED), "pdf").startswith(b"%PDF-1.7")


@pytest.mark.parametrize("key", ["income-statement", "journal"])
def test_the_same_data_give_the_same_bytes(year, key):
    assert render(document(year, key), "pdf") == paper(year, key)


def test_a_logo_is_printed(year):
    marked = reader(document(year, "cash-flows", letterhead=MARKED)).pages[0]
    (bare,) = pages_of(paper(year, "cash-flows"))

    assert len(marked.images) > len(bare.images)


# --- short registers ------------------------------------------------------------------------


def test_figures_of_all_accounts_stand_below_one_another(year):
    grids = page_of(document(year, "general-ledger")).grids

    assert len(grids) > 10
    assert len({grid.widths[-3:] for grid in grids}) == 1


@pytest.mark.parametrize("key", ["general-ledger", "journal"])
def test_nothing_in_a_register_is_wider_than_its_column(sqlite_book, key):
    unit = books.unit("UNIT-USAHA-DAGNG", "Dagang")
    sqlite_book.declare(unit)
    for day in ("2025-01-01", "2025-12-28"):
        books.move(sqlite_book, day, books.CASH, books.TICKETS, "9876543210.75", unit=unit.code)
        books.move(sqlite_book, day, books.CASH, books.TICKETS, 1, description="Uji " * 40)

    texts = list(_texts(document(sqlite_book, key)))

    assert len(texts) > 20
    assert [(said, width, room) for said, width, room in texts if width > room + 0.01] == []


def _texts(doc):
    """Yield each line of text in the registers, how wide it is, and its room to the right."""
    for laid in laid_out(*markup.to_print(doc)).pages:
        for cell in laid._page_box.descendants():  # noqa: SLF001 - where the texts were laid
            if cell.element_tag in {"td", "th"} and hasattr(cell, "children"):
                end = cell.position_x + cell.border_width()
                for text in cell.descendants():
                    if said := getattr(text, "text", ""):
                        yield said, text.width, end - text.position_x


# --- long registers -------------------------------------------------------------------------


@pytest.fixture
def long_book(sqlite_book):
    """A book whose cash account has 400 lines."""
    for place in range(400):
        day = f"2025-{place // 34 + 1:02d}-{place % 28 + 1:02d}"
        said = f"Tiket rombongan ke-{place} " + "panjang " * (place % 9)
        books.move(sqlite_book, day, books.CASH, books.TICKETS, 1_000 + place, description=said)
    return sqlite_book


def test_a_long_ledger_is_sheets_that_carry_their_sums_over(long_book):
    scope = Scope(YEAR.period, accounts=(books.CASH,))

    doc = document(long_book, "general-ledger", scope)
    pages = [page.extract_text() for page in reader(doc).pages]

    assert len(pages) > 7
    carried = [page.split("berikutnya")[1].split("\n")[0] for page in pages[:-1]]
    brought = [page.split("sebelumnya")[1].split("\n")[0] for page in pages[1:]]
    assert [_digits(each) for each in carried] == [_digits(each) for each in brought]
    assert "Saldo awal" in pages[0]
    assert "479.800" in pages[-1].split("Jumlah mutasi dan saldo akhir")[1]


@pytest.mark.parametrize("signatures", [(), SIGNATURES])
def test_a_page_of_a_long_ledger_holds_what_the_program_put_there(long_book, signatures):
    doc = document(long_book, "general-ledger", signatures=signatures)

    pages = reader(doc).pages

    starts = [piece for piece in page_of(doc).pieces if piece.begins_page]
    assert len(pages) == len(starts) + 1


@pytest.mark.parametrize("rows", range(301, 400, 7))
def test_rows_keep_the_signatures_company(rows):
    sheet = Sheet("Kas", "", print_register(register_of(rows)))

    *_, last = cut([sheet, Sheet("Bank", "", print_register(register_of(2)))], tail=12)

    assert last.is_last
    assert last.rows


def test_more_room_than_a_page_has_cannot_be_kept_free():
    (only,) = cut([Sheet("Kas", "", print_register(register_of(2)))], tail=60)

    assert only.is_last


def register_of(rows):
    """Return the register of an account with so many rows."""
    columns = (
        RegisterColumn("date", "Tanggal", CellKind.DAY),
        RegisterColumn("voucher", "Nomor bukti"),
        RegisterColumn("description", "Uraian"),
        RegisterColumn("unit", "Unit"),
        RegisterColumn("debit", "Debit", CellKind.AMOUNT),
        RegisterColumn("credit", "Kredit", CellKind.AMOUNT),
        RegisterColumn("balance", "Saldo", CellKind.AMOUNT),
    )
    day = dt.date(2025, 1, 1)
    return Register(
        key="1",
        title="Kas",
        facts=(),
        columns=columns,
        rows=tuple((day, "BM/1", "Uraian", "", 100, 0, 100 * n) for n in range(1, rows + 1)),
        totals={"debit": 100 * rows, "credit": 0, "balance": 100 * rows},
        currency=rp(1).currency,
        opening=0,
    )


def test_a_long_journal_keeps_an_entry_and_its_first_line_together(long_book):
    pieces = page_of(document(long_book, "journal")).pieces

    for piece in pieces:
        assert piece.rows.splitlines()[-1][:4].strip() == ""
    assert "".join(piece.rows for piece in pieces).count("Pendapatan Tiket") == 400


# --- the world outside ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest",
        "https://contoh.example/x.css",
        "file:///etc/passwd",
        "file:///paper/../../etc/passwd",
        "file:///paper/document.html",
        "file:///paper/fonts/../print.css",
        "data:text/html,<b>x</b>",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "ftp://contoh.example/x",
        "print.css",
    ],
)
def test_the_printer_fetches_nothing(address):
    with pytest.raises(ValueError, match="fetches nothing"):
        OfflineFetcher().fetch(address)


def test_the_printer_knows_its_own_style_and_type():
    style = OfflineFetcher().fetch(f"{paper_files.PAPER_URL}print.css")
    face = OfflineFetcher().fetch(f"{paper_files.PAPER_URL}fonts/papers-mono-400.woff2")

    assert style.read() == paper_files.resource("print.css")
    assert face.read()[:4] == b"wOF2"


def test_the_type_comes_with_its_licence():
    assert b"SIL OPEN FONT LICENSE" in paper_files.resource("fonts/OFL-papers-mono.txt").upper()
    assert (
        b"SIL OPEN FONT LICENSE"
        in paper_files.resource("fonts/OFL-plus-jakarta-sans.txt").upper()
    )


@pytest.mark.parametrize(
    ("system", "command"), [("linux", "apt-get"), ("darwin", "brew"), ("aix", "apt-get")]
)
def test_a_machine_without_pango_says_what_to_install(
    year, monkeypatch, tmp_path, system, command
):
    problem = "cannot load library 'libgobject-2.0-0'"
    (tmp_path / "weasyprint.py").write_text(f"raise OSError({problem!r} + chr(10) + 'more')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "platform", system)
    presses = Presses()
    monkeypatch.setattr(printing, "PRESSES", presses)

    with pytest.raises(PrinterMissingError) as missing:
        render(document(year, "journal"), "pdf")

    presses.close()
    assert missing.value.facts["missing"] == problem
    assert command in missing.value.facts["install"]
