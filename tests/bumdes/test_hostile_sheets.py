"""Lists made to do harm, or to be misread: refused soon, or read exactly."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import openpyxl
import pytest

from bumdes.errors import AmbiguousAmountError, RupiahError, SheetError, SheetUnreadableError
from bumdes.packed_file import MOST_MEMBERS
from bumdes.rupiah import parse_rupiah
from bumdes.sheet_file import MOST_COLUMNS, MOST_ROWS, read_sheet
from ledger import rp

KNOWN = ("kode", "nama", "jumlah")

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def relation(kind, target):
    return (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/{kind}"'
        f' Target="{target}"/></Relationships>'
    )


def sheet(rows):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


HEADING = '<row r="1"><c r="A1" t="inlineStr"><is><t>nama</t></is></c></row>'
BODY = '<row r="2"><c r="A2" t="inlineStr"><is><t>Siti</t></is></c></row>'


def workbook(rows=HEADING + BODY, *, at="xl/worksheets/sheet1.xml", **more):
    """Return a workbook with one sheet of *rows*, and more members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", relation("officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr(
            "xl/_rels/workbook.xml.rels", relation("worksheet", at.removeprefix("xl/"))
        )
        archive.writestr(at, rows if rows.startswith("<?") else sheet(rows))
        for name, text in more.items():
            archive.writestr(name, text)
    return out.getvalue()


def cell(place, text="x"):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def lying():
    """Return a workbook whose sheet says it is small, and unpacks to a hundred megabytes."""
    content = bytearray(workbook("<!--" + "\x20" * 1_000_000 + "-->" + HEADING + BODY))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        member = archive.getinfo("xl/worksheets/sheet1.xml")
        directory = archive.start_dir
    small = struct.pack("<L", 100)
    place = member.header_offset + 22
    content[place : place + 4] = small
    at = content.index(b"xl/worksheets/sheet1.xml", directory) - 46
    content[at + 24 : at + 28] = small
    return bytes(content)


def zeros():
    """Return a workbook with a sheet of a gigabyte, of which nothing is held here."""
    out = io.BytesIO(workbook())
    with zipfile.ZipFile(out, "a") as archive:
        big = zipfile.ZipInfo("xl/worksheets/sheet2.xml")
        big.compress_type = zipfile.ZIP_STORED
        archive.writestr(big, _squeezed(1 << 30))
    content = bytearray(out.getvalue())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        member = archive.getinfo("xl/worksheets/sheet2.xml")
        directory = archive.start_dir
    deflated = struct.pack("<H", zipfile.ZIP_DEFLATED)
    content[member.header_offset + 8 : member.header_offset + 10] = deflated
    at = content.index(b"xl/worksheets/sheet2.xml", directory) - 46
    content[at + 10 : at + 12] = deflated
    return bytes(content)


def _squeezed(size):
    squeezing = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = bytes(1 << 20)
    packed = [squeezing.compress(piece) for _ in range(min(size >> 20, 64))]
    return b"".join([*packed, squeezing.flush()])


def linked():
    out = io.BytesIO(workbook())
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("xl/worksheets/sheet9.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def _zip_of_zips():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(16):
            archive.writestr(f"lib {n}.zip", workbook())
    return out.getvalue()


def _locked():
    content = bytearray(workbook())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        directory = archive.start_dir
    content[directory + 8] |= 1
    return bytes(content)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HARMFUL = {
    "a gigabyte of zeros": zeros,
    "a sheet that lies about its size": lying,
    "swollen text": lambda: workbook(xl_padding_xml=" " * 30_000_000),
    "billion laughs": lambda: workbook(
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]><w>&l9;</w>'
    ),
    "quadratic blow-up": lambda: workbook(
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "{"a" * 9_999}">]><w>{"&a;" * 999}</w>'
    ),
    "an external entity": lambda: workbook(
        '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
    ),
    "a document type where nobody looks": lambda: workbook(
        **{"xl/x.xml": '<?xml version="1.0"?><!doctype x><x/>'}
    ),
    "an entity where nobody looks": lambda: workbook(
        **{"xl/_rels/x.rels": '<! ENTITY a "ha"><x/>'}
    ),
    "a million rows": lambda: workbook(
        "".join(f'<row r="{n}">{cell(f"A{n}", n)}</row>' for n in range(1, 60_000))
    ),
    "a cell in the last row": lambda: workbook(
        f'{HEADING}<row r="1048576">{cell("A1048576")}</row>'
    ),
    "a cell in the last column": lambda: workbook(f'{HEADING}<row r="2">{cell("XFD2")}</row>'),
    "a cell beyond every sheet": lambda: workbook(
        f'{HEADING}<row r="2">{cell("ZZZZZZ999999999")}</row>'
    ),
    "cells without places": lambda: workbook(
        HEADING + "<row>" + "<c><v>1</v></c>" * (MOST_COLUMNS + 1) + "</row>"
    ),
    "a sheet under another name": lambda: workbook(
        f'{HEADING}<row r="2">{cell("XFD1048576")}</row>', at="xl/gambar.png"
    ),
    "a workbook in a workbook's clothes": lambda: workbook(**{"content.xml": "<o/>"}),
    "macros": lambda: workbook(**{"xl/vbaProject.bin": "Sub"}),
    "many members": lambda: workbook(**{f"x{n}.xml": "<x/>" for n in range(MOST_MEMBERS)}),
    "a zip in a zip only": _zip_of_zips,
    "an absolute path": lambda: workbook(**{"/etc/passwd": "x"}),
    "a path upwards": lambda: workbook(**{"../../x": "x"}),
    "a link": linked,
    "locked with a password": _locked,
    "cut in the middle": lambda: workbook()[:400],
    "XML of two bytes a letter": lambda: workbook(**{"xl/x.xml": "<x/>".encode("utf-16")}),
}


@pytest.mark.parametrize("made", HARMFUL.values(), ids=HARMFUL)
def test_what_would_do_harm_is_refused(made):
    with pytest.raises(SheetError):
        read_sheet(made(), known=KNOWN)


def test_a_workbook_made_by_hand_is_read():
    [row] = read_sheet(workbook(), known=KNOWN)

    assert row.cells == {"nama": "Siti"}


def test_empty_cells_far_out_do_no_harm():
    far = f'<row r="2">{cell("A2", "Siti")}<c r="XFD2" s="1"/></row><row r="1048576" s="1"/>'

    assert len(read_sheet(workbook(HEADING + far), known=KNOWN)) == 1


def test_as_many_rows_as_may_be_are_read():
    book = openpyxl.Workbook(write_only=True)
    made = book.create_sheet()
    made.append(["nama"])
    for n in range(300):
        made.append([f"Siti {n}"])
    book.save(out := io.BytesIO())

    assert len(read_sheet(out.getvalue(), known=KNOWN)) == 300


# --- CSV ------------------------------------------------------------------------------------

TEXT = "nama;jumlah\r\nJosé Café “Ny. Ani” … toko;1.000.000,50\r\n"
EXACT = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]


@pytest.mark.parametrize("coding", EXACT)
def test_a_list_is_read_exactly_in_the_codings_of_spreadsheets(coding):
    [row] = read_sheet(TEXT.encode(coding), known=KNOWN)

    assert row.cells == {"nama": "José Café “Ny. Ani” … toko", "jumlah": "1.000.000,50"}


@pytest.mark.parametrize(
    ("coding", "name"),
    [
        ("cp437", "José"),
        ("mac-roman", "José"),
        ("cp1251", "Привет"),
        ("koi8-r", "Привет"),
        ("cp1255", "שלום"),
        ("shift-jis", "こんにちは"),
        ("gbk", "你好世界"),
    ],
)
def test_a_list_in_another_coding_is_refused_and_not_guessed(coding, name):
    with pytest.raises(SheetUnreadableError):
        read_sheet(f"nama\n{name}\n".encode(coding), known=KNOWN)


@pytest.mark.parametrize("between", [";", "\t", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_cells_in_quotes_hold_what_else_parts_them(between, end):
    lines = [between.join(("nama", "kode")), between.join((f'"Siti{between} ""Ibu"""', "A"))]

    [row] = read_sheet(end.join(lines).encode(), known=KNOWN)

    said = 'Siti "Ibu"' if between == "\t" else f'Siti{between} "Ibu"'
    assert row.cells == {"nama": said, "kode": "A"}


@pytest.mark.parametrize(
    "content",
    [
        b"nama\n" + b"Siti\n" * 100_000,
        b"nama\n" + b"x" * 10_000_000 + b"\n",
        b'nama\n"' + b"x" * 200_000,
        b"nama\nSi\x00ti\n",
        TEXT.encode("utf-16-le"),
    ],
    ids=["100 000 rows", "one long cell", "an open quote", "NUL", "UTF-16 without a mark"],
)
def test_what_no_list_is_like_is_refused(content):
    with pytest.raises(SheetUnreadableError):
        read_sheet(content, known=KNOWN)


def test_an_amount_is_read_to_the_sen():
    assert parse_rupiah("1.000.000,50") == rp("1000000.50")


@pytest.mark.parametrize(
    "said", ["1,000,000.50", "(1.000)", "1e9", "1.000,000.5", "10.00", "12.34.567", "1 0"]
)
def test_amounts_that_may_mean_something_else_are_refused(said):
    with pytest.raises(RupiahError):
        parse_rupiah(said)


def test_an_amount_that_may_mean_two_things_is_told_so():
    with pytest.raises(AmbiguousAmountError):
        parse_rupiah("1,000")


def test_the_rows_of_the_smallest_bomb_are_more_than_a_list_has():
    assert MOST_ROWS < 59_999
