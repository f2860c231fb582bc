"""A file of JSON lines that is not what was exported is refused, and changes nothing."""

from __future__ import annotations

import io
import json

import pytest

from ledger import Book
from ledger.errors import (
    AmountOverflowError,
    DatabaseGuardError,
    ExchangeError,
    ExportChainError,
    ExportVersionError,
    MalformedExportError,
)
from ledger.exchange import EXPORTS, import_jsonl
from tests.builders import at_work, everything_stored, found_eventful_book
from tests.ledger.rechaining import rechained

TYPES = ["header", "account", "value", "entry", "period_event", "refusal", "footer"]


@pytest.fixture(scope="module")
def _exported(lasting_engine):
    found_eventful_book(lasting_engine)
    out = io.StringIO()
    with at_work(lasting_engine) as book:
        EXPORTS["jsonl"].write(book, out)
    return out.getvalue()


@pytest.fixture
def records(_exported):
    """The records of an export, to be spoilt."""
    return [json.loads(line) for line in _exported.splitlines()]


@pytest.fixture
def refused(lasting_engine):
    """What refuses a file, after seeing that nothing of it was taken in."""

    def error_of(lines):
        before = everything_stored(lasting_engine)
        lines = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        with pytest.raises(Exception) as caught, lasting_engine.begin() as connection:  # noqa: PT011, PT012
            Book.create(connection, "salinan", name="Kosong", chart=[])
            import_jsonl(connection, "salinan", lines)
        assert everything_stored(lasting_engine) == before
        return caught.value

    return error_of


def place(records, kind):
    """Return where the first record of a kind is, from 0."""
    return next(i for i, record in enumerate(records) if record["type"] == kind)


def places(records, kind):
    """Return where all records of a kind are."""
    return [i for i, record in enumerate(records) if record["type"] == kind]


def first(records, kind):
    return records[place(records, kind)]


# --- a file that was changed ----------------------------------------------------------------


def test_the_file_as_it_is_would_be_taken_in(lasting_engine, records):
    with lasting_engine.connect() as connection:
        Book.create(connection, "salinan", name="Kosong", chart=[])
        import_jsonl(connection, "salinan", map(json.dumps, rechained(records)))


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("entry", "description", "lain"),
        ("entry", "tags", {"a": "b"}),
        ("entry", "date", "2024-06-02"),
        ("entry", "hash", "0" * 64),
        ("entry", "posted_by", "orang lain"),
        ("period_event", "reason", "lain"),
        ("period_event", "made_at", "2024-01-01T00:00:00.000000Z"),
        ("refusal", "actor", "lain"),
        ("refusal", "facts", "{}x"),
    ],
)
def test_a_changed_row_breaks_its_chain(refused, records, kind, field, value):
    first(records, kind)[field] = value

    error = refused(records)

    assert isinstance(error, ExportChainError)
    assert error.facts["line"] == place(records, kind) + 1


def test_a_changed_line_of_an_entry_breaks_the_chain(refused, records):
    first(records, "entry")["lines"][0]["party"] = "BU-TINI"

    assert isinstance(refused(records), ExportChainError)


@pytest.mark.parametrize("kind", ["entry", "period_event"])
def test_a_removed_row_breaks_its_chain(refused, records, kind):
    del records[place(records, kind)]

    assert isinstance(refused(records), ExportChainError)


@pytest.mark.parametrize("kind", ["entry", "period_event", "refusal"])
def test_a_removed_last_row_is_missed_by_the_footer(refused, records, kind):
    last = max(i for i, record in enumerate(records) if record["type"] == kind)
    del records[last]

    error = refused(records)

    assert isinstance(error, ExportChainError)
    assert error.facts["line"] == len(records)


def test_exchanged_rows_break_the_chain(refused, records):
    at = place(records, "entry")
    records[at], records[at + 1] = records[at + 1], records[at]

    assert isinstance(refused(records), ExportChainError)


def test_another_identity_breaks_the_chains(refused, records):
    records[0]["identity"] = "lain"

    assert isinstance(refused(records), ExportChainError)


@pytest.mark.parametrize(
    "name",
    ["entries", "lines", "period_events", "refusals", "head", "period_head", "refusal_head"],
)
def test_a_footer_that_tells_otherwise_is_refused(refused, records, name):
    records[-1][name] = "0" * 64 if "head" in name else 99

    error = refused(records)

    assert (type(error), error.facts["what"]) == (ExportChainError, name)


# --- a file that is no such file ------------------------------------------------------------


def test_a_file_without_lines_is_refused(refused):
    assert isinstance(refused([]), MalformedExportError)


@pytest.mark.parametrize("line", ["", "{", "[]", '{"type": "header"}', '{"a": 1.5}'])
def test_a_file_that_begins_otherwise_is_refused(refused, line):
    error = refused([line])

    assert (type(error), error.facts["line"]) == (MalformedExportError, 1)


def test_a_file_of_a_later_version_is_refused(refused, records):
    records[0]["version"] = 2

    assert isinstance(refused(records), ExportVersionError)


@pytest.mark.parametrize("kind", ["entry", "period_event", "refusal"])
def test_a_digest_of_a_later_version_is_refused(refused, records, kind):
    first(records, kind)["hash_version"] = 2

    assert isinstance(refused(records), ExportVersionError)


@pytest.mark.parametrize(("field", "value"), [("currency", "XYZ"), ("decimals", 0)])
def test_a_currency_that_is_none_is_refused(refused, records, field, value):
    records[0][field] = value

    assert isinstance(refused(records), MalformedExportError)


@pytest.mark.parametrize("kind", TYPES[1:])
def test_a_record_out_of_place_is_refused(refused, records, kind):
    moved = first(records, kind)
    at = len(records) if kind in {"refusal", "footer"} else place(records, "footer")
    records.insert(at, moved)

    error = refused(records)

    assert (type(error), error.facts["line"]) == (MalformedExportError, at + 1)


@pytest.mark.parametrize("kind", ["header", "lain", None, 5])
def test_a_record_of_no_type_is_refused(refused, records, kind):
    records.insert(1, {"type": kind})

    assert isinstance(refused(records), MalformedExportError)


def test_a_file_without_a_footer_is_refused(refused, records):
    error = refused(records[:-1])

    assert (type(error), error.facts["line"]) == (MalformedExportError, len(records))


@pytest.mark.parametrize("kind", TYPES)
def test_a_record_with_another_field_is_refused(refused, records, kind):
    first(records, kind)["lain"] = 1

    assert isinstance(refused(records), MalformedExportError)


@pytest.mark.parametrize("kind", TYPES)
def test_a_record_without_a_field_is_refused(refused, records, kind):
    record = first(records, kind)
    del record[list(record)[-1]]

    assert isinstance(refused(records), MalformedExportError)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("header", "created_at", "kemarin"),
        ("header", "name", None),
        ("account", "kind", "harta"),
        ("account", "kind", ["asset"]),
        ("account", "is_cash", 1),
        ("account", "requires", ["warna"]),
        ("account", "requires", "unit"),
        ("account", "code", " 1"),
        ("account", "name", "x" * 201),
        ("value", "dimension", "warna"),
        ("value", "name", " "),
        ("entry", "sequence", "1"),
        ("entry", "sequence", True),
        ("entry", "sequence", -1),
        ("entry", "number", 2**63),
        ("entry", "date", "2024-6-1"),
        ("entry", "date", "2024-06-31"),
        ("entry", "date", "1024-06-01"),
        ("entry", "kind", "lain"),
        ("entry", "description", "a\0b"),
        ("entry", "description", "a\ud800b"),
        ("entry", "key", "x" * 201),
        ("entry", "tags", "{"),
        ("entry", "tags", {"a": 1}),
        ("entry", "evidence", [1]),
        ("entry", "posted_at", "2024-01-01T00:00:00Z"),
        ("entry", "posted_at", "2024-13-01T00:00:00.000000Z"),
        ("entry", "lines", None),
        ("entry", "lines", ["x"]),
        ("entry", "lines", [{"account": "1", "jumlah": 5}]),
        ("entry", "lines", [{"account": "1", "debit_minor": "5"}]),
        ("entry", "hash", "x"),
        ("period_event", "first_day", "besok"),
        ("period_event", "first_day", 5),
        ("period_event", "until", "besok"),
        ("period_event", "until", 5),
        ("period_event", "action", "hapus"),
        ("footer", "head", 5),
    ],
    ids=str,
)
def test_a_field_that_cannot_be_is_refused(refused, records, kind, field, value):
    first(records, kind)[field] = value

    error = refused(records)

    assert (type(error), error.facts["line"]) == (
        MalformedExportError,
        place(records, kind) + 1,
    )


def test_a_text_in_a_line_that_no_database_stores_is_refused(refused, records):
    first(records, "entry")["lines"][0]["unit"] = "\ud800"

    assert isinstance(refused(records), MalformedExportError)


@pytest.mark.parametrize("kind", ["account", "value"])
def test_what_is_there_twice_is_refused(refused, records, kind):
    records.insert(place(records, kind), first(records, kind))

    assert isinstance(refused(records), MalformedExportError)


def test_a_closing_account_that_takes_no_postings_is_refused(refused, records):
    records[0]["result_account"] = "1.0.00.00"

    assert isinstance(refused(records), MalformedExportError)


# --- a file whose chain somebody mended -----------------------------------------------------


def test_an_unbalanced_entry_is_refused(refused, records):
    first(records, "entry")["lines"][0]["debit_minor"] += 1

    error = refused(rechained(records))

    assert isinstance(error, MalformedExportError)
    assert "debits less credits" in error.facts["problem"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("account", "1.0.00.00"), ("account", "lain"), ("unit", "PASAR"), ("account", 5)],
)
def test_an_entry_that_names_what_is_not_there_is_refused(refused, records, field, value):
    for line in first(records, "entry")["lines"]:
        line[field] = value

    assert isinstance(refused(rechained(records)), MalformedExportError)


def test_amounts_whose_sum_no_table_holds_are_refused(refused, records):
    for place in places(records, "entry"):
        for line in records[place]["lines"]:
            side = "debit_minor" if "debit_minor" in line else "credit_minor"
            line[side] = 2**63 - 1

    assert isinstance(refused(rechained(records)), AmountOverflowError)


def test_an_entry_of_one_line_is_refused(refused, records):
    first(records, "entry")["lines"] = []

    assert isinstance(refused(rechained(records)), MalformedExportError)


@pytest.mark.parametrize("field", ["number", "voucher_number"])
def test_a_number_with_a_gap_is_refused(refused, records, field):
    first(records, "entry")[field] += 1

    assert isinstance(refused(rechained(records)), ExportChainError)


def test_a_year_that_is_not_that_of_the_day_is_refused(refused, records):
    first(records, "entry")["year"] += 1

    assert isinstance(refused(rechained(records)), ExchangeError)


def test_a_key_that_is_there_twice_is_refused_by_the_database(refused, records):
    at = place(records, "entry")
    records[at + 1]["key"] = records[at]["key"]

    assert isinstance(refused(rechained(records)), DatabaseGuardError)


def test_a_reversal_of_itself_is_refused_by_the_database(refused, records):
    first(records, "entry")["reverses"] = 1

    assert isinstance(refused(rechained(records)), DatabaseGuardError)
