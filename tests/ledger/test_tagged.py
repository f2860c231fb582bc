"""Entries are found by what their tags say."""

from __future__ import annotations

import pytest

from tests.builders import new_book, sale


@pytest.fixture
def book(engine):
    with engine.begin() as connection:
        yield new_book(connection)


def post(book, **tags):
    return book.post(sale(tags=tags), by="sari").sequence


def tagged(book, tag, value):
    return [posted.sequence for posted in book.tagged(tag, value)]


def test_entries_are_found_by_what_a_tag_says(book):
    post(book)
    meant = [post(book, proposal="a"), post(book, proposal="a", kind="b")]
    post(book, proposal="b")

    assert tagged(book, "proposal", "a") == meant


@pytest.mark.parametrize("near", ["A", "ab", "", "a%", "_"])
def test_a_tag_that_says_nearly_the_same_is_another(book, near):
    post(book, proposal="a")

    assert tagged(book, "proposal", near) == []


def test_words_in_another_tag_are_no_tag(book):
    post(book, note='"proposal":"a"')

    assert tagged(book, "proposal", "a") == []


@pytest.mark.parametrize("value", ['a"b', "50%", "é", "a\\b", "a_b"])
def test_any_text_is_found(book, value):
    post(book, note="50")
    meant = post(book, note=value)

    assert tagged(book, "note", value) == [meant]
