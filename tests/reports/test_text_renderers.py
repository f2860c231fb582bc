"""Text, JSON and CSV."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest

from ledger import Book, Period, rp
from reports.errors import UnknownFormatError, UnknownReportError
from reports.forms.generic import GENERIC
from reports.prepare import BOOK_KEYS, KEYS, prepare
from reports.renderers import RENDERERS, render
from reports.scope import Scope
from tests.builders import Clock
from tests.reports import books
from tests.reports.documents import BY_UNIT, COMPARED, YEAR, document, row, with_rows


def text(doc):
    return render(doc, "text").decode()


def data(doc):
    return json.loads(render(doc, "json"))


def rows_of_csv(doc):
    return list(csv.reader(io.StringIO(render(doc, "csv").decode(), newline="")))


# --- text -----------------------------------------------------------------------------------


def test_text_shows_a_statement_as_people_read_it(year):
    assert text(document(year, "cash-flows", Scope(Period.semester(2025, 2)))) == (
        """\
BUM DESA MAJU JAYA
LAPORAN ARUS KAS
Untuk Periode 1 Juli s/d 31 Desember 2025

Dalam rupiah                                   Semester II 2025
ARUS KAS DARI KEGIATAN OPERASI
  Penerimaan
    Penerimaan dari penjualan barang dagangan         6.000.000
                                               ----------------
KAS NETO DARI (UNTUK) KEGIATAN OPERASI                6.000.000
ARUS KAS DARI KEGIATAN INVESTASI
                                               ----------------
KAS NETO DARI (UNTUK) KEGIATAN INVESTASI                      \N{EN DASH}
ARUS KAS DARI KEGIATAN PEMBIAYAAN
  Bagi hasil penyertaan modal Desa                  (1.500.000)
  Bagi hasil penyertaan modal masyarakat              (500.000)
                                               ----------------
KAS NETO DARI (UNTUK) KEGIATAN PEMBIAYAAN           (2.000.000)
  Kenaikan (penurunan) kas                            4.000.000
  Saldo kas awal                                    147.850.000
                                               ================
SALDO KAS AKHIR                                     151.850.000

Saldo kas akhir sama dengan kas dan setara kas pada Laporan Posisi Keuangan: selisih 0.
Bentuk: Kepmendesa PDTT 136/2022, Laporan Arus Kas (metode langsung).
"""
    )


def test_text_groups_the_columns_that_belong_together(year):
    lines = text(document(year, "income-statement", COMPARED)).splitlines()

    assert lines[4].split() == ["Naik", "(turun)"]
    assert lines[5].split() == ["Dalam", "rupiah", "2025", "2024", "rupiah", "%"]
    assert "Naik (turun) adalah angka 2025 dikurangi angka 2024." in lines


def test_text_names_the_unit(year):
    scope = Scope(YEAR.period, unit=books.SHOP)

    assert text(document(year, "income-statement", scope)).splitlines()[3] == "Toko Desa"


def test_text_shows_codes_of_a_trial_balance(year):
    assert "1.1.01.01   Kas Tunai " in text(document(year, "trial-balance"))


def test_text_shows_a_ledger_line_by_line(year):
    scope = Scope(Period.month(2025, 12), accounts=(books.BANK,))

    lines = text(document(year, "general-ledger", scope)).splitlines()[4:]

    assert [" ".join(line.split()) for line in lines] == [
        "Kas di Bank BRI · Akun 1.1.01.04 · saldo normal debit",
        "Tanggal Nomor bukti Uraian Debit Kredit Saldo",
        "Saldo awal 106.850.000",
        "30/12/2025 BKK/2025/0004 Bagi hasil Desa 1.500.000 105.350.000",
        "30/12/2025 BKK/2025/0005 Bagi hasil warga 500.000 104.850.000",
        "-" * 119,
        "Jumlah mutasi dan saldo akhir \N{EN DASH} 2.000.000 104.850.000",
    ]
    assert {len(line) for line in lines[1:]} == {119}


def test_text_shows_the_journal_entry_by_entry(year):
    scope = Scope(Period.month(2025, 2), unit=books.SHOP)

    lines = text(document(year, "journal", scope)).splitlines()

    assert lines[7].split("  ")[0] == "01/02/2025"
    assert " ".join(lines[8].split()) == (
        "1.1.05.01 Persediaan Barang Dagangan (TOKO) 12.000.000"
    )
    assert "1.1.01.01     Kas Tunai (TOKO)" in lines[9]


def test_text_of_a_book_without_entries_is_short(sqlite_book):
    assert "SALDO KAS AKHIR" in text(document(sqlite_book, "cash-flows"))


def test_sen_are_shown_where_a_figure_has_them(sqlite_book):
    books.move(sqlite_book, "2025-01-01", books.CASH, books.TICKETS, "1500000.50")
    books.move(sqlite_book, "2025-01-02", books.CASH, books.SALES, 1_000)

    shown = text(document(sqlite_book, "income-statement"))

    assert "1.500.000,50" in shown
    assert "1.000,00" in shown


# --- JSON -----------------------------------------------------------------------------------


def test_json_gives_amounts_as_plain_texts(year):
    told = data(document(year, "income-statement", COMPARED))

    by_key = {each["key"]: each for each in told["rows"]}
    assert told["key"] == "income-statement"
    assert told["period"] == "2025-01-01..2025-12-31"
    assert [column["heading"] for column in told["columns"]] == ["2025", "2024"]
    assert by_key["merchandise"] == {
        "key": "merchandise",
        "label": "Pendapatan penjualan barang dagangan",
        "style": "line",
        "figures": ["15000000", "0"],
        "accounts": [books.SALES],
        "change": {"amount": "15000000", "percent": None},
    }
    assert by_key["other_part"]["figures"] == [None, None]


@pytest.mark.parametrize("key", BOOK_KEYS)
def test_json_has_no_float_anywhere(year, key):
    def refuse(number):
        raise AssertionError(number)

    json.loads(render(document(year, key), "json"), parse_float=refuse)


def test_json_gives_registers_row_by_row(year):
    scope = Scope(Period.month(2025, 12), accounts=(books.BANK,))

    (register,) = data(document(year, "general-ledger", scope))["registers"]

    assert (register["key"], register["opening"]) == (books.BANK, "106850000")
    assert register["totals"]["balance"] == "104850000"
    assert register["rows"][0] == {
        "date": "2025-12-30",
        "voucher": "BKK/2025/0004",
        "description": "Bagi hasil Desa",
        "unit": "",
        "debit": "0",
        "credit": "1500000",
        "balance": "105350000",
    }


def test_the_journal_has_no_opening(year):
    (register,) = data(document(year, "journal"))["registers"]

    assert "opening" not in register


def test_a_ledger_of_nothing_has_no_registers(sqlite_book):
    assert data(document(sqlite_book, "general-ledger"))["registers"] == []


def test_the_fingerprint_can_be_computed_from_the_json(year):
    told = data(document(year, "financial-position", BY_UNIT))

    proof = told.pop("verification")
    canonical = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert proof["fingerprint"] == hashlib.sha256(canonical.encode()).hexdigest()
    assert proof["head"] == year.settings().head
    assert proof["printed_at"] == "2026-03-16T14:05:00+07:00"


def test_the_fingerprint_does_not_depend_on_when_it_is_printed(year):
    now, never = (document(year, "journal"), document(year, "journal", now=None))

    proofs = [data(each)["verification"] for each in (now, never)]
    assert proofs[0]["fingerprint"] == proofs[1]["fingerprint"]
    assert proofs[1]["printed_at"] is None


def test_another_figure_has_another_fingerprint(sqlite_book):
    seen = set()
    for _ in range(3):
        books.move(sqlite_book, "2025-01-01", books.CASH, books.TICKETS, 1)
        told = data(document(sqlite_book, "income-statement"))
        seen.add(told["verification"]["fingerprint"])

    assert len(seen) == 3


# --- CSV ------------------------------------------------------------------------------------


def test_csv_has_every_row_and_plain_digits(year):
    rows = rows_of_csv(document(year, "financial-position", BY_UNIT))

    assert rows[0] == [
        "Kode",
        "Uraian",
        "Toko Desa",
        "Wisata Embung",
        "Kantor Pusat",
        "Eliminasi",
        "Jumlah",
    ]
    by_key = {each[0]: each[2:] for each in rows}
    assert by_key["cash"] == ["28000000", "9000000", "114850000", "0", "151850000"]
    assert by_key["assets_part"] == ["", "", "", "", ""]
    assert by_key["investments"] == ["0", "0", "0", "0", "0"]


def test_csv_tells_what_changed(year):
    scope = Scope(Period.semester(2025, 2), compare=(Period.semester(2025, 1),))

    rows = rows_of_csv(document(year, "income-statement", scope))

    assert rows[0][-2:] == ["Naik (turun) rupiah", "Naik (turun) %"]
    assert rows[5] == [
        "revenue",
        "Jumlah pendapatan usaha",
        "6000000",
        "13000000",
        "-7000000",
        "-53.8",
    ]
    assert rows[3][-1] == "-33.3"
    assert rows[4][-1] == ""


def test_csv_is_utf8_with_lines_that_end_as_the_standard_says(year):
    written = render(document(year, "trial-balance"), "csv")

    assert written.startswith(b"Kode,Uraian,Sebelum penyesuaian Debit,")
    assert written.count(b"\r\n") == written.count(b"\n")


def test_csv_of_a_ledger_begins_each_row_with_its_account(year):
    scope = Scope(Period.month(2025, 12), accounts=(books.BANK,))

    assert rows_of_csv(document(year, "general-ledger", scope))[:3] == [
        [
            "Akun",
            "Nama akun",
            "Tanggal",
            "Nomor bukti",
            "Uraian",
            "Unit",
            "Debit",
            "Kredit",
            "Saldo",
        ],
        [books.BANK, "Kas di Bank BRI", "", "", "Saldo awal", "", "", "", "106850000"],
        [
            books.BANK,
            "Kas di Bank BRI",
            "2025-12-30",
            "BKK/2025/0004",
            "Bagi hasil Desa",
            "",
            "0",
            "1500000",
            "105350000",
        ],
    ]


def test_csv_of_the_journal_has_a_row_a_line(year):
    rows = rows_of_csv(document(year, "journal"))

    assert rows[0][:4] == ["Tanggal", "Nomor jurnal", "Nomor bukti", "Uraian"]
    assert rows[1][:2] == ["2025-01-01", "2025/1"]


@pytest.mark.parametrize("danger", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_csv_lets_no_text_be_a_formula(year, danger):
    dangerous = with_rows(
        document(year, "trial-balance"), row(danger, -5, key=danger), shows_codes=True
    )

    assert rows_of_csv(dangerous)[1] == [f"'{danger}", f"'{danger}", "-5"]


def test_csv_lets_no_description_be_a_formula(sqlite_book):
    books.move(
        sqlite_book, "2025-01-01", books.CASH, books.TICKETS, 1, description="=HYPERLINK(1)"
    )

    assert rows_of_csv(document(sqlite_book, "journal"))[1][3] == "'=HYPERLINK(1)"


def test_csv_of_nothing_is_empty(sqlite_book):
    assert render(document(sqlite_book, "general-ledger"), "csv") == b""


# --- all formats ----------------------------------------------------------------------------


def test_there_are_seven_formats():
    assert set(RENDERERS) == {"text", "json", "csv", "xlsx", "html", "pdf", "docx"}
    assert all(renderer.label and renderer.media_type for renderer in RENDERERS.values())


def test_a_format_nobody_knows_is_refused(year):
    with pytest.raises(UnknownFormatError) as refused:
        render(document(year, "journal"), "odt")

    assert refused.value.facts["key"] == "odt"


def test_a_report_nobody_knows_is_refused(year):
    with pytest.raises(UnknownReportError) as refused:
        prepare(year, "balance", YEAR)

    assert refused.value.facts["known"] == KEYS


def test_a_document_without_letterhead_is_of_the_book(year):
    assert prepare(year, "journal", YEAR).letterhead.name == "BUM Desa Maju Jaya"


def test_a_form_that_nothing_prescribes_names_no_source(year):
    general = document(year, "income-statement", form=GENERIC)

    assert general.remarks == ()


def test_another_currency_is_named(sqlite_engine):
    with sqlite_engine.begin() as connection:
        chart = books.founding_accounts()
        book = Book.create(
            connection, "dolar", name="Dolar", chart=chart, currency="USD", clock=Clock()
        )
        shown = text(document(book, "income-statement"))

    assert "Dalam USD" in shown


def test_amounts_of_any_size_are_exact(sqlite_book):
    books.move(sqlite_book, "2025-01-01", books.CASH, books.TICKETS, "92233720368547758.07")

    doc = document(sqlite_book, "income-statement")

    figures = {each["key"]: each["figures"] for each in data(doc)["rows"]}
    assert figures["profit"] == ["92233720368547758.07"]
    assert "92.233.720.368.547.758,07" in text(doc)
    assert Decimal(figures["profit"][0]) == rp("92233720368547758.07").amount


def test_a_document_can_be_of_a_table_alone(year):
    alone = replace(with_rows(document(year, "journal"), row("Kas", 5)), remarks=())

    assert text(alone).splitlines()[-1] == "Kas                5"
