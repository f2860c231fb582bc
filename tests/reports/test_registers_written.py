"""Registers of any columns on paper and in files; and that no text is ever a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest

from ledger import rp
from reports.plain_list import list_as_csv, list_as_xlsx
from reports.print_register import print_register
from reports.register import CellKind, Register, RegisterColumn
from reports.renderers import render
from reports.sheets import BOUND, SIDEWAYS, UPRIGHT, Sheet, blocks, cut, widths
from tests.reports.documents import document

FORMULAS = ("=1+1", "+62811", "-5", "@SUM(A1)", "\tx", "\rx", "=cmd|'/c calc'!A1")
COLUMNS = (
    RegisterColumn("code", "Kode"),
    RegisterColumn("name", "Nama", is_label=True),
    RegisterColumn("day", "Tanggal", CellKind.DAY),
    RegisterColumn("count", "Banyaknya", CellKind.NUMBER),
    RegisterColumn("amount", "Jumlah", CellKind.AMOUNT),
    RegisterColumn("note", "Catatan"),
)
OTHER = (RegisterColumn("name", "Nama"), RegisterColumn("amount", "Jumlah", CellKind.AMOUNT))
DAY = dt.date(2025, 3, 1)


def register(*rows, columns=COLUMNS, **fields):
    told = rows or (("A-1", "Beras", DAY, 1_200, 5_000_00, ""), ("A-2", "Gula", "", "", 0, "x"))
    place = [column.key for column in columns].index("amount")
    return Register(
        **{
            "key": "barang",
            "title": "Barang",
            "facts": (),
            "columns": columns,
            "rows": told,
            "totals": {"amount": sum(row[place] for row in told)},
            "currency": rp(1).currency,
            **fields,
        }
    )


def of(view, *registers, **fields):
    return replace(document(view, "journal"), tables=registers, **fields)


def lines(doc):
    return list(csv.reader(io.StringIO(render(doc, "csv").decode())))


def sheets(doc):
    return openpyxl.load_workbook(io.BytesIO(render(doc, "xlsx"))).worksheets


def cells(ws):
    return [cell for row in ws.iter_rows() for cell in row if cell.value is not None]


# --- files ----------------------------------------------------------------------------------


def test_a_blank_day_and_a_blank_count_are_left_blank(year):
    assert lines(of(year, register())) == [
        ["Kode", "Nama", "Tanggal", "Banyaknya", "Jumlah", "Catatan"],
        ["A-1", "Beras", "2025-03-01", "1200", "5000", ""],
        ["A-2", "Gula", "", "", "0", "x"],
    ]


def test_registers_of_other_columns_follow_an_empty_line(year):
    told = lines(of(year, register(), register(("Air", 7_00), columns=OTHER)))

    assert told[3:] == [[], ["Nama", "Jumlah"], ["Air", "7"]]


def test_alike_registers_stand_under_one_head_that_tells_them_apart(year):
    told = lines(of(year, register(), register(title="Bahan")))

    assert [row[0] for row in told] == ["Bagian", "Barang", "Barang", "Bahan", "Bahan"]


def test_a_workbook_keeps_columns_in_their_order(year):
    (ws,) = sheets(of(year, register()))

    head = next(cell.row for cell in cells(ws) if cell.value == "Kode")
    told = [[cell.value for cell in row] for row in ws.iter_rows(head, head + 2)]
    assert told[0] == ["Kode", "Nama", "Tanggal", "Banyaknya", "Jumlah", "Catatan"]
    assert told[1] == ["A-1", "Beras", dt.datetime(2025, 3, 1), 1200, 5000, None]  # noqa: DTZ001 - as read
    assert told[2] == ["A-2", "Gula", None, None, None, "x"]


def test_a_workbook_adds_up_what_stands_alone(year):
    (ws,) = sheets(of(year, register()))

    total = next(cell for cell in cells(ws) if cell.value == 5000 and cell.font.bold)
    assert ws.cell(total.row, 2).value == "Jumlah"


def test_registers_of_other_columns_have_a_sheet_of_their_own(year):
    doc = of(year, register(), register(("Air", 7_00), columns=OTHER, title="Air minum"))

    assert [ws.title for ws in sheets(doc)] == ["Jurnal Umum", "Air minum"]


# --- no formula -----------------------------------------------------------------------------


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_of_a_register_is_a_formula_in_csv(year, text):
    row = (text, text, DAY, text, -5_00, text)
    doc = of(year, register(row, title=text), register(row, title=text))

    told = lines(doc)[1]

    assert [cell for cell in told if cell.startswith(("=", "+", "@", "\t", "\r"))] == []
    assert [cell for cell in told if cell.startswith("-")] == ["-5"], "amounts stay numbers"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_heading_is_a_formula_in_csv(year, text):
    columns = (replace(OTHER[0], heading=text), OTHER[1])

    head = lines(of(year, register(("Air", 7_00), columns=columns)))[0]

    assert head[0] == f"'{text}"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_of_a_register_is_a_formula_in_a_workbook(year, text):
    row = (text, text, DAY, text, 5_00, text)
    doc = of(year, register(row, title=text), register(row, title=text))

    found = [cell for ws in sheets(doc) for cell in cells(ws)]

    assert {cell.data_type for cell in found} <= {"s", "n", "d"}
    assert sum(cell.data_type == "s" and text.strip() in str(cell.value) for cell in found) > 2


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_of_a_plain_list_is_a_formula(text):
    told = list_as_csv([text], [[text]]).decode("utf-8-sig")
    ws = openpyxl.load_workbook(io.BytesIO(list_as_xlsx("Daftar", [text], [[text]]))).active

    assert [row[0][0] for row in csv.reader(io.StringIO(told))] == ["'", "'"]
    assert {cell.data_type for cell in cells(ws)} == {"s"}


# --- sheets of text -------------------------------------------------------------------------


def long_register(rows=400, **fields):
    told = (
        (f"K-{n}", f"Barang nomor {n} " + "x" * (n % 90), DAY, n, n * 100, "catatan " * (n % 9))
        for n in range(1, rows + 1)
    )
    return register(*told, **fields)


@pytest.mark.parametrize("paper", [UPRIGHT, SIDEWAYS, BOUND])
def test_no_line_is_wider_than_the_paper_or_longer_than_a_page(paper):
    shown = print_register(long_register())
    pieces = list(cut([Sheet("Barang", "", shown)], paper=paper))

    assert len(pieces) > 1
    for piece in pieces:
        told = piece.rows.split("\n")
        assert max(map(len, (*told, piece.heading, piece.carry))) <= paper.characters
        assert len(told) < paper.lines


def test_every_text_goes_on_below_where_it_is_too_long():
    shown = print_register(register(("A", "beras " * 40, DAY, 1, 100, "catatan " * 40)))

    told = "".join("".join(line.split()) for line in blocks(shown, widths(shown))[0])

    assert told.count("beras") == 40
    assert told.count("catatan") == 40


def test_what_carries_over_keeps_figures_below_one_another():
    shown = print_register(long_register(totals={}))
    first, second, *_ = cut([Sheet("Barang", "", shown)])

    assert first.carry.split()[-1] == second.brought.split()[-1]
    assert len(first.carry) == len(second.brought)
    assert first.rows.split("\n")[0].rstrip().find("1", 60) >= 0


def test_a_register_without_a_name_in_a_row_is_written():
    shown = print_register(register(("", "", "", "", 0, "")))

    assert blocks(shown, widths(shown)) == [[blocks(shown, widths(shown))[0][0]]]


@pytest.mark.parametrize("hostile", ["a\nb", "a\tb", "\u202eterbalik", "<b>&amp;</b>", "ab"])
def test_a_line_stays_one_line(hostile):
    shown = print_register(register((hostile, hostile, DAY, 1, 100, hostile)))

    (told,) = blocks(shown, widths(shown))
    assert len(told) == 1
    assert not set(told[0]) & {"\n", "\t", "\x0b", "\u202e"}


def test_only_the_beginning_of_a_register_is_a_heading(year):
    page = render(of(year, long_register()), "html").decode()

    assert page.count('<h2 class="listing-title"') == 1
    assert page.count('<p class="listing-title"') > 2


def test_a_wide_register_lies_on_its_side(year):
    upright, wide = (
        render(of(year, register(is_wide=is_wide)), "html") for is_wide in (False, True)
    )

    assert b'class="wide' not in upright
    assert b'class="wide' in wide
