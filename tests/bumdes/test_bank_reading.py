"""Statements of banks as files: read exactly, or told what is wrong."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter

from bumdes.bank.figures import read_amount, read_day
from bumdes.bank.form import find_form, own_form, statement_forms
from bumdes.bank.reading import read_statement
from bumdes.bank.words import charge_meant
from bumdes.errors import (
    InvalidFieldError,
    NotFoundError,
    SheetUnreadableError,
    StatementColumnsError,
    StatementRowError,
)
from bumdes.sheet_file import read_table
from tests.bumdes.statement_rows import BCA, BPD, BRI

THROUGH = dt.date(2025, 1, 31)


def read(text, key, *, through=THROUGH):
    return read_statement(read_table(text.encode()), find_form(key), through=through)


@pytest.mark.parametrize(
    ("text", "decimal", "minor"),
    [
        ("1.000.000,50", ",", 100_000_050),
        ("1,000,000.50", ".", 100_000_050),
        ("1.500", ",", 150_000),
        ("1,500", ".", 150_000),
        ("1500000.5", ",", 150_000_050),
        ("(1.000)", ",", -100_000),
        ("-1.000", ",", -100_000),
        ("1.000-", ",", -100_000),
        ("50,000.00 DB", ".", -5_000_000),
        ("50,000.00 CR", ".", 5_000_000),
        ("Rp 25.000", ",", 2_500_000),
        ("0.00", ".", 0),
        ("", ".", None),
        ("-", ".", None),
    ],
)
def test_an_amount_is_read_as_the_bank_wrote_it(text, decimal, minor):
    assert read_amount(text, decimal=decimal) == minor


@pytest.mark.parametrize("text", ["1.5.00", "1,00,000", "1e9", "1.000.00", "seribu", "1" * 61])
def test_what_is_no_amount_is_never_guessed(text):
    with pytest.raises(StatementRowError):
        read_amount(text, decimal=",")


@pytest.mark.parametrize(
    "text",
    [
        "31/01/2025",
        "31-01-25",
        "2025-01-31",
        "31 Jan 2025",
        "31-Januari-2025",
        "31/01",
        "'31/01",
        "31/01/25 23:59:59",
        "2025-01-31T10:00:00",
    ],
)
def test_a_day_is_read_as_the_bank_wrote_it(text):
    assert read_day(text, order="dmy", through=THROUGH) == dt.date(2025, 1, 31)


def test_a_day_without_a_year_is_not_after_the_statement():
    assert read_day("31/12", order="dmy", through=THROUGH) == dt.date(2024, 12, 31)


def test_the_month_stands_first_where_the_bank_says_so():
    assert read_day("01/31/2025", order="mdy", through=THROUGH) == dt.date(2025, 1, 31)


@pytest.mark.parametrize("text", ["31/02/2025", "saldo 3", "99", "2025"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(StatementRowError):
        read_day(text, order="dmy", through=THROUGH)


def test_lines_have_what_came_in_and_what_went_out():
    said = read(BRI, "bri")

    assert [line.minor for line in said.lines] == [
        15_000_000,
        -20_000_000,
        125_050,
        -25_010,
        -550_000,
    ]


def test_titles_and_totals_are_left_out_and_told():
    said = read(BRI, "bri")

    assert [row for row, _ in said.skipped] == [9]
    assert (said.opening, said.closing, said.problems) == (100_000_000, 94_550_040, ())


def test_a_side_beside_the_amount_is_read():
    said = read(BCA, "bca")

    assert [line.minor for line in said.lines] == [-20_000_000, -1_500_000]


def test_a_description_goes_on_in_the_next_row():
    assert read(BCA, "bca").lines[0].description == "TRSF E-BANKING DB CV PANGAN"


def test_the_latest_on_top_is_turned_round():
    said = read(BPD, "bpd")

    assert [line.on.day for line in said.lines] == [15, 31]
    assert (said.opening, said.closing) == (97_500_000, 99_500_000)


def test_a_lost_line_is_told_by_the_balance():
    said = read("\n".join(BRI.splitlines()[:4] + BRI.splitlines()[5:]), "bri")

    assert [row for row, _ in said.problems] == [5]


def test_a_row_that_cannot_be_read_is_a_problem_and_no_guess():
    said = read(BRI.replace("150,000.00", "150.000.00"), "bri")

    assert 4 in [row for row, _ in said.problems]


def test_a_line_after_the_statement_is_a_problem():
    said = read(BRI, "bri", through=dt.date(2025, 1, 30))

    assert [row for row, _ in said.problems] == [6, 7, 8]


def test_a_file_of_another_bank_is_refused():
    with pytest.raises(StatementColumnsError):
        read("A;B;C\n1;2;3\n", "bri")


def test_a_file_without_lines_is_refused():
    with pytest.raises(SheetUnreadableError):
        read("Tanggal;Keterangan;Debet;Kredit\n", "bpd")


def test_whoever_has_another_bank_names_its_columns():
    form = own_form({"date": "Hari", "description": "Isi", "amount": "Nilai"}, decimal=",")
    rows = [["Hari", "Isi", "Nilai"], ["2-1-2025", "Setor", "1.000"], ["3-1-2025", "T", "-5"]]

    said = read_statement(rows, form, through=THROUGH)

    assert [line.minor for line in said.lines] == [100_000, -500]


@pytest.mark.parametrize("missing", ["date", "description", "amount"])
def test_columns_without_which_nothing_is_told_are_asked_for(missing):
    columns = {"date": "a", "description": "b", "amount": "c"}

    with pytest.raises(InvalidFieldError):
        own_form({**columns, missing: ""})


def test_every_form_of_the_table_can_be_used():
    keys = [form.key for form in statement_forms(THROUGH)]

    assert keys == ["bri", "bni", "mandiri", "bca", "bsi", "bpd"]


def test_a_form_that_nobody_knows_is_not_there():
    with pytest.raises(NotFoundError):
        find_form("unknown")


@pytest.mark.parametrize(
    ("words", "minor", "key"),
    [
        ("BIAYA ADM", -100, "fee"),
        ("Biaya Adm. Jan", -100, "fee"),
        ("PAJAK BUNGA", -100, "tax"),
        ("BUNGA TABUNGAN", 100, "interest"),
        ("Bagi Hasil Tabungan", 100, "interest"),
        ("BUNGA TABUNGAN", -100, None),
        ("SETORAN TUNAI", 100, None),
        ("PAJANGAN", -100, None),
    ],
)
def test_the_words_of_a_bank_are_known(words, minor, key):
    charge = charge_meant(words, minor, THROUGH)

    assert (charge.key if charge else None) == key


def test_a_workbook_is_read_by_its_numbers_and_days():
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write(0, 0, "Rekening Koran")
        sheet.write_row(2, 0, ["Tanggal", "Keterangan", "Debet", "Kredit", "Saldo"])
        sheet.write_datetime(3, 0, dt.date(2025, 1, 30), day)
        sheet.write_row(3, 1, ["SETOR", 0, 1_500_000.25, 2_500_000.25])
        sheet.write_datetime(4, 0, dt.date(2025, 1, 31), day)
        sheet.write_row(4, 1, ["BIAYA ADM", 5_500, 0, 2_494_500.25])

    said = read_statement(read_table(written.getvalue()), find_form("bpd"), through=THROUGH)

    assert [(line.on.day, line.minor) for line in said.lines] == [
        (30, 150_000_025),
        (31, -550_000),
    ]
    assert said.problems == ()
