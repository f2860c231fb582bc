"""Reports as DOCX: what people write on, with the same words and figures as the paper."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.shared import Mm

from ledger import Period
from ledger.money import currency
from reports.bound.block import (
    Break,
    Chart,
    Facts,
    Heading,
    Highlight,
    Highlights,
    Included,
    Listing,
    Meter,
    Picture,
    Prose,
    Signatures,
)
from reports.bound.report import Chapter, PaperSize, Report
from reports.document import Letterhead, Signatory, Verification
from reports.manuscript.grid import (
    SIDEWAYS_MM,
    SIZES,
    SMALLEST,
    UPRIGHT_MM,
    Grid,
    GridRow,
)
from reports.manuscript.tables import MOST_ROWS
from reports.manuscript.writing import MOST_BESIDE, TALLEST_MM
from reports.register import CellKind, Register, RegisterColumn
from reports.renderers import bind, render
from tests.reports.documents import COMPARED, PIXEL, PRINTED_AT, document

IDR = currency("IDR")
HOSTILE = '=CMD()|<w:p/> {{ 7 * 7 }} "&'


def listing(count=2):
    columns = (
        RegisterColumn("what", "Uraian", is_label=True),
        RegisterColumn("amount", "Rupiah", CellKind.AMOUNT),
    )
    return Listing(
        Register(
            key="uji",
            title="Daftar uji",
            facts=(),
            columns=columns,
            rows=tuple((f"Baris {place}", 100 * place) for place in range(1, count + 1)),
            totals={"amount": 50 * count * (count + 1)},
            currency=IDR,
        )
    )


def report(*blocks, **fields):
    made = Report(
        key="uji",
        title="Laporan Uji",
        period=Period.year(2025),
        period_words="Tahun 2025",
        book_id="maju-jaya",
        letterhead=Letterhead(name="BUM Desa Maju Jaya"),
        chapters=(Chapter(key="bab", title="Kinerja", number="BAB I", blocks=blocks),),
        verification=Verification(head="ab" * 32, sequence=7, printed_at=PRINTED_AT),
    )
    return replace(made, **fields)


def written(*blocks, **fields):
    return docx.Document(io.BytesIO(bind(report(*blocks, **fields), "docx")))


def xml(made):
    with zipfile.ZipFile(io.BytesIO(bind(made, "docx"))) as packed:
        return packed.read("word/document.xml").decode()


def lines(manuscript):
    return [paragraph.text for paragraph in manuscript.paragraphs]


def cells(manuscript):
    return [[c.text for c in row.cells] for table in manuscript.tables for row in table.rows]


def test_chapters_and_headings_are_styles_of_the_word_processor():
    made = written(Heading("Ikhtisar"), Heading("Lebih dalam", 3))
    styles = {p.text: p.style.name for p in made.paragraphs}
    assert styles["BAB I Kinerja"] == "Heading 1"
    assert styles["Ikhtisar"] == "Heading 2"
    assert styles["Lebih dalam"] == "Heading 3"


def test_points_are_a_list():
    made = written(Prose("Tujuan:\n- satu\n- dua"))
    styles = {p.text: p.style.name for p in made.paragraphs}
    assert styles["satu"] == "List Bullet"


def test_numbers_of_a_list_are_written():
    assert {"1. satu", "2. dua"} <= set(lines(written(Prose("1. satu\n2. dua"))))


def test_hostile_text_stays_text():
    assert HOSTILE in lines(written(Prose(HOSTILE)))


def test_a_listing_has_its_rows_and_total():
    assert cells(written(listing())) == [
        ["Uraian", "Rupiah"],
        ["Baris 1", "1"],
        ["Baris 2", "2"],
        ["Jumlah", "3"],
    ]


def test_a_long_listing_is_named_and_left_to_spreadsheets():
    made = written(listing(MOST_ROWS + 1))
    assert cells(made) == []
    assert any(f"{MOST_ROWS + 1} baris" in line for line in lines(made))


def test_heads_of_tables_repeat():
    assert xml(report(listing())).count("w:tblHeader") == 1


def test_facts_and_figures_to_remember_are_there():
    told = Highlights((Highlight(label="Laba", figure="301,9", measure="juta"),))
    made = written(Facts((("Nama", "Maju Jaya"),)), told)
    assert cells(made) == [["Nama", "Maju Jaya"]]
    assert any("301,9 juta" in line for line in lines(made))


def test_a_bar_is_told_in_words():
    meter = Meter(title="Dipakai", used_minor=1, whole_minor=2, used="separuh", left="sisa 1")
    assert any("separuh" in line and "sisa 1" in line for line in lines(written(meter)))


def test_two_pictures_are_on_a_page():
    made = written(Picture("image/png", PIXEL, "Foto pompa"))
    (shape,) = made.inline_shapes
    assert shape.height <= Mm(TALLEST_MM)
    assert "Foto pompa" in lines(made)


def test_signatures_leave_a_line_to_sign():
    made = written(Signatures((Signatory("Direktur", "", "Disetujui oleh,"),), "Contoh, 1 Mei"))
    assert "Contoh, 1 Mei" in lines(made)
    assert "Disetujui oleh,\nDirektur\n\n\n\n____" in cells(made)[0][0]


def test_who_sign_stand_beside_one_another():
    signing = tuple(Signatory(f"Anggota {place}", "", "") for place in range(MOST_BESIDE + 1))
    assert [len(row) for row in cells(written(Signatures(signing, "")))] == [MOST_BESIDE, 1]


def test_a_break_turns_the_page():
    assert 'w:type="page"' in xml(report(Prose("a"), Break.PAGE, Prose("b")))


def test_a_break_before_a_heading_takes_no_line():
    made = written(Prose("a"), Break.PAGE, Heading("Bagian dua"))
    (head,) = [p for p in made.paragraphs if p.text == "Bagian dua"]
    assert head.paragraph_format.page_break_before
    assert 'w:type="page"' not in xml(report(Prose("a"), Break.PAGE, Heading("Bagian dua")))


# --- how wide tables are ---------------------------------------------------------------------


def grid(columns, figure="1.234.567.890,00", label="Beban administrasi dan umum"):
    rows = (GridRow((label, *[figure] * columns)), GridRow((label, *["-"] * columns)))
    return Grid(("Uraian", *["Debit"] * columns), rows, (False, *[True] * columns))


@pytest.mark.parametrize("columns", [1, 3, 6, 10, 20])
@pytest.mark.parametrize("room", [UPRIGHT_MM, SIDEWAYS_MM])
def test_a_table_fills_the_page_and_no_more(columns, room):
    assert sum(grid(columns).fit(room).widths_mm) == pytest.approx(room)


def test_type_is_smaller_only_where_it_must_be():
    points = [grid(columns).fit(SIDEWAYS_MM).points for columns in (1, 6, 9, 40)]
    assert points == sorted(points, reverse=True)
    assert (points[0], points[-1]) == (SIZES[0], SMALLEST[-1])


def test_figures_have_room_before_words_have():
    label, *figures = grid(4, label="Beban " * 30).fit(UPRIGHT_MM).widths_mm
    assert min(figures) > 25
    assert label < 60


def test_a_table_of_many_columns_lies_on_its_side(year):
    narrow = document(year, "income-statement")
    wide = document(year, "worksheet")
    made = written(Heading("Dua"), Included(narrow), Heading("Sepuluh"), Included(wide))
    assert [s.orientation for s in made.sections] == [
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.LANDSCAPE,
    ]
    assert made.sections[1].page_width > made.sections[1].page_height


def test_a_statement_that_stands_alone_turns_its_only_page(year):
    made = docx.Document(io.BytesIO(render(document(year, "worksheet"), "docx")))
    assert [s.orientation for s in made.sections] == [WD_ORIENTATION.LANDSCAPE]


# --- as a whole ------------------------------------------------------------------------------


def test_a_draft_says_why():
    assert "Bukti belum lengkap." in lines(written(Prose("a"), draft=("Bukti belum lengkap.",)))


@pytest.mark.parametrize(
    ("paper", "size"), [(PaperSize.A4, (Mm(210), Mm(297))), (PaperSize.F4, (Mm(215), Mm(330)))]
)
def test_it_has_the_size_of_its_paper(paper, size):
    section = written(Prose("a"), paper=paper).sections[0]
    assert [round(n / Mm(1)) for n in (section.page_width, section.page_height)] == [
        round(n / Mm(1)) for n in size
    ]


def test_the_same_report_gives_the_same_bytes():
    made = report(Prose("a"), listing())
    assert bind(made, "docx") == bind(made, "docx")


def test_its_files_are_packed_close():
    with zipfile.ZipFile(io.BytesIO(bind(report(Prose("a")), "docx"))) as packed:
        assert {file.compress_type for file in packed.infolist()} == {zipfile.ZIP_DEFLATED}


def test_a_statement_in_a_chapter_has_all_its_figures(year):
    statement = document(year, "income-statement", COMPARED)
    shown = {text for row in cells(written(Included(statement))) for text in row}
    expected = {row.label for row in statement.tables[0].printed if not row.is_heading}
    assert {label.upper() for label in expected} <= {text.strip().upper() for text in shown}


def test_a_drawing_is_told_by_its_table(year):
    statement = document(year, "income-statement", COMPARED)
    made = written(Chart("Pendapatan", "<svg></svg>", statement.tables[0]))
    assert made.tables
    assert any(line.startswith("Pendapatan") for line in lines(made))


def test_a_statement_alone_can_be_written_on(year):
    made = docx.Document(io.BytesIO(render(document(year, "income-statement"), "docx")))
    assert made.tables
    assert "BUM DESA MAJU JAYA" in lines(made)
