"""verify, doctor and case check: what is whole, what is not, and what differs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bumdes import database
from ledger.guards_sqlite import SQLITE_GUARDS
from tests.webapp.cli.calling import make_empty

if TYPE_CHECKING:
    from pathlib import Path


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
