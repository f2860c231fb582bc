from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bumdes.errors import (
    SheetColumnMissingError,
    SheetColumnUnknownError,
    SheetUnreadableError,
)
from bumdes.sheet_file import read_sheet
from reports.plain_list import list_as_csv, list_as_xlsx

KNOWN = ("kode", "nama", "telepon")


def rows(content, **asked):
    found = read_sheet(content, **{"known": KNOWN, **asked})
    return [(row.number, dict(row.cells)) for row in found]


def workbook(*lines, **cells):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    for place, value in cells.items():
        book.active[place] = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs"]),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() == text)


# --- CSV ------------------------------------------------------------------------------------


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_csv_file_is_read_whatever_stands_between_its_cells(between):
    content = f"Kode{between}Nama\nA{between}Siti\n".encode()

    assert rows(content) == [(2, {"kode": "A", "nama": "Siti"})]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_file_is_read_in_the_codings_of_spreadsheets(coding):
    assert rows("nama\nJosé\n".encode(coding)) == [(2, {"nama": "José"})]


def test_empty_rows_are_left_out_but_counted():
    assert rows(b"nama\n\nSiti\n ,\nBudi\n") == [(3, {"nama": "Siti"}), (5, {"nama": "Budi"})]


def test_short_rows_are_filled_up():
    assert rows(b"nama,telepon\nSiti\n") == [(2, {"nama": "Siti", "telepon": ""})]


def test_a_line_break_within_a_cell_is_a_space():
    assert rows(b'nama\n"Siti\r\nAminah"\n') == [(2, {"nama": "Siti Aminah"})]


def test_an_unknown_heading_is_refused():
    with pytest.raises(SheetColumnUnknownError):
        rows(b"nama,warna\nSiti,biru\n")


def test_a_missing_heading_is_refused():
    with pytest.raises(SheetColumnMissingError):
        rows(b"kode\nA\n", needed=("nama",))


@pytest.mark.parametrize(
    "content", [b"", b"nama\n", b"\x00\x01\x02", b"PK\x03\x04 broken", b"%PDF-1.7 nama"]
)
def test_what_is_no_list_is_refused(content):
    with pytest.raises((SheetUnreadableError, SheetColumnUnknownError)):
        rows(content)


# --- XLSX -----------------------------------------------------------------------------------


def test_the_first_sheet_of_a_workbook_is_read():
    content = workbook(("Kode", "Nama"), ("A", "Siti"), (None, None), (None, "Budi"))

    assert rows(content) == [
        (2, {"kode": "A", "nama": "Siti"}),
        (4, {"kode": "", "nama": "Budi"}),
    ]


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (81234567890, "81234567890"),
        (0.5, "0.5"),
        (123456789012345, "123456789012345"),
        (3517084708900003, "3.51708E+15"),
        (True, "1"),
        (-3, "-3"),
    ],
)
def test_a_number_is_read_as_it_is_shown_unless_it_lost_digits(value, read):
    assert rows(workbook(("telepon",), (value,))) == [(2, {"telepon": read})]


def test_a_workbook_with_a_document_type_is_refused():
    content = io.BytesIO(workbook(("nama",), ("Siti",)))
    with zipfile.ZipFile(content, "a") as archive:
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("xl/worksheets/sheet1.xml", bomb)

    with pytest.raises(SheetUnreadableError):
        rows(content.getvalue())


def test_a_zip_file_that_is_no_workbook_is_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("hallo.txt", "hallo")

    with pytest.raises(SheetUnreadableError):
        rows(content.getvalue())


# --- there and back -------------------------------------------------------------------------


@settings(max_examples=30)
@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=5))
def test_what_is_written_is_read_again(lines):
    wanted = [(n, dict(zip(KNOWN, line, strict=True))) for n, line in enumerate(lines, 2)]

    assert rows(list_as_csv(KNOWN, lines)) == wanted
    assert rows(list_as_xlsx("Orang", KNOWN, lines)) == wanted


@pytest.mark.parametrize("cell", ["=1", "'=1", "''-x", "'Ali", "+62 812"])
def test_a_cell_that_looks_like_a_formula_is_read_as_it_was(cell):
    assert rows(list_as_csv(("nama",), [(cell,)])) == [(2, {"nama": cell})]
    assert rows(list_as_xlsx("Orang", ("nama",), [(cell,)])) == [(2, {"nama": cell})]


def test_no_cell_of_a_written_list_is_a_formula():
    written = list_as_csv(("nama",), [("=1+1",)]).decode("utf-8-sig")

    assert written == "nama\r\n'=1+1\r\n"
