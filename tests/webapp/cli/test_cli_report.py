"""report: what is written, in which format, of which periods and units."""

from __future__ import annotations

import sys

import pytest

from reports.kinds import KINDS
from reports.prepare import KEYS
from tests.webapp.cli.calling import CASH, OF_YEAR, SALES


@pytest.mark.parametrize(
    "key",
    [
        "trial-balance",
        "journal",
        "general-ledger",
        "income-statement",
        "changes-in-equity",
        "financial-position",
        "cash-flows",
    ],
)
def test_every_report_is_written_as_text(key, traded):
    answer = traded("statement", key, "--book", "maju", "--period", "2025")

    assert answer.code == 0
    assert "BUM DESA MAJU" in answer.out
    assert "300.000" in answer.out


def test_report_takes_listings_too(traded):
    answer = traded("report", "gap-report", "--book", "maju", *OF_YEAR, "--format", "csv")

    assert answer.code == 0
    assert "Nomor jurnal,,2025,1," in answer.out


def test_a_listing_has_no_format_that_no_renderer_writes(traded):
    answer = traded("report", "gap-report", "--book", "maju", *OF_YEAR, "--format", "zip")

    assert answer.code != 0
    assert "“zip” tidak ada" in answer.err


def test_every_report_is_on_the_list(bumdes):
    answer = bumdes("report", "list")

    assert answer.code == 0
    assert {*KINDS, *KEYS} <= {line.split(" ")[0] for line in answer.out.splitlines()}


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("text", b"BUM DESA MAJU"),
        ("json", b"{"),
        ("csv", b""),
        ("html", b"<!"),
        ("xlsx", b"PK"),
        ("pdf", b"%PDF-"),
    ],
)
def test_a_report_is_written_to_a_file_in_any_format(form, begins, traded, tmp_path):
    file = tmp_path / "laporan"

    answer = traded(
        *("statement", "income-statement", "--book", "maju", "--period", "2025"),
        *("--format", form, "-o", str(file)),
    )

    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert file.read_bytes().removeprefix(b"\xef\xbb\xbf").startswith(begins)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["laporan"]


@pytest.mark.parametrize(
    "words", [["--compare", "2024,2023"], ["--compare", "2024", "--compare", "2023"]]
)
def test_periods_are_compared_repeated_or_with_commas(words, traded):
    answer = traded(
        *("statement", "income-statement", "--book", "maju", "--period", "2025"),
        *("--format", "csv", *words),
    )

    assert answer.out.splitlines()[0].endswith("2025,2024,2023")


def test_units_of_several_periods_and_a_budget_stand_in_columns(traded):
    answer = traded(
        *("statement", "income-statement", "--book", "maju", "--period", "2025"),
        *("--format", "csv", "--by-unit", "--compare", "2024", "--budget"),
    )

    heads = answer.out.splitlines()[0].split(",")
    assert [head for head in heads if head.endswith(("Jumlah", "Anggaran"))] == [
        "2025 Jumlah",
        "2025 Anggaran",
        "2024 Jumlah",
    ]


@pytest.mark.parametrize(("rows", "shown"), [("shown", True), ("form", False)])
def test_rows_of_nothing_are_shown_where_that_is_asked(rows, shown, traded):
    answer = traded(
        *("statement", "income-statement", "--book", "maju", "--period", "2025"),
        *("--zero-rows", rows),
    )

    assert ("Harga pokok produksi" in answer.out) is shown


def test_a_report_of_one_unit_shows_only_it(traded):
    answer = traded(
        *("statement", "income-statement", "--book", "maju", "--period", "2025"),
        *("--unit", "TOKO", "--format", "text"),
    )

    assert "150.000" in answer.out
    assert "300.000" not in answer.out


def test_a_ledger_of_one_account_shows_only_it(traded):
    answer = traded(
        *("statement", "general-ledger", "--book", "maju", "--period", "2025"),
        *("--account", CASH),
    )

    assert CASH in answer.out
    assert SALES not in answer.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--unit", "TIDAK-ADA"], "unknown_unit"),
        (["--fund", "TIDAK-ADA"], "unknown_fund"),
        (["--compare", "2025"], "invalid_scope"),
        (["--by-unit", "--unit", "TOKO"], "invalid_scope"),
        (["--budget", "--fund", ""], "invalid_scope"),
    ],
)
def test_a_report_that_cannot_be_is_refused(words, code, traded):
    answer = traded(
        "statement", "income-statement", "--book", "maju", "--period", "2025", *words
    )

    assert answer.code == 1
    assert answer.err.startswith(f"Ditolak ({code}): ")


def test_what_is_no_text_is_not_written_to_a_terminal(traded, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    answer = traded(
        *("statement", "income-statement", "--book", "maju", "--period", "2025"),
        *("--format", "xlsx"),
    )

    assert answer.code == 2
    assert "tambahkan -o BERKAS" in answer.err
