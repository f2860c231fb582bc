"""What holds of the notes of any journal at all: they end with what the statements show."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bumdes.work import begin_work
from ledger import Period
from ledger.money import to_minor
from reports.bound.block import Figures
from reports.forms.kepmendesa_136 import KEPMENDESA_136
from reports.kind import Asked
from reports.notes.books import INCOME, POSITION, NoteBooks
from reports.notes.chapters import NOTES
from reports.statement import Line
from tests.bumdes.village import ADMIN, NOW, now
from tests.reports.test_any_journal import random_book
from tests.scale import long_or

ASKED = Asked(period=Period.year(2025), now=NOW)
MOVED = {"fixed_assets", "intangibles"}
"""Notes whose tables show how their lines moved."""

BETWEEN_UNITS = {"due_from_units", "due_to_head_office"}
"""Lines that no reader of the whole sees: they cancel."""


def minor(money):
    return 0 if money is None else to_minor(money)


@pytest.mark.parametrize("key", [POSITION, INCOME])
def test_each_line_of_a_statement_has_a_note(key):
    lines = {
        row.key
        for row in KEPMENDESA_136.statements[key].rows
        if isinstance(row, Line) and not row.hidden
    }
    told = {row for note in NOTES.values() for of, row in note.rows if of == key}

    assert lines - BETWEEN_UNITS == told


@settings(
    max_examples=long_or(12, 300),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32))
def test_every_note_ends_with_what_the_statements_show(sqlite_engine, seed):
    with sqlite_engine.begin() as connection:
        book, _ = random_book(connection, random.Random(seed))
    with begin_work(
        sqlite_engine, actor=ADMIN, book_id=book.book_id, clock=now, read_only=True
    ) as work:
        books = NoteBooks(work, ASKED)
        shown = {key: books.statement(key) for key in (POSITION, INCOME)}
        for note in (note for note in NOTES.values() if note.rows):
            tables = [block.table for block in note.tell(books) if isinstance(block, Figures)]
            places = [-1] if note.key in MOVED else range(len(shown[POSITION].columns))
            for place in places:
                of = max(place, 0)
                due = sum(minor(shown[key][row].figures[of]) for key, row in note.rows)
                told = minor(tables[0].rows[-1].figures[place]) if tables else 0
                assert told == due, (note.key, place)
