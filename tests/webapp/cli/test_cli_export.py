"""export and import: books come back byte for byte."""

from __future__ import annotations

import pytest

from tests.webapp.cli.calling import SALE, post


@pytest.mark.parametrize("form", ["hledger", "beancount", "ledger", "jsonl"])
def test_books_are_exported_to_a_file_or_the_screen(form, traded, tmp_path):
    file = tmp_path / "buku"
    words = ["export", "--book", "maju", "--format", form]

    shown, written = traded(*words), traded(*words, "-o", str(file))

    assert (shown.code, written.code, written.out) == (0, 0, "")
    assert file.read_text(encoding="utf-8") == shown.out


@pytest.mark.parametrize("is_new", [True, False])
def test_an_export_comes_back_byte_for_byte(is_new, traded, tmp_path):
    files = [tmp_path / "asli.jsonl", tmp_path / "salinan.jsonl"]
    post(traded, {**SALE, "lines": []})
    traded("export", "--book", "maju", "--format", "jsonl", "-o", str(files[0]))
    if not is_new:
        traded("init", "--book", "salinan", "--name", "Kosong")

    answer = traded("import", "--book", "salinan", str(files[0]))
    traded("export", "--book", "salinan", "--format", "jsonl", "-o", str(files[1]))

    assert answer.code == 0
    assert answer.out.startswith("2 transaksi diambil")
    assert files[0].read_bytes() == files[1].read_bytes()
    assert traded("verify", "--book", "salinan").code == 0


def test_an_export_is_taken_from_standard_input(traded):
    exported = traded("export", "--book", "maju", "--format", "jsonl").out

    answer = traded("import", "--book", "salinan", "-", "--json", given=exported)

    assert (answer.code, answer.json["entries"]) == (0, 2)


def test_books_that_are_not_empty_take_no_import(traded, tmp_path):
    file = tmp_path / "buku.jsonl"
    traded("export", "--book", "maju", "--format", "jsonl", "-o", str(file))

    answer = traded("import", "--book", "maju", str(file))

    assert answer.code == 1
    assert "Ditolak (book_not_empty)" in answer.err


def test_a_damaged_export_is_refused_and_leaves_no_books(traded):
    exported = traded("export", "--book", "maju", "--format", "jsonl").out
    damaged = exported.replace("Jual tunai", "Jual kredit", 1)

    answer = traded("import", "--book", "salinan", "-", given=damaged)

    assert answer.code == 1
    assert "Ditolak (export_chain)" in answer.err
    assert "book_not_found" in traded("balance", "--book", "salinan").err


def test_an_export_of_other_letters_is_refused(books):
    answer = books("import", "--book", "salinan", "-", given=b"\xff")

    assert answer.code == 1
    assert "Ditolak (malformed_export)" in answer.err
