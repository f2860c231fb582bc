"""``bumdes verify report``: what it says of a paper, to people and to programs."""

from __future__ import annotations

import io
import json

import pytest

from tests.reports import forged
from tests.webapp.house import BOOK, TREASURER
from webapp.call import Call
from webapp.commands import verify_report
from webapp.parser import Parser
from webapp.settings import Settings

HUB = "/pertanggungjawaban"


@pytest.fixture
def pdf(house):
    house.sells(150_000)
    return house.visit(TREASURER).get(f"{HUB}/laporan-keuangan.pdf?masa=2026").data


@pytest.fixture
def run(house, tmp_path):
    settings = Settings(tmp_path, str(house.engine.url))

    def run(pdf, *given):
        (tmp_path / "laporan.pdf").write_bytes(pdf)
        call = Call(settings, io.StringIO(), io.StringIO())
        parser = Parser("bumdes verify report", "memeriksa laporan")
        verify_report.add_arguments(parser)
        arguments = parser.parse_args([str(tmp_path / "laporan.pdf"), *given])
        code = call.guard(lambda: verify_report.run(arguments, call))
        return code, call.out.getvalue(), call.err.getvalue()

    return run


def test_a_genuine_paper_names_its_own_books(run, pdf):
    code, said, _ = run(pdf)

    assert code == 0
    assert said.splitlines()[-1] == "ASLI: isinya sama dengan pembukuan."


def test_a_program_is_told_the_same(run, pdf):
    code, said, _ = run(pdf, "--json", "--book", BOOK)

    told = json.loads(said)
    assert (code, told["outcome"], told["key"]) == (0, "genuine", "statements")
    assert told["differences"] == []


def test_what_was_forged_is_named(run, pdf):
    def change(data):
        block = data["chapters"][0]["blocks"][0]["document"]
        row = next(
            row for row in block["rows"] if any(f not in {None, "0"} for f in row["figures"])
        )
        row["figures"][0] = "99000000"

    code, said, _ = run(forged.with_data(pdf, change, refingerprint=True))

    assert code == 1
    assert "pada berkas 99.000.000, di buku 150.000" in said
    assert "TIDAK SAMA" in said


def test_what_the_books_did_later_is_named(run, pdf, house):
    house.sells(70_000)

    code, said, _ = run(pdf)

    assert code == 1
    assert "di buku 220.000" in said
    assert "ASLI SAAT DICETAK" in said


def test_what_is_no_paper_is_refused(run):
    code, _, error = run(b"%PDF-1.7")

    assert code == 1
    assert "no_paper" in error
