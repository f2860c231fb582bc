from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from bumdes.work import begin_session
from ledger import Book
from ledger.errors import DatabaseGuardError
from tests import builders


def test_a_guard_that_refuses_a_copy_is_told_as_a_refusal_of_the_database(postgres_engine):
    book_id = builders.found(postgres_engine)

    with pytest.raises(DatabaseGuardError), begin_session(postgres_engine) as session:
        _copy_with_a_gap(session, book_id)


def test_what_the_driver_raises_while_copying_comes_as_an_error_of_sqlalchemy(postgres_engine):
    book_id = builders.found(postgres_engine)

    with pytest.raises(DBAPIError), postgres_engine.begin() as connection:
        _copy_with_a_gap(connection, book_id)


def _copy_with_a_gap(session, book_id):
    book = Book.open(session, book_id)
    writer = book.writer()
    writer.last_sequence += 1
    entry = builders.sale()
    book.write(writer, entry, book.admit(entry), by="x")
    writer.flush()
