"""Books that the tests of reports read, made once for those that change nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bumdes import database
from ledger import Book, BookView
from tests.reports.books import BOOK, first_year, standard_book
from tests.reports.printed_books import PrintedBooks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlalchemy


@pytest.fixture
def book(engine: sqlalchemy.Engine) -> Iterator[Book]:
    """An empty book on the standard chart: the test runs once on each kind of database."""
    with engine.begin() as connection:
        yield standard_book(connection)


@pytest.fixture
def sqlite_book(sqlite_engine: sqlalchemy.Engine) -> Iterator[Book]:
    """An empty book on the standard chart, on SQLite."""
    with sqlite_engine.begin() as connection:
        yield standard_book(connection)


@pytest.fixture(scope="session")
def _year_engine(
    _sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlalchemy.Engine]:
    path = tmp_path_factory.mktemp("year") / "books.sqlite"
    shutil.copyfile(_sqlite_template, path)
    engine = database.connect(f"sqlite:///{path}")
    with engine.begin() as connection:
        first_year(standard_book(connection))
    yield engine
    engine.dispose()


@pytest.fixture
def year(_year_engine: sqlalchemy.Engine) -> Iterator[BookView]:
    """A book with a plausible 2025, to be read only."""
    with _year_engine.connect() as connection:
        yield BookView.open(connection, BOOK)


@pytest.fixture(scope="session")
def engine_of_year(_year_engine: sqlalchemy.Engine) -> sqlalchemy.Engine:
    """The database of a book with a plausible 2025, to be read only."""
    return _year_engine


@pytest.fixture(scope="session")
def paper(_year_engine: sqlalchemy.Engine) -> PrintedBooks:
    """Make the PDF of a report of that book, once."""
    return PrintedBooks(_year_engine)
