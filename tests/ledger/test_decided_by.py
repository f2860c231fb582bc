"""Entries are found by the decision they name, as long as they stand."""

from __future__ import annotations

import pytest

from tests.builders import CLERK, day, new_book, sale


@pytest.fixture
def book(engine):
    with engine.begin() as connection:
        yield new_book(connection)


def post(book, decision=""):
    return book.post(sale(decision=decision), by=CLERK).sequence


def decided_by(book, decision):
    return [posted.sequence for posted in book.decided_by(decision)]


def test_entries_are_found_by_their_decision(book):
    meant = [post(book, "SK-1")]
    post(book)
    post(book, "SK-11")
    meant.append(post(book, "SK-1"))

    assert decided_by(book, "SK-1") == meant


def test_what_was_taken_back_does_not_stand_nor_does_what_takes_it_back(book):
    taken_back, stands = post(book, "SK-1"), post(book, "SK-1")
    book.reverse(taken_back, on=day("2025-06-30"), reason="Salah", by=CLERK)

    assert decided_by(book, "SK-1") == [stands]


def test_a_decision_of_other_books_decides_nothing(engine):
    with engine.begin() as connection:
        mine, other = new_book(connection, "satu"), new_book(connection, "dua")
        post(mine, "SK-1")

        assert decided_by(other, "SK-1") == []
