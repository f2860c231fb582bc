"""init and post: books are made, entries go in, and what is refused says why."""

from __future__ import annotations

import json
import os

import pytest

from tests.webapp.cli.calling import CASH, SALE, SALES, post
from webapp import call as calls


def test_init_makes_empty_books_with_the_standard_chart(books):
    assert books("balance", "--book", "maju", "--json").json["balances"] == []
    assert post(books, SALE).code == 0


def test_init_refuses_books_that_are_there(books):
    answer = books("init", "--book", "maju", "--name", "Lain")

    assert answer.code == 1
    assert answer.err.startswith("Ditolak (book_exists): Kode pembukuan “maju” sudah dipakai.")


@pytest.mark.parametrize("book", ["", " maju", "m" * 65])
def test_init_refuses_a_code_that_is_none(book, bumdes):
    assert bumdes("init", "--book", book, "--name", "X").code == 1


def test_post_prints_number_hash_and_outcome(books):
    first, again = post(books, SALE), post(books, SALE)

    number, digest, outcome = first.out.split()
    assert (number, len(digest), outcome) == ("1", 64, "created")
    assert again.out.split() == [number, digest, "exists"]
    assert (first.code, again.code) == (0, 0)


def test_post_takes_one_entry_over_several_lines(books):
    answer = books("post", "--book", "maju", "-", given=json.dumps(SALE, indent=2))

    assert answer.out.split()[2] == "created"


def test_post_takes_a_file_with_an_entry_a_line(books, tmp_path):
    entries = [{**SALE, "key": f"nota-{n}"} for n in range(3)]
    file = tmp_path / "nota.jsonl"
    text = "\ufeff" + "\n\n".join(map(json.dumps, entries)) + "\n"
    file.write_text(text, encoding="utf-8")

    answer = books("post", "--book", "maju", str(file), "--json")

    told = [json.loads(line) for line in answer.out.splitlines()]
    assert [(t["key"], t["number"], t["outcome"]) for t in told] == [
        ("nota-0", 1, "created"),
        ("nota-1", 2, "created"),
        ("nota-2", 3, "created"),
    ]
    assert told[0]["voucher"] == "BKM/2025/0001"


def test_amounts_may_be_integers_and_kinds_and_tags_are_taken(books):
    entry = {
        **SALE,
        "kind": "adjusting",
        "tags": {"sifat": "uji"},
        "decision": "SK 1",
        "evidence": ["0" * 64],
        "lines": [
            {"account": CASH, "debit": 150000, "party": "P-1", "fund": "DD"},
            {"account": SALES, "credit": 150000, "item": "beras"},
        ],
    }

    assert post(books, entry).code == 0


REFUSED = {
    "unbalanced_entry": {"lines": [SALE["lines"][0], {"account": SALES, "credit": "1"}]},
    "too_few_postings": {"lines": SALE["lines"][:1]},
    "unknown_account": {"lines": [SALE["lines"][0], {"account": "9.9", "credit": "150000"}]},
    "heading_account": {
        "lines": [SALE["lines"][0], {"account": "4.2.00.00", "credit": "150000"}]
    },
    "float_amount": {"lines": [{"account": CASH, "debit": 1.5}, SALE["lines"][1]]},
    "not_an_amount": {"lines": [{"account": CASH, "debit": "1.000,5"}, SALE["lines"][1]]},
    "too_precise_amount": {"lines": [{"account": CASH, "debit": "0.001"}, SALE["lines"][1]]},
    "boolean_amount": {"lines": [{"account": CASH, "debit": True}, SALE["lines"][1]]},
    "non_positive_posting": {
        "lines": [{"account": CASH, "debit": "-1"}, {"account": SALES, "credit": "-1"}]
    },
    "invalid_date": {"date": "2025-02-30"},
    "blank_text": {"description": " "},
    "invalid_kind": {"kind": "closing"},
    "invalid_exchange_entry": {"uang": 1},
    "unknown_dimension_value": {
        "lines": [{**SALE["lines"][0], "component": "OP-IN-77"}, SALE["lines"][1]]
    },
    "component_incomplete": {
        "lines": [
            {"account": CASH, "debit": "150000", "component": "OP-IN-2"},
            {"account": CASH, "debit": "1"},
            {"account": SALES, "credit": "150001"},
        ]
    },
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_refused_entry_writes_nothing_and_says_why(code, books):
    answer = post(books, {**SALE, **REFUSED[code]})

    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"Ditolak ({code}): ")
    assert books("balance", "--book", "maju", "--json").json["balances"] == []


def test_a_refused_line_refuses_all_lines_and_is_named(books):
    bad = {**SALE, "key": "nota-2", "lines": SALE["lines"][:1]}
    given = "\n" + json.dumps(SALE) + "\n\n" + json.dumps(bad) + "\n"

    answer = books("post", "--book", "maju", "-", given=given)

    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("Ditolak (too_few_postings) di baris 4: ")
    assert books("balance", "--book", "maju", "--json").json["balances"] == []


def test_a_line_that_is_no_json_is_named(books):
    given = json.dumps(SALE) + "\n{rusak\n"

    answer = books("post", "--book", "maju", "-", given=given)

    assert answer.err.startswith("Ditolak (invalid_exchange_entry) di baris 2: ")


@pytest.mark.parametrize("given", [b"", b"\xff\xfe", b"{", b"[]", b"null"])
def test_what_is_no_entry_is_refused(given, books):
    answer = books("post", "--book", "maju", "-", given=given)

    assert answer.code == 1
    assert "Ditolak (invalid_exchange_entry)" in answer.err


def test_a_key_with_other_content_is_refused_and_names_the_field(books):
    post(books, SALE)

    answer = post(books, {**SALE, "description": "Jual kredit"})

    assert answer.code == 1
    assert "Ditolak (key_reused)" in answer.err
    assert "uraian di sana Jual tunai" in answer.err


def test_a_refusal_is_kept_with_who_asked_for_what(books):
    post(books, {**SALE, "lines": SALE["lines"][:1]})

    lines = books("export", "--book", "maju", "--format", "jsonl").out.splitlines()
    kept = [json.loads(line) for line in lines if '"type":"refusal"' in line]

    assert [(k["code"], k["actor"]) for k in kept] == [
        ("too_few_postings", f"cli:{calls.login_name()}")
    ]
    assert "nota-1" in kept[0]["request"]


def test_the_poster_is_the_user_of_the_system(books):
    post(books, SALE)

    lines = books("export", "--book", "maju", "--format", "jsonl").out.splitlines()
    entry = next(json.loads(line) for line in lines if '"type":"entry"' in line)

    assert entry["posted_by"] == f"cli:{calls.login_name()}"


def test_a_user_without_a_name_is_known_by_number(monkeypatch):
    def nobody(number: int) -> None:
        raise KeyError(number)

    monkeypatch.setattr(calls.pwd, "getpwuid", nobody)

    assert calls.login_name() == f"uid{os.geteuid()}"


def test_books_that_only_programs_write_to_learn_the_units_they_bring(books):
    answer = post(books, SALE)

    assert answer.err == "Didaftarkan: unit TOKO.\n"
    assert post(books, {**SALE, "key": "nota-2"}).err == ""


def test_a_refused_entry_teaches_nothing(books):
    post(books, {**SALE, "date": "2025-02-30"})

    assert post(books, SALE).err == "Didaftarkan: unit TOKO.\n"


def test_books_with_registered_units_refuse_others(books):
    assert books("unit", "add", "AIR", "--book", "maju", "--name", "Air").code == 0

    answer = post(books, SALE)

    assert answer.code == 1
    assert (
        "Ditolak (unknown_dimension_value): “TOKO” belum terdaftar sebagai unit" in answer.err
    )


def test_a_unit_that_the_books_learnt_is_opened_later_and_keeps_its_entries(books):
    post(books, SALE)

    opened = books(
        "unit", "add", "TOKO", "--book", "maju", "--name", "Toko Desa", "--type", "trading"
    )

    assert (opened.code, opened.out) == (0, "Unit TOKO (Toko Desa) dibuka.\n")
    again = post(books, SALE)
    assert (again.code, again.out.split()[-1]) == (0, "exists")
    assert (
        "Toko Desa"
        in books(
            "statement", "income-statement", "--book", "maju", "--by-unit", "--period", "2025"
        ).out
    )
