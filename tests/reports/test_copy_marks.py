"""Whose copy a file is stands in it, and what it says stays."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from docx import Document
from openpyxl import load_workbook

from reports.copy_mark import NotMarkedError
from reports.copy_marks import NOTE, mark_bundle, mark_content
from reports.plain_list import list_as_csv, list_as_xlsx

WORDS = "Salinan untuk Indra & rekan (Auditor), 24 November 2026. Bukan naskah asli."
HEADINGS, ROWS = ("Kode", "Nama"), (("1", 'Toko "Maju"'), ("2", "Bu Tini, Waringin"))


def workbook():
    return load_workbook(
        io.BytesIO(mark_content(list_as_xlsx("Orang", HEADINGS, ROWS), "xlsx", WORDS))
    )


def test_a_list_says_it_in_its_last_line_and_nowhere_else():
    before = list_as_csv(HEADINGS, ROWS)

    marked = mark_content(before, "csv", WORDS)

    assert marked.startswith(before)
    assert list(csv.reader(io.StringIO(marked.decode("utf-8-sig"))))[-1] == [WORDS]


def test_words_with_quotes_stay_one_cell():
    marked = mark_content(b"a,b\r\n", "csv", 'untuk "Indra", di sini')

    assert list(csv.reader(io.StringIO(marked.decode())))[-1] == ["untuk 'Indra', di sini"]


def test_a_spreadsheet_says_it_at_the_foot_of_each_sheet():
    said = [sheet.oddFooter.center.text for sheet in workbook()]

    assert said == [WORDS.replace("&", "&&")]  # as spreadsheets write an ampersand there


def test_a_spreadsheet_says_it_among_its_properties():
    assert workbook().properties.description == WORDS


def test_a_spreadsheet_says_what_it_said():
    sheet = workbook().active

    assert [tuple(str(cell) for cell in row) for row in sheet.values] == [HEADINGS, *ROWS]


def test_words_too_long_for_a_foot_mark_no_spreadsheet():
    with pytest.raises(NotMarkedError):
        mark_content(list_as_xlsx("Orang", HEADINGS, ROWS), "xlsx", "x" * 300)


def test_a_text_to_write_on_says_it_at_the_foot():
    out = io.BytesIO()
    Document().save(out)

    marked = Document(io.BytesIO(mark_content(out.getvalue(), "docx", WORDS)))

    assert marked.sections[0].footer.paragraphs[-1].text == WORDS


def test_a_bundle_holds_one_more_file_and_the_others_as_they_were():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        bundle.writestr("SHA256SUMS", "abc  buku.jsonl\n")

    mark_bundle(out, WORDS)

    with zipfile.ZipFile(out) as bundle:
        assert bundle.namelist() == ["SHA256SUMS", NOTE]
        assert bundle.read(NOTE).decode() == f"{WORDS}\n"
        assert bundle.read("SHA256SUMS") == b"abc  buku.jsonl\n"


def test_a_bundle_in_memory_is_marked_the_same_way():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        bundle.writestr("a", "b")

    with zipfile.ZipFile(io.BytesIO(mark_content(out.getvalue(), "zip", WORDS))) as bundle:
        assert bundle.namelist() == ["a", NOTE]


def test_a_plain_text_says_it_in_the_end():
    assert mark_content(b"Neraca\n", "txt", WORDS).decode() == f"Neraca\n\n{WORDS}\n"


@pytest.mark.parametrize(
    ("content", "form"), [(b"{}", "json"), (b"x", "xlsx"), (b"x", "zip"), (b"x", "docx")]
)
def test_what_cannot_be_marked_says_so(content, form):
    with pytest.raises(NotMarkedError):
        mark_content(content, form, WORDS)
