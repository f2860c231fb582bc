"""The command line: every command, its answers, its refusals and its exit codes."""

from __future__ import annotations

import io
import json
import lzma
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bumdes import database
from bumdes.actions.storing import store_file
from bumdes.file_store import FileStore
from bumdes.permissions import command_line_actor
from bumdes.work import begin_work
from ledger import Book
from ledger.guards_sqlite import SQLITE_GUARDS
from reports.kinds import KINDS
from reports.prepare import KEYS
from tests.bumdes.paper_files import PDF
from webapp import call as calls
from webapp.cli import COMMANDS, main

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
CASH, SALES = "1.1.01.01", "4.2.01.01"

OF_YEAR = ("--period", "2025")

SALE = {
    "key": "nota-1",
    "date": "2025-01-20",
    "description": "Jual tunai",
    "unit": "TOKO",
    "lines": [{"account": CASH, "debit": "150000"}, {"account": SALES, "credit": "150000"}],
}


class Answer:
    """What one call of the command line said."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Bumdes = "Callable[..., Answer]"


@pytest.fixture
def bumdes(tmp_path, monkeypatch, capfd) -> Callable[..., Answer]:
    """The command line, on a data folder of the test's own."""
    monkeypatch.setenv("BUMDES_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("BUMDES_DATABASE", raising=False)

    def call(*words: str, given: str | bytes = "") -> Answer:
        data = given.encode() if isinstance(given, str) else given
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = main(list(words))
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return call


@pytest.fixture
def books(bumdes) -> Callable[..., Answer]:
    """The command line, with the empty books ``maju``."""
    assert bumdes("init", "--book", "maju", "--name", "BUM Desa Maju").code == 0
    return bumdes


def post(bumdes: Callable[..., Answer], *entries: dict[str, Any], **options: Any) -> Answer:
    lines = "\n".join(json.dumps(entry) for entry in entries)
    return bumdes("post", "--book", "maju", "-", *options.get("words", ()), given=lines)


def make_empty(url: str) -> None:
    """Make sure that there is a database at *url*, without tables."""
    engine = database.connect(url)
    engine.connect().close()
    engine.dispose()


# --- help and wrong calls -------------------------------------------------------------------


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


# --- init and post --------------------------------------------------------------------------


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


# --- balance --------------------------------------------------------------------------------


@pytest.fixture
def traded(books) -> Callable[..., Answer]:
    """Books with two sales: in January by the shop, in March by the head office."""
    sale = {key: value for key, value in SALE.items() if key != "unit"}
    post(books, SALE, {**sale, "key": "nota-2", "date": "2025-03-05"})
    return books


def test_balance_shows_accounts_with_their_names_and_sides(traded):
    answer = traded("balance", "--book", "maju")

    assert [line.split()[0] for line in answer.out.splitlines()] == [CASH, SALES]
    assert "Kas Tunai" in answer.out
    assert "Rp300.000 debit" in answer.out
    assert "Rp300.000 kredit" in answer.out


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ([CASH], "300000.00"),
        (["1.1.01.00"], "300000.00"),
        ([CASH, "--at", "2025-01-31"], "150000.00"),
        ([CASH, "--at", "2025-01-19"], "0.00"),
        ([CASH, "--unit", "TOKO"], "150000.00"),
        ([CASH, "--unit", ""], "150000.00"),
        ([CASH, "--fund", ""], "300000.00"),
    ],
)
def test_balance_answers_for_one_account(words, amount, traded):
    told = traded("balance", "--book", "maju", "--json", *words).json

    assert [row["balance"] for row in told["balances"]] == [amount]


@pytest.mark.parametrize("words", [["--unit", "AIR"], ["--fund", "DD"]])
@pytest.mark.parametrize("account", [[CASH], []])
def test_the_balance_of_a_unit_or_fund_nobody_knows_is_refused(words, account, traded):
    answer = traded("balance", "--book", "maju", *account, *words)

    assert (answer.code, answer.out) == (1, "")
    assert "unknown_dimension_value" in answer.err


def test_balance_says_both_sides_to_programs(traded):
    told = traded("balance", "--book", "maju", "--json").json

    assert told["currency"] == "IDR"
    assert told["balances"][1] == {
        "account": SALES,
        "name": "Pendapatan Penjualan Makanan/Minuman",
        "debits": "0.00",
        "credits": "300000.00",
        "balance": "300000.00",
        "side": "credit",
    }


def test_balance_of_an_unknown_account_suggests_others(traded):
    answer = traded("balance", "--book", "maju", "1.1.01.0")

    assert answer.code == 1
    assert "Barangkali yang dimaksud" in answer.err


def test_balance_of_unknown_books_is_refused(books):
    answer = books("balance", "--book", "lain")

    assert answer.code == 1
    assert "Ditolak (book_not_found)" in answer.err


HEAVY = {"alembic", "argon2", "flask", "jinja2", "waitress", "weasyprint", "xlsxwriter"}


@pytest.mark.usefixtures("traded")
def test_balance_starts_without_what_it_does_not_need():
    code = (
        "import sys; from webapp.cli import main;"
        "main(['balance', '--book', 'maju']);"
        "print('\\n'.join(name for name in sys.modules if '.' not in name), file=sys.stderr)"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT
    ).stderr.split()

    assert "sqlalchemy" in loaded
    assert HEAVY & set(loaded) == set()


# --- statement ------------------------------------------------------------------------------


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


# --- export, import, verify -----------------------------------------------------------------


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


def test_books_that_are_whole_verify(traded):
    answer = traded("verify", "--book", "maju")
    head = traded("verify", "--book", "maju", "--json").json["head"]

    assert answer.code == 0
    assert answer.out.startswith("Utuh: 2 transaksi, 4 baris")
    assert traded("verify", "--book", "maju", "--head", head).code == 0


def test_a_head_that_no_entry_has_is_a_finding(traded):
    answer = traded("verify", "--book", "maju", "--head", "0" * 64)

    assert answer.code == 1
    assert "TEMUAN (head_unknown): Tidak ada transaksi dengan sidik" in answer.out


def test_a_row_that_was_changed_is_found_and_named(traded, tmp_path):
    engine = database.connect(f"sqlite:///{tmp_path / 'data' / 'bumdes.sqlite'}")
    with engine.connect() as connection:
        triggers = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        )
        for (name,) in triggers.fetchall():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql("UPDATE entries SET description = 'Lain' WHERE sequence = 1")
        connection.commit()
    engine.dispose()

    answer = traded("verify", "--book", "maju")
    told = traded("verify", "--book", "maju", "--json")

    assert (answer.code, told.code) == (1, 1)
    assert "TEMUAN (content): Baris 1 pada transaksi" in answer.out
    assert {"content", "guard_missing"} <= {f["code"] for f in told.json["findings"]}
    assert told.json["outcome"] == "findings"


# --- doctor ---------------------------------------------------------------------------------


def test_doctor_looks_at_machine_data_and_books(traded):
    answer = traded("doctor", "--json")

    assert answer.code == 0
    assert {symptom["check"] for symptom in answer.json} == {
        *("python", "sqlite", "pango", "folder", "database", "schema", "guards", "book"),
        "phones",
        "backup",
    }


def test_doctor_needs_no_database(bumdes):
    answer = bumdes("doctor")

    assert answer.code == 0
    assert "Belum ada basis data" in answer.out


def test_doctor_names_guards_that_are_missing(traded, tmp_path):
    engine = database.connect(f"sqlite:///{tmp_path / 'data' / 'bumdes.sqlite'}")
    with engine.connect() as connection:
        name = next(iter(SQLITE_GUARDS))
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.commit()
    engine.dispose()

    answer = traded("doctor")

    assert answer.code == 1
    assert "SALAH" in answer.out


def test_doctor_notices_that_the_last_copy_is_old(traded, tmp_path):
    traded("backup")
    assert "baik   Salinan cadangan terakhir" in traded("doctor").out
    for file in (tmp_path / "data" / "backups").glob("bumdes-*"):
        made_at = file.name.partition("-")[2].partition("Z")[0]
        file.rename(file.with_name(file.name.replace(made_at, "19700101T000000000000")))

    assert "catat  Salinan cadangan terakhir 1 Januari 1970" in traded("doctor").out


def test_doctor_says_that_a_server_does_not_answer(bumdes, monkeypatch):
    monkeypatch.setenv("BUMDES_DATABASE", "postgresql+psycopg://x@127.0.0.1:1/none")

    answer = bumdes("doctor")

    assert answer.code == 1
    assert "SALAH  Basis data tidak dapat dipakai" in answer.out


def test_doctor_says_that_a_database_has_no_tables(bumdes, empty_database_url, monkeypatch):
    make_empty(empty_database_url)
    monkeypatch.setenv("BUMDES_DATABASE", empty_database_url)

    answer = bumdes("doctor")

    assert answer.code == 1
    assert "SALAH  Basis data masih kosong" in answer.out


# --- case check -----------------------------------------------------------------------------


def case_file(tmp_path: Path, *, profit: int) -> str:
    data = {
        "id": "uji",
        "period": {"start": "2025-01-01", "end": "2025-12-31"},
        "accounts": [
            {"code": "1", "name": "Kas", "type": "asset", "cash": True},
            {"code": "4", "name": "Penjualan", "type": "revenue"},
        ],
        "transactions": [
            {
                "id": "jual",
                "date": "2025-01-02",
                "description": "Jual",
                "lines": [{"account": "1", "debit": 5}, {"account": "4", "credit": 5}],
            },
            {
                "id": "salah",
                "date": "2025-01-02",
                "description": "Sebelah",
                "expected_invalid": "unbalanced",
                "lines": [{"account": "1", "debit": 5}],
            },
        ],
        "expected": {"income_statement": {"net_profit": profit}, "tariffs": [1, 2]},
        "published_errors": [{"where": "laba", "published": 6, "correct": 5}],
    }
    file = tmp_path / f"case-{profit}.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return str(file)


def test_a_case_that_agrees_exits_with_0_and_names_what_was_not_compared(bumdes, tmp_path):
    answer = bumdes("case", "check", case_file(tmp_path, profit=5))

    assert answer.code == 0
    assert "COCOK  uji: 1 angka dibandingkan, 0 beda" in answer.out
    assert "tidak dibandingkan  tariffs (2 angka)" in answer.out
    assert "ditolak (too_few_postings)  salah: unbalanced" in answer.out
    assert "pembukuan menghitung 5" in answer.out


def test_a_case_that_differs_exits_with_1_and_shows_both_figures(bumdes, tmp_path):
    answer = bumdes("case", "check", case_file(tmp_path, profit=6))

    assert answer.code == 1
    assert "beda  income_statement.net_profit: seharusnya 6, dihitung 5" in answer.out


def test_a_file_that_is_no_case_exits_with_2(bumdes, tmp_path):
    file = tmp_path / "case.json"
    file.write_text("{")

    answer = bumdes("case", "check", case_file(tmp_path, profit=6), str(file))

    assert answer.code == 2
    assert "BEDA  uji" in answer.out
    assert "Tidak terbaca (case_unreadable)" in answer.err


def test_a_case_is_told_to_programs(bumdes, tmp_path):
    files = [case_file(tmp_path, profit=profit) for profit in (5, 6)]

    answer = bumdes("case", "check", "--json", *files)

    assert answer.code == 1
    assert [report["agrees"] for report in answer.json] == [True, False]
    assert answer.json[0]["not_compared"] == [
        {"block": "tariffs", "count": 2, "reason": "belum dihitung di sini"}
    ]


# --- people, units, copies ------------------------------------------------------------------


def test_a_person_is_let_in_with_a_given_password(books):
    answer = books(
        *("user", "add", "sari", "--book", "maju", "--name", "Sari", "--role", "director"),
        "--password-stdin",
        given="sandi-yang-panjang\n",
    )

    assert answer.code == 0
    assert answer.out == "Sari dapat masuk sebagai sari.\n"


def test_a_person_is_given_a_password_where_nobody_can_be_asked(books):
    answer = books(
        "user", "add", "sari", "--book", "maju", "--name", "Sari", "--role", "treasurer"
    )

    assert answer.code == 0
    assert "Kata sandi: " in answer.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["SARI", "--role", "director"], "invalid_field"),
        (["sari", "--role", "unit_manager"], "unit_required"),
        (["sari", "--role", "unit_manager", "--unit", "AIR"], "not_found"),
    ],
)
def test_a_person_who_cannot_be_is_refused(words, code, books):
    answer = books("user", "add", *words, "--book", "maju", "--name", "Sari")

    assert answer.code == 1
    assert f"Ditolak ({code})" in answer.err


def test_a_weak_password_is_refused(books):
    answer = books(
        *("user", "add", "sari", "--book", "maju", "--name", "Sari", "--role", "director"),
        "--password-stdin",
        given="123\n",
    )

    assert answer.code == 1
    assert "Ditolak (weak_password)" in answer.err


def test_a_unit_is_opened_once(books):
    words = [
        "unit",
        "add",
        "TOKO",
        "--book",
        "maju",
        "--name",
        "Toko Desa",
        "--type",
        "trading",
    ]

    assert books(*words).code == 0
    assert books(*words).code == 1
    assert post(books, SALE).err == ""


def test_a_backup_brings_everything_back(traded, tmp_path):
    made = traded("backup", "-o", str(tmp_path / "usb"), "--json").json
    (tmp_path / "data" / "bumdes.sqlite").unlink()

    answer = traded("restore", made["file"])

    assert answer.code == 0
    assert traded("balance", "--book", "maju", CASH, "--json").json["balances"][0][
        "balance"
    ] == ("300000.00")
    assert traded("verify", "--book", "maju").code == 0


def test_a_restore_overwrites_nothing_unless_told(traded):
    copy = traded("backup", "--json").json["file"]

    refused, done = traded("restore", copy), traded("restore", copy, "--replace")

    assert refused.code == 1
    assert "Ditolak (not_empty)" in refused.err
    assert done.code == 0
    assert "Data sebelumnya disisihkan" in done.out


def test_a_damaged_backup_is_refused(traded):
    copy = Path(traded("backup", "--json").json["file"])
    copy.write_bytes(copy.read_bytes()[:-1] + b"x")

    answer = traded("restore", str(copy), "--replace")

    assert answer.code == 1
    assert "Ditolak (backup_damaged)" in answer.err


def test_a_backup_says_where_it_is_and_its_digest(traded):
    answer = traded("backup", "--archive")

    assert answer.code == 0
    assert "SHA-256 " in answer.out


def keeps_a_paper(data):
    """Let the enterprise of the books keep a paper, and return where its content lies."""
    files = FileStore(data / "files")
    engine = database.connect(f"sqlite:///{data / 'bumdes.sqlite'}")
    with begin_work(engine, actor=command_line_actor("penguji"), book_id="maju") as work:
        digest = store_file(work, files, name="perdes.pdf", content=PDF).digest
    engine.dispose()
    return data / "files" / digest[:2] / digest


def test_a_backup_brings_papers_back(traded, tmp_path):
    paper = keeps_a_paper(tmp_path / "data")
    made = traded("backup", "-o", str(tmp_path / "usb"), "--json").json
    paper.unlink()

    lost = traded("verify", "--book", "maju")
    traded("restore", made["file"], "--replace")

    assert (lost.code, made["missing"]) == (1, [])
    assert "BERKAS HILANG ATAU RUSAK: perdes.pdf" in lost.out
    assert traded("verify", "--book", "maju").code == 0
    assert paper.read_bytes() == PDF


def test_a_backup_without_a_paper_says_so(traded, tmp_path):
    paper = keeps_a_paper(tmp_path / "data")
    paper.unlink()

    made = traded("backup")
    told = traded("verify", "--book", "maju", "--json").json

    assert made.code == 0
    assert f"Berkas dengan sidik {paper.name} hilang atau rusak" in made.err
    assert told["lost_files"] == [paper.name]


# --- the demonstration ----------------------------------------------------------------------


def test_the_demonstration_is_built_once_and_prints_its_logins(bumdes):
    first, again = bumdes("demo"), bumdes("demo", "--json")

    assert (first.code, again.code) == (0, 0)
    assert "bendahara" in first.out
    assert {login["username"] for login in again.json} >= {"bendahara", "kepaladesa"}
    assert bumdes("verify", "--book", again.json[0]["book"]).code == 0
    book = again.json[0]["book"]
    unknown = bumdes(
        *("post", "--book", book, "-"), given=json.dumps({**SALE, "unit": "TIDAK-ADA"})
    )
    assert "unknown_dimension_value" in unknown.err

    reset = bumdes("demo", "--reset")

    assert reset.code == 0
    assert bumdes("verify", "--book", book).code == 0


def test_the_demonstration_is_not_reset_over_other_books(books):
    answer = books("demo", "--reset")

    assert answer.code == 1
    assert "Ditolak (not_empty)" in answer.err


def test_a_reset_needs_nothing_to_be_there(bumdes):
    assert bumdes("demo", "--reset").code == 0


# --- streams --------------------------------------------------------------------------------


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
    released = Path(__file__).parents[1] / "bumdes" / "released" / "schema-0024.sqlite.xz"
    path = tmp_path / "data" / "bumdes.sqlite"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(lzma.decompress(released.read_bytes()))

    answer = bumdes("balance", "--book", "karya-waringin")

    assert answer.code == 0
    assert "disalin dahulu" in answer.err
    assert (
        len(list((tmp_path / "data" / "backups").glob("*-sebelum-peningkatan.sqlite.gz"))) == 1
    )
