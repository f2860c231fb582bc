"""The stand-alone check of papers: it shares no code with the program, and finds the same."""

from __future__ import annotations

import ast
import io
import subprocess
import sys
from pathlib import Path

import pytest

import ledger.paper_verifier
from ledger import Period
from ledger.exchange import EXPORTS
from ledger.paper_verifier import main
from reports.prepare import BOOK_KEYS
from reports.scope import Scope
from reports.verifying.contents import contents_of
from tests.reports import books, forged
from tests.reports.documents import BY_UNIT, COMPARED, YEAR
from tests.reports.printed_books import at_work

FILE = Path(ledger.paper_verifier.__file__)


@pytest.fixture(scope="module")
def export(engine_of_year, tmp_path_factory):
    """The books, exported."""
    out = io.StringIO()
    with at_work(engine_of_year) as work:
        EXPORTS["jsonl"].write(work.book, out)
    file = tmp_path_factory.mktemp("export") / "buku.jsonl"
    file.write_text(out.getvalue())
    return file


@pytest.fixture
def check(tmp_path, export):
    def check(pdf, *, ledger=export):
        file, out = tmp_path / "laporan.pdf", io.StringIO()
        file.write_bytes(pdf)
        given = [str(file), "--ledger", str(ledger)] if ledger else [str(file)]
        return main(given, out), out.getvalue()

    return check


def test_it_needs_nothing_but_python():
    tree = ast.parse(FILE.read_text())
    modules = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    plain = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    imported = {name.split(".")[0] for name in modules | plain}

    assert imported <= sys.stdlib_module_names


def test_it_runs_by_itself(paper, tmp_path):
    (tmp_path / "laporan.pdf").write_bytes(paper())

    done = subprocess.run(
        [sys.executable, "-I", str(FILE), str(tmp_path / "laporan.pdf")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "SAMA")


@pytest.mark.parametrize(
    ("key", "scope"),
    [
        *((key, YEAR) for key in BOOK_KEYS),
        ("financial-position", BY_UNIT),
        ("income-statement", COMPARED),
        ("income-statement", Scope(Period.quarter(2025, 1), unit=books.SHOP)),
    ],
)
def test_what_the_books_gave_is_the_same(paper, check, key, scope):
    code, said = check(paper(key, scope))

    assert (code, said.splitlines()[-1]) == (0, "SAMA"), said


@pytest.mark.parametrize(
    ("key", "totals", "figures"),
    [
        ("income-statement", 9, 6),
        ("financial-position", 11, 12),
        ("changes-in-equity", 5, 7),
        ("cash-flows", 5, 10),
        ("trial-balance", 6, 100),
        ("general-ledger", 60, 0),
        ("journal", 2, 0),
    ],
)
def test_totals_and_figures_are_added_up(paper, check, key, totals, figures):
    _, said = check(paper(key))

    assert count(said, "jumlah cocok") >= totals
    assert count(said, "angka dijumlah ulang") >= figures


def count(said, what):
    return next(int(line.split()[0]) for line in said.splitlines() if what in line)


def with_figure(paper, key, label, figure):
    """Return a paper of which one figure was changed, with the fingerprint of what it says."""

    def change(data):
        row = next(row for row in data["rows"] if row["label"] == label)
        row["figures"][0] = figure

    return forged.with_data(paper(key), change, refingerprint=True)


@pytest.mark.parametrize(
    ("key", "label", "figure", "wrong"),
    [
        ("income-statement", "Jumlah pendapatan usaha", "90000000", "barisnya berjumlah"),
        ("trial-balance", "Jumlah", "1", "barisnya berjumlah"),
        ("changes-in-equity", "Bagi hasil penyertaan modal Desa", "-70000", "bukan dari buku"),
        ("cash-flows", "Saldo kas awal", "70000", "bukan dari buku"),
        ("cash-flows", "Saldo kas akhir", "70000", "bukan dari buku"),
        ("cash-flows", "Pembayaran bunga", "-70000", "menurut tanda di buku (250.000)"),
    ],
)
def test_a_total_or_a_line_that_is_none_is_named(paper, check, key, label, figure, wrong):
    code, said = check(with_figure(paper, key, label, figure))

    assert code == 1
    assert any(label in line and wrong in line for line in said.splitlines()), said


def test_a_sum_of_a_listing_that_is_none_is_named(paper, check):
    def change(data):
        data["registers"][0]["totals"] |= {"debit": "1", "balance": "2"}

    _, said = check(forged.with_data(paper("general-ledger"), change, refingerprint=True))

    assert "Kas Tunai, jumlah debit: tertulis 1, barisnya berjumlah" in said
    assert "Kas Tunai, jumlah balance: tertulis 2, barisnya berjumlah" in said


def test_cash_that_was_named_by_hand_is_listed_and_refutes_nothing(paper, check):
    """Two lines differ from what the journal says, and together do not."""

    def change(data):
        for row in data["rows"]:
            if row["label"] == "Pembayaran bunga":
                row["figures"][0] = "-50000"
            elif row["label"] == "Pembayaran gaji/upah pegawai/karyawan":
                row["figures"][0] = "-3200000"

    _, said = check(forged.with_data(paper("cash-flows"), change, refingerprint=True))

    assert "lain daripada tandanya di buku: Pembayaran bunga, 2025: -50000" in said


def test_data_that_was_changed_is_found(paper, check):
    def change(data):
        data["title"] = "Laporan Laba"

    code, said = check(forged.with_data(paper(), change))

    assert (code, "tidak cocok dengan sidiknya" in said) == (1, True)


def test_a_figure_that_the_books_did_not_give_is_named(paper, check):
    def change(data):
        row = next(row for row in data["rows"] if row["label"] == "Pendapatan jasa")
        row["figures"][0] = "99000000"

    code, said = check(forged.with_data(paper(), change, refingerprint=True))

    assert code == 1
    assert "Pendapatan jasa, 2025: 99000000 bukan dari buku" in said
    assert "sidik data tidak tercetak" in said


def test_a_figure_changed_on_the_page_is_named(paper, check):
    code, said = check(forged.with_text(paper(), "4.000.000", "7.000.000"), ledger=None)

    assert (code, "4.000.000 ada di data tetapi tidak pada halaman" in said) == (1, True)


def test_a_paper_of_other_books_is_found(paper, check):
    def change(data):
        data["verification"]["head"] = "0" * 64

    _, said = check(forged.with_data(paper(), change))

    assert "bersidik lain" in said


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\xff" * 500])
def test_what_is_no_paper_cannot_be_judged(check, content, capsys):
    assert check(content) == (2, "")
    assert "data laporan tidak ada" in capsys.readouterr().err


def test_a_paper_without_its_data_cannot_be_judged(paper, check):
    assert check(forged.without_files(paper()))[0] == 2


def test_it_reads_the_same_text_as_a_library(paper):
    pdf = paper("financial-position")

    ours = ledger.paper_verifier.Pdf(pdf).text()

    theirs = "".join(contents_of(pdf).pages).split()
    assert [word for word in theirs if word not in ours] == []
