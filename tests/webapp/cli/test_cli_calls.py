"""The command line as such: help, wrong calls, databases, interrupts and streams."""

from __future__ import annotations

import lzma
import subprocess
import sys
from pathlib import Path

import pytest

from ledger import Book
from tests.webapp.cli.calling import ROOT, SALE, make_empty, post
from webapp.cli import COMMANDS


@pytest.mark.parametrize("command", [c.words for c in COMMANDS])
def test_every_command_explains_itself(command, bumdes):
    answer = bumdes(*command.split(), "--help")

    assert answer.code == 0
    assert f"pemakaian: bumdes {command}" in answer.out
    assert "0 selesai, 1 ditolak atau ada temuan, 2 salah panggil" in answer.out
    assert "usage" not in answer.out


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"]])
def test_all_commands_are_shown_to_who_asks(words, bumdes):
    answer = bumdes(*words)

    assert answer.code == 0
    assert all(command.words in answer.out for command in COMMANDS)


WRONG_CALLS = {
    "nothing": ([], "pemakaian: bumdes PERINTAH"),
    "no such command": (["terbang"], "perintah 'terbang' tidak ada"),
    "half a command": (["case"], "perintah 'case' tidak ada"),
    "no book": (["balance"], "belum diberikan: --book"),
    "an option nobody knows": (["doctor", "--cepat"], "tidak dikenal: --cepat"),
    "an abbreviation": (["balance", "--boo", "maju"], "belum diberikan: --book"),
    "an option without its value": (["balance", "--book"], "--book: harus diikuti satu isian"),
    "a value for none": (["doctor", "--json=1"], "--json: tidak memerlukan isian '1'"),
    "no such report": (["statement", "laba", "--book", "maju"], "LAPORAN: 'laba' tidak ada"),
    "no day": (["balance", "--book", "maju", "--at", "31-12-2025"], "bukan tanggal"),
    "a day otherwise written": (
        ["balance", "--book", "m", "--at", "20251231"],
        "bukan tanggal",
    ),
    "no period": (["statement", "journal", "--book", "m", "--period", "2025-13"], "bukan masa"),
    "no number": (["serve", "--port", "x"], "--port: 'x' bukan bilangan bulat"),
    "no file": (["post", "--book", "maju", "tidak-ada.json"], "tidak-ada.json tidak dapat"),
    "no export": (["import", "--book", "maju", "tidak-ada.jsonl"], "tidak-ada.jsonl tidak"),
}


@pytest.mark.parametrize("what", WRONG_CALLS)
def test_a_wrong_call_is_told_and_exits_with_2(what, bumdes):
    words, said = WRONG_CALLS[what]

    answer = bumdes(*words)

    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


@pytest.mark.parametrize(
    "words", [["balance"], ["verify"], ["export", "--format", "jsonl"], ["post", "-"]]
)
def test_without_data_a_command_says_how_to_begin(words, bumdes):
    answer = bumdes(*words, "--book", "maju")

    assert answer.code == 1
    assert "bumdes init" in answer.err


def test_a_database_that_cannot_be_reached_is_told(bumdes, monkeypatch):
    monkeypatch.setenv("BUMDES_DATABASE", "postgresql+psycopg://x@127.0.0.1:1/none")

    answer = bumdes("balance", "--book", "maju")

    assert answer.code == 1
    assert "Basis data tidak dapat dipakai" in answer.err


@pytest.mark.parametrize("url", ["bukan alamat", "tidakada://x/y"])
def test_an_address_of_no_database_is_told(url, bumdes, monkeypatch):
    monkeypatch.setenv("BUMDES_DATABASE", url)

    assert bumdes("balance", "--book", "maju").code == 1


def test_a_database_without_tables_is_told(bumdes, empty_database_url, monkeypatch):
    make_empty(empty_database_url)
    monkeypatch.setenv("BUMDES_DATABASE", empty_database_url)

    answer = bumdes("balance", "--book", "maju")

    assert answer.code == 1
    assert "Belum ada data" in answer.err


def test_an_interrupt_is_told(books, monkeypatch):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Book, "open", interrupted)

    answer = post(books, SALE)

    assert answer.code == 130
    assert "Dihentikan" in answer.err


@pytest.mark.usefixtures("traded")
def test_who_reads_only_the_beginning_gets_no_error():
    script = (
        f"{sys.executable} -m webapp.cli balance --book maju | true; echo ${{PIPESTATUS[0]}}"
    )

    done = subprocess.run(
        ["bash", "-c", script], check=True, capture_output=True, text=True, cwd=ROOT
    )

    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.parametrize("name", ["postgresql", "sqlite"])
def test_books_live_on_any_database(name, bumdes, empty_database_url, monkeypatch):
    if not empty_database_url.startswith(name):
        return
    monkeypatch.setenv("BUMDES_DATABASE", empty_database_url)

    assert bumdes("init", "--book", "maju", "--name", "BUM Desa Maju").code == 0
    assert post(bumdes, SALE).out.split()[::2] == ["1", "created"]
    assert bumdes("verify", "--book", "maju").code == 0
    assert bumdes("doctor").code == 0


def test_a_database_of_an_older_version_is_copied_and_brought_to_this_one(bumdes, tmp_path):
    """Whatever command comes first: nothing has to be typed for it."""
    released = Path(__file__).parents[2] / "bumdes" / "released" / "schema-0024.sqlite.xz"
    path = tmp_path / "data" / "bumdes.sqlite"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(lzma.decompress(released.read_bytes()))

    answer = bumdes("balance", "--book", "karya-waringin")

    assert answer.code == 0
    assert "disalin dahulu" in answer.err
    assert (
        len(list((tmp_path / "data" / "backups").glob("*-sebelum-peningkatan.sqlite.gz"))) == 1
    )
