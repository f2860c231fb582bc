"""A book that was exported as JSON lines and taken in elsewhere is the book that it was."""

from __future__ import annotations

import io
import itertools
import json

import pytest
from hypothesis import HealthCheck, given, settings

from ledger import Book, DimensionValue, LedgerError
from ledger.dimension import Dimension
from ledger.errors import BookNotEmptyError, BookNotFoundError, PeriodClosedError
from ledger.exchange import EXPORTS, import_jsonl
from ledger.verify import verify
from tests.builders import (
    BOOK,
    CLERK,
    Clock,
    at_work,
    day,
    everything_stored,
    found,
    found_eventful_book,
    new_book,
    sale,
)
from tests.ledger.insider import inside
from tests.ledger.random_books import plans
from tests.scale import long_or

COPY = "salinan"


def exported(view, progress=None):
    out = io.StringIO()
    EXPORTS["jsonl"].write(view, out, progress)
    return out.getvalue()


def taken_in(connection, text, book_id=COPY, progress=None):
    """Take an export in as a new book, and return the book."""
    Book.create(connection, book_id, name="Kosong", chart=[])
    import_jsonl(connection, book_id, io.StringIO(text), progress)
    return Book.open(connection, book_id, clock=Clock())


@pytest.fixture
def text(engine):
    """The export of a book in which much has happened."""
    found_eventful_book(engine)
    with at_work(engine) as book:
        return exported(book)


def records(text):
    return [json.loads(line) for line in text.splitlines()]


# --- there and back -------------------------------------------------------------------------


@settings(
    max_examples=long_or(25, 200),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(plan=plans())
def test_import_of_an_export_exports_the_same_bytes(engine, plan):
    with engine.connect() as connection, connection.begin() as transaction:
        before = exported(plan.make(connection, "asal"))

        copy = taken_in(connection, before)

        assert exported(copy) == before
        assert verify(copy).ok
        transaction.rollback()


def test_an_eventful_book_comes_back_with_everything(engine, text):
    with engine.begin() as connection:
        copy = taken_in(connection, text)

        assert exported(copy) == text
        assert verify(copy).ok


def test_one_kind_of_database_takes_in_what_the_other_exported(sqlite_engine, postgres_engine):
    found_eventful_book(sqlite_engine)
    with at_work(sqlite_engine) as book:
        before = exported(book)

    with postgres_engine.begin() as connection:
        assert exported(taken_in(connection, before)) == before


def test_the_copy_replaces_what_the_empty_book_had(engine, text):
    with engine.begin() as connection:
        new_book(connection, COPY, name="Lama").declare(
            DimensionValue(dimension=Dimension.UNIT, code="PASAR", name="Pasar")
        )
        import_jsonl(connection, COPY, io.StringIO(text))
        copy = Book.open(connection, COPY)

        assert copy.name == "BUM Desa Maju Jaya"
        assert "PASAR" not in [value.code for value in copy.known(Dimension.UNIT)]


def test_the_copy_goes_on_where_the_book_stood(engine, text):
    with engine.begin() as connection:
        copy = taken_in(connection, text)
        original = Book.open(connection, BOOK)
        last = original.latest(1)[0]

        posted = copy.post(sale(on="2025-04-01"), by=CLERK)

        assert (posted.sequence, posted.number) == (last.sequence + 1, last.number + 1)
        assert verify(copy).ok


def test_the_copy_is_closed_as_the_book_was(engine, text):
    with engine.begin() as connection:
        copy = taken_in(connection, text)

        with pytest.raises(PeriodClosedError):
            copy.post(sale(on="2024-08-01"), by=CLERK)


def test_the_copy_closes_and_refuses_in_the_same_chains(engine, text):
    with engine.begin() as connection:
        copy = taken_in(connection, text)
        copy.periods.close(day("2025-02-28"), by=CLERK)
        copy.record_refusal(LedgerError("lagi"), request="{}", actor=CLERK)

        assert verify(copy).ok


def test_import_tells_what_it_took_in(engine, text):
    with engine.begin() as connection:
        Book.create(connection, COPY, name="Kosong", chart=[])
        result = import_jsonl(connection, COPY, io.StringIO(text))

    footer = records(text)[-1]
    assert result._asdict() == {name: footer[name] for name in result._fields}


def test_an_empty_book_comes_back_empty(engine):
    with engine.begin() as connection:
        before = exported(Book.create(connection, "asal", name="Asal", chart=[]))

        assert exported(taken_in(connection, before)) == before


def test_many_rows_of_each_kind_come_back(sqlite_engine):
    with sqlite_engine.begin() as connection:
        book = new_book(connection, clock=Clock())
        book.post_many((sale(1 + n % 7) for n in range(1_005)), by=CLERK)
        for _ in range(1_000):
            book.record_refusal(LedgerError("ditolak"), request="{}", actor=CLERK)
        values = (
            DimensionValue(dimension=Dimension.PARTY, code=f"P{n}", name="Orang")
            for n in range(1_001)
        )
        book.declare(*values)
        before = exported(book)

        assert exported(taken_in(connection, before)) == before


# --- the file -------------------------------------------------------------------------------


def test_the_file_does_not_say_what_its_database_calls_the_book(text):
    assert BOOK not in text


def test_the_file_has_a_line_for_each_thing_in_order(text):
    kinds = [kind for kind, _ in itertools.groupby(records(text), key=lambda r: r["type"])]

    assert kinds == ["header", "account", "value", "entry", "period_event", "refusal", "footer"]


def test_two_databases_write_the_same_book_alike(sqlite_engine, postgres_engine):
    found_eventful_book(sqlite_engine)
    with at_work(sqlite_engine) as book:
        before = exported(book)
    with postgres_engine.begin() as connection:
        taken_in(connection, before)
    with at_work(postgres_engine, COPY) as book:
        assert exported(book) == before


# --- progress -------------------------------------------------------------------------------


@pytest.fixture
def thousand_and_more(sqlite_engine):
    with sqlite_engine.begin() as connection:
        new_book(connection).post_many((sale() for _ in range(1_100)), by=CLERK)
    return sqlite_engine


@pytest.mark.parametrize("key", EXPORTS)
def test_export_tells_its_progress(thousand_and_more, key):
    told = []
    with at_work(thousand_and_more) as book:
        EXPORTS[key].write(book, io.StringIO(), told.append)

    assert told == [1_000, 1_100]


def test_import_tells_its_progress(thousand_and_more):
    told = []
    with at_work(thousand_and_more) as book:
        taken_in(book.connection, exported(book), progress=told.append)

    assert told == [1_000, 1_100]


# --- books that take nothing in -------------------------------------------------------------


def test_a_book_with_entries_takes_nothing_in(engine, text):
    before = everything_stored(engine)
    with pytest.raises(BookNotEmptyError), engine.begin() as connection:
        import_jsonl(connection, BOOK, io.StringIO(text))

    assert everything_stored(engine) == before


def test_a_book_that_was_closed_takes_nothing_in(engine, text):
    with engine.begin() as connection:
        book = new_book(connection, COPY)
        book.periods.close(day("2025-01-31"), by=CLERK)

        with pytest.raises(BookNotEmptyError):
            import_jsonl(connection, COPY, io.StringIO(text))


def test_a_book_that_refused_something_takes_nothing_in(engine, text):
    with engine.begin() as connection:
        book = new_book(connection, COPY)
        book.record_refusal(LedgerError("ditolak"), request="{}", actor=CLERK)

        with pytest.raises(BookNotEmptyError):
            import_jsonl(connection, COPY, io.StringIO(text))


def test_a_book_that_is_not_there_takes_nothing_in(engine, text):
    with engine.begin() as connection, pytest.raises(BookNotFoundError):
        import_jsonl(connection, "entah", io.StringIO(text))


def test_a_tampered_tag_is_exported_as_it_stands(engine):
    found(engine, sale())
    with inside(engine) as connection:
        connection.exec_driver_sql("UPDATE entries SET tags = '{'")
        written = records(exported(Book.open(connection, BOOK)))

    assert next(r["tags"] for r in written if r["type"] == "entry") == "{"


@pytest.mark.parametrize("kept", ["sequence = 2", "sequence <> 2", "sequence = 0"])
def test_lines_without_an_entry_are_not_exported(engine, kept):
    found(engine, sale(), sale(), sale())
    with inside(engine) as connection:
        connection.exec_driver_sql(f"DELETE FROM entries WHERE NOT ({kept})")  # noqa: S608
        left = set(connection.exec_driver_sql("SELECT sequence FROM entries").scalars())
        written = records(exported(Book.open(connection, BOOK)))

    assert {r["sequence"] for r in written if r["type"] == "entry"} == left
