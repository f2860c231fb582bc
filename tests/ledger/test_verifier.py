"""The stand-alone verifier finds honest files whole, and names what was changed in others."""

from __future__ import annotations

import ast
import io
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import ledger.verifier
from bumdes import database
from ledger import Book, LedgerError
from ledger.exchange import EXPORTS
from ledger.verifier import MOST_SHOWN, Verifier, main
from tests.builders import (
    BOOK,
    CASH,
    CLERK,
    at_work,
    found_eventful_book,
    new_book,
    sale,
)
from tests.ledger.random_books import plans
from tests.ledger.rechaining import rechained
from tests.scale import long_or

FILE = Path(ledger.verifier.__file__)


def exported(view):
    out = io.StringIO()
    EXPORTS["jsonl"].write(view, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def _text(lasting_sqlite_url):
    engine = database.connect(lasting_sqlite_url)
    found_eventful_book(engine)
    with at_work(engine) as book:
        book.post(sale(on="2025-03-01", tags={"é": "1"}, evidence=("ab" * 32,)), by=CLERK)
        for _ in range(2):
            book.record_refusal(LedgerError("lagi"), request='{"a":"é"}', actor=CLERK)
        text = exported(book)
    engine.dispose()
    return text


@pytest.fixture
def records(_text):
    """The records of an export, to be spoilt."""
    return [json.loads(line) for line in _text.splitlines()]


def findings_of(lines, head=None):
    verifier = Verifier(head)
    verifier.read(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return verifier.findings


def places(records, kind):
    return [i for i, record in enumerate(records) if record["type"] == kind]


def first(records, kind):
    return records[places(records, kind)[0]]


# --- honest files ---------------------------------------------------------------------------


@settings(
    max_examples=long_or(25, 200),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(plan=plans())
def test_an_honest_export_is_found_whole(sqlite_engine, plan):
    with sqlite_engine.connect() as connection, connection.begin() as transaction:
        text = exported(plan.make(connection, "jujur"))

        assert findings_of(io.StringIO(text)) == []
        transaction.rollback()


def test_the_export_of_either_database_is_found_whole(engine):
    found_eventful_book(engine)
    with at_work(engine) as book:
        assert findings_of(io.StringIO(exported(book))) == []


def test_a_mended_export_is_found_whole(records):
    assert findings_of(rechained(records)) == []


def test_every_head_that_was_noted_down_is_found(records):
    heads = [records[i]["hash"] for i in places(records, "entry")]

    assert [findings_of(records, head) for head in heads] == [[]] * len(heads)


def test_an_empty_book_is_whole_and_has_the_head_it_began_with(sqlite_engine):
    with sqlite_engine.begin() as connection:
        book = Book.create(connection, BOOK, name="Baru", chart=[])

        assert findings_of(exported(book).splitlines(), book.settings().head) == []


# --- tampering ------------------------------------------------------------------------------


def changed(value):
    """Return another value of the same type."""
    if isinstance(value, str):
        return value[:-1] + ("1" if value.endswith("0") else "0")
    if isinstance(value, dict):
        return value | {"lain": "x"}
    if isinstance(value, list):
        return [*value, *(value[:1] or ["x"])]
    return 1 if value is None else value + 1


CHAINED_FIELDS = [
    (kind, name)
    for kind in ("entry", "period_event", "refusal")
    for name in ledger.verifier.FIELDS[kind]
]


@pytest.mark.parametrize(("kind", "name"), CHAINED_FIELDS)
def test_a_changed_field_is_found_and_its_line_is_named(records, kind, name):
    for place in places(records, kind):
        before = records[place]
        records[place] = before | {name: changed(before[name])}

        assert any(f"baris {place + 1}:" in finding for finding in findings_of(records))
        records[place] = before


@pytest.mark.parametrize("name", ledger.verifier.LINE)
def test_a_changed_line_is_found(records, name):
    for place in places(records, "entry"):
        lines = records[place]["lines"]
        for line in lines:
            before = dict(line)
            line[name] = changed(line.get(name, "" if name not in before else None) or "")
            if name.endswith("_minor"):
                line[name] = before.get(name, 0) + 1

            assert findings_of(records)
            line.clear()
            line.update(before)


@pytest.mark.parametrize("kind", ["entry", "period_event", "refusal"])
def test_a_removed_row_is_found(records, kind):
    for place in places(records, kind):
        assert findings_of(records[:place] + records[place + 1 :])


@pytest.mark.parametrize("kind", ["entry", "period_event", "refusal"])
def test_exchanged_rows_are_found(records, kind):
    one, two, *_ = places(records, kind)
    records[one], records[two] = records[two], records[one]

    assert findings_of(records)


@pytest.mark.parametrize("name", ledger.verifier.FIELDS["footer"])
def test_a_changed_footer_is_found(records, name):
    records[-1][name] = changed(records[-1][name])

    (finding,) = findings_of(records)
    assert f"penutup: {name}" in finding


def test_another_identity_is_found(records):
    records[0]["identity"] = "lain"

    assert findings_of(records)


def test_a_file_that_was_cut_is_found(records):
    assert "terpotong" in findings_of(records[:-1])[-1]


def test_a_head_that_no_entry_has_is_found(records):
    (finding,) = findings_of(records, "ab" * 32)

    assert "ab" * 32 in finding


def test_a_forgery_that_fits_is_found_by_a_head_that_was_noted_down(records):
    noted = records[-1]["head"]
    first(records, "entry")["description"] = "lain"

    assert findings_of(rechained(records)) == []
    assert findings_of(records, noted) != []


# --- what a right digest cannot hide --------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"date": "2024-05-31x"}, "bukan hari"),
        ({"date": "2024-02-30"}, "bukan hari"),
        ({"year": 2023}, "bukan hari"),
        ({"kind": "lain"}, "jenis lain"),
        ({"voucher_type": "BKX"}, "bukti BKX"),
        ({"posted_at": "kemarin"}, "waktu catat"),
        ({"number": 2}, "nomor jurnal"),
        ({"voucher_number": 2}, "nomor BKM"),
        ({"reverses": 1}, "tidak ada sebelumnya"),
        ({"reverses": 0}, "tidak ada sebelumnya"),
    ],
    ids=str,
)
def test_an_entry_that_cannot_be_is_found(records, changes, said):
    first(records, "entry").update(changes)

    assert any(said in finding for finding in findings_of(rechained(records)))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"debit_minor": 1}, "tidak seimbang"),
        ({"debit_minor": -1}, "bukan satu jumlah"),
        ({"credit_minor": 5}, "bukan satu jumlah"),
        ({"account": "lain"}, "tidak ada atau hanya induk"),
        ({"account": "1.0.00.00"}, "tidak ada atau hanya induk"),
        ({"party": "lain"}, "party lain tidak dikenal"),
    ],
    ids=str,
)
def test_a_line_that_cannot_be_is_found(records, changes, said):
    first(records, "entry")["lines"][0].update(changes)

    assert any(said in finding for finding in findings_of(rechained(records)))


def test_a_reversal_that_is_no_mirror_is_found(records):
    reversal = next(r for r in records if r["type"] == "entry" and r["reverses"])
    reversal["lines"].reverse()
    assert findings_of(rechained(records)) == []

    reversal["lines"][0]["fund"] = "DESA"
    assert any("bukan kebalikan" in finding for finding in findings_of(rechained(records)))


def test_a_second_reversal_is_found(records):
    records[places(records, "entry")[-1]]["reverses"] = 6

    found = findings_of(rechained(records))
    assert any("sudah dibatalkan" in finding for finding in found)


# --- files that are no such files -----------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [""],
        ["[]"],
        ["{"],
        [{"type": "header"}],
        [{"type": "header", "format": "bumdes-ledger", "version": 2}],
        [{"type": "header", "format": "bumdes-ledger", "version": 1}],
    ],
    ids=str,
)
def test_a_file_that_begins_otherwise_is_not_judged(lines):
    (finding,) = findings_of(lines)

    assert finding.startswith("baris 1: bukan ekspor pembukuan")


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"a": 1.5}', '{"a": NaN}', '{"a": 1, "a": 1}', "[" * 100_000],
    ids=lambda line: line[:12],
)
def test_a_line_that_is_no_record_is_found(records, line):
    records.insert(1, line)

    assert [finding[:8] for finding in findings_of(records)] == ["baris 2:"]


@pytest.mark.parametrize("kind", ["lain", None, 5, ["entry"], "footer", "header"])
def test_a_record_out_of_place_is_found(records, kind):
    records.append({"type": kind})

    (finding,) = findings_of(records)
    assert "tidak pada tempatnya" in finding


@pytest.mark.parametrize("kind", list(ledger.verifier.FIELDS))
def test_a_field_too_many_or_too_few_is_found(records, kind):
    record = first(records, kind)
    record["lain"] = 1
    assert any("isian lain" in finding for finding in findings_of(records))

    del record["lain"]
    removed = list(record)[-1]
    del record[removed]
    assert any(f"isian {removed}" in finding for finding in findings_of(records))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sequence", "1"),
        ("sequence", True),
        ("description", None),
        ("tags", []),
        ("lines", [{"account": CASH, "debit_minor": 1}]),
        ("lines", ["x", "y"]),
        ("lines", [{"jumlah": 1}, {}]),
        ("lines", [{"account": 5}, {"account": CASH}]),
        ("hash", 5),
    ],
    ids=str,
)
def test_a_value_of_another_type_is_found(records, name, value):
    first(records, "entry")[name] = value

    assert any("tidak boleh" in f or "kurang dari dua" in f for f in findings_of(records))


def test_a_digest_of_a_later_version_is_not_judged(records):
    records[places(records, "refusal")[-1]]["hash_version"] = 2

    (finding,) = findings_of(records)
    assert "tidak diperiksa" in finding


def test_a_digest_that_is_none_is_found(records):
    records[places(records, "refusal")[0]]["hash"] = "x"

    assert any("tidak cocok" in finding for finding in findings_of(records))


# --- the command ----------------------------------------------------------------------------


@pytest.fixture
def path(_text, tmp_path):
    made = tmp_path / "buku.jsonl"
    made.write_text(_text, encoding="utf-8", newline="\n")
    return made


def run(*arguments, **options):
    """Run the file by itself, where nothing of the project can be imported."""
    command = [sys.executable, "-I", "-S", FILE, *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd="/", **options
    )


def test_an_honest_file_ends_with_0(path):
    done = run(path)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("UTUH\n")


def test_a_tampered_file_ends_with_1(path):
    path.write_text(path.read_text().replace("Penjualan", "Pembelian", 1))

    done = run(path)

    assert (done.returncode, done.stderr) == (1, "")
    assert "tidak cocok dengan sidiknya" in done.stdout
    assert done.stdout.endswith("TIDAK UTUH\n")


@pytest.mark.parametrize("arguments", [[], ["--salah"], ["/tidak/ada"]], ids=str)
def test_a_wrong_call_ends_with_2(arguments):
    assert run(*arguments).returncode == 2


def test_a_file_that_is_no_text_ends_with_2(tmp_path, capsys):
    (tmp_path / "x").write_bytes(b"\xff")

    assert main([str(tmp_path / "x")]) == 2
    assert capsys.readouterr().err.startswith(str(tmp_path / "x"))


def test_run_as_a_program_it_ends_with_its_exit_code(path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["verifier.py", str(path)])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(FILE), run_name="__main__")

    assert ended.value.code == 0
    assert capsys.readouterr().out.endswith("UTUH\n")


def test_the_file_may_come_from_standard_input(path):
    assert run("-", input=path.read_text()).returncode == 0


def test_a_head_is_asked_for(path):
    assert run(path, "--head", "AB" * 32).returncode == 1


def test_it_says_what_it_read(path, records):
    out = io.StringIO()
    footer = records[-1]

    assert main([str(path)], out) == 0
    assert f"{footer['entries']} transaksi, {footer['lines']} baris" in out.getvalue()
    assert footer["head"] in out.getvalue()


def test_a_file_that_is_no_export_is_not_counted(tmp_path):
    out = io.StringIO()
    (tmp_path / "x").write_text("{}\n")

    assert main([str(tmp_path / "x")], out) == 1
    assert "transaksi" not in out.getvalue()


def test_more_findings_than_anybody_reads_are_counted(path, tmp_path):
    out = io.StringIO()
    header = path.read_text().splitlines()[0]
    (tmp_path / "x").write_text("\n".join([header, *["{}"] * 1_200]))

    assert main([str(tmp_path / "x")], out) == 1
    assert out.getvalue().count("tidak pada tempatnya") == MOST_SHOWN
    assert "dan 201 temuan lagi" in out.getvalue()


def test_the_balances_are_those_of_the_book(sqlite_engine, tmp_path):
    with sqlite_engine.begin() as connection:
        book = new_book(connection)
        book.post(sale(150_000), by=CLERK)
        (tmp_path / "x").write_text(exported(book))
        ours = [
            f"{code}\t{each.debits.amount}\t{each.credits.amount}"
            for code, each in book.balances().items()
        ]
    out = io.StringIO()
    main([str(tmp_path / "x"), "--balances"], out)

    assert out.getvalue().splitlines()[: len(ours)] == ours


@pytest.mark.parametrize(("places", "said"), [(2, "-0.05"), (0, "-5"), (1, "-0.5")])
def test_an_amount_has_the_decimals_of_its_currency(places, said):
    verifier = Verifier()
    verifier.decimals = places

    assert verifier.amount(-5) == said


# --- the file itself ------------------------------------------------------------------------


def test_it_is_python_3_9():
    ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 9))


def test_it_imports_the_standard_library_only():
    tree = ast.parse(FILE.read_text(encoding="utf-8"))
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }

    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names
